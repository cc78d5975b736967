//! Many codes at once.

use contract::credential::CredentialStatus;
use contract::problem::ProblemCode;
use contract::verification::VerifyCodes;
use domain::id::VerificationCode;
use jiff::SignedDuration;
use jiff::civil::date;

use super::{at_the_time_of, verdict};
use crate::harness::TestApp;
use crate::harness::http::Answer;
use crate::harness::shape::check;

const PATH: &str = "/api/v1/verifications/batch";

fn codes(codes: Vec<String>) -> VerifyCodes {
    VerifyCodes { codes, as_of: None }
}

async fn send(app: &TestApp, input: &VerifyCodes) -> Answer {
    let answer = app.http().post_json(PATH, &serde_json::to_string(input).unwrap()).await;
    check("POST", PATH, &answer);
    answer
}

#[actix_web::test]
async fn each_code_is_answered_with_its_verdict_or_its_own_problem_in_order() {
    let app = TestApp::with_sample().await;
    let (john, ada) = (verdict(&app, "John", "TCS-SLUICE").await, verdict(&app, "Ada", "TCS-ALMANAC").await);
    let (john_code, ada_code) = (john.code.to_string(), ada.code.to_string());
    let unknown = VerificationCode::from_random([7; 12]).to_string();
    let sent = vec![john_code.clone(), "x".to_owned(), ada_code.to_lowercase(), unknown, john_code];

    let items = app.anonymous().verify_codes(&codes(sent.clone())).await.unwrap().items;

    let echoed: Vec<&String> = items.iter().map(|item| &item.code).collect();
    assert_eq!(echoed, sent.iter().collect::<Vec<_>>());
    for (index, expected) in [(0, &john), (2, &ada), (4, &john)] {
        let told = items[index].verification.clone().unwrap();
        assert_eq!(&at_the_time_of(expected, told), expected, "{index}");
        assert_eq!(items[index].problem, None);
    }
    for (index, code) in [(1, ProblemCode::MistypedCode), (3, ProblemCode::NotFound)] {
        let problem = items[index].problem.clone().unwrap();
        assert_eq!((problem.code(), problem.status), (Some(code), code.status()));
        assert!(problem.detail.is_some_and(|detail| detail.ends_with('.')));
        assert_eq!(items[index].verification, None);
    }
}

#[actix_web::test]
async fn a_batch_can_be_asked_of_an_earlier_day_and_in_another_language() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "Ada", "TCS-ALMANAC").await.code.to_string();
    let input = VerifyCodes { codes: vec![code, "x".to_owned()], as_of: Some(date(2026, 10, 7)) };

    let items = app.anonymous().in_language("ja").verify_codes(&input).await.unwrap().items;

    let told = items[0].verification.as_ref().unwrap();
    assert_eq!(told.status, CredentialStatus::Active);
    assert!(!told.statement.is_ascii(), "{}", told.statement);
    assert!(!items[1].problem.as_ref().unwrap().title.is_ascii());
}

#[actix_web::test]
async fn what_another_server_changes_is_in_the_next_batch() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "John", "TCS-SLUICE").await.code;
    let input = codes(vec![code.to_string()]);
    let status = async || {
        let items = app.anonymous().verify_codes(&input).await.unwrap().items;
        items[0].verification.as_ref().unwrap().status
    };
    assert_eq!(status().await, CredentialStatus::Active);

    let statement = format!(
        "UPDATE awards SET superseded_on = '2026-02-01'
         WHERE id = (SELECT award_id FROM credentials WHERE code = '{}')",
        code.symbols()
    );
    assert_eq!(app.tamper(&statement), 1);

    assert_eq!(status().await, CredentialStatus::Superseded);
}

#[actix_web::test]
async fn a_batch_of_none_or_too_many_or_of_a_day_ahead_is_refused_whole() {
    let app = TestApp::new().await;
    let refused = async |input: &VerifyCodes| send(&app, input).await.problem(ProblemCode::InvalidRequest);

    let none = refused(&codes(Vec::new())).await;
    assert_eq!(none.field("/codes").unwrap().code, "too_few");
    let many = refused(&codes(vec!["x".to_owned(); 1_001])).await;
    let field = many.field("/codes").unwrap();
    assert_eq!(field.code, "too_many");
    assert_eq!(field.message, "must have 1 to 1,000 codes, and has 1,001");
    let ahead = refused(&VerifyCodes { codes: vec!["x".to_owned()], as_of: Some(date(2200, 1, 1)) }).await;
    assert_eq!(ahead.field("/as_of").unwrap().code, "ahead");
    for body in [r#"{"codes": "x"}"#, r#"{"codes": ["x"], "day": "2024-05-01"}"#, "[]", ""] {
        app.http().post_json(PATH, body).await.problem(ProblemCode::MalformedJson);
    }
}

#[actix_web::test]
async fn ten_codes_count_as_a_request_and_who_waits_as_told_is_let_in() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "John", "TCS-SLUICE").await.code.to_string();
    app.wait(SignedDuration::from_mins(1));
    let most = codes(vec![code.clone(); 1_000]);

    let first = send(&app, &most).await;
    let second = send(&app, &most).await;

    assert_eq!(first.json()["items"].as_array().map(Vec::len), Some(1_000), "{}", first.text());
    assert_eq!(first.header("ratelimit"), "\"public\";r=20");
    assert_eq!(first.header("ratelimit-policy"), "\"public\";q=120;w=12");
    second.problem(ProblemCode::TooManyRequests);
    assert_eq!(second.header("ratelimit"), "\"public\";r=19");
    let wait: i64 = second.header("retry-after").parse().unwrap();
    assert_eq!(send(&app, &codes(vec![code; 10])).await.header("ratelimit"), "\"public\";r=18");
    app.wait(SignedDuration::from_secs(wait + 1));
    assert_eq!(send(&app, &most).await.status, 200);
}
