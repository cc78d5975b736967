//! The public key of a passkey, as COSE writes it (RFC 9052, section 7; RFC 9053; RFC 8230).

use aws_lc_rs::rsa::PublicKeyComponents;
use aws_lc_rs::signature::{self, UnparsedPublicKey};
use ciborium::Value;

use super::Fault;

/// How a passkey signs, by its number with COSE.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA with P-256 and SHA-256.
    Es256 = -7,
    /// Ed25519.
    EdDsa = -8,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256 = -257,
}

impl Algorithm {
    /// Every algorithm that is read, the preferred one first.
    pub const ALL: [Self; 3] = [Self::EdDsa, Self::Es256, Self::Rs256];

    /// Its number with COSE.
    pub const fn number(self) -> i64 {
        self as i64
    }
}

/// Labels of the members of a key.
const KEY_TYPE: i64 = 1;
const ALGORITHM: i64 = 3;
/// Of elliptic curves: curve, x, y. Of RSA -1 is the modulus, -2 the exponent.
const FIRST: i64 = -1;
const SECOND: i64 = -2;
const THIRD: i64 = -3;

/// Key types.
const OKP: i64 = 1;
const EC2: i64 = 2;
const RSA: i64 = 3;

/// Curves.
const P256: i64 = 1;
const ED25519: i64 = 6;

/// How long a modulus may be: 2048 to 4096 bits.
const MODULUS_BYTES: std::ops::RangeInclusive<usize> = 256..=512;

/// A public key of a kind that is read.
pub(super) enum CosePublicKey {
    /// A point of P-256, uncompressed (SEC 1, section 2.3.3).
    Es256([u8; 65]),
    Ed25519([u8; 32]),
    Rs256 {
        modulus: Vec<u8>,
        exponent: Vec<u8>,
    },
}

impl CosePublicKey {
    /// Reads a COSE key.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let malformed = || Fault::Malformed("the public key");
        let mut rest = bytes;
        let value: Value = ciborium::from_reader(&mut rest).map_err(|_unreadable| malformed())?;
        let members = Members(value.into_map().map_err(|_another_type| malformed())?);
        if !rest.is_empty() {
            return Err(malformed());
        }
        let kind = (members.number(KEY_TYPE), members.number(ALGORITHM));
        let is = |key_type, algorithm: Algorithm| kind == (Some(key_type), Some(algorithm.number()));
        if is(EC2, Algorithm::Es256) && members.number(FIRST) == Some(P256) {
            let (x, y) = (members.coordinate(SECOND), members.coordinate(THIRD));
            let (x, y) = x.zip(y).ok_or_else(malformed)?;
            let mut point = [4; 65];
            point[1..33].copy_from_slice(&x);
            point[33..].copy_from_slice(&y);
            Ok(Self::Es256(point))
        } else if is(OKP, Algorithm::EdDsa) && members.number(FIRST) == Some(ED25519) {
            members.coordinate(SECOND).map(Self::Ed25519).ok_or_else(malformed)
        } else if is(RSA, Algorithm::Rs256) {
            let (modulus, exponent) = members.bytes(FIRST).zip(members.bytes(SECOND)).ok_or_else(malformed)?;
            if !MODULUS_BYTES.contains(&modulus.len()) {
                return Err(Fault::Algorithm);
            }
            Ok(Self::Rs256 { modulus: modulus.to_vec(), exponent: exponent.to_vec() })
        } else {
            Err(Fault::Algorithm)
        }
    }

    /// Checks a signature.
    pub(super) fn verify(&self, signed: &[u8], signature: &[u8]) -> Result<(), Fault> {
        let right = match self {
            Self::Es256(point) => {
                UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_ASN1, point).verify(signed, signature)
            }
            Self::Ed25519(key) => UnparsedPublicKey::new(&signature::ED25519, key).verify(signed, signature),
            Self::Rs256 { modulus, exponent } => PublicKeyComponents { n: modulus, e: exponent }.verify(
                &signature::RSA_PKCS1_2048_8192_SHA256,
                signed,
                signature,
            ),
        };
        right.map_err(|_unspecified| Fault::Signature)
    }
}

/// The members of a COSE key, by their labels.
struct Members(Vec<(Value, Value)>);

impl Members {
    fn get(&self, label: i64) -> Option<&Value> {
        self.0.iter().find(|(known, _)| *known == Value::from(label)).map(|(_, value)| value)
    }

    fn number(&self, label: i64) -> Option<i64> {
        self.get(label)?.as_integer()?.try_into().ok()
    }

    fn bytes(&self, label: i64) -> Option<&[u8]> {
        self.get(label)?.as_bytes().map(Vec::as_slice)
    }

    fn coordinate(&self, label: i64) -> Option<[u8; 32]> {
        self.bytes(label)?.try_into().ok()
    }
}
