//! Agreements: reading them, accepting them, and what is kept of that.

use contract::agreement::{AcceptAgreement, AgreementAsked, AgreementState, AgreementTextView, MyAgreementView};
use contract::catalogue::RequirementSubject;
use contract::problem::ProblemCode;
use contract::progress::{LineState, ProgressLine};
use jiff::civil::date;

use crate::harness::TestApp;
use crate::harness::program::person;

async fn text(app: &TestApp, code: &str, language: &str) -> AgreementTextView {
    app.anonymous().find_agreement_text(code, language).await.unwrap()
}

fn read(text: &AgreementTextView) -> AcceptAgreement {
    AcceptAgreement { version: text.version, language: text.language.clone(), sha256: text.sha256.clone() }
}

async fn mine(app: &TestApp, name: &str, code: &str) -> MyAgreementView {
    let all = app.as_candidate(person(name)).list_my_agreements().await.unwrap();
    all.into_iter().find(|mine| mine.agreement.code == code).unwrap()
}

#[actix_web::test]
async fn anyone_can_read_the_current_version_in_their_language() {
    let app = TestApp::with_sample().await;

    let all = app.anonymous().list_agreements().await.unwrap();
    let japanese = text(&app, "PROGRAM", "ja").await;
    let french = text(&app, "PROGRAM", "fr").await;

    let codes: Vec<_> = all.iter().map(|agreement| (agreement.code.as_str(), agreement.version)).collect();
    assert_eq!(codes, [("EXAM-NDA", 1), ("MARKS", 2), ("PRIVACY", 1), ("PROGRAM", 2)]);
    assert_eq!(all[3].asked, AgreementAsked::AtRegistration);
    assert_eq!(all[3].effective_from, date(2025, 7, 1));
    assert_eq!((japanese.version, japanese.language.as_str()), (2, "ja"));
    assert!(japanese.text.contains("受験者"), "{}", japanese.text);
    assert_eq!(french.language, "en", "what is not translated is read in English");
    assert_ne!(japanese.sha256, french.sha256);
}

#[actix_web::test]
async fn an_older_version_can_still_be_read_and_one_that_never_was_cannot() {
    let app = TestApp::with_sample().await;

    let older = app.http().get("/api/v1/agreements/PROGRAM/text?version=1&language=es").await;

    assert_eq!(older.status, 200, "{}", older.text());
    assert_eq!((older.json()["version"].as_u64(), older.json()["language"].as_str()), (Some(1), Some("en")));
    for address in ["PROGRAM/text?version=9", "NOTHING/text", "MARKS/text?version=1", "%00/text"] {
        app.http().get(&format!("/api/v1/agreements/{address}")).await.problem(ProblemCode::NotFound);
    }
}

#[actix_web::test]
async fn accepting_leaves_a_receipt_that_says_what_was_read() {
    let app = TestApp::with_sample().await;
    let ada = app.as_candidate(person("Ada"));
    let text = text(&app, "MARKS", "ar").await;
    assert_eq!(mine(&app, "Ada", "MARKS").await.state, AgreementState::NotAccepted);

    let accepted = ada.accept_agreement("MARKS", &read(&text)).await.unwrap();
    let again = ada.accept_agreement("MARKS", &read(&text)).await.unwrap();

    assert_eq!(accepted.state, AgreementState::Accepted);
    assert_eq!(again, accepted, "accepting twice changes nothing");
    assert_eq!(mine(&app, "Ada", "MARKS").await, accepted);
    let [receipt] = accepted.receipts.as_slice() else { panic!("{accepted:?}") };
    assert_eq!((receipt.version, receipt.language.as_deref()), (2, Some("en")));
    assert_eq!(receipt.sha256.as_ref(), Some(&text.sha256));
    assert_eq!(receipt.accepted_at, app.app.clock.now());
    assert_eq!(mine(&app, "Kenji", "MARKS").await.receipts, [], "a receipt is its candidate's alone");
}

#[actix_web::test]
async fn a_new_version_waits_while_the_older_acceptance_carries_and_then_it_is_not_accepted() {
    let app = TestApp::with_sample().await;
    app.set_time("2025-06-30T12:00:00Z");
    let first = text(&app, "PROGRAM", "en").await;
    app.as_candidate(person("Ada")).accept_agreement("PROGRAM", &read(&first)).await.unwrap();
    assert_eq!(first.version, 1);

    let at = async |time: &str| {
        app.set_time(time);
        let mine = mine(&app, "Ada", "PROGRAM").await;
        (mine.state, mine.carries_until)
    };

    assert_eq!(at("2025-07-01T00:00:00Z").await, (AgreementState::NewVersion, Some(date(2025, 9, 28))));
    assert_eq!(at("2025-09-28T23:59:59Z").await, (AgreementState::NewVersion, Some(date(2025, 9, 28))));
    assert_eq!(at("2025-09-29T00:00:00Z").await, (AgreementState::NotAccepted, None));
}

#[actix_web::test]
async fn nobody_accepts_a_text_that_is_not_the_current_one_or_was_not_read() {
    let app = TestApp::with_sample().await;
    let ada = app.as_candidate(person("Ada"));
    let text = text(&app, "PROGRAM", "en").await;
    let refusal =
        async |input: AcceptAgreement| ada.accept_agreement("PROGRAM", &input).await.unwrap_err().code().unwrap();

    assert_eq!(refusal(AcceptAgreement { version: 1, ..read(&text) }).await, ProblemCode::Conflict);
    assert_eq!(refusal(AcceptAgreement { sha256: "0".repeat(64), ..read(&text) }).await, ProblemCode::InvalidRequest);
    assert_eq!(refusal(AcceptAgreement { language: "ja".into(), ..read(&text) }).await, ProblemCode::InvalidRequest);
    assert_eq!(refusal(AcceptAgreement { language: "xx".into(), ..read(&text) }).await, ProblemCode::InvalidRequest);
    assert_eq!(ada.accept_agreement("NOTHING", &read(&text)).await.unwrap_err().code(), Some(ProblemCode::NotFound));
    assert_eq!(mine(&app, "Ada", "PROGRAM").await.receipts, []);
}

/// The line about that.
fn find<'a>(line: &'a ProgressLine, subject: &RequirementSubject) -> Option<&'a ProgressLine> {
    let here = (line.subject.as_ref() == Some(subject)).then_some(line);
    here.or_else(|| line.lines.iter().find_map(|line| find(line, subject)))
}

#[actix_web::test]
async fn an_acceptance_counts_at_once_towards_what_requires_it() {
    let app = TestApp::with_sample().await;
    let maria = app.as_candidate(person("Maria"));
    let line = async || {
        let progress = maria.find_progress("TTS-KEEL").await.unwrap();
        let subject = RequirementSubject::Agreement("PROGRAM".to_owned());
        find(progress.line.as_ref().unwrap(), &subject).unwrap_or_else(|| panic!("{progress:?}")).state
    };
    assert_ne!(line().await, LineState::Met);

    let text = text(&app, "PROGRAM", "es").await;
    maria.accept_agreement("PROGRAM", &read(&text)).await.unwrap();

    assert_eq!(line().await, LineState::Met);
}
