//! Status entries and status lists.

use super::*;

/// Verifies a credential against status lists as published.
fn with_lists(document: &[u8], lists: &[(&str, StatusSource<'_>)]) -> Outcome {
    let issuer = sample::issuer_document();
    let sources = Sources { did_document: Some(&issuer), status_lists: lists };
    let policy = Policy { at: at("2026-06-01T00:00:00Z"), check_status: true };
    verify(document, &sources, &policy).outcome(Check::Status).clone()
}

fn list_document(purpose: Purpose, set: &[u64], securing: Securing) -> Value {
    let mut bits = no_one_revoked();
    for index in set {
        bits.set(*index, true).expect("the index is in range");
    }
    status_list::document(&sample::site(), 1, securing, purpose, &bits, sample::signed_at())
}

fn list(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut document = list_document(Purpose::Revocation, &[], Securing::DataIntegrity);
    change(&mut document);
    bytes(&sample::with_proof(document))
}

/// What comes of the list being as it is; the credential itself is in order.
fn refused_because(list: &[u8]) -> Reason {
    match with_lists(&bytes(&signed()), &[(LIST, StatusSource::Published(list))]) {
        Outcome::Failed { reason: Reason::StatusListRefused { list, because } } if list == LIST => *because,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_published_list_is_heeded_in_both_forms() {
    for (set, expected) in [(&[41, 43][..], Outcome::Passed), (&[42], Outcome::Failed { reason: Reason::Revoked })] {
        let proof = bytes(&sample::with_proof(list_document(Purpose::Revocation, set, Securing::DataIntegrity)));
        let jws = sample::as_jws(&list_document(Purpose::Revocation, set, Securing::Jws));
        let credential = sample::as_jws(&sample::document(Securing::Jws));

        assert_eq!(with_lists(&bytes(&signed()), &[(LIST, StatusSource::Published(&proof))]), expected);
        assert_eq!(with_lists(credential.as_bytes(), &[(LIST_JWT, StatusSource::Published(jws.as_bytes()))]), expected);
    }
}

#[test]
fn suspension_is_told_from_revocation() {
    let suspended = issued_with(|d| d["credentialStatus"]["statusPurpose"] = json!("suspension"));
    let mut bits = no_one_revoked();
    bits.set(42, true).unwrap();

    let own = StatusSource::Own(Purpose::Suspension, &bits);
    assert_eq!(with_lists(&suspended, &[(LIST, own)]), Outcome::Failed { reason: Reason::Suspended });
    assert_eq!(with_lists(&bytes(&signed()), &[(LIST, own)]), Outcome::Failed { reason: Reason::StatusListPurpose });
}

#[test]
fn every_one_of_several_entries_counts() {
    let entry = |purpose: &str, list: &str| {
        json!({
            "id": format!("{list}#42"), "type": "BitstringStatusListEntry", "statusPurpose": purpose,
            "statusListIndex": "42", "statusListCredential": list,
        })
    };
    let second = "https://certs.example.org/status/2";
    let document =
        issued_with(|d| d["credentialStatus"] = json!([entry("revocation", LIST), entry("suspension", second)]));
    let clear = no_one_revoked();
    let mut set = no_one_revoked();
    set.set(42, true).unwrap();
    let revocation = StatusSource::Own(Purpose::Revocation, &clear);

    assert_eq!(
        with_lists(&document, &[(LIST, revocation), (second, StatusSource::Own(Purpose::Suspension, &set))]),
        Outcome::Failed { reason: Reason::Suspended }
    );
    assert_eq!(
        with_lists(&document, &[(LIST, revocation)]),
        Outcome::Failed { reason: Reason::StatusUnreachable { list: second.into() } }
    );
    assert_eq!(needs(&document).unwrap().status_lists, [LIST, second]);
}

#[test]
fn an_entry_that_is_not_understood_fails() {
    let entry = |member: &'static str, value: Value| tampered(|d| d["credentialStatus"][member] = value);
    let malformed = |member: &str| Reason::StatusMalformed { at: format!("/credentialStatus/{member}") };
    let refused = |document: &[u8], reason: &Reason| assert_refused(document, Check::Status, reason);

    refused(
        &entry("type", json!("1EdTechRevocationList")),
        &Reason::StatusTypeUnknown { kind: "1EdTechRevocationList".into() },
    );
    refused(&entry("statusPurpose", json!("message")), &Reason::StatusPurposeUnknown { purpose: "message".into() });
    for index in ["", "-1", "+42", "042", "4 2", "0x2a", "99999999999999999999999", "٤٢"] {
        refused(&entry("statusListIndex", json!(index)), &malformed("statusListIndex"));
    }
    refused(&entry("statusListIndex", json!(42)), &malformed("statusListIndex"));
    refused(&entry("statusListIndex", json!("131072")), &Reason::StatusIndexOutOfRange { index: 131_072 });
    refused(&entry("statusSize", json!(2)), &malformed("statusSize"));
    refused(&entry("id", json!(LIST)), &malformed("id"));
    refused(&issued_with(|d| d["credentialStatus"] = json!("urn:x:1")), &malformed("type"));
    let elsewhere = "https://evil.example/status/1";
    refused(&entry("statusListCredential", json!(elsewhere)), &Reason::StatusUnreachable { list: elsewhere.into() });
}

#[test]
fn a_credential_without_status_needs_no_list() {
    let without = issued_with(|d| drop(d.as_object_mut().unwrap().shift_remove("credentialStatus")));

    assert_eq!(with_lists(&without, &[]), Outcome::NotChecked { because: Skipped::NothingToCheck });
    assert_eq!(verdict(&without).standing(), Standing::Valid);
}

#[test]
fn a_list_must_itself_be_what_its_issuer_signed_for_this_use() {
    let unsigned = bytes(&list_document(Purpose::Revocation, &[], Securing::DataIntegrity));
    assert_eq!(refused_because(&unsigned), Reason::ProofMissing);

    let mut tampered: Value = serde_json::from_slice(&list(|_| ())).unwrap();
    let another = list_document(Purpose::Revocation, &[7], Securing::DataIntegrity);
    tampered["credentialSubject"]["encodedList"] = another["credentialSubject"]["encodedList"].clone();
    assert_eq!(refused_because(&bytes(&tampered)), Reason::SignatureInvalid);

    assert_eq!(refused_because(b"gone"), Reason::JwsMalformed { detail: "not three parts".into() });
    assert_eq!(
        refused_because(&list(|d| d["issuer"] = json!("did:web:evil.example"))),
        Reason::StatusListOfAnother { issuer: "did:web:evil.example".into() }
    );
    let misnamed = "https://certs.example.org/status/2";
    assert_eq!(
        refused_because(&list(|d| d["id"] = json!(misnamed))),
        Reason::StatusListMisnamed { id: misnamed.into() }
    );
    assert_eq!(
        refused_because(&list(|d| d["validUntil"] = json!("2026-02-01T00:00:00Z"))),
        Reason::Expired { until: at("2026-02-01T00:00:00Z") }
    );
    assert_eq!(
        refused_because(&list(|d| d["credentialSubject"]["statusPurpose"] = json!("suspension"))),
        Reason::StatusListPurpose
    );
    assert_eq!(
        refused_because(&list(|d| d["type"] = json!(["VerifiableCredential"]))),
        Reason::Misshapen { at: pointer("/type") }
    );
    assert_eq!(
        refused_because(&list(|d| d["credentialSubject"]["encodedList"] = json!("uH4sIAAAAAAAA_2MAAI3vAtIBAAAA"))),
        Reason::StatusListMalformed
    );
    assert_eq!(
        refused_because(&list(|d| d["@context"] = signed()["@context"].clone())),
        Reason::ContextNotAllowed { context: signed()["@context"][1].as_str().unwrap().into() }
    );
}
