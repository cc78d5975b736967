//! The keys that sign credentials: made at first start, kept sealed in the database, read once into memory. The key's name
//! is bound to it, so that one sealed key cannot stand in for another.

use credential::Site;
use credential::did::{PublicKey, PublishedKey};
use credential::key::{Ed25519Key, Ed25519Public, RsaKey, RsaPublic};
use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::Value;
use zeroize::Zeroizing;

use crate::error::Error;
use crate::service::seal::{Sealed, Sealer};
use crate::store::signing_keys::{self, StoredKey};
use crate::store::{Db, DbConn};

const ED25519: &str = "credential_ed25519";
const RS256: &str = "credential_rs256";

/// The keys of this installation.
pub struct Keys {
    /// Signs documents with a Data Integrity proof.
    pub ed25519: Ed25519Key,
    /// Its name in the database.
    pub ed25519_id: String,
    /// Signs the compact JWS form.
    pub rsa: RsaKey,
    /// Its name, as in `/keys/{name}`.
    pub rsa_name: String,
    published: Vec<PublishedKey>,
}

/// Without the keys.
impl std::fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Keys").field("published", &self.published).finish_non_exhaustive()
    }
}

impl Keys {
    /// Reads the keys; makes those that are missing. Servers that start at once end with the same ones.
    ///
    /// # Errors
    /// When the database fails, or the key secret is not the one that sealed the keys.
    pub fn open(db: &Db, secret: &SecretString, now: Timestamp) -> Result<Self, Error> {
        let sealer = Sealer::new(secret, Sealed::SigningKey);
        let rows = db.read_blocking(|conn| Ok::<_, Error>(signing_keys::list(conn)?))?;
        let complete = |rows: &[StoredKey]| [ED25519, RS256].iter().all(|purpose| current(rows, purpose).is_some());
        if complete(&rows) {
            return Self::read(&rows, &sealer);
        }
        // Drawn before the lock is taken: an RSA key takes a while.
        let (ed25519, rsa) = (new_ed25519(&sealer, now), new_rsa(&sealer, now)?);
        let rows = db.write_blocking(|conn: &mut DbConn| {
            signing_keys::lock(conn)?;
            let rows = signing_keys::list(conn)?;
            for new in [&ed25519, &rsa] {
                if current(&rows, &new.purpose).is_none() {
                    signing_keys::insert(conn, new)?;
                }
            }
            Ok::<_, Error>(signing_keys::list(conn)?)
        })?;
        Self::read(&rows, &sealer)
    }

    fn read(rows: &[StoredKey], sealer: &Sealer) -> Result<Self, Error> {
        let (ed25519, rsa) = match (current(rows, ED25519), current(rows, RS256)) {
            (Some(ed25519), Some(rsa)) => (ed25519, rsa),
            _ => return Err(Error::internal("the signing keys are missing")),
        };
        Ok(Self {
            ed25519: Ed25519Key::from_pkcs8_der(&open(sealer, ed25519)?).map_err(Error::internal)?,
            ed25519_id: ed25519.id.clone(),
            rsa: RsaKey::from_pkcs8_der(&open(sealer, rsa)?).map_err(Error::internal)?,
            rsa_name: rsa.id.clone(),
            published: rows.iter().map(published).collect::<Result<_, _>>()?,
        })
    }

    /// The public keys under their names, those that no longer sign included.
    pub fn published(&self) -> &[PublishedKey] {
        &self.published
    }

    /// The RSA key of that name as one JWK.
    pub fn jwk(&self, site: &Site, name: &str) -> Option<Value> {
        self.published.iter().find_map(|published| match &published.key {
            PublicKey::Rsa { name: known, .. } if known == name => Some(published.key.jwk(site)),
            _ => None,
        })
    }
}

fn current<'a>(rows: &'a [StoredKey], purpose: &str) -> Option<&'a StoredKey> {
    rows.iter().rev().find(|row| row.purpose == purpose && row.retired_at.is_none())
}

fn published(row: &StoredKey) -> Result<PublishedKey, Error> {
    let text = std::str::from_utf8(&row.public_key).map_err(Error::internal)?;
    let key = match row.purpose.as_str() {
        ED25519 => PublicKey::Ed25519(Ed25519Public::from_multibase(text).map_err(Error::internal)?),
        _ => {
            let jwk: Value = serde_json::from_str(text).map_err(Error::internal)?;
            PublicKey::Rsa { name: row.id.clone(), key: RsaPublic::from_jwk(&jwk).map_err(Error::internal)? }
        }
    };
    Ok(PublishedKey { key, revoked_at: None })
}

fn new_ed25519(sealer: &Sealer, now: Timestamp) -> StoredKey {
    let key = Ed25519Key::from_seed(&rand::random());
    let multibase = key.public().multibase();
    sealed_row(sealer, &multibase, ED25519, multibase.as_bytes(), &key.to_pkcs8_der(), now)
}

fn new_rsa(sealer: &Sealer, now: Timestamp) -> Result<StoredKey, Error> {
    let key = RsaKey::generate(&mut rand::rng()).map_err(Error::internal)?;
    let name = format!("rs256-{}", now.strftime("%Y-%m"));
    let jwk = key.public().jwk(&name).to_string();
    Ok(sealed_row(sealer, &name, RS256, jwk.as_bytes(), &key.to_pkcs8_der(), now))
}

fn sealed_row(
    sealer: &Sealer,
    id: &str,
    purpose: &str,
    public_key: &[u8],
    private_key: &[u8],
    now: Timestamp,
) -> StoredKey {
    StoredKey {
        id: id.to_owned(),
        purpose: purpose.to_owned(),
        public_key: public_key.to_vec(),
        sealed_private_key: sealer.seal(private_key, id.as_bytes()),
        created_at: now,
        retired_at: None,
    }
}

fn open(sealer: &Sealer, row: &StoredKey) -> Result<Zeroizing<Vec<u8>>, Error> {
    sealer.open(&row.sealed_private_key, row.id.as_bytes()).ok_or_else(|| {
        Error::internal(format!(
            "the signing key {} cannot be opened: CERTTRACKER_KEY_SECRET is not the one it was sealed with",
            row.id
        ))
    })
}
