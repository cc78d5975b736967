//! What a relying party has to check of what passkeys answer (Web Authentication, level 3, sections 7.1 and 7.2).
//!
//! Pure: bytes in, facts or a fault out. Signatures are ES256, EdDSA and RS256, which is every authenticator in use, by the
//! cryptography the server has anyway. Attestation is neither asked for nor believed: which make an authenticator is of is
//! of no use here. Ours rather than `webauthn-rs`, whose licence (MPL-2.0) is not among ours.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::passkey::{PasskeyAssertion, PasskeyRegistration};
use sha2::{Digest as _, Sha256};

use crate::config::PublicUrl;

mod authenticator_data;
mod client_data;
mod public_key;

use authenticator_data::AuthenticatorData;
pub use client_data::challenge_of;
use client_data::{Ceremony, ClientData};
pub use public_key::Algorithm;
use public_key::CosePublicKey;

/// The longest name of a passkey with its authenticator (section 4, "Credential ID").
const LONGEST_CREDENTIAL_ID: usize = 1023;

/// Who passkeys are for: the domain they are bound to, and the origin that browsers must say they speak for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelyingParty {
    /// The domain.
    pub id: String,
    origin: String,
}

/// A passkey as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCredential {
    /// Its name with the authenticator.
    pub id: Vec<u8>,
    /// Its public key, as a COSE key.
    pub public_key: Vec<u8>,
    /// What the authenticator says.
    pub seen: Seen,
}

/// What an authenticator says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Whether it asked who is there.
    pub user_verified: bool,
    /// How often it has signed; 0 when it does not count.
    pub sign_count: u32,
    /// Whether the passkey may live on several devices.
    pub synced: bool,
}

/// Why an answer was not believed. For the log alone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Bytes that are not what the standard says.
    #[error("{0} is malformed")]
    Malformed(&'static str),
    /// It answers another question: another kind, challenge, origin, or a page within a page of others.
    #[error("the browser answered another question: {0}")]
    ClientData(&'static str),
    /// The passkey belongs to another domain.
    #[error("the passkey is of another domain")]
    RelyingParty,
    /// Nobody touched the authenticator, or it did not ask who is there although it had to.
    #[error("the authenticator did not ask for {0}")]
    Absent(&'static str),
    /// A key of a kind that was not asked for.
    #[error("the key is of a kind that is not read")]
    Algorithm,
    /// The signature is not that of the key.
    #[error("the signature is wrong")]
    Signature,
    /// The authenticator has signed less often than before: there are two of it.
    #[error("the signature counter went back: the passkey may have been copied")]
    Counter,
}

impl RelyingParty {
    /// By the address that the public reaches the server by. Passkeys need a domain; this machine's is `localhost`.
    pub fn new(public: &PublicUrl) -> Self {
        match public.domain() {
            Some(domain) => Self { id: domain, origin: public.as_str().to_owned() },
            None => Self { id: "localhost".to_owned(), origin: public.at_localhost() },
        }
    }

    /// Reads a passkey that was made in answer to `challenge` (section 7.1). The authenticator has to have asked who is there.
    ///
    /// # Errors
    ///
    /// The first thing that is not as it should be.
    pub fn register(&self, answer: &PasskeyRegistration, challenge: &str) -> Result<NewCredential, Fault> {
        ClientData::parse(&answer.response.client_data_json)?.check(Ceremony::Create, challenge, &self.origin)?;
        let attestation = bytes(&answer.response.attestation_object, "the attestation object")?;
        let data = authenticator_data::of_attestation(&attestation)?;
        let data = AuthenticatorData::parse(&data)?;
        self.check(&data, true)?;
        let credential = data.credential.ok_or(Fault::Malformed("the attested credential"))?;
        if credential.id.len() > LONGEST_CREDENTIAL_ID || credential.id != bytes(&answer.id, "the credential's id")? {
            return Err(Fault::Malformed("the credential's id"));
        }
        CosePublicKey::parse(credential.public_key)?;
        Ok(NewCredential { id: credential.id.to_vec(), public_key: credential.public_key.to_vec(), seen: data.seen() })
    }

    /// Checks that the passkey with that public key and counter signed `challenge` (section 7.2).
    ///
    /// # Errors
    ///
    /// The first thing that is not as it should be.
    pub fn verify(
        &self,
        answer: &PasskeyAssertion,
        challenge: &str,
        public_key: &[u8],
        sign_count: u32,
        must_verify_user: bool,
    ) -> Result<Seen, Fault> {
        let client_data = ClientData::parse(&answer.response.client_data_json)?;
        client_data.check(Ceremony::Get, challenge, &self.origin)?;
        let raw = bytes(&answer.response.authenticator_data, "the authenticator data")?;
        let data = AuthenticatorData::parse(&raw)?;
        self.check(&data, must_verify_user)?;
        let signature = bytes(&answer.response.signature, "the signature")?;
        let signed = [raw.as_slice(), &Sha256::digest(&client_data.raw)].concat();
        CosePublicKey::parse(public_key)?.verify(&signed, &signature)?;
        let seen = data.seen();
        if (seen.sign_count != 0 || sign_count != 0) && seen.sign_count <= sign_count {
            return Err(Fault::Counter);
        }
        Ok(seen)
    }

    fn check(&self, data: &AuthenticatorData<'_>, must_verify_user: bool) -> Result<(), Fault> {
        if data.rp_id_hash != Sha256::digest(&self.id).as_slice() {
            return Err(Fault::RelyingParty);
        }
        if !data.user_present() {
            return Err(Fault::Absent("presence"));
        }
        if must_verify_user && !data.user_verified() {
            return Err(Fault::Absent("verification"));
        }
        if data.backed_up() && !data.may_be_backed_up() {
            return Err(Fault::Malformed("the backup state"));
        }
        Ok(())
    }
}

/// The bytes of a base64url text.
pub fn bytes(text: &str, what: &'static str) -> Result<Vec<u8>, Fault> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_not_base64url| Fault::Malformed(what))
}

#[cfg(test)]
mod tests;
