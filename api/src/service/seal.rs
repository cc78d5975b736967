//! Secrets that the database keeps and must not be able to read: sealed with a key out of the key secret.
//!
//! Sealing is AES-256-GCM (NIST SP 800-38D); what a secret belongs to is bound to it as associated data, so that one sealed
//! secret cannot stand in for another.

use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

const NONCE_BYTES: usize = 12;

/// What is sealed. Each has a key of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// A private key that signs credentials.
    SigningKey,
    /// The secret of an authenticator app.
    TotpSecret,
    /// What a mail says, while it waits.
    Mail,
    /// A file that was uploaded as evidence.
    Document,
    /// What a link in a mail stops.
    Unsubscription,
    /// Everything that is kept about a person.
    Export,
    /// A message to or from an exam-delivery vendor.
    Exchange,
    /// The code of a voucher.
    Voucher,
    /// What a link to shared credentials, or out of being told of them, has.
    Share,
}

impl Sealed {
    /// Sets the key of this kind apart from all others.
    const fn label(self) -> &'static [u8] {
        match self {
            Self::SigningKey => b"certtracker signing key seal 1\0",
            Self::TotpSecret => b"certtracker totp secret seal 1\0",
            Self::Mail => b"certtracker mail seal 1\0",
            Self::Document => b"certtracker document seal 1\0",
            Self::Unsubscription => b"certtracker unsubscription seal 1\0",
            Self::Export => b"certtracker export seal 1\0",
            Self::Exchange => b"certtracker exchange seal 1\0",
            Self::Voucher => b"certtracker voucher seal 1\0",
            Self::Share => b"certtracker share seal 1\0",
        }
    }
}

/// Seals and opens one kind of secret.
#[derive(Clone)]
pub struct Sealer(Aes256Gcm);

/// Without the key.
impl std::fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Sealer")
    }
}

impl Sealer {
    /// Seals that kind with a key out of the key secret.
    pub fn new(secret: &SecretString, kind: Sealed) -> Self {
        let mut hash = Sha256::new();
        hash.update(kind.label());
        hash.update(secret.expose_secret().as_bytes());
        Self(Aes256Gcm::new(&hash.finalize()))
    }

    /// Seals a secret that belongs to `owner`.
    pub fn seal(&self, secret: &[u8], owner: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = rand::random();
        let sealed = self
            .0
            .encrypt(&Nonce::from(nonce), Payload { msg: secret, aad: owner })
            .expect("a secret is far shorter than the cipher's limit");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what was sealed for `owner`; `None` when it was sealed for another, with another key, or was changed.
    pub fn open(&self, sealed: &[u8], owner: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        self.0.decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: owner }).ok().map(Zeroizing::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_kind_and_owner_open_what_was_sealed() {
        let sealer = Sealer::new(&"a key secret".into(), Sealed::TotpSecret);
        let mut sealed = sealer.seal(b"a secret", b"ada");

        assert_eq!(sealer.open(&sealed, b"ada").unwrap().as_slice(), b"a secret");
        assert!(sealer.open(&sealed, b"kenji").is_none());
        assert!(Sealer::new(&"a key secret".into(), Sealed::SigningKey).open(&sealed, b"ada").is_none());
        assert!(Sealer::new(&"another".into(), Sealed::TotpSecret).open(&sealed, b"ada").is_none());
        *sealed.last_mut().unwrap() ^= 1;
        assert!(sealer.open(&sealed, b"ada").is_none());
        assert!(sealer.open(b"short", b"ada").is_none());
    }
}
