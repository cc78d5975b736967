//! What a third party learns when it checks a credential.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use api::config::DatabaseUrl;
use api::store::{Db, StoreError};
use contract::credential::{AwardBasis, CredentialStatus};
use contract::problem::ProblemCode;
use contract::verification::{CheckKind, VerificationView};
use diesel::RunQueryDsl as _;
use domain::id::{CredentialId, VerificationCode};
use jiff::civil::date;

use crate::harness::TestApp;
use crate::harness::program::{all, person};

mod batch;
mod document;
mod earlier;
mod signed;

/// Somebody's credential for that achievement.
async fn credential(app: &TestApp, name: &str, achievement: &str) -> CredentialId {
    let credentials = app.as_candidate(person(name)).list_credentials(&all()).await.unwrap().items;
    credentials.iter().find(|held| held.achievement.code == achievement).unwrap().id
}

async fn verdict(app: &TestApp, name: &str, achievement: &str) -> VerificationView {
    app.anonymous().find_credential_verification(credential(app, name, achievement).await).await.unwrap()
}

/// A verdict as if it had been asked for at the same moment as another.
fn at_the_time_of(other: &VerificationView, verdict: VerificationView) -> VerificationView {
    VerificationView { checked_at: other.checked_at, ..verdict }
}

fn passed(verdict: &VerificationView, kind: CheckKind) -> bool {
    verdict.checks.iter().find(|check| check.check == kind).unwrap().passed
}

#[actix_web::test]
async fn a_verdict_has_every_fact_that_the_certificate_prints() {
    let app = TestApp::with_sample().await;

    let verdict = verdict(&app, "Ada", "TCS-SENTRY-8").await;

    assert_eq!(verdict.status, CredentialStatus::Active);
    assert_eq!(verdict.statement, "This credential is genuine and valid.");
    assert_eq!(verdict.checked_at, app.app.clock.now());
    assert_eq!(verdict.holder_name, "Ada Lindqvist");
    assert!(verdict.licence_number.starts_with("TCS-SENTRY-8-"), "{}", verdict.licence_number);
    assert_eq!(verdict.achievement.code, "TCS-SENTRY-8");
    assert_eq!(verdict.achievement.title, "Tessarine Certified Specialist: Sentry 8 Administration");
    assert!(verdict.description.unwrap().starts_with("Installs and runs Tessarine Sentry 8"));
    assert_eq!(verdict.criteria, "- Pass exam 320-108 Administration of Tessarine Sentry 8");
    assert_eq!(verdict.rule_version.as_deref(), Some("v1"));
    assert_eq!(verdict.basis, AwardBasis::Requirement);
    assert_eq!(verdict.earned_on, date(2025, 3, 11));
    assert_eq!(verdict.valid_from, date(2025, 3, 11));
    assert_eq!(verdict.valid_to, Some(date(2027, 3, 11)));
    assert_eq!(verdict.issued_at, app.app.clock.now());
    assert_eq!(verdict.credential_url, format!("{}/credentials/{}", app.base, verdict.credential_id));
    assert_eq!(verdict.issuer.url, app.base);
    let authority = app.base.trim_start_matches("http://").replace(':', "%3A");
    assert_eq!(verdict.issuer.id, format!("did:web:{authority}"));
    let kinds: Vec<_> = verdict.checks.iter().map(|check| check.check).collect();
    assert_eq!(
        kinds,
        [CheckKind::Signature, CheckKind::Key, CheckKind::Validity, CheckKind::Status, CheckKind::Record]
    );
    assert!(verdict.checks.iter().all(|check| check.passed), "{:?}", verdict.checks);
    assert_eq!(verdict.checks[2].finding, "Valid from 11 March 2025 through 11 March 2027 (UTC).");
}

#[actix_web::test]
async fn a_code_is_read_as_people_write_it() {
    let app = TestApp::with_sample().await;
    let verdict = verdict(&app, "John", "TCS-SLUICE").await;
    let code = verdict.code.to_string();
    let bare = code.replace('-', "");

    let forms = [
        code.clone(),
        code.to_lowercase(),
        bare.clone(),
        bare.to_lowercase(),
        code.replace('-', "%20"),
        format!("%20{code}%20"),
        code.replace('0', "O").replace('1', "l"),
    ];
    for form in forms {
        let answer = app.http().get(&format!("/api/v1/verifications/{form}")).await;
        assert_eq!(answer.status, 200, "{form}: {}", answer.text());
        let answer: VerificationView = serde_json::from_value(answer.json()).unwrap();
        assert_eq!(at_the_time_of(&verdict, answer), verdict, "{form}");
    }
}

#[actix_web::test]
async fn a_mistyped_code_is_told_apart_from_one_that_nobody_has() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "John", "TCS-SLUICE").await.code.to_string();
    let other = if code.ends_with('7') { '8' } else { '7' };
    let mistyped = format!("{}{other}", &code[..code.len() - 1]);
    let unknown = VerificationCode::from_random([7; 12]).to_string();
    let ask = async |code: &str| app.http().get(&format!("/api/v1/verifications/{code}")).await;

    for wrong in [mistyped.as_str(), &code[..22], "x", "%F0%9F%8E%93", "0000000000000000000000000"] {
        let problem = ask(wrong).await.problem(ProblemCode::MistypedCode);
        assert!(problem.detail.unwrap().ends_with('.'));
    }
    let problem = ask(&unknown).await.problem(ProblemCode::NotFound);
    assert_eq!(problem.detail.as_deref(), Some("No credential has this verification code."));
}

#[actix_web::test]
async fn an_unknown_code_is_unknown_also_before_the_first_credential() {
    let app = TestApp::new().await;

    let unknown = app.anonymous().find_verification(VerificationCode::from_random([7; 12])).await;

    assert_eq!(unknown.unwrap_err().code(), Some(ProblemCode::NotFound));
}

#[actix_web::test]
async fn the_id_leads_to_the_same_verdict_and_an_unknown_one_to_none() {
    let app = TestApp::with_sample().await;

    let by_id = verdict(&app, "Maria", "TSE").await;

    let by_code = app.anonymous().find_verification(by_id.code).await.unwrap();
    assert_eq!(at_the_time_of(&by_id, by_code), by_id);
    for id in ["00000000-0000-4000-8000-000000000000", "not-an-id", "..%2F..%2Fsession"] {
        app.http().get(&format!("/api/v1/credentials/{id}/verification")).await.problem(ProblemCode::NotFound);
    }
}

#[actix_web::test]
async fn the_verdict_tells_how_the_credential_stands_today() {
    let app = TestApp::with_sample().await;

    for (name, achievement, status, statement, in_time) in [
        (
            "Ada",
            "TCS-ALMANAC",
            CredentialStatus::InGrace,
            "This credential is genuine. It ended on 7 October 2026 and can still be renewed; it is not valid today.",
            false,
        ),
        (
            "Zoë",
            "TCS-ALMANAC",
            CredentialStatus::Expired,
            "This credential is genuine. It expired on 13 June 2024.",
            false,
        ),
        ("Kenji", "TCP-PROTECTION", CredentialStatus::Active, "This credential is genuine and valid.", true),
    ] {
        let verdict = verdict(&app, name, achievement).await;
        assert_eq!((verdict.status, verdict.statement.as_str()), (status, statement), "{name} {achievement}");
        assert_eq!(passed(&verdict, CheckKind::Validity), in_time, "{name} {achievement}");
        assert!(passed(&verdict, CheckKind::Signature) && passed(&verdict, CheckKind::Record), "{:?}", verdict.checks);
    }
    let superseded = verdict(&app, "Ada", "TCS-SENTRY-7").await;
    assert_eq!(superseded.status, CredentialStatus::Superseded);
    assert!(superseded.checks.iter().all(|check| check.passed), "{:?}", superseded.checks);
    assert!(!superseded.statement.contains("Do not rely"), "{}", superseded.statement);
}

#[actix_web::test]
async fn a_credential_ends_with_its_last_day_and_its_grace_with_its_own() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "Ada", "TSE").await.code;
    let at = async |time: &str| {
        app.set_time(time);
        app.anonymous().find_verification(code).await.unwrap().status
    };

    assert_eq!(at("2027-01-20T23:59:59Z").await, CredentialStatus::Active);
    // A second later, since a verdict on PostgreSQL may be for a quarter of a second before it is given.
    assert_eq!(at("2027-01-21T00:00:01Z").await, CredentialStatus::InGrace);
    assert_eq!(at("2027-02-19T23:59:59Z").await, CredentialStatus::InGrace);
    assert_eq!(at("2027-02-20T00:00:01Z").await, CredentialStatus::Expired);
}

/// A statement that somebody with access to the database makes, and the check that gives it away.
const FORGERIES: [(&str, CheckKind); 4] = [
    ("UPDATE credentials SET holder_name = 'Mallory Lindqvist' WHERE code = '{code}'", CheckKind::Record),
    ("UPDATE credentials SET licence_number = 'TCS-SLUICE-0000000000' WHERE code = '{code}'", CheckKind::Record),
    (
        "UPDATE awards SET earned_on = '2020-05-05' WHERE id = (SELECT award_id FROM credentials WHERE code = '{code}')",
        CheckKind::Record,
    ),
    (
        "UPDATE awards SET achievement = 'TCE-ARCHITECT'
         WHERE id = (SELECT award_id FROM credentials WHERE code = '{code}')",
        CheckKind::Record,
    ),
];

#[actix_web::test]
async fn books_that_were_tampered_with_are_not_relied_on() {
    for (statement, given_away_by) in FORGERIES {
        let app = TestApp::with_sample().await;
        let code = verdict(&app, "John", "TCS-SLUICE").await.code;

        assert_eq!(app.tamper(&statement.replace("{code}", code.symbols())), 1, "{statement}");

        let verdict = app.anonymous().find_verification(code).await.unwrap();
        assert!(!passed(&verdict, given_away_by), "{statement}: {:?}", verdict.checks);
        assert!(verdict.statement.ends_with("Do not rely on it."), "{statement}: {}", verdict.statement);
    }
}

#[actix_web::test]
async fn what_another_server_changes_is_in_the_next_verdict() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "John", "TCS-SLUICE").await.code;
    let ask = async || app.anonymous().find_verification(code).await.unwrap();
    assert_eq!(ask().await.status, CredentialStatus::Active);
    let statement = format!(
        "UPDATE awards SET superseded_on = '2026-02-01'
         WHERE id = (SELECT award_id FROM credentials WHERE code = '{}')",
        code.symbols()
    );

    let other = Db::open(&app.app.config.database, &Arc::default()).unwrap();
    let changed: Result<usize, StoreError> =
        other.write_blocking(|conn| Ok(diesel::sql_query(statement).execute(conn)?));
    assert_eq!(changed.unwrap(), 1);

    if matches!(app.app.config.database.url, DatabaseUrl::Postgres(_)) {
        // There a server looks for changes of others four times a second.
        tokio::time::sleep(Duration::from_millis(260)).await;
    }
    assert_eq!(ask().await.status, CredentialStatus::Superseded);
}

#[actix_web::test]
async fn answers_are_kept_until_something_changes_that_verdicts_are_made_from() {
    let app = TestApp::with_sample().await;
    let edition = async || app.app.db.state().await.unwrap().edition;

    let before = edition().await;
    app.tamper("UPDATE accounts SET display_name = 'Somebody'");
    app.tamper("UPDATE candidates SET undecided = undecided");
    assert_eq!(edition().await, before, "a verdict has nothing to do with those");

    let mut editions = BTreeSet::from([before]);
    for statement in [
        "UPDATE awards SET valid_to = '2031-01-01'",
        "UPDATE credentials SET holder_name = 'Nobody'",
        "DELETE FROM credential_jws",
        "DELETE FROM credentials",
        "INSERT INTO catalogue_revisions SELECT id + 1, sha256, body, loaded_at FROM catalogue_revisions",
    ] {
        app.tamper(statement);
        let changed = editions.insert(edition().await);
        assert_eq!(changed, statement != "DELETE FROM credential_jws", "{statement}");
    }
}

#[actix_web::test]
async fn a_code_that_was_unknown_is_known_once_its_credential_is_issued() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "John", "TCS-SLUICE").await.code;
    let later = VerificationCode::from_random([7; 12]);
    for _ in 0..2 {
        let unknown = app.anonymous().find_verification(later).await;
        assert_eq!(unknown.unwrap_err().code(), Some(ProblemCode::NotFound));
    }

    let statement = format!("UPDATE credentials SET code = '{}' WHERE code = '{}'", later.symbols(), code.symbols());
    assert_eq!(app.tamper(&statement), 1);

    assert_eq!(app.anonymous().find_verification(later).await.unwrap().holder_name, "John Smith");
    let gone = app.anonymous().find_verification(code).await;
    assert_eq!(gone.unwrap_err().code(), Some(ProblemCode::NotFound));
}

#[actix_web::test]
async fn a_document_that_was_tampered_with_is_not_relied_on() {
    let app = TestApp::with_sample().await;
    let genuine = verdict(&app, "John", "TCS-SLUICE").await;
    let document = app.http().get(&format!("/credentials/{}.json", genuine.credential_id)).await.text();
    let forged = document.replace("John Smith", "Jane Smith");
    assert_ne!(forged, document);
    let packed: String =
        zstd::bulk::compress(forged.as_bytes(), 1).unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    let bytes = app.binary(&packed);

    let statement = format!(
        "UPDATE credentials SET document = {bytes}, holder_name = 'Jane Smith' WHERE code = '{}'",
        genuine.code.symbols()
    );
    assert_eq!(app.tamper(&statement), 1);

    let verdict = app.anonymous().find_verification(genuine.code).await.unwrap();
    assert!(!passed(&verdict, CheckKind::Signature), "{:?}", verdict.checks);
    assert!(verdict.statement.ends_with("Do not rely on it."), "{}", verdict.statement);
}

#[actix_web::test]
async fn a_document_put_in_the_place_of_another_is_not_relied_on() {
    let app = TestApp::with_sample().await;
    let (john, kenji) = (verdict(&app, "John", "TCS-SLUICE").await, verdict(&app, "Kenji", "TCS-SLUICE").await);

    let statement = format!(
        "UPDATE credentials SET document = (SELECT other.document FROM credentials other WHERE other.code = '{}') WHERE code = '{}'",
        john.code.symbols(),
        kenji.code.symbols()
    );
    assert_eq!(app.tamper(&statement), 1);

    let verdict = app.anonymous().find_verification(kenji.code).await.unwrap();
    assert!(passed(&verdict, CheckKind::Signature), "{:?}", verdict.checks);
    assert!(!passed(&verdict, CheckKind::Record), "{:?}", verdict.checks);
    assert!(verdict.statement.ends_with("Do not rely on it."), "{}", verdict.statement);
}

#[actix_web::test]
async fn a_document_that_cannot_be_read_is_a_fault_of_ours_and_no_verdict() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "John", "TCS-SLUICE").await.code;
    let bytes = app.binary("00112233445566778899");

    assert_eq!(app.tamper(&format!("UPDATE credentials SET document = {bytes} WHERE code = '{}'", code.symbols())), 1);

    app.http().get(&format!("/api/v1/verifications/{code}")).await.problem(ProblemCode::Internal);
}
