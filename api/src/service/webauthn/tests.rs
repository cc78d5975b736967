//! By the test vectors of Web Authentication, level 3, section 16 (`vectors.json`; W3C Document License), and by breaking them.

use contract::passkey::{AssertionResponse, AttestationResponse};
use serde_json::Value;

use super::*;

fn relying_party() -> RelyingParty {
    RelyingParty::new(&PublicUrl::parse("https://example.org").unwrap())
}

fn vector(name: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
    all[name].clone()
}

/// A member, which is written in hexadecimal digits there, as it travels.
fn member(of: &Value, name: &str) -> String {
    let digits = of[name].as_str().unwrap().as_bytes();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    URL_SAFE_NO_PAD.encode(digits.chunks(2).map(byte).collect::<Vec<_>>())
}

fn registration(vector: &Value) -> (PasskeyRegistration, String) {
    let made = &vector["registration"];
    let response = AttestationResponse {
        client_data_json: member(made, "clientDataJSON"),
        attestation_object: member(made, "attestationObject"),
        transports: Vec::new(),
    };
    (PasskeyRegistration { id: member(vector, "credential_id"), response }, member(made, "challenge"))
}

fn assertion(vector: &Value) -> (PasskeyAssertion, String) {
    let shown = &vector["authentication"];
    let response = AssertionResponse {
        client_data_json: member(shown, "clientDataJSON"),
        authenticator_data: member(shown, "authenticatorData"),
        signature: member(shown, "signature"),
        user_handle: None,
    };
    (PasskeyAssertion { id: member(vector, "credential_id"), response }, member(shown, "challenge"))
}

/// The public key in an attestation object, whether or not the authenticator asked who is there.
fn public_key(vector: &Value) -> Vec<u8> {
    let object = bytes(&registration(vector).0.response.attestation_object, "").unwrap();
    let data = authenticator_data::of_attestation(&object).unwrap();
    AuthenticatorData::parse(&data).unwrap().credential.unwrap().public_key.to_vec()
}

#[test]
fn passkeys_of_every_kind_that_is_asked_for_are_read_and_their_signatures_hold() {
    for name in [
        "none-es256",
        "packed-self-es256",
        "none-es256-long-credential-id",
        "packed-es256",
        "packed-rs256",
        "packed-eddsa",
        "fido-u2f-es256",
    ] {
        let vector = vector(name);
        let (answer, challenge) = assertion(&vector);

        let seen = relying_party().verify(&answer, &challenge, &public_key(&vector), 0, false);

        assert!(seen.is_ok(), "{name}: {seen:?}");
        let (made, challenge) = registration(&vector);
        match relying_party().register(&made, &challenge) {
            Ok(new) => assert!(new.seen.user_verified && new.public_key == public_key(&vector), "{name}"),
            Err(fault) => assert_eq!(fault, Fault::Absent("verification"), "{name}"),
        }
    }
}

#[test]
fn a_passkey_is_registered_with_its_name_and_what_its_authenticator_says() {
    let vector = vector("packed-rs256");
    let (made, challenge) = registration(&vector);

    let new = relying_party().register(&made, &challenge);

    let new = new.unwrap();
    assert_eq!(URL_SAFE_NO_PAD.encode(&new.id), made.id);
    assert!(new.seen.user_verified);
    assert_eq!(new.seen.sign_count, 0);
}

#[test]
fn a_key_that_was_not_asked_for_is_refused() {
    let vector = vector("packed-es384");
    let (answer, challenge) = assertion(&vector);

    assert_eq!(relying_party().verify(&answer, &challenge, &public_key(&vector), 0, false), Err(Fault::Algorithm));
}

#[test]
fn an_answer_from_within_a_page_of_others_is_refused() {
    for name in ["none-es256-crossOrigin", "none-es256-topOrigin"] {
        let (made, challenge) = registration(&vector(name));

        assert_eq!(relying_party().register(&made, &challenge), Err(Fault::ClientData("cross origin")), "{name}");
    }
}

#[test]
fn an_answer_to_another_question_is_refused() {
    let vector = vector("none-es256");
    let key = public_key(&vector);
    let (answer, challenge) = assertion(&vector);
    let (made, made_challenge) = registration(&vector);
    let elsewhere = RelyingParty::new(&PublicUrl::parse("https://example.com").unwrap());
    let below = RelyingParty { id: "example.com".to_owned(), origin: "https://example.org".to_owned() };

    assert_eq!(relying_party().verify(&answer, &made_challenge, &key, 0, false), Err(Fault::ClientData("challenge")));
    assert_eq!(elsewhere.verify(&answer, &challenge, &key, 0, false), Err(Fault::ClientData("origin")));
    assert_eq!(below.verify(&answer, &challenge, &key, 0, false), Err(Fault::RelyingParty));
    // What was said when the passkey was made is no sign-in, and the other way round.
    let mut swapped = answer.clone();
    swapped.response.client_data_json = made.response.client_data_json.clone();
    assert_eq!(relying_party().verify(&swapped, &made_challenge, &key, 0, false), Err(Fault::ClientData("type")));
    let mut swapped = made.clone();
    swapped.response.client_data_json = answer.response.client_data_json;
    assert_eq!(relying_party().register(&swapped, &challenge), Err(Fault::ClientData("type")));
}

#[test]
fn who_was_not_asked_for_is_not_taken_for_verified() {
    let vector = vector("none-es256");
    let (answer, challenge) = assertion(&vector);

    assert_eq!(
        relying_party().verify(&answer, &challenge, &public_key(&vector), 0, true),
        Err(Fault::Absent("verification"))
    );
}

#[test]
fn a_counter_that_does_not_go_up_tells_of_a_copy() {
    let vector = vector("none-es256");
    let (answer, challenge) = assertion(&vector);

    assert_eq!(relying_party().verify(&answer, &challenge, &public_key(&vector), 1, false), Err(Fault::Counter));
}

#[test]
fn every_changed_byte_of_what_is_signed_is_noticed() {
    for name in ["none-es256", "packed-rs256", "packed-eddsa"] {
        let vector = vector(name);
        let key = public_key(&vector);
        let (answer, challenge) = assertion(&vector);
        let parts: [fn(&mut AssertionResponse) -> &mut String; 3] =
            [|r| &mut r.authenticator_data, |r| &mut r.client_data_json, |r| &mut r.signature];
        for part in parts {
            let mut changed = answer.clone();
            let raw = bytes(part(&mut changed.response), "").unwrap();
            for place in 0..raw.len() {
                let mut raw = raw.clone();
                raw[place] ^= 1;
                *part(&mut changed.response) = URL_SAFE_NO_PAD.encode(raw);
                assert!(
                    relying_party().verify(&changed, &challenge, &key, 0, false).is_err(),
                    "{name}: byte {place} was changed unnoticed"
                );
            }
        }
    }
}

#[test]
fn what_is_cut_or_has_something_behind_it_is_malformed() {
    let (made, challenge) = registration(&vector("packed-rs256"));
    let object = bytes(&made.response.attestation_object, "").unwrap();
    let read = |object: &[u8]| {
        let mut made = made.clone();
        made.response.attestation_object = URL_SAFE_NO_PAD.encode(object);
        relying_party().register(&made, &challenge)
    };

    assert!(read(&object).is_ok());
    for length in 0..object.len() {
        assert!(read(&object[..length]).is_err(), "{length} bytes were taken");
    }
    assert!(read(&[&object[..], &[0]].concat()).is_err());
    // A thousand lists in one another.
    assert!(read(&[0x81; 1_000]).is_err());
}

#[test]
fn a_passkey_goes_by_the_name_that_its_authenticator_signs_with() {
    let (mut made, challenge) = registration(&vector("packed-rs256"));
    made.id = URL_SAFE_NO_PAD.encode(b"another");

    assert_eq!(relying_party().register(&made, &challenge), Err(Fault::Malformed("the credential's id")));
}

#[test]
fn passkeys_of_this_machine_are_of_localhost() {
    let here = RelyingParty::new(&PublicUrl::parse("http://127.0.0.1:8080").unwrap());

    assert_eq!((here.id.as_str(), here.origin.as_str()), ("localhost", "http://localhost:8080"));
}
