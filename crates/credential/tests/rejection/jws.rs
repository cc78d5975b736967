//! Compact JWS.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rsa::sha2::Sha256;

use super::*;

/// A JWS as its issuer would sign it with any header and payload.
fn signed_as(header: &Value, payload: &Value) -> String {
    let der = sample::rsa_key().to_pkcs8_der();
    let key = <rsa::PrivateKey as rsa::pkcs8::DecodePrivateKey>::from_pkcs8_der(&der).expect("the sample is a key");
    let input =
        format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(payload.to_string()));
    let signature = key.pkcs1v15_sign::<Sha256>(input.as_bytes()).expect("the sample signs");
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn header() -> Value {
    json!({"alg": "RS256", "kid": sample::site().key(sample::RSA_NAME), "typ": "JWT"})
}

fn payload() -> Value {
    let jws = sample::as_jws(&sample::document(Securing::Jws));
    let part = jws.split('.').nth(1).expect("a token has three parts");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("base64url")).expect("JSON")
}

fn with_header(change: impl FnOnce(&mut Value)) -> String {
    let mut header = header();
    change(&mut header);
    signed_as(&header, &payload())
}

fn with_payload(change: impl FnOnce(&mut Value)) -> String {
    let mut payload = payload();
    change(&mut payload);
    signed_as(&header(), &payload)
}

#[track_caller]
fn refused(jws: &str, reason: &Reason) {
    assert_refused(jws.as_bytes(), Check::Signature, reason);
}

#[test]
fn header_and_claims_are_as_open_badges_says() {
    let jws = sample::as_jws(&sample::document(Securing::Jws));
    let header = URL_SAFE_NO_PAD.decode(jws.split('.').next().unwrap()).unwrap();
    let payload = payload();

    assert_eq!(
        String::from_utf8(header).unwrap(),
        r#"{"alg":"RS256","kid":"https://certs.example.org/keys/rs256-2026-01","typ":"JWT"}"#
    );
    assert_eq!(payload["iss"], "did:web:certs.example.org");
    assert_eq!(payload["jti"], payload["id"]);
    assert_eq!(payload["sub"], payload["credentialSubject"]["id"]);
    assert_eq!(payload["nbf"], at("2026-01-15T00:00:00Z").as_second());
    assert_eq!(payload["exp"], at("2029-01-15T00:00:00Z").as_second());
    assert_eq!(signed_as(&super::jws::header(), &payload), jws);
}

#[test]
fn other_algorithms_are_refused_whatever_the_signature() {
    for algorithm in ["none", "HS256", "RS512", "PS256", "ES256", "rs256", ""] {
        refused(
            &with_header(|header| header["alg"] = json!(algorithm)),
            &Reason::AlgorithmNotAllowed { algorithm: algorithm.into() },
        );
    }
    let unsigned = with_header(|header| header["alg"] = json!("none"));
    let unsigned = &unsigned[..=unsigned.rfind('.').unwrap()];
    refused(unsigned, &Reason::AlgorithmNotAllowed { algorithm: "none".into() });
    refused(
        &with_header(|header| header["alg"] = json!(256)),
        &Reason::AlgorithmNotAllowed { algorithm: String::new() },
    );
}

#[test]
fn other_header_parameters_are_refused() {
    for (name, value) in [
        ("typ", json!("JOSE")),
        ("crit", json!(["exp"])),
        ("jku", json!("https://certs.example.org/.well-known/jwks.json")),
        ("x5c", json!(["AAAA"])),
        ("b64", json!(false)),
        ("cty", json!("JWT")),
    ] {
        refused(&with_header(|header| header[name] = value), &Reason::HeaderNotAllowed { header: name.into() });
    }
}

#[test]
fn the_key_must_be_the_issuers() {
    let key = |jws: &str, reason: &Reason| assert_refused(jws.as_bytes(), Check::Key, reason);
    let elsewhere = "https://evil.example/keys/1";
    let unknown = "https://certs.example.org/keys/other";
    let jwk = sample::rsa_key().public().jwk("mine");
    let mut private = jwk.clone();
    private["d"] = json!("AQAB");
    let mut other = jwk.clone();
    let (head, tail) = jwk["n"].as_str().unwrap().split_at(20);
    other["n"] = json!(format!("{head}{}{}", if tail.starts_with('A') { 'B' } else { 'A' }, &tail[1..]));
    let mut short = jwk.clone();
    short["n"] = json!(URL_SAFE_NO_PAD.encode([0xff; 128]));
    let by_jwk = |jwk: &Value| signed_as(&json!({"alg": "RS256", "jwk": jwk}), &payload());

    key(&with_header(|h| h["kid"] = json!(elsewhere)), &Reason::KeyOfAnother { key: elsewhere.into() });
    key(&with_header(|h| h["kid"] = json!(unknown)), &Reason::KeyNotPublished { key: unknown.into() });
    key(&signed_as(&json!({"alg": "RS256"}), &payload()), &Reason::KeyNotPublished { key: String::new() });
    key(&by_jwk(&other), &Reason::KeyNotPublished { key: "jwk".into() });
    key(&by_jwk(&private), &Reason::KeyUnusable { key: "jwk".into(), fault: KeyError::Private });
    key(&by_jwk(&short), &Reason::KeyUnusable { key: "jwk".into(), fault: KeyError::TooShort { bits: 1024 } });
    assert!(verdict(by_jwk(&jwk).as_bytes()).is_valid(), "a key that the issuer publishes may come along");
}

#[test]
fn claims_must_repeat_the_credential() {
    let mismatch = |claim: &str| Reason::ClaimMismatch { claim: claim.to_owned() };

    for claim in ["iss", "jti", "sub"] {
        refused(&with_payload(|payload| payload[claim] = json!("urn:x:1")), &mismatch(claim));
        refused(&with_payload(|payload| drop(payload.as_object_mut().unwrap().shift_remove(claim))), &mismatch(claim));
    }
    for claim in ["nbf", "exp"] {
        refused(&with_payload(|payload| payload[claim] = json!(1_900_000_000)), &mismatch(claim));
        refused(&with_payload(|payload| payload[claim] = json!("1768435200")), &mismatch(claim));
    }
    refused(
        &with_payload(|payload| drop(payload.as_object_mut().unwrap().shift_remove("validUntil"))),
        &mismatch("exp"),
    );
    refused(&with_payload(|payload| payload["vc"] = json!({"type": "VerifiableCredential"})), &mismatch("vc"));
    refused(&with_payload(|payload| payload["proof"] = signed()["proof"].clone()), &mismatch("proof"));
    refused(
        &with_payload(|payload| drop(payload["credentialSubject"].as_object_mut().unwrap().shift_remove("id"))),
        &Reason::Missing { at: pointer("/credentialSubject/id") },
    );
}

#[test]
fn a_form_that_is_not_compact_jws_is_refused() {
    let jws = sample::as_jws(&sample::document(Securing::Jws));
    for broken in [
        jws.replacen('.', "", 1),
        format!("{jws}."),
        format!("{jws}="),
        jws.replacen('.', ".=", 1),
        format!("{} ", jws.replacen('.', ". ", 1)),
        jws[..jws.rfind('.').unwrap()].to_owned(),
    ] {
        assert_code(broken.as_bytes(), Check::Document, "jws_malformed");
    }
}
