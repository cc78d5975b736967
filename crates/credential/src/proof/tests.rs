use std::collections::HashSet;

use super::*;
use crate::canonical::canonicalize_generally;
use crate::canonical::general::canonicalize_with;
use crate::{context, sample};

const W3C: &str = include_str!("../../tests/vectors/w3c-signed.json");
const OPEN_BADGES: &str = include_str!("../../tests/vectors/open-badges-signed.json");

/// A signed document in parts: the document without its proof, and the proof.
fn parts(text: &str) -> (Value, Value) {
    let mut document: Value = serde_json::from_str(text).unwrap();
    let proof = document.as_object_mut().unwrap().shift_remove("proof").unwrap();
    (document, proof)
}

fn seed(hex: &str) -> [u8; 32] {
    let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    (0..64).step_by(2).map(byte).collect::<Vec<_>>().try_into().unwrap()
}

/// The contexts of the W3C vector: the second one only sets a vocabulary.
fn w3c_contexts(url: &str) -> Option<&'static str> {
    match url {
        "https://www.w3.org/ns/credentials/examples/v2" => {
            Some(r#"{"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}"#)
        }
        other => context::document(other),
    }
}

#[test]
fn the_open_badges_vector_is_signed_byte_for_byte() {
    let (document, proof) = parts(OPEN_BADGES);
    let key = Ed25519Key::from_seed(&seed("6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4"));
    let canonical = canonicalize(&document).unwrap();
    let name = "https://example.edu/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi";

    let signed = sign(document.clone(), &key, name, "2010-01-01T19:23:24Z".parse().unwrap()).unwrap();

    assert_eq!(signed["proof"][0], proof);
    assert_eq!(
        String::from_utf8(canonical.clone()).unwrap(),
        include_str!("../../tests/vectors/open-badges-document.nq")
    );
    assert_eq!(Proof::read(&proof).unwrap().verify(&document, &canonical, &key.public()), Ok(()));
}

#[test]
fn the_w3c_vector_is_canonicalized_byte_for_byte_and_verifies() {
    let (document, proof) = parts(W3C);
    let canonical = canonicalize_with(&document, w3c_contexts).unwrap();
    let proof = Proof::read(&proof).unwrap();
    let key = Ed25519Public::from_multibase("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2").unwrap();

    assert_eq!(String::from_utf8(canonical.clone()).unwrap(), include_str!("../../tests/vectors/w3c-document.nq"));
    assert_eq!(
        String::from_utf8(options(proof.created, proof.verification_method)).unwrap(),
        include_str!("../../tests/vectors/w3c-proof.nq")
    );
    assert_eq!(proof.verify(&document, &canonical, &key), Ok(()));
}

#[test]
fn the_fixed_options_are_what_the_general_way_makes_of_them() {
    for contexts in [
        json!([context::CREDENTIALS_V2]),
        json!([context::CREDENTIALS_V2, context::OPEN_BADGES]),
        json!([context::CREDENTIALS_V2, context::OPEN_BADGES, context::EXTENSIONS]),
    ] {
        for created in [Some("2026-01-15T09:00:00Z"), None] {
            let mut proof = json!({
                "@context": contexts,
                "type": "DataIntegrityProof",
                "verificationMethod": "did:web:certs.example.org%3A8443#z6Mk",
                "cryptosuite": CRYPTOSUITE,
                "proofPurpose": "assertionMethod",
            });
            if let Some(created) = created {
                proof["created"] = created.into();
            }
            let general = canonicalize_generally(&proof).unwrap();

            assert_eq!(options(created, "did:web:certs.example.org%3A8443#z6Mk"), general);
        }
    }
}

#[test]
fn a_proof_that_says_more_is_verified_with_all_it_says() {
    let document = sample::document(crate::Securing::DataIntegrity);
    let canonical = canonicalize(&document).unwrap();
    let key = sample::ed25519_key();
    let options = json!({
        "@context": document["@context"],
        "type": "DataIntegrityProof",
        "verificationMethod": "did:web:certs.example.org#key",
        "cryptosuite": CRYPTOSUITE,
        "proofPurpose": "assertionMethod",
        "domain": "certs.example.org",
        "expires": "2030-01-01T00:00:00Z",
    });
    let signature = key.sign(&signed_digest(&canonicalize_generally(&options).unwrap(), &canonical));
    let mut proof = options;
    proof["proofValue"] = format!("z{}", bs58::encode(signature).into_string()).into();
    let verify = |proof: &Value| Proof::read(proof)?.verify(&document, &canonical, &key.public());

    assert_eq!(verify(&proof), Ok(()));

    let mut moved = proof.clone();
    moved["domain"] = "elsewhere.example.org".into();
    assert_eq!(verify(&moved), Err(Reason::SignatureInvalid));

    let mut reordered = proof.clone();
    reordered["@context"].as_array_mut().unwrap().reverse();
    assert_eq!(verify(&reordered), Err(Reason::ProofContextWrong));

    let mut undefined = proof;
    undefined["comment"] = "unsigned".into();
    assert_eq!(verify(&undefined), Err(Reason::UndefinedTerm { term: "comment".into() }));
}

#[test]
fn a_credential_is_the_same_under_both_context_documents_in_circulation() {
    // The older copy is this one without the two terms that we must therefore never use.
    fn older(url: &str) -> Option<&'static str> {
        static OLDER: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
            let mut newer: Value = serde_json::from_str(context::document(context::OPEN_BADGES).unwrap()).unwrap();
            let terms = newer["@context"].as_object_mut().unwrap();
            assert!(terms.shift_remove("endorsementJwt").is_some() && terms.shift_remove("jti").is_some());
            newer.to_string()
        });
        if url == context::OPEN_BADGES { Some(&OLDER) } else { context::document(url) }
    }
    let document = sample::document(crate::Securing::DataIntegrity);

    assert_eq!(canonicalize_with(&document, older), canonicalize_generally(&document));
}

#[test]
fn one_document_is_signed_alike_every_time_and_others_differ() {
    let signatures: HashSet<String> = (0..4)
        .map(|index| {
            let mut document = sample::document(crate::Securing::DataIntegrity);
            document["name"] = format!("Award {}", index / 2).into();
            sample::with_proof(document)["proof"][0]["proofValue"].to_string()
        })
        .collect();

    assert_eq!(signatures.len(), 2);
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let key = sample::ed25519_key();
    let at = sample::signed_at();
    let document = || sample::document(crate::Securing::DataIntegrity);
    let with = |member: &str, value: Value| {
        let mut document = document();
        document[member] = value;
        document
    };

    assert_eq!(sign(json!([]), &key, "did:web:x#k", at), Err(SignError::NotACredential));
    assert_eq!(sign(json!({"@context": []}), &key, "did:web:x#k", at), Err(SignError::NotACredential));
    assert_eq!(sign(document(), &key, "k", at), Err(SignError::VerificationMethod("k".into())));
    assert_eq!(sign(with("proof", json!([])), &key, "did:web:x#k", at), Err(SignError::AlreadySigned));
    assert_eq!(
        sign(with("nickname", json!("x")), &key, "did:web:x#k", at),
        Err(SignError::Canonical(CanonicalError::UndefinedTerm("nickname".into())))
    );
}
