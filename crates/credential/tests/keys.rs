//! Keys, as they are stored and as they are published.

use credential::did::{PublicKey, PublishedKey, did_document, jwks};
use credential::key::{Ed25519Key, Ed25519Public, KeyError, RsaKey, RsaPublic};
use credential::sample;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use serde_json::{Value, json};

#[test]
fn the_did_document_is_as_validators_want_it() {
    let document = sample::issuer_document();
    let multibase = "z6MkvDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z";
    let names =
        [format!("did:web:certs.example.org#{multibase}"), "did:web:certs.example.org#rs256-2026-01".to_owned()];
    let jwk = &document["verificationMethod"][1]["publicKeyJwk"];

    assert_eq!(document["id"], "did:web:certs.example.org");
    assert_eq!(document["assertionMethod"], json!(names));
    assert_eq!(
        document["verificationMethod"][0],
        json!({
            "id": names[0],
            "type": "Multikey",
            "controller": "did:web:certs.example.org",
            "publicKeyMultibase": multibase,
        })
    );
    assert_eq!(document["verificationMethod"][1]["id"], names[1]);
    assert_eq!(jwk["kid"], "https://certs.example.org/keys/rs256-2026-01");
    assert_eq!(jwk["e"], "AQAB");
    assert_eq!(jwk["n"].as_str().unwrap().len(), 342, "2048 bits in base64url without padding");
    assert!(jwk.get("d").is_none());
}

#[test]
fn retired_keys_stay_published_and_revoked_ones_assert_nothing() {
    let mut rng = StdRng::seed_from_u64(1);
    let site = sample::site();
    let mut keys = sample::published_keys();
    let new = Ed25519Key::generate(&mut rng).public();
    keys.push(PublishedKey { key: PublicKey::Ed25519(new), revoked_at: None });
    keys[1].revoked_at = Some("2026-03-01T00:00:00Z".parse().unwrap());

    let document = did_document(&site, &keys);

    let methods = document["verificationMethod"].as_array().unwrap();
    let assertions = document["assertionMethod"].as_array().unwrap();
    assert_eq!(methods.len(), 3);
    assert_eq!(methods[1]["revoked"], "2026-03-01T00:00:00Z");
    assert_eq!(assertions, &[methods[0]["id"].clone(), methods[2]["id"].clone()]);
    assert_eq!(jwks(&site, &keys), json!({ "keys": [] }));
}

#[test]
fn the_key_set_holds_each_rsa_key_under_its_address() {
    let site = sample::site();
    let keys = sample::published_keys();

    assert_eq!(jwks(&site, &keys), json!({ "keys": [keys[1].key.jwk(&site)] }));
    assert_eq!(keys[1].key.jwk(&site), sample::rsa_key().public().jwk(&site.key(sample::RSA_NAME)));
}

#[test]
fn private_keys_survive_storage() {
    let mut rng = StdRng::seed_from_u64(2);
    let ed25519 = Ed25519Key::generate(&mut rng);
    let stored = Ed25519Key::from_pkcs8_der(&ed25519.to_pkcs8_der()).unwrap();
    let rsa = RsaKey::from_pkcs8_der(&sample::rsa_key().to_pkcs8_der()).unwrap();

    assert_eq!(stored.public(), ed25519.public());
    assert_eq!(rsa.public(), sample::rsa_key().public());
    assert_eq!(Ed25519Key::from_pkcs8_der(&rsa.to_pkcs8_der()).unwrap_err(), KeyError::Malformed);
    assert_eq!(RsaKey::from_pkcs8_der(&ed25519.to_pkcs8_der()).unwrap_err(), KeyError::Malformed);
}

#[test]
fn printing_a_private_key_does_not_show_it() {
    let ed25519 = format!("{:?}", Ed25519Key::from_seed(&[7; 32]));
    let rsa = format!("{:?}", sample::rsa_key());

    assert_eq!(ed25519, r#"Ed25519Key("z6MkvDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z")"#);
    assert_eq!(rsa, "RsaKey { .. }");
}

#[test]
fn public_keys_survive_their_published_forms() {
    let ed25519 = sample::ed25519_key().public();
    let rsa = sample::rsa_key().public();

    assert_eq!(Ed25519Public::from_multibase(&ed25519.multibase()), Ok(ed25519));
    assert_eq!(RsaPublic::from_jwk(&rsa.jwk("x")), Ok(rsa));
    // The form of RFC 8037 appendix A.2.
    assert_eq!(ed25519.jwk("x")["x"], "6kpsY-KcUgq-9VB7Ey7F-ZVHdq6-vnuSQh7qaRRG0iw");
}

#[test]
fn what_is_not_a_public_key_is_refused() {
    for text in [
        "",
        "z",
        "z6Mk",
        "u7QHqSmxj",
        "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme",
        "z6MkvDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3é",
    ] {
        assert_eq!(Ed25519Public::from_multibase(text), Err(KeyError::Malformed), "{text}");
    }
    let jwk = sample::rsa_key().public().jwk("x");
    let with = |member: &str, value: Value| {
        let mut jwk = jwk.clone();
        jwk[member] = value;
        RsaPublic::from_jwk(&jwk)
    };
    assert_eq!(with("kty", json!("oct")), Err(KeyError::Malformed));
    assert_eq!(with("use", json!("enc")), Err(KeyError::Malformed));
    assert_eq!(with("alg", json!("HS256")), Err(KeyError::Malformed));
    assert_eq!(with("n", json!("not base64!")), Err(KeyError::Malformed));
    assert_eq!(with("n", json!("A".repeat(100_000))), Err(KeyError::Malformed));
    assert_eq!(with("e", json!("AA")), Err(KeyError::Malformed));
    for member in ["d", "p", "q", "dp", "dq", "qi", "oth"] {
        assert_eq!(with(member, json!("AQAB")), Err(KeyError::Private), "{member}");
    }
}
