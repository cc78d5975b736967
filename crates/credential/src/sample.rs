//! A complete example: an installation, its keys and one award, the same in every run.
//!
//! For benchmarks and for tests that need something real to sign. The private keys are public knowledge.

use std::sync::LazyLock;

use jiff::Timestamp;
use rand::SeedableRng as _;
use rand::rngs::ChaCha12Rng;
use serde_json::Value;
use uuid::Uuid;

use crate::did::{PublicKey, PublishedKey, did_document};
use crate::document::{
    AchievedResult, Achievement, AchievementType, AwardedCredential, Evidence, Holder, Issuer, ResultType, SaltedEmail,
    StatusEntry,
};
use crate::key::{Ed25519Key, RsaKey};
use crate::{Securing, Site, jws, proof};

/// Name of the RSA key.
pub const RSA_NAME: &str = "rs256-2026-01";

static RSA: LazyLock<RsaKey> =
    LazyLock::new(|| RsaKey::generate(&mut ChaCha12Rng::seed_from_u64(7)).expect("a seeded generator does not fail"));

/// The installation.
pub fn site() -> Site {
    Site::new("https://certs.example.org").expect("the address is well-formed")
}

/// When everything was signed.
pub fn signed_at() -> Timestamp {
    Timestamp::constant(1_768_467_600, 0) // 2026-01-15T09:00:00Z
}

/// The key of the proofs.
pub fn ed25519_key() -> Ed25519Key {
    Ed25519Key::from_seed(&[7; 32])
}

/// The key of the JWS; generated once in a process, which takes tenths of a second.
pub fn rsa_key() -> &'static RsaKey {
    &RSA
}

/// Both keys as the installation publishes them.
pub fn published_keys() -> Vec<PublishedKey> {
    let rsa = PublicKey::Rsa { name: RSA_NAME.to_owned(), key: rsa_key().public() };
    [PublicKey::Ed25519(ed25519_key().public()), rsa].map(|key| PublishedKey { key, revoked_at: None }).into()
}

/// The installation's DID document.
pub fn issuer_document() -> Value {
    did_document(&site(), &published_keys())
}

/// The award, with every member that our profile knows.
pub fn award() -> AwardedCredential {
    let text = str::to_owned;
    AwardedCredential {
        id: Uuid::from_u128(0x6f1c_2a3e_0d0b_4b4e_9d0e_3b6f_0c1d_2e3f),
        name: text("Certified Widget Engineer"),
        description: Some(text("Awarded on passing the Certified Widget Engineer examination.")),
        issuer: Issuer {
            name: text("Example Certification Body"),
            url: None,
            email: Some(text("certs@certs.example.org")),
            image: Some(text("https://certs.example.org/logo.svg")),
        },
        holder: Holder {
            id: Uuid::from_u128(0x1111_1111_2222_4333_8444_5555_5555_5555),
            name: text("Zoë Ångström-Nguyễn"),
            candidate_number: Some(text("CT-123456789-42")),
            email: Some(SaltedEmail { address: text("zoe@example.org"), salt: text("c0ffee") }),
        },
        licence_number: Some(text("CWE-2026-000123")),
        awarded_at: Timestamp::constant(1_768_435_200, 0), // 2026-01-15T00:00:00Z
        valid_from: Timestamp::constant(1_768_435_200, 0),
        valid_until: Some(Timestamp::constant(1_863_129_600, 0)), // 2029-01-15T00:00:00Z
        achievement: Achievement {
            code: text("CWE"),
            name: text("Certified Widget Engineer"),
            description: text("Demonstrates mastery of widget engineering."),
            kind: AchievementType::Certification,
            version: Some(text("2026.1")),
            tags: vec![text("widgets"), text("engineering")],
            criteria: text("Pass the **CWE exam** with a scaled score of at least 700 of 1000."),
            image: Some(site().badge("CWE")),
            language: Some(text("en")),
        },
        results: vec![AchievedResult {
            name: text("Scaled score"),
            kind: ResultType::ScaledScore,
            value: text("812"),
            minimum: Some(text("0")),
            maximum: Some(text("1000")),
            required: Some(text("700")),
        }],
        evidence: vec![Evidence {
            url: None,
            name: text("Examination CWE-001"),
            narrative: Some(text("Proctored, 2026-01-10")),
        }],
        status: Some(StatusEntry { list: 1, index: 42 }),
    }
}

/// The award's document, unsigned.
pub fn document(securing: Securing) -> Value {
    award().to_document(&site(), securing).expect("the sample is well-formed")
}

/// Signs `document` as the installation does, with a proof.
pub fn with_proof(document: Value) -> Value {
    let key = ed25519_key();
    let name = site().verification_method(&key.public().multibase());
    proof::sign(document, &key, &name, signed_at()).expect("the sample can be signed")
}

/// Signs `document` as the installation does, as a compact JWS.
pub fn as_jws(document: &Value) -> String {
    jws::sign(document, rsa_key(), &site().key(RSA_NAME)).expect("the sample can be signed")
}
