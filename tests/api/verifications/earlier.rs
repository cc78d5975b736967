//! How a credential stood on an earlier day.

use contract::credential::CredentialStatus;
use contract::problem::ProblemCode;
use contract::verification::StretchView;
use jiff::civil::{Date, date};

use super::verdict;
use crate::harness::TestApp;

#[actix_web::test]
async fn a_credential_is_told_as_it_stood_on_an_earlier_day() {
    let app = TestApp::with_sample().await;
    let today = verdict(&app, "Ada", "TCS-ALMANAC").await;
    assert_eq!((today.status, today.as_of.as_ref()), (CredentialStatus::InGrace, None));
    let (from, until) = (today.valid_from, today.valid_to.unwrap());
    let then = async |day: Date| app.anonymous().find_verification_as_of(today.code, day).await.unwrap();

    let last = then(until).await;

    assert_eq!(last.status, CredentialStatus::Active);
    assert_eq!(
        last.statement,
        format!(
            "By the records of {} as they are today, this credential was valid on 7 October 2026.",
            last.issuer.name
        )
    );
    assert!(last.checks.iter().all(|check| check.passed), "{:?}", last.checks);
    assert_eq!(last.checks[3].finding, "On that day the issuer had neither revoked nor suspended it.");
    let as_of = last.as_of.unwrap();
    assert_eq!((as_of.day, as_of.status_today), (until, CredentialStatus::InGrace));
    assert_eq!(
        as_of.history,
        [
            StretchView { status: CredentialStatus::Active, from, through: Some(until) },
            StretchView { status: CredentialStatus::InGrace, from: until.tomorrow().unwrap(), through: None },
        ]
    );
    assert_eq!(then(until.tomorrow().unwrap()).await.status, CredentialStatus::InGrace);
    let before = then(from.yesterday().unwrap()).await;
    assert_eq!(before.status, CredentialStatus::NotYetValid);
    assert!(before.statement.contains("was not valid on"), "{}", before.statement);
    assert!(!before.checks[2].passed, "{:?}", before.checks);
}

#[actix_web::test]
async fn what_was_taken_back_since_is_told_along_with_how_it_stood() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "Ada", "TCS-SENTRY-8").await.code;
    let statement = format!(
        r#"UPDATE awards SET interruptions =
           '[{{"kind": "suspended", "from": "2026-03-01", "reinstated_on": "2026-04-01"}},
             {{"kind": "revoked", "from": "2026-06-01", "reinstated_on": null}}]'
         WHERE id = (SELECT award_id FROM credentials WHERE code = '{}')"#,
        code.symbols()
    );
    assert_eq!(app.tamper(&statement), 1);

    for (day, status, said) in [
        (date(2026, 2, 28), CredentialStatus::Active, "was valid on 28 February 2026. "),
        (date(2026, 3, 1), CredentialStatus::Suspended, "was suspended on 1 March 2026. "),
        (date(2026, 4, 1), CredentialStatus::Active, "was valid on 1 April 2026. "),
        (date(2026, 6, 1), CredentialStatus::Revoked, "was revoked on 1 June 2026."),
    ] {
        let verdict = app.anonymous().find_verification_as_of(code, day).await.unwrap();
        assert_eq!(verdict.status, status, "{day}");
        assert!(verdict.statement.contains(said), "{day}: {}", verdict.statement);
        let today = verdict.statement.ends_with("has revoked this credential. Do not rely on it.");
        assert_eq!(today, status != CredentialStatus::Revoked, "{day}: {}", verdict.statement);
        let as_of = verdict.as_of.unwrap();
        assert_eq!(as_of.status_today, CredentialStatus::Revoked);
        assert_eq!(as_of.history.len(), 4, "{:?}", as_of.history);
    }
}

#[actix_web::test]
async fn a_day_that_is_none_or_lies_ahead_is_refused() {
    let app = TestApp::with_sample().await;
    let verdict = verdict(&app, "John", "TCS-SLUICE").await;
    let paths = [
        format!("/api/v1/verifications/{}", verdict.code),
        format!("/api/v1/credentials/{}/verification", verdict.credential_id),
    ];

    for path in paths {
        let ask = async |day: &str| app.http().get(&format!("{path}?as_of={day}")).await;
        let ahead = ask("2026-11-24").await.problem(ProblemCode::InvalidRequest);
        let field = ahead.field("as_of").unwrap();
        assert_eq!(field.code, "ahead");
        assert!(field.message.contains("23 November 2026"), "{}", field.message);
        for day in ["", "yesterday", "2026-13-01", "20261101", "2026-11-01T00%3A00"] {
            let malformed = ask(day).await.problem(ProblemCode::InvalidRequest);
            assert_eq!(malformed.field("as_of").unwrap().code, "malformed", "{day}");
        }
        assert_eq!(ask("2026-11-23").await.json()["status"], "active");
    }
}

#[actix_web::test]
async fn the_books_answer_for_an_earlier_day_only_while_they_agree_with_what_was_signed() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "John", "TCS-SLUICE").await.code;
    let statement = format!("UPDATE credentials SET holder_name = 'Mallory' WHERE code = '{}'", code.symbols());
    assert_eq!(app.tamper(&statement), 1);

    let verdict = app.anonymous().find_verification_as_of(code, date(2026, 11, 1)).await.unwrap();

    assert!(verdict.statement.ends_with("Do not rely on it."), "{}", verdict.statement);
}
