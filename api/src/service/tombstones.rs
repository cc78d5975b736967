//! What is left of people who were erased: hashes of their addresses, so that no feed brings them back.
//!
//! The hash has a key out of the key secret. Whoever reads the database alone cannot try addresses against it.

use aws_lc_rs::hmac;
use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::store::{self, DbConn};

/// Keeps erased people from coming back by a feed. Cloned into transactions.
#[derive(Clone)]
pub struct Tombstones(hmac::Key);

/// Without the key.
impl std::fmt::Debug for Tombstones {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Tombstones")
    }
}

impl Tombstones {
    /// Those of an installation with that key secret.
    pub fn new(secret: &SecretString) -> Self {
        let mut key = Sha256::new();
        key.update(b"certtracker tombstone key 1\0");
        key.update(secret.expose_secret().as_bytes());
        Self(hmac::Key::new(hmac::HMAC_SHA256, &key.finalize()))
    }

    fn hash(&self, address: &str) -> hmac::Tag {
        hmac::sign(&self.0, store::accounts::folded(address).as_bytes())
    }

    /// Keeps feeds from bringing back whoever had this address.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) fn raise(&self, conn: &mut DbConn, address: &str, now: Timestamp) -> Result<(), Error> {
        Ok(store::erasures::bar(conn, self.hash(address).as_ref(), now)?)
    }

    /// Whether somebody with this address was erased.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) fn stands(&self, conn: &mut DbConn, address: &str) -> Result<bool, Error> {
        Ok(store::erasures::barred_since(conn, self.hash(address).as_ref())?.is_some())
    }

    /// The person has come back by themselves: feeds may speak of them again.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) fn lift(&self, conn: &mut DbConn, address: &str) -> Result<(), Error> {
        Ok(store::erasures::admit(conn, self.hash(address).as_ref())?)
    }
}
