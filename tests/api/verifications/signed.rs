//! Verdicts that are signed, for whoever files them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::problem::ProblemCode;
use contract::verification::DocumentStanding;
use credential::key::RsaPublic;
use domain::id::VerificationCode;
use jiff::civil::date;
use serde_json::Value;

use super::verdict;
use crate::harness::TestApp;
use crate::harness::http::{Answer, send};

fn part(jws: &str, index: usize) -> Value {
    let part = jws.split('.').nth(index).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

/// Whether the key that the server publishes under the `kid` has signed it.
async fn is_signed(app: &TestApp, jws: &str) -> bool {
    let kid = part(jws, 0)["kid"].as_str().unwrap().to_owned();
    let path = kid.strip_prefix(&app.base).unwrap_or_else(|| panic!("{kid} is not the server's"));
    let key = RsaPublic::from_jwk(&app.http().get(path).await.json()).unwrap();
    let (signed, signature) = jws.rsplit_once('.').unwrap();
    key.verify(signed.as_bytes(), &URL_SAFE_NO_PAD.decode(signature).unwrap())
}

async fn ask(app: &TestApp, path: &str, accept: &str) -> Answer {
    send(app.http().request(reqwest::Method::GET, path).header("accept", accept)).await
}

#[actix_web::test]
async fn a_signed_verdict_is_the_verdict_by_the_servers_published_key() {
    let app = TestApp::with_sample().await;
    let verdict = verdict(&app, "John", "TCS-SLUICE").await;

    let jws = app.anonymous().find_signed_verification(verdict.code, None).await.unwrap();

    assert!(is_signed(&app, &jws).await);
    let header = part(&jws, 0);
    assert_eq!((&header["alg"], &header["typ"]), (&"RS256".into(), &"verification+jwt".into()));
    let claims = part(&jws, 1);
    let names: Vec<&String> = claims.as_object().unwrap().keys().collect();
    assert_eq!(names, ["iss", "sub", "iat", "verification"], "it has neither an audience nor a lifetime");
    assert_eq!(claims["iss"], verdict.issuer.id);
    assert_eq!(claims["sub"], verdict.credential_url);
    let told: contract::verification::VerificationView =
        serde_json::from_value(claims["verification"].clone()).unwrap();
    assert_eq!(claims["iat"].as_i64(), Some(told.checked_at.as_second()));
    assert_eq!(super::at_the_time_of(&verdict, told), verdict);

    // A changed one is noticed.
    let [header, _, signature] = jws.split('.').collect::<Vec<_>>()[..] else { panic!("{jws}") };
    let forged = claims.to_string().replace("John Smith", "Jane Smith");
    let forged = format!("{header}.{}.{signature}", URL_SAFE_NO_PAD.encode(forged));
    assert!(!is_signed(&app, &forged).await);
}

#[actix_web::test]
async fn a_signed_verdict_on_an_earlier_day_says_which() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "John", "TCS-SLUICE").await.code;

    let jws = app.anonymous().find_signed_verification(code, Some(date(2020, 1, 1))).await.unwrap();

    let told = &part(&jws, 1)["verification"];
    assert_eq!(told["as_of"]["day"], "2020-01-01");
    assert_eq!(told["status"], "not_yet_valid");
    assert_eq!(told["as_of"]["status_today"], "active");
}

#[actix_web::test]
async fn a_signed_verdict_does_not_pass_for_a_credential() {
    let app = TestApp::with_sample().await;
    let code = verdict(&app, "John", "TCS-SLUICE").await.code;
    let jws = app.anonymous().find_signed_verification(code, None).await.unwrap();

    let view = app.anonymous().verify_document("application/jwt", jws.into_bytes()).await.unwrap();

    assert_eq!(view.standing, DocumentStanding::Invalid);
}

#[actix_web::test]
async fn the_form_is_the_clients_choice_and_neither_form_is_kept() {
    let app = TestApp::with_sample().await;
    let verdict = verdict(&app, "John", "TCS-SLUICE").await;

    for path in [
        format!("/api/v1/verifications/{}", verdict.code),
        format!("/api/v1/credentials/{}/verification", verdict.credential_id),
    ] {
        for (accept, media_type) in [
            ("*/*", "application/json"),
            ("application/json, application/jwt;q=0.5", "application/json"),
            ("application/jwt", "application/jwt"),
            ("application/jwt, application/json;q=0.5", "application/jwt"),
        ] {
            let answer = ask(&app, &path, accept).await;
            assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, media_type), "{accept}");
            assert_eq!(answer.header("cache-control"), "no-store");
            assert_eq!(answer.header("etag"), "");
        }
    }
    let unknown = VerificationCode::from_random([7; 12]);
    let refused = ask(&app, &format!("/api/v1/verifications/{unknown}"), "application/jwt").await;
    refused.problem(ProblemCode::NotFound);
}
