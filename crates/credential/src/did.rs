//! The issuer's published keys: its DID document and its JWK Set.
//!
//! Owns what goes into both. A retired key stays in both for as long as credentials signed with it live; a revoked one
//! stays named but may assert nothing, so that everything signed with it fails.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::Site;
use crate::instant;
use crate::key::{Ed25519Public, RsaPublic};

/// A public key under the name it is published by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// Named by itself: some verifiers take the key from the name, all others look it up.
    Ed25519(Ed25519Public),
    /// Named by the operator; the name is part of the key's address.
    Rsa {
        /// Name, such as `rs256-2026-01`.
        name: String,
        /// The key.
        key: RsaPublic,
    },
}

impl PublicKey {
    /// The key's identifier in the issuer's DID document.
    pub fn verification_method(&self, site: &Site) -> String {
        match self {
            Self::Ed25519(key) => site.verification_method(&key.multibase()),
            Self::Rsa { name, .. } => site.verification_method(name),
        }
    }

    /// The key as one JWK: what the address of an RSA key answers with.
    pub fn jwk(&self, site: &Site) -> Value {
        match self {
            Self::Ed25519(key) => key.jwk(&self.verification_method(site)),
            Self::Rsa { name, key } => key.jwk(&site.key(name)),
        }
    }
}

/// A key and whether it still counts. Retired keys that merely sign no more are not marked at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedKey {
    /// The key.
    pub key: PublicKey,
    /// Since when the key counts no more, because it was compromised.
    pub revoked_at: Option<Timestamp>,
}

/// The DID document of `site`, served at its `/.well-known/did.json`.
///
/// # Source
/// Decentralized Identifiers 1.0 section 5, Controlled Identifiers 1.0 section 2.2. Entries of `assertionMethod` are
/// plain absolute strings because 1EdTech's validator reads no other form.
pub fn did_document(site: &Site, keys: &[PublishedKey]) -> Value {
    let mut methods = Vec::new();
    let mut assertion = Vec::new();
    for published in keys {
        let id = published.key.verification_method(site);
        let mut method = Map::new();
        method.insert("id".to_owned(), id.clone().into());
        let (kind, member, value) = match &published.key {
            PublicKey::Ed25519(key) => ("Multikey", "publicKeyMultibase", key.multibase().into()),
            PublicKey::Rsa { .. } => ("JsonWebKey", "publicKeyJwk", published.key.jwk(site)),
        };
        method.insert("type".to_owned(), kind.into());
        method.insert("controller".to_owned(), site.did().into());
        if let Some(at) = published.revoked_at {
            method.insert("revoked".to_owned(), instant::write(at).into());
        } else {
            assertion.push(Value::from(id));
        }
        method.insert(member.to_owned(), value);
        methods.push(Value::Object(method));
    }
    json!({
        "@context": [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://w3id.org/security/jwk/v1",
        ],
        "id": site.did(),
        "verificationMethod": methods,
        "assertionMethod": assertion,
    })
}

/// The JWK Set of `site` (RFC 7517 section 5), served at its `/.well-known/jwks.json`: the RSA keys that count.
pub fn jwks(site: &Site, keys: &[PublishedKey]) -> Value {
    let signing_jws =
        |published: &&PublishedKey| published.revoked_at.is_none() && matches!(published.key, PublicKey::Rsa { .. });
    let keys: Vec<Value> = keys.iter().filter(signing_jws).map(|published| published.key.jwk(site)).collect();
    json!({ "keys": keys })
}
