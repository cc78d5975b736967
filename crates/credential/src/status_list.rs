//! Bitstring status lists: who is revoked or suspended, told without telling who asks.
//!
//! Owns the bits, their encoding and the credential around them. Which index a credential gets is the caller's choice
//! (at random, and never twice); keeping the bits is the caller's too.

use std::fmt;
use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::context::CREDENTIALS_V2;
use crate::{Securing, Site, instant};

/// The fewest entries a list may have, so that one entry hides among many (Bitstring Status List 1.0 section 2.2).
pub const MIN_ENTRIES: usize = 131_072;

/// The most entries a list may have here; what unpacks to more is refused.
pub const MAX_ENTRIES: usize = 64 * MIN_ENTRIES;

/// What a set bit means (Bitstring Status List 1.0 section 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Taken back for good.
    Revocation,
    /// Taken back for a time.
    Suspension,
}

impl Purpose {
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        [Self::Revocation, Self::Suspension].into_iter().find(|purpose| purpose.word() == word)
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }
}

/// Why a bitstring cannot be made, read or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BitstringError {
    /// Not a multiple of 8 between [`MIN_ENTRIES`] and [`MAX_ENTRIES`].
    #[error("a list cannot have {0} entries")]
    Length(usize),
    /// No such entry.
    #[error("there is no entry {0}")]
    OutOfRange(u64),
    /// Not multibase base64url around GZIP.
    #[error("the encoded list cannot be decoded")]
    Malformed,
}

/// One bit for each entry; entry 0 is the most significant bit of the first byte.
#[derive(Clone, PartialEq, Eq)]
pub struct Bitstring(Vec<u8>);

impl Bitstring {
    /// A list with no bit set.
    ///
    /// # Errors
    /// [`BitstringError::Length`].
    pub fn new(entries: usize) -> Result<Self, BitstringError> {
        if !entries.is_multiple_of(8) {
            return Err(BitstringError::Length(entries));
        }
        Self::from_bytes(vec![0; entries / 8])
    }

    /// Takes stored bytes.
    ///
    /// # Errors
    /// [`BitstringError::Length`].
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, BitstringError> {
        let entries = bytes.len().saturating_mul(8);
        if (MIN_ENTRIES..=MAX_ENTRIES).contains(&entries) {
            Ok(Self(bytes))
        } else {
            Err(BitstringError::Length(entries))
        }
    }

    /// The bytes, to be stored.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Number of entries.
    pub fn entries(&self) -> usize {
        self.0.len() * 8
    }

    /// Whether the bit of entry `index` is set; `None` beyond the end.
    pub fn get(&self, index: u64) -> Option<bool> {
        let byte = self.0.get(usize::try_from(index / 8).ok()?)?;
        Some(byte & (0x80 >> (index % 8)) != 0)
    }

    /// Sets or clears the bit of entry `index`.
    ///
    /// # Errors
    /// [`BitstringError::OutOfRange`].
    pub fn set(&mut self, index: u64, value: bool) -> Result<(), BitstringError> {
        let byte = usize::try_from(index / 8).ok().and_then(|at| self.0.get_mut(at));
        let byte = byte.ok_or(BitstringError::OutOfRange(index))?;
        let bit = 0x80 >> (index % 8);
        if value {
            *byte |= bit
        } else {
            *byte &= !bit
        }
        Ok(())
    }

    /// The `encodedList`: GZIP, then multibase base64url, prefix `u` (Bitstring Status List 1.0 section 3.3).
    pub fn encode(&self) -> String {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&self.0).expect("writing to memory cannot fail");
        let packed = encoder.finish().expect("writing to memory cannot fail");
        format!("u{}", URL_SAFE_NO_PAD.encode(packed))
    }

    /// Reads an `encodedList` (section 3.4), unpacking no more than [`MAX_ENTRIES`].
    ///
    /// # Errors
    /// [`BitstringError::Malformed`], [`BitstringError::Length`].
    pub fn decode(encoded: &str) -> Result<Self, BitstringError> {
        let packed = encoded.strip_prefix('u').ok_or(BitstringError::Malformed)?;
        let packed = URL_SAFE_NO_PAD.decode(packed).or(Err(BitstringError::Malformed))?;
        let mut bytes = Vec::new();
        // One byte past the limit tells a list that is too long from one that just fits.
        let limit = MAX_ENTRIES as u64 / 8 + 1;
        MultiGzDecoder::new(&packed[..]).take(limit).read_to_end(&mut bytes).or(Err(BitstringError::Malformed))?;
        Self::from_bytes(bytes)
    }
}

impl fmt::Debug for Bitstring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set: u32 = self.0.iter().map(|byte| byte.count_ones()).sum();
        write!(f, "Bitstring({set} of {} set)", self.entries())
    }
}

/// The credential that publishes `bits` as list `number`, to be signed like any other: [`crate::proof::sign`] for
/// [`Securing::DataIntegrity`], [`crate::jws::sign`] for [`Securing::Jws`].
///
/// It has no `validUntil`: a list that runs out would take every credential that refers to it along.
///
/// # Source
/// Bitstring Status List 1.0 section 2.2.
pub fn document(
    site: &Site,
    number: u64,
    securing: Securing,
    purpose: Purpose,
    bits: &Bitstring,
    valid_from: Timestamp,
) -> Value {
    let id = site.status_list(number, securing);
    json!({
        "@context": [CREDENTIALS_V2],
        "id": id,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": site.did(),
        "validFrom": instant::write(valid_from),
        "credentialSubject": {
            "id": format!("{id}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": purpose.word(),
            "encodedList": bits.encode(),
        },
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_list_is_what_the_standard_prints() {
        let printed = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";

        assert_eq!(Bitstring::decode(printed), Bitstring::new(MIN_ENTRIES));
    }

    #[test]
    fn entry_0_is_the_highest_bit_of_the_first_byte() {
        let mut bits = Bitstring::new(MIN_ENTRIES).unwrap();
        bits.set(0, true).unwrap();
        bits.set(15, true).unwrap();

        assert_eq!(bits.as_bytes()[..2], [0x80, 0x01]);
    }

    #[test]
    fn a_list_that_unpacks_to_too_much_or_too_little_is_refused() {
        let pack = |bytes: usize| {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&vec![0; bytes]).unwrap();
            format!("u{}", URL_SAFE_NO_PAD.encode(encoder.finish().unwrap()))
        };

        assert_eq!(Bitstring::decode(&pack(16 * 1024 - 1)), Err(BitstringError::Length(MIN_ENTRIES - 8)));
        assert_eq!(Bitstring::decode(&pack(100 << 20)), Err(BitstringError::Length(MAX_ENTRIES + 8)));
    }

    #[test]
    fn what_is_not_an_encoded_list_is_refused() {
        let whole = Bitstring::new(MIN_ENTRIES).unwrap().encode();
        for text in ["", "u", "uAAAA", &whole[1..], &whole[..whole.len() - 8], "z\u{e9}"] {
            assert_eq!(Bitstring::decode(text), Err(BitstringError::Malformed), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_list_survives_its_encoding(set in proptest::collection::vec(0..MIN_ENTRIES as u64, 0..50)) {
            let mut bits = Bitstring::new(MIN_ENTRIES).unwrap();
            for index in &set {
                bits.set(*index, true).unwrap();
            }
            let decoded = Bitstring::decode(&bits.encode()).unwrap();

            prop_assert_eq!(&decoded, &bits);
            for index in set {
                prop_assert_eq!(decoded.get(index), Some(true));
            }
            prop_assert_eq!(decoded.get(MIN_ENTRIES as u64), None);
        }
    }
}
