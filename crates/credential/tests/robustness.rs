//! Whatever comes in, a verdict comes out.

use credential::status_list::Bitstring;
use credential::verify::{Policy, Sources, StatusSource, needs, verify};
use credential::{Securing, Standing, sample};
use proptest::prelude::*;
use serde_json::Value;

use crate::mutation;
use crate::rejection::{at, verdict};

const LIST: &str = "https://certs.example.org/status/1";

/// Any JSON, with the words that the crate looks for among its names and texts.
fn json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        2 => prop::sample::select(vec![
            "@context", "id", "type", "issuer", "proof", "credentialSubject", "credentialStatus", "validFrom", "name",
            "achievement", "VerifiableCredential", "OpenBadgeCredential", "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "DataIntegrityProof", "proofValue",
            "eddsa-rdfc-2022", "assertionMethod", "verificationMethod", "statusListIndex", "2026-01-01T00:00:00Z",
            "did:web:certs.example.org", "BitstringStatusListEntry", "publicKeyJwk", "@type", "@list", "@reverse",
        ]).prop_map(str::to_owned),
        1 => ".{0,8}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 8, move |inner| {
        prop_oneof![
            1 => proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => proptest::collection::vec((text.clone(), inner), 0..8)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Runs everything that takes a stranger's bytes.
fn run(bytes: &[u8]) -> Standing {
    let _ = needs(bytes);
    let issuer = sample::issuer_document();
    let lists = [(LIST, StatusSource::Published(bytes))];
    let sources = Sources { did_document: Some(&issuer), status_lists: &lists };
    verify(bytes, &sources, &Policy { at: at("2026-06-01T00:00:00Z"), check_status: true }).standing()
}

proptest! {
    #[test]
    fn any_bytes_get_a_verdict(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert_eq!(run(&bytes), Standing::Invalid);
    }

    #[test]
    fn any_text_like_a_token_gets_a_verdict(text in "[A-Za-z0-9_.-]{0,300}") {
        prop_assert_eq!(run(text.as_bytes()), Standing::Invalid);
    }

    #[test]
    fn any_json_gets_a_verdict(value in json()) {
        prop_assert_eq!(run(value.to_string().as_bytes()), Standing::Invalid);
    }

    #[test]
    fn a_credential_with_anything_in_one_place_gets_a_verdict(
        value in json(), place in any::<prop::sample::Index>(), of_issuer in any::<bool>(),
    ) {
        let signed = sample::with_proof(sample::document(Securing::DataIntegrity));
        let mut issuer = sample::issuer_document();
        let mut document = signed.clone();
        let changed = if of_issuer { &mut issuer } else { &mut document };
        let pointers = mutation::pointers(changed);
        *changed.pointer_mut(&pointers[place.index(pointers.len())]).unwrap() = value;
        let sources = Sources { did_document: Some(&issuer), status_lists: &[] };
        let policy = Policy { at: at("2026-06-01T00:00:00Z"), check_status: false };

        let verdict = verify(document.to_string().as_bytes(), &sources, &policy);

        // A change in the DID document may well leave the key as it is; one in the credential may not be accepted.
        if !of_issuer && document != signed {
            prop_assert_ne!(verdict.standing(), Standing::StatusUnknown);
        }
    }

    #[test]
    fn a_credential_with_any_byte_changed_is_not_valid(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = sample::with_proof(sample::document(Securing::DataIntegrity)).to_string().into_bytes();
        let before: Value = serde_json::from_slice(&bytes).unwrap();
        let place = place.index(bytes.len());
        bytes[place] = byte;

        let same = serde_json::from_slice::<Value>(&bytes).is_ok_and(|after| after == before);

        prop_assert_eq!(verdict(&bytes).is_valid(), same);
    }

    #[test]
    fn any_text_as_an_encoded_list_is_read_or_refused(text in "u[A-Za-z0-9_-]{0,200}|.{0,50}") {
        let _ = Bitstring::decode(&text);
    }
}
