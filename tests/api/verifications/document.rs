//! A document that somebody has at hand.

use contract::problem::ProblemCode;
use contract::verification::{CheckOutcome, DocumentCheck, DocumentStanding, DocumentVerificationView, SecuringForm};
use credential::{Securing, sample};
use serde_json::Value;

use super::{at_the_time_of, verdict};
use crate::harness::TestApp;
use crate::harness::http::{Answer, send};
use crate::harness::shape::check;

const PATH: &str = "/api/v1/verifications";

async fn post(app: &TestApp, media_type: &str, document: impl Into<reqwest::Body>) -> Answer {
    let request = app.http().request(reqwest::Method::POST, PATH).header("content-type", media_type);
    let answer = send(request.body(document)).await;
    check("POST", PATH, &answer);
    answer
}

async fn judge(app: &TestApp, document: &str) -> DocumentVerificationView {
    serde_json::from_value(post(app, "application/json", document.to_owned()).await.json()).unwrap()
}

/// Somebody's credential as JSON, with its code.
async fn document(app: &TestApp, name: &str, achievement: &str) -> (String, String) {
    let verdict = verdict(app, name, achievement).await;
    let text = app.http().get(&format!("/credentials/{}.json", verdict.credential_id)).await.text();
    (text, verdict.code.symbols().to_owned())
}

#[track_caller]
fn outcome(view: &DocumentVerificationView, kind: DocumentCheck) -> (CheckOutcome, Option<&str>) {
    let found = view.checks.iter().find(|check| check.check == kind).unwrap();
    assert!(found.finding.ends_with('.'), "{found:?}");
    (found.outcome, found.reason.as_deref())
}

const PASSED: (CheckOutcome, Option<&str>) = (CheckOutcome::Passed, None);

#[actix_web::test]
async fn a_document_of_ours_is_held_against_keys_status_and_books_in_either_form() {
    let app = TestApp::with_sample().await;
    let known = verdict(&app, "John", "TCS-SLUICE").await;
    let path = format!("/credentials/{}", known.credential_id);
    let (json, jws) = (app.http().get(&format!("{path}.json")).await, app.http().get(&format!("{path}.jwt")).await);

    for (media_type, document, securing) in [
        ("application/vc", &json, SecuringForm::DataIntegrity),
        ("application/vc+ld+json", &json, SecuringForm::DataIntegrity),
        ("application/ld+json; profile=\"x\"", &json, SecuringForm::DataIntegrity),
        ("application/json; charset=utf-8", &json, SecuringForm::DataIntegrity),
        ("text/plain", &json, SecuringForm::DataIntegrity),
        ("application/vc+jwt", &jws, SecuringForm::Jws),
        ("Application/JWT", &jws, SecuringForm::Jws),
        ("text/plain; charset=utf-8", &jws, SecuringForm::Jws),
    ] {
        let view = post(&app, media_type, document.body.clone()).await.json();
        let view: DocumentVerificationView = serde_json::from_value(view).unwrap();
        assert_eq!(view.standing, DocumentStanding::Valid, "{media_type}: {view:?}");
        assert_eq!(view.statement, "This credential is genuine and valid.");
        assert_eq!(view.securing, Some(securing));
        assert_eq!(view.checks.len(), 9);
        for check in &view.checks {
            let covered = securing == SecuringForm::Jws && check.check == DocumentCheck::Vocabulary;
            let expected = if covered { CheckOutcome::NotChecked } else { CheckOutcome::Passed };
            assert_eq!(check.outcome, expected, "{media_type}: {check:?}");
        }
        let issuer = view.issuer.as_ref().unwrap();
        assert!(issuer.this_server && issuer.id == known.issuer.id, "{issuer:?}");
        let facts = view.facts.as_ref().unwrap();
        assert_eq!(facts.holder_name.as_deref(), Some("John Smith"));
        assert_eq!(facts.id, known.credential_url);
        assert_eq!(at_the_time_of(&known, view.record.unwrap()), known);
    }
}

#[actix_web::test]
async fn a_badge_with_the_credential_in_it_is_as_good_as_the_credential() {
    let app = TestApp::with_sample().await;
    let (document, _) = document(&app, "John", "TCS-SLUICE").await;
    let picture = r#"<svg xmlns="http://www.w3.org/2000/svg"/>"#;
    let baked = credential::carrier::svg::bake(picture, document.as_bytes()).unwrap();

    let view: DocumentVerificationView =
        serde_json::from_value(post(&app, "image/svg+xml", baked.clone()).await.json()).unwrap();
    assert_eq!(view.standing, DocumentStanding::Valid, "{view:?}");
    let forged = post(&app, "image/svg+xml", baked.replace("John Smith", "Jane Smith")).await.json();
    assert_eq!(forged["standing"], "invalid");
    let empty = post(&app, "image/svg+xml", picture).await.json();
    assert_eq!(empty["checks"][0]["reason"], "svg_credential_missing");
    for media_type in ["image/png", "application/pdf"] {
        let broken = post(&app, media_type, "not one").await.json();
        assert_eq!(broken["checks"][0]["reason"], "unknown_format", "{media_type}");
    }
}

#[actix_web::test]
async fn a_document_that_was_changed_is_told_by_its_signature_and_by_the_books() {
    let app = TestApp::with_sample().await;
    let (document, _) = document(&app, "John", "TCS-SLUICE").await;
    let forged = document.replace("John Smith", "Jane Smith");
    assert_ne!(forged, document);

    let view = judge(&app, &forged).await;

    assert_eq!(view.standing, DocumentStanding::Invalid);
    assert!(
        view.statement.starts_with("Do not rely on this document. The signature does not fit"),
        "{}",
        view.statement
    );
    assert_eq!(outcome(&view, DocumentCheck::Key), PASSED);
    assert_eq!(outcome(&view, DocumentCheck::Signature), (CheckOutcome::Failed, Some("signature_invalid")));
    assert_eq!(outcome(&view, DocumentCheck::Record), (CheckOutcome::Failed, Some("record_differs")));
    assert_eq!(view.record.unwrap().holder_name, "John Smith");
}

#[actix_web::test]
async fn a_document_of_ours_that_lacks_what_it_must_say_is_still_held_against_our_keys() {
    let app = TestApp::with_sample().await;
    let (document, _) = document(&app, "John", "TCS-SLUICE").await;
    let mut stripped: Value = serde_json::from_str(&document).unwrap();
    stripped["credentialSubject"]["achievement"].as_object_mut().unwrap().remove("criteria");

    let view = judge(&app, &stripped.to_string()).await;

    assert_eq!(view.standing, DocumentStanding::Invalid);
    assert_eq!(outcome(&view, DocumentCheck::Model), (CheckOutcome::Failed, Some("missing")));
    assert_eq!(outcome(&view, DocumentCheck::Key), PASSED);
    assert_eq!(outcome(&view, DocumentCheck::Record), (CheckOutcome::NotChecked, Some("earlier_failure")));
}

#[actix_web::test]
async fn what_the_books_know_of_a_document_is_part_of_the_verdict() {
    use DocumentStanding::{Invalid, Revoked, Suspended};
    for (statement, standing, kind, reason) in [
        (
            r#"UPDATE awards SET interruptions = '[{"kind": "revoked", "from": "2026-06-01", "reinstated_on": null}]'
               WHERE id = (SELECT award_id FROM credentials WHERE code = '{code}')"#,
            Revoked,
            DocumentCheck::Status,
            "revoked",
        ),
        (
            r#"UPDATE awards SET interruptions = '[{"kind": "suspended", "from": "2026-06-01", "reinstated_on": null}]'
               WHERE id = (SELECT award_id FROM credentials WHERE code = '{code}')"#,
            Suspended,
            DocumentCheck::Status,
            "suspended",
        ),
        (
            "UPDATE credentials SET holder_name = 'John Q. Smith' WHERE code = '{code}'",
            Invalid,
            DocumentCheck::Record,
            "record_differs",
        ),
        ("DELETE FROM credentials WHERE code = '{code}'", Invalid, DocumentCheck::Record, "not_on_record"),
    ] {
        let app = TestApp::with_sample().await;
        let (document, code) = document(&app, "John", "TCS-SLUICE").await;
        assert_eq!(app.tamper(&statement.replace("{code}", &code)), 1, "{statement}");

        let view = judge(&app, &document).await;

        assert_eq!(view.standing, standing, "{statement}: {view:?}");
        assert_eq!(outcome(&view, kind), (CheckOutcome::Failed, Some(reason)), "{statement}");
        assert_eq!(outcome(&view, DocumentCheck::Signature), PASSED, "{statement}");
    }
}

#[actix_web::test]
async fn a_document_whose_validity_is_over_is_expired() {
    let app = TestApp::with_sample().await;
    let (document, _) = document(&app, "Ada", "TCS-SENTRY-8").await;
    app.set_time("2027-03-12T12:00:00Z");

    let view = judge(&app, &document).await;

    assert_eq!(view.standing, DocumentStanding::Expired, "{view:?}");
    assert_eq!(outcome(&view, DocumentCheck::Period), (CheckOutcome::Failed, Some("expired")));
    assert_eq!(outcome(&view, DocumentCheck::Record), PASSED);
}

#[actix_web::test]
async fn of_another_issuers_document_only_what_it_shows_itself_is_checked() {
    let app = TestApp::with_sample().await;
    let foreign = sample::with_proof(sample::document(Securing::DataIntegrity)).to_string();

    let view = judge(&app, &foreign).await;

    assert_eq!(view.standing, DocumentStanding::Undecided, "{view:?}");
    assert!(view.statement.contains("another issuer, did:web:certs.example.org"), "{}", view.statement);
    let issuer = view.issuer.as_ref().unwrap();
    assert!(!issuer.this_server && issuer.name.as_deref() == Some("Example Certification Body"), "{issuer:?}");
    assert_eq!(view.record, None);
    for kind in [DocumentCheck::Document, DocumentCheck::Context, DocumentCheck::Model, DocumentCheck::Period] {
        assert_eq!(outcome(&view, kind), PASSED, "{kind:?}");
    }
    for (kind, reason) in [
        (DocumentCheck::Key, "issuer_unresolved"),
        (DocumentCheck::Signature, "earlier_failure"),
        (DocumentCheck::Status, "status_unreachable"),
        (DocumentCheck::Record, "another_issuer"),
    ] {
        assert_eq!(outcome(&view, kind), (CheckOutcome::NotChecked, Some(reason)));
    }

    // What speaks against it whoever signed it is told.
    app.set_time("2030-01-01T00:00:00Z");
    let over = judge(&app, &foreign).await;
    assert_eq!(over.standing, DocumentStanding::Invalid);
    assert_eq!(outcome(&over, DocumentCheck::Period), (CheckOutcome::Failed, Some("expired")));
}

#[actix_web::test]
async fn somebody_elses_document_in_our_name_is_refused_by_its_key() {
    let app = TestApp::with_sample().await;
    let ours = verdict(&app, "John", "TCS-SLUICE").await.issuer.id;
    let mut forged = sample::document(Securing::DataIntegrity);
    forged["issuer"]["id"] = ours.into();

    let view = judge(&app, &sample::with_proof(forged).to_string()).await;

    assert_eq!(view.standing, DocumentStanding::Invalid);
    assert_eq!(outcome(&view, DocumentCheck::Key), (CheckOutcome::Failed, Some("key_of_another")));
    assert_eq!(outcome(&view, DocumentCheck::Record), (CheckOutcome::Failed, Some("not_on_record")));
}

#[actix_web::test]
async fn what_is_no_credential_is_a_verdict_too() {
    let app = TestApp::new().await;

    for (body, reason) in [
        ("", "unknown_format"),
        ("hello", "unknown_format"),
        ("aGVsbG8.aGVsbG8.aGVsbG8", "not_a_credential"),
        ("{\"a\": 1, \"a\": 2}", "duplicate_member"),
        (r#"<svg xmlns="http://www.w3.org/2000/svg"/>"#, "svg_credential_missing"),
        (&"[".repeat(100_000), "unknown_format"),
        (&format!("{{\"a\": {}", "[".repeat(100_000)), "too_deep"),
    ] {
        let view = judge(&app, body).await;
        assert_eq!((view.standing, view.securing), (DocumentStanding::Invalid, None));
        assert_eq!(outcome(&view, DocumentCheck::Document), (CheckOutcome::Failed, Some(reason)));
        assert!(view.checks[1..].iter().all(|check| check.outcome == CheckOutcome::NotChecked), "{view:?}");
        assert_eq!((view.issuer, view.facts, view.record), (None, None, None));
    }
}

#[actix_web::test]
async fn a_body_of_another_media_type_or_beyond_the_bound_is_refused() {
    let app = TestApp::new().await;

    for media_type in ["application/zip", "multipart/form-data", "", "application/vc+cose"] {
        let problem = post(&app, media_type, "{}").await.problem(ProblemCode::UnsupportedMediaType);
        let said = problem.detail.unwrap();
        assert!(said.contains("application/vc, ") && said.contains("text/plain"), "{said}");
    }
    let packed = app.http().request(reqwest::Method::POST, PATH).header("content-type", "application/vc");
    send(packed.header("content-encoding", "gzip").body("x")).await.problem(ProblemCode::UnsupportedMediaType);
    let long = vec![b' '; credential::MAX_BYTES + 1];
    let problem = post(&app, "application/vc", long).await.problem(ProblemCode::PayloadTooLarge);
    assert!(problem.detail.unwrap().contains("262,144 bytes"));
}

#[actix_web::test]
async fn findings_are_told_in_the_language_asked_for_and_nothing_is_kept() {
    let app = TestApp::with_sample().await;
    let (document, _) = document(&app, "John", "TCS-SLUICE").await;
    let books = app.books();

    for tag in ["ja", "ar"] {
        let client = app.anonymous().in_language(tag);
        let view = client.verify_document("application/vc", document.clone().into_bytes()).await.unwrap();
        assert!(!view.statement.is_ascii(), "{tag}: {}", view.statement);
        assert!(view.checks.iter().all(|check| !check.finding.is_ascii()), "{tag}: {:?}", view.checks);
    }

    assert_eq!(app.books(), books);
}

#[actix_web::test]
async fn pages_of_other_origins_may_read_the_verdict_on_a_document() {
    let app = TestApp::new().await;

    let answer = post(&app, "text/plain", "hello").await;

    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("ratelimit"), "\"public\";r=119");
    assert_eq!(answer.header("cache-control"), "no-store");
}
