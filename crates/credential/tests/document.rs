//! The documents we make: our profile, and what they refuse to be made of.

use credential::document::{AwardedCredential, DocumentError, Evidence, identity_hash};
use credential::facts::{EvidenceFact, Facts, ResultFact, is_made_out_to};
use credential::{Securing, sample};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::canonical::awards;

fn to_document(award: &AwardedCredential) -> Result<Value, DocumentError> {
    award.to_document(&sample::site(), Securing::DataIntegrity)
}

fn members(value: &Value) -> Vec<&str> {
    value.as_object().expect("documents are objects").keys().map(String::as_str).collect()
}

#[test]
fn members_stand_in_the_order_of_the_profile() {
    let document = sample::document(Securing::DataIntegrity);

    assert_eq!(
        members(&document),
        [
            "@context",
            "id",
            "type",
            "name",
            "description",
            "issuer",
            "validFrom",
            "validUntil",
            "awardedDate",
            "credentialSubject",
            "evidence",
            "credentialStatus",
            "credentialSchema"
        ]
    );
    assert_eq!(
        members(&document["credentialSubject"]),
        ["id", "type", "identifier", "licenseNumber", "achievement", "result"]
    );
}

#[test]
fn the_holder_is_named_plainly_and_the_address_only_as_a_hash() {
    let document = sample::document(Securing::DataIntegrity);
    let identities = document["credentialSubject"]["identifier"].as_array().unwrap();

    assert_eq!(
        identities[0],
        json!({
            "type": "IdentityObject",
            "hashed": false,
            "identityHash": "Zoë Ångström-Nguyễn",
            "identityType": "name",
        })
    );
    assert!(!document.to_string().contains("zoe@example.org"));
    assert!(is_made_out_to(&document, " Zoe@Example.ORG "));
    assert!(!is_made_out_to(&document, "joe@example.org"));
    // SHA-256 of the address and then the salt, computed by another tool.
    assert_eq!(
        identity_hash("ada@example.org", "c0ffee"),
        "sha256$184bf2c9307e4778d5d8575c7134a1ecbc4fdd0fee48836182135d36207b70da"
    );
}

#[test]
fn the_two_forms_differ_in_their_status_list_alone() {
    let mut jws = sample::document(Securing::Jws);
    let status = &mut jws["credentialStatus"];
    assert_eq!(status["statusListCredential"], "https://certs.example.org/status/1.jwt");
    status["id"] = json!("https://certs.example.org/status/1#42");
    status["statusListCredential"] = json!("https://certs.example.org/status/1");

    assert_eq!(jws, sample::document(Securing::DataIntegrity));
}

#[test]
fn every_printed_fact_is_read_back_from_the_document() {
    let award = sample::award();
    let text = |text: &str| Some(text.to_owned());

    let facts = Facts::read(&sample::document(Securing::DataIntegrity)).unwrap();

    assert_eq!(
        facts,
        Facts {
            id: "https://certs.example.org/credentials/6f1c2a3e-0d0b-4b4e-9d0e-3b6f0c1d2e3f".into(),
            name: award.name,
            description: award.description,
            issuer_id: "did:web:certs.example.org".into(),
            issuer_name: Some(award.issuer.name),
            holder_name: Some(award.holder.name),
            candidate_number: award.holder.candidate_number,
            licence_number: award.licence_number,
            awarded_at: Some(award.awarded_at),
            valid_from: Some(award.valid_from),
            valid_until: award.valid_until,
            achievement_id: text("https://certs.example.org/achievements/CWE"),
            achievement_name: Some(award.achievement.name),
            achievement_code: Some(award.achievement.code),
            achievement_version: award.achievement.version,
            criteria: Some(award.achievement.criteria),
            results: vec![ResultFact {
                name: text("Scaled score"),
                value: "812".into(),
                maximum: text("1000"),
                required: text("700"),
            }],
            evidence: vec![EvidenceFact {
                url: None,
                name: text("Examination CWE-001"),
                narrative: text("Proctored, 2026-01-10"),
            }],
        }
    );
}

#[test]
fn what_strict_verifiers_refuse_is_not_made() {
    let with = |change: fn(&mut AwardedCredential)| {
        let mut award = sample::award();
        change(&mut award);
        to_document(&award).unwrap_err()
    };
    let field = |field: &str| field.to_owned();

    assert_eq!(with(|a| a.name = " ".into()), DocumentError::Empty { field: field("/name") });
    assert_eq!(
        with(|a| a.holder.name = "A\u{0}".into()),
        DocumentError::ControlCharacter { field: field("/credentialSubject/identifier/0/identityHash") }
    );
    assert_eq!(
        with(|a| a.issuer.url = Some("example.org".into())),
        DocumentError::Address { field: field("/issuer/url") }
    );
    assert_eq!(
        with(|a| a.achievement.image = Some("a b".into())),
        DocumentError::Address { field: field("/credentialSubject/achievement/image/id") }
    );
    assert_eq!(
        with(|a| a.achievement.tags = vec!["x".into(), "x".into()]),
        DocumentError::Repeated { field: field("/credentialSubject/achievement/tag/1") }
    );
    assert_eq!(
        with(|a| {
            let evidence =
                |name: &str| Evidence { url: Some("https://example.org/1".into()), name: name.into(), narrative: None };
            a.evidence = vec![evidence("a"), evidence("b")];
        }),
        DocumentError::Repeated { field: field("/evidence/1") }
    );
    assert_eq!(with(|a| a.valid_until = Some("2026-01-14T00:00:00Z".parse().unwrap())), DocumentError::PeriodReversed);
}

/// Whether anything in `value` is null or an empty array.
fn has_hole(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty() || items.iter().any(has_hole),
        Value::Object(members) => members.values().any(has_hole),
        _ => false,
    }
}

proptest! {
    #[test]
    fn every_award_that_makes_a_document_verifies_in_both_forms(award in awards()) {
        for securing in [Securing::DataIntegrity, Securing::Jws] {
            let Ok(document) = award.to_document(&sample::site(), securing) else { continue };
            let bytes = match securing {
                Securing::DataIntegrity => sample::with_proof(document.clone()).to_string(),
                Securing::Jws => sample::as_jws(&document),
            };
            let verdict = crate::rejection::verdict_of(bytes.as_bytes(), award.valid_from);

            prop_assert!(!has_hole(&document));
            prop_assert_eq!(verdict.standing(), credential::Standing::StatusUnknown, "{:#?}", verdict.checks);
            prop_assert_eq!(Facts::read(&document).unwrap().holder_name, Some(award.holder.name.clone()));
        }
    }
}
