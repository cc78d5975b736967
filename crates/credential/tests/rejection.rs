//! What a verifier must reject, each case made from a credential that was really signed.

use credential::canonical::canonicalize_generally;
use credential::did::{PublicKey, PublishedKey, did_document};
use credential::key::{Ed25519Key, KeyError};
use credential::status_list::{self, Bitstring, MIN_ENTRIES, Purpose};
use credential::verdict::Skipped;
use credential::verify::{Policy, Sources, StatusSource, needs, verify};
use credential::{Check, Outcome, Reason, Securing, Standing, Verdict, proof, sample};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::mutation;

const LIST: &str = "https://certs.example.org/status/1";
const LIST_JWT: &str = "https://certs.example.org/status/1.jwt";

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("test instants are well-formed")
}

pub(crate) fn no_one_revoked() -> Bitstring {
    Bitstring::new(MIN_ENTRIES).expect("the least is enough")
}

/// Verifies with the issuer's keys and its own status list, in the middle of the validity.
pub(crate) fn verdict(document: &[u8]) -> Verdict {
    let issuer = sample::issuer_document();
    let bits = no_one_revoked();
    let own = StatusSource::Own(Purpose::Revocation, &bits);
    let sources = Sources { did_document: Some(&issuer), status_lists: &[(LIST, own), (LIST_JWT, own)] };
    verify(document, &sources, &Policy { at: at("2026-06-01T00:00:00Z"), check_status: true })
}

/// Verifies with the issuer's keys at a given time, the status unasked.
pub(crate) fn verdict_of(document: &[u8], at: Timestamp) -> Verdict {
    let issuer = sample::issuer_document();
    let sources = Sources { did_document: Some(&issuer), status_lists: &[] };
    verify(document, &sources, &Policy { at, check_status: false })
}

fn signed() -> Value {
    sample::with_proof(sample::document(Securing::DataIntegrity))
}

fn bytes(document: &Value) -> Vec<u8> {
    document.to_string().into_bytes()
}

/// The unsigned sample with `change` made, then signed by its issuer: wrong in itself, not tampered with.
fn issued_with(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut document = sample::document(Securing::DataIntegrity);
    change(&mut document);
    bytes(&sample::with_proof(document))
}

/// The signed sample with `change` made afterwards.
fn tampered(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut document = signed();
    change(&mut document);
    bytes(&document)
}

#[track_caller]
fn assert_refused(document: &[u8], check: Check, reason: &Reason) {
    let verdict = verdict(document);
    assert_eq!(verdict.outcome(check), &Outcome::Failed { reason: reason.clone() }, "{:#?}", verdict.checks);
    assert!(!verdict.is_valid());
}

#[track_caller]
fn assert_code(document: &[u8], check: Check, code: &str) {
    let verdict = verdict(document);
    let Outcome::Failed { reason } = verdict.outcome(check) else {
        panic!("{check:?} did not fail: {:#?}", verdict.checks)
    };
    assert_eq!(serde_json::to_value(reason).expect("reasons are plain data")["code"], code);
    assert!(!verdict.is_valid());
}

fn pointer(text: &str) -> String {
    text.to_owned()
}

#[test]
fn what_we_issue_is_valid_in_both_forms() {
    let proof = verdict(&bytes(&signed()));
    let jws = verdict(sample::as_jws(&sample::document(Securing::Jws)).as_bytes());

    for (verdict, securing) in [(&proof, Securing::DataIntegrity), (&jws, Securing::Jws)] {
        assert_eq!(verdict.standing(), Standing::Valid, "{:#?}", verdict.checks);
        assert_eq!(verdict.securing, Some(securing));
        assert_eq!(verdict.credential, Some(sample::document(securing)));
        assert_eq!(verdict.checks.iter().map(|(check, _)| *check).collect::<Vec<_>>(), Check::ALL);
    }
}

#[test]
fn any_one_change_is_refused_in_both_forms() {
    for mutant in mutation::all(&signed()) {
        assert!(!verdict(&bytes(&mutant.document)).is_valid(), "accepted: {}", mutant.what);
    }
    let jws = sample::as_jws(&sample::document(Securing::Jws));
    for at in 0..jws.len() {
        // Flips a high bit of six, so that no unused trailing bits hide the change.
        let mut changed = jws.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'g' } else { b'A' };
        assert!(!verdict(&changed).is_valid(), "accepted a change at {at}");
    }
}

#[test]
fn order_and_white_space_do_not_matter() {
    let reordered = tampered(|document| {
        document["credentialSubject"]["achievement"]["tag"].as_array_mut().unwrap().reverse();
        let members = document.as_object_mut().unwrap();
        let name = members.shift_remove("name").unwrap();
        members.insert("name".to_owned(), name);
    });
    let pretty = serde_json::to_vec_pretty(&signed()).unwrap();

    assert!(verdict(&reordered).is_valid());
    assert!(verdict(&pretty).is_valid());
}

#[test]
fn proofs_that_are_missing_broken_or_of_another_kind_are_refused() {
    let malformed = |member: &str| Reason::ProofMalformed { member: member.to_owned() };
    let signature = Check::Signature;
    let with = |member: &'static str, value: Value| tampered(|document| document["proof"][0][member] = value);

    assert_refused(
        &tampered(|d| drop(d.as_object_mut().unwrap().shift_remove("proof"))),
        signature,
        &Reason::ProofMissing,
    );
    assert_code(&tampered(|d| d["proof"] = json!([])), signature, "proof_missing");
    assert_refused(&tampered(|d| d["proof"] = json!("z5x")), signature, &malformed(""));
    assert_refused(&with("type", json!("Ed25519Signature2020")), signature, &Reason::ProofTypeUnknown);
    assert_refused(&with("cryptosuite", json!("eddsa-jcs-2022")), signature, &Reason::CryptosuiteUnknown);
    assert_refused(&with("proofPurpose", json!("authentication")), signature, &Reason::ProofPurposeWrong);
    assert_refused(&with("previousProof", json!("urn:x")), signature, &malformed("previousProof"));
    assert_refused(&with("created", json!("yesterday")), signature, &malformed("created"));
    assert_refused(&with("expires", json!("2027-01-01T00:00:00Z")), signature, &Reason::SignatureInvalid);
    assert_refused(
        &with("expires", json!("2026-02-01T00:00:00Z")),
        signature,
        &Reason::ProofExpired { at: at("2026-02-01T00:00:00Z") },
    );
    for value in ["", "z", "uAAAA", "z5x9aCBYovW3", "z0OIl"] {
        assert_refused(&with("proofValue", json!(value)), signature, &malformed("proofValue"));
    }
}

#[test]
fn a_broken_proof_beside_a_good_one_is_refused() {
    let second = |change: fn(&mut Value)| {
        tampered(|document| {
            let mut second = document["proof"][0].clone();
            change(&mut second);
            document["proof"].as_array_mut().unwrap().push(second);
        })
    };

    assert!(verdict(&second(|_| ())).is_valid());
    assert_refused(
        &second(|proof| proof["created"] = json!("2026-01-15T09:00:01Z")),
        Check::Signature,
        &Reason::SignatureInvalid,
    );
    assert_refused(
        &second(|proof| proof["cryptosuite"] = json!("ecdsa-rdfc-2019")),
        Check::Signature,
        &Reason::CryptosuiteUnknown,
    );
}

#[test]
fn undefined_terms_and_unsigned_values_are_refused() {
    let undefined = |term: &str| Reason::UndefinedTerm { term: term.to_owned() };

    assert_refused(&tampered(|d| d["grade"] = json!("A")), Check::Vocabulary, &undefined("grade"));
    assert_refused(
        &tampered(|d| d["type"].as_array_mut().unwrap().push(json!("Diploma"))),
        Check::Vocabulary,
        &undefined("Diploma"),
    );
    assert_refused(
        &tampered(|d| d["credentialSubject"]["achievement"]["grade"] = json!("A")),
        Check::Vocabulary,
        &undefined("grade"),
    );
    assert_refused(
        &tampered(|d| d["issuer"]["parentOrg"] = json!("Acme")),
        Check::Vocabulary,
        &Reason::RelativeIri { value: "Acme".into() },
    );
}

#[test]
fn statements_spelt_in_a_second_way_are_refused_though_the_signature_fits() {
    // Takes a member out of the signed document and has it said elsewhere, in the same statements.
    let respelt = |member: &'static str, say: fn(&mut Value, Value)| {
        let mut document = signed();
        let value = document.as_object_mut().unwrap().shift_remove(member).unwrap();
        say(&mut document, value);
        let mut unsigned = document.clone();
        unsigned.as_object_mut().unwrap().shift_remove("proof");
        let before = canonicalize_generally(&sample::document(Securing::DataIntegrity));
        assert_eq!(canonicalize_generally(&unsigned), before, "the statements are not the same");
        bytes(&document)
    };
    let not_allowed = |at: &str| Reason::MemberNotAllowed { at: at.to_owned() };

    assert_refused(
        &respelt("validUntil", |d, until| {
            d["https://www.w3.org/2018/credentials#validUntil"] =
                json!({"@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": until});
        }),
        Check::Document,
        &not_allowed("/https:~1~1www.w3.org~12018~1credentials#validUntil"),
    );
    assert_refused(
        &respelt("credentialStatus", |d, status| d["https://www.w3.org/2018/credentials#credentialStatus"] = status),
        Check::Document,
        &not_allowed("/https:~1~1www.w3.org~12018~1credentials#credentialStatus"),
    );
    assert_refused(
        &respelt("credentialStatus", |d, status| {
            let again = json!({"id": d["id"], "type": "VerifiableCredential", "credentialStatus": status});
            d["@included"] = json!([again]);
        }),
        Check::Document,
        &not_allowed("/@included"),
    );
    assert_refused(
        &respelt("credentialSubject", |d, subject| {
            let mut rest = subject.clone();
            let number = rest.as_object_mut().unwrap().shift_remove("licenseNumber").unwrap();
            let half = json!({"id": subject["id"], "type": "AchievementSubject", "licenseNumber": number});
            d["credentialSubject"] = json!([rest, half]);
        }),
        Check::Document,
        &Reason::DescribedTwice { at: pointer("/credentialSubject/1") },
    );
    assert_refused(
        &respelt("name", |d, name| d["name"] = json!([name])),
        Check::Model,
        &Reason::Misshapen { at: pointer("/name") },
    );
}

#[test]
fn a_second_description_and_a_relative_name_are_refused() {
    assert_refused(
        &tampered(|d| d["evidence"][0]["image"] = json!({"id": d["id"], "validUntil": "2099-01-01T00:00:00Z"})),
        Check::Document,
        &Reason::DescribedTwice { at: pointer("/evidence/0/image/id") },
    );
    assert_refused(
        &tampered(|d| d["issuer"]["@context"] = json!("https://www.w3.org/ns/credentials/v2")),
        Check::Document,
        &Reason::MemberNotAllowed { at: pointer("/issuer/@context") },
    );
    assert_refused(
        &tampered(|d| d["id"] = json!("6f1c2a3e")),
        Check::Document,
        &Reason::RelativeId { at: pointer("/id") },
    );
    assert_refused(
        &tampered(|d| d["issuer"]["id"] = json!("_:issuer")),
        Check::Document,
        &Reason::RelativeId { at: pointer("/issuer/id") },
    );
}

#[test]
fn more_proofs_or_status_entries_than_anyone_needs_are_refused() {
    let five = |value: &Value| vec![value.clone(); 5];

    assert_refused(
        &tampered(|d| d["proof"] = json!(five(&d["proof"][0]))),
        Check::Signature,
        &Reason::TooMany { at: pointer("/proof") },
    );
    assert_refused(
        &tampered(|d| {
            let mut entry = d["credentialStatus"].clone();
            entry.as_object_mut().unwrap().shift_remove("id");
            d["credentialStatus"] = json!(five(&entry));
        }),
        Check::Status,
        &Reason::TooMany { at: pointer("/credentialStatus") },
    );
}

#[test]
fn values_that_say_nothing_are_refused() {
    for value in [json!(null), json!([]), json!([["x"]])] {
        assert_code(&tampered(|d| d["credentialSubject"]["role"] = value), Check::Document, "nothing_said");
    }
}

#[test]
fn contexts_must_be_the_known_ones_in_order() {
    let refused = |contexts: Value, wrong: &str| {
        let reason = Reason::ContextNotAllowed { context: wrong.to_owned() };
        assert_refused(&tampered(|d| d["@context"] = contexts), Check::Context, &reason);
    };
    let ours = signed()["@context"].clone();
    let open_badges = ours[1].as_str().unwrap();

    refused(json!([ours[1], ours[0], ours[2]]), open_badges);
    refused(json!([ours[0], ours[2]]), ours[2].as_str().unwrap());
    refused(json!([ours[0]]), open_badges);
    refused(json!([]), ours[0].as_str().unwrap());
    refused(json!([ours[0], ours[1], "https://example.org/x"]), "https://example.org/x");
    refused(json!([ours[0], ours[1], ours[2], ours[2]]), ours[2].as_str().unwrap());
    refused(json!([ours[0], ours[1], {"name": "urn:x"}]), r#"{"name":"urn:x"}"#);
    refused(ours[0].clone(), &format!("{}", ours[0]).replace('"', ""));
}

#[test]
fn a_credential_must_say_what_the_model_asks_for() {
    let model = Check::Model;
    let missing = |at: &str| Reason::Missing { at: at.to_owned() };
    let misshapen = |at: &str| Reason::Misshapen { at: at.to_owned() };
    let without = |at: &'static str| {
        tampered(|document| {
            let (above, name) = at.rsplit_once('/').unwrap();
            document.pointer_mut(above).unwrap().as_object_mut().unwrap().shift_remove(name).unwrap();
        })
    };
    for at in [
        "/id",
        "/name",
        "/validFrom",
        "/credentialSubject",
        "/issuer/type",
        "/credentialSubject/type",
        "/credentialSubject/achievement",
        "/credentialSubject/achievement/id",
        "/credentialSubject/achievement/type",
        "/credentialSubject/achievement/name",
        "/credentialSubject/achievement/description",
        "/credentialSubject/achievement/criteria",
        "/credentialSubject/identifier/0/hashed",
        "/credentialSubject/achievement/image/id",
    ] {
        assert_refused(&without(at), model, &missing(at));
    }
    let set = |at: &'static str, value: Value| tampered(|document| *document.pointer_mut(at).unwrap() = value);

    assert_refused(&set("/type", json!(["VerifiableCredential"])), model, &misshapen("/type"));
    assert_refused(&set("/type", json!(["OpenBadgeCredential"])), model, &misshapen("/type"));
    assert_refused(&set("/name", json!(["a", "b"])), model, &misshapen("/name"));
    assert_refused(
        &set("/credentialSubject/identifier/0/hashed", json!("false")),
        model,
        &misshapen("/credentialSubject/identifier/0/hashed"),
    );
    assert_refused(&set("/credentialSubject", json!("urn:x:1")), model, &misshapen("/credentialSubject"));
    assert_refused(
        &set("/credentialSubject/achievement/criteria", json!({"name": "x"})),
        model,
        &missing("/credentialSubject/achievement/criteria/narrative"),
    );
    assert_refused(
        &set("/credentialSubject/result/0/resultDescription", json!("urn:x:1")),
        model,
        &Reason::ResultUnexplained { at: pointer("/credentialSubject/result/0/resultDescription") },
    );
    assert_refused(
        &tampered(|document| {
            let subject = document["credentialSubject"].as_object_mut().unwrap();
            subject.shift_remove("id");
            subject.shift_remove("identifier");
        }),
        model,
        &missing("/credentialSubject/id"),
    );
}

#[test]
fn the_time_asked_about_must_be_within_the_validity() {
    let issuer = sample::issuer_document();
    let on = |document: &[u8], now: &str| {
        let sources = Sources { did_document: Some(&issuer), status_lists: &[] };
        verify(document, &sources, &Policy { at: at(now), check_status: false })
    };
    let document = bytes(&signed());
    let failed = |reason: Reason| Outcome::Failed { reason };

    assert_eq!(on(&document, "2026-01-14T23:59:59Z").standing(), Standing::NotYetValid);
    assert_eq!(on(&document, "2026-01-15T00:00:00Z").outcome(Check::Period), &Outcome::Passed);
    assert_eq!(on(&document, "2029-01-15T00:00:00Z").outcome(Check::Period), &Outcome::Passed);
    assert_eq!(
        on(&document, "2029-01-15T00:00:01Z").outcome(Check::Period),
        &failed(Reason::Expired { until: at("2029-01-15T00:00:00Z") })
    );
    assert_eq!(on(&document, "2029-01-15T00:00:01Z").standing(), Standing::Expired);
    assert_eq!(on(&document, "2026-06-01T00:00:00Z").standing(), Standing::StatusUnknown);

    let reversed = issued_with(|d| d["validUntil"] = json!("2026-01-14T00:00:00Z"));
    assert_eq!(on(&reversed, "2026-06-01T00:00:00Z").outcome(Check::Period), &failed(Reason::PeriodReversed));
    for date in ["2029-01-15", "2029-01-15T00:00:00", "soon"] {
        let undated = issued_with(|d| d["validUntil"] = json!(date));
        assert_refused(&undated, Check::Period, &Reason::DateMalformed { at: pointer("/validUntil") });
        assert_eq!(verdict(&undated).standing(), Standing::Invalid);
    }
}

/// Verifies the sample in both forms against another DID document.
fn with_issuer_document(change: impl FnOnce(&mut Value)) -> [Outcome; 2] {
    let mut issuer = sample::issuer_document();
    change(&mut issuer);
    let sources = Sources { did_document: Some(&issuer), status_lists: &[] };
    let policy = Policy { at: at("2026-06-01T00:00:00Z"), check_status: false };
    let jws = sample::as_jws(&sample::document(Securing::Jws));
    [bytes(&signed()), jws.into_bytes()].map(|document| {
        let verdict = verify(&document, &sources, &policy);
        assert_eq!(verdict.standing(), Standing::Invalid);
        assert_eq!(verdict.outcome(Check::Signature), &Outcome::NotChecked { because: Skipped::EarlierFailure });
        verdict.outcome(Check::Key).clone()
    })
}

#[test]
fn a_key_must_be_published_by_the_issuer_for_assertions() {
    let names = [
        sample::site().verification_method(&sample::ed25519_key().public().multibase()),
        sample::site().key(sample::RSA_NAME),
    ];
    let each = |reason: fn(String) -> Reason| names.clone().map(|key| Outcome::Failed { reason: reason(key) });
    let methods = |change: fn(&mut Value)| {
        with_issuer_document(|issuer| issuer["verificationMethod"].as_array_mut().unwrap().iter_mut().for_each(change))
    };

    assert_eq!(
        with_issuer_document(|issuer| issuer["id"] = json!("did:web:example.org")),
        each(|_| Reason::IssuerMismatch {
            issuer: "did:web:certs.example.org".into(),
            document: "did:web:example.org".into()
        })
    );
    assert_eq!(
        with_issuer_document(|issuer| issuer["verificationMethod"] = json!([])),
        each(|key| Reason::KeyNotPublished { key })
    );
    assert_eq!(
        with_issuer_document(|issuer| issuer["assertionMethod"] = json!([])),
        each(|key| Reason::KeyNotForAssertion { key })
    );
    assert_eq!(
        methods(|method| method["controller"] = json!("did:web:example.org")),
        each(|key| Reason::KeyOfAnother { key })
    );
    assert_eq!(
        methods(|method| method["revoked"] = json!("2030-01-01T00:00:00Z")),
        each(|key| Reason::KeyRevoked { key })
    );
    assert_eq!(
        methods(|method| method["expires"] = json!("2026-02-01T00:00:00Z")),
        each(|key| Reason::KeyRevoked { key })
    );
    assert_eq!(methods(|method| method["expires"] = json!("soon")), each(|key| Reason::KeyRevoked { key }));
    assert_eq!(
        methods(|method| method["type"] = json!("Key")),
        each(|key| Reason::KeyUnusable { key, fault: KeyError::Malformed })
    );
    assert_eq!(
        methods(|method| {
            method["secretKeyMultibase"] = json!("z");
            if let Some(jwk) = method.get_mut("publicKeyJwk") {
                jwk["d"] = json!("AQAB");
            }
        }),
        each(|key| Reason::KeyUnusable { key, fault: KeyError::Private })
    );
}

#[test]
fn a_retired_key_still_counts_and_a_revoked_one_does_not() {
    let new = PublishedKey { key: PublicKey::Ed25519(Ed25519Key::from_seed(&[8; 32]).public()), revoked_at: None };
    let check = |revoked_at: Option<Timestamp>| {
        let mut keys = sample::published_keys();
        keys[0].revoked_at = revoked_at;
        keys.push(new.clone());
        let issuer = did_document(&sample::site(), &keys);
        let sources = Sources { did_document: Some(&issuer), status_lists: &[] };
        let policy = Policy { at: at("2026-06-01T00:00:00Z"), check_status: false };
        verify(&bytes(&signed()), &sources, &policy).standing()
    };

    assert_eq!(check(None), Standing::StatusUnknown);
    assert_eq!(check(Some(at("2026-03-01T00:00:00Z"))), Standing::Invalid);
}

#[test]
fn another_issuers_key_or_name_is_refused() {
    let thief = Ed25519Key::from_seed(&[9; 32]);
    let document = || sample::document(Securing::DataIntegrity);
    let sign = |document: Value, name: &str| bytes(&proof::sign(document, &thief, name, sample::signed_at()).unwrap());
    let ours = sample::site().verification_method(&sample::ed25519_key().public().multibase());
    let theirs = format!("did:web:evil.example#{}", thief.public().multibase());

    assert_refused(&sign(document(), &theirs), Check::Key, &Reason::KeyOfAnother { key: theirs.clone() });
    assert_refused(&sign(document(), &ours), Check::Signature, &Reason::SignatureInvalid);
    let longer_name = format!("did:web:certs.example.org.evil.example#{}", thief.public().multibase());
    assert_refused(&sign(document(), &longer_name), Check::Key, &Reason::KeyOfAnother { key: longer_name });

    let mut renamed = document();
    renamed["issuer"]["id"] = json!("did:web:evil.example");
    assert_code(&sign(renamed, &theirs), Check::Key, "issuer_mismatch");

    let sources = Sources::default();
    let policy = Policy { at: at("2026-06-01T00:00:00Z"), check_status: false };
    let unresolved = verify(&bytes(&signed()), &sources, &policy);
    assert_eq!(
        unresolved.first_failure(),
        Some((Check::Key, &Reason::IssuerUnresolved { issuer: "did:web:certs.example.org".into() }))
    );
}

mod jws;
mod status;

#[test]
fn hostile_documents_are_refused_before_anything_is_fetched() {
    let deep = format!("{}{}", r#"{"a":"#.repeat(1_000), "1");
    let large = vec![b' '; credential::MAX_BYTES + 1];
    let twice = String::from_utf8(bytes(&signed())).unwrap().replacen('{', r#"{"name":"Other","#, 1);

    assert_eq!(needs(deep.as_bytes()), Err(Reason::TooDeep));
    assert_eq!(needs(&large), Err(Reason::TooLarge { bytes: credential::MAX_BYTES + 1 }));
    assert_eq!(needs(twice.as_bytes()), Err(Reason::DuplicateMember { member: "name".into() }));
    for text in ["", "null", "[]", "{}", "x", "a.b", "a.b.c", "a.b.c.d", "\u{0}"] {
        assert!(needs(text.as_bytes()).is_err(), "{text:?}");
        assert_eq!(verdict(text.as_bytes()).standing(), Standing::Invalid, "{text:?}");
    }
    assert!(needs(b"\xff\xfe").is_err());
}

#[test]
fn what_to_fetch_is_told() {
    let needed = needs(&bytes(&signed())).unwrap();

    assert_eq!(needed.issuer, "did:web:certs.example.org");
    assert_eq!(needed.status_lists, [LIST]);
}

#[test]
fn a_graph_made_to_take_forever_is_refused_at_once() {
    let alignments: Vec<Value> = (0..12)
        .map(|_| json!({"type": ["Alignment"], "targetName": "x", "targetUrl": "https://example.org"}))
        .collect();
    let result = json!({"type": ["Result"], "value": "1", "alignment": alignments});

    assert_refused(
        &tampered(|d| d["credentialSubject"]["result"] = json!([result, result])),
        Check::Vocabulary,
        &Reason::TooComplex,
    );
}

#[test]
fn a_status_list_is_no_credential() {
    let list = sample::with_proof(status_list::document(
        &sample::site(),
        1,
        Securing::DataIntegrity,
        Purpose::Revocation,
        &no_one_revoked(),
        sample::signed_at(),
    ));

    assert_eq!(verdict(&bytes(&list)).standing(), Standing::Invalid);
}
