//! What the authenticator says it did (section 6.1), on its own or inside an attestation object (section 6.5).

use ciborium::Value;

use super::{Fault, Seen};

const RP_ID_HASH_BYTES: usize = 32;
const AAGUID_BYTES: usize = 16;

/// Bits of the flags.
const USER_PRESENT: u8 = 1 << 0;
const USER_VERIFIED: u8 = 1 << 2;
const BACKUP_ELIGIBLE: u8 = 1 << 3;
const BACKUP_STATE: u8 = 1 << 4;
const ATTESTED_CREDENTIAL: u8 = 1 << 6;
const EXTENSIONS: u8 = 1 << 7;

/// The authenticator data.
pub(super) struct AuthenticatorData<'a> {
    pub(super) rp_id_hash: &'a [u8; RP_ID_HASH_BYTES],
    flags: u8,
    sign_count: u32,
    pub(super) credential: Option<AttestedCredential<'a>>,
}

/// A passkey that was made.
#[derive(Clone, Copy)]
pub(super) struct AttestedCredential<'a> {
    pub(super) id: &'a [u8],
    pub(super) public_key: &'a [u8],
}

impl<'a> AuthenticatorData<'a> {
    /// Reads all of it: nothing may be missing, and nothing left over.
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Self, Fault> {
        Self::read(bytes).ok_or(Fault::Malformed("the authenticator data"))
    }

    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (rp_id_hash, rest) = bytes.split_first_chunk()?;
        let (flags, rest) = rest.split_first()?;
        let (sign_count, mut rest) = rest.split_first_chunk()?;
        let mut credential = None;
        if flags & ATTESTED_CREDENTIAL != 0 {
            let (_make, after) = rest.split_first_chunk::<AAGUID_BYTES>()?;
            let (length, after) = after.split_first_chunk()?;
            let (id, after) = after.split_at_checked(u16::from_be_bytes(*length).into())?;
            let (public_key, after) = after.split_at_checked(map_length(after)?)?;
            credential = Some(AttestedCredential { id, public_key });
            rest = after;
        }
        if flags & EXTENSIONS != 0 {
            rest = rest.get(map_length(rest)?..)?;
        }
        let whole = rest.is_empty();
        whole.then_some(Self { rp_id_hash, flags: *flags, sign_count: u32::from_be_bytes(*sign_count), credential })
    }

    pub(super) const fn user_present(&self) -> bool {
        self.flags & USER_PRESENT != 0
    }

    pub(super) const fn user_verified(&self) -> bool {
        self.flags & USER_VERIFIED != 0
    }

    pub(super) const fn may_be_backed_up(&self) -> bool {
        self.flags & BACKUP_ELIGIBLE != 0
    }

    pub(super) const fn backed_up(&self) -> bool {
        self.flags & BACKUP_STATE != 0
    }

    pub(super) const fn seen(&self) -> Seen {
        Seen { user_verified: self.user_verified(), sign_count: self.sign_count, synced: self.may_be_backed_up() }
    }
}

/// How many bytes the CBOR map has that the bytes begin with.
fn map_length(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    let map: Value = ciborium::from_reader(&mut rest).ok()?;
    map.is_map().then(|| bytes.len() - rest.len())
}

/// The authenticator data inside an attestation object. What else is in there says which make the authenticator is of.
pub(super) fn of_attestation(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let malformed = || Fault::Malformed("the attestation object");
    let mut rest = bytes;
    let object: Value = ciborium::from_reader(&mut rest).map_err(|_unreadable| malformed())?;
    let members = object.into_map().map_err(|_another_type| malformed())?;
    let data = members.into_iter().find(|(name, _)| name.as_text() == Some("authData")).map(|(_, data)| data);
    match data {
        Some(Value::Bytes(data)) if rest.is_empty() => Ok(data),
        _ => Err(malformed()),
    }
}
