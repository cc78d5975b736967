use contract::problem::ProblemCode;
use contract::session::{CreateSession, Role};
use jiff::SignedDuration;

use crate::harness::TestApp;
use crate::harness::app::{PASSWORD, sign_in};
use crate::harness::http::{Answer, send};

const PATH: &str = "/api/v1/session";

fn wrong(user: &str) -> CreateSession {
    CreateSession { user: user.to_owned(), password: "not the password".to_owned() }
}

/// Signs in by hand and answers with the refresh cookie's value.
async fn raw_sign_in(app: &TestApp, user: &str) -> (Answer, String) {
    let body = serde_json::to_string(&sign_in(user)).unwrap();
    let answer = app.http().post_json(PATH, &body).await;
    let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    (answer, cookie)
}

async fn refresh(app: &TestApp, cookie: &str) -> Answer {
    send(app.http().request(reqwest::Method::POST, "/api/v1/session/refresh").header("cookie", cookie)).await
}

fn new_cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

#[actix_web::test]
async fn whoever_knows_the_password_is_signed_in_by_user_name_or_address_in_any_case() {
    let app = TestApp::new().await;
    app.staff("grace").await;

    for user in ["grace", "GRACE", " Grace@Example.org "] {
        let client = app.anonymous();
        let session = client.create_session(&sign_in(user)).await.unwrap();

        assert_eq!(session.account.user_name, "grace");
        assert_eq!(session.account.roles, [Role::Staff]);
        assert_eq!(session.expires_at.to_string(), "2026-03-01T12:10:00Z");
        assert_eq!(client.find_session().await.unwrap(), session.account);
    }
}

#[actix_web::test]
async fn an_unknown_user_and_a_wrong_password_are_answered_alike() {
    let app = TestApp::new().await;
    app.staff("grace").await;
    let ask = async |input: &CreateSession| {
        let answer = app.http().post_json(PATH, &serde_json::to_string(input).unwrap()).await;
        let mut problem = answer.problem(ProblemCode::InvalidCredentials);
        problem.request_id = None;
        problem
    };

    assert_eq!(ask(&wrong("grace")).await, ask(&wrong("nobody")).await);
}

#[actix_web::test]
async fn the_refresh_cookie_is_out_of_reach_for_scripts_and_other_sites() {
    let app = TestApp::with(&[("CERTTRACKER_PUBLIC_URL", "https://certs.example.org")]).await;
    app.staff("grace").await;

    let (answer, _) = raw_sign_in(&app, "grace").await;

    assert_eq!(answer.status, 201);
    let cookie = answer.header("set-cookie");
    for attribute in ["HttpOnly", "Secure", "SameSite=Strict", "Path=/api/v1/session", "Max-Age=1209600"] {
        assert!(cookie.contains(attribute), "{attribute} is missing from {cookie}");
    }
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[actix_web::test]
async fn a_session_is_carried_on_from_refresh_to_refresh() {
    let app = TestApp::new().await;
    app.staff("grace").await;
    let (_, mut cookie) = raw_sign_in(&app, "grace").await;

    for _ in 0..3 {
        app.wait(SignedDuration::from_mins(30));
        let answer = refresh(&app, &cookie).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert_ne!(new_cookie(&answer), cookie);
        cookie = new_cookie(&answer);
    }
}

#[actix_web::test]
async fn a_refresh_token_that_is_used_twice_ends_the_session_for_both() {
    let app = TestApp::new().await;
    app.staff("grace").await;
    let (_, stolen) = raw_sign_in(&app, "grace").await;
    let owners = new_cookie(&refresh(&app, &stolen).await);

    refresh(&app, &stolen).await.problem(ProblemCode::SessionEnded);

    refresh(&app, &owners).await.problem(ProblemCode::SessionEnded);
}

#[actix_web::test]
async fn of_two_refreshes_at_once_one_wins_and_the_session_ends() {
    let app = TestApp::new().await;
    app.staff("grace").await;
    let (_, cookie) = raw_sign_in(&app, "grace").await;

    let answers = tokio::join!(refresh(&app, &cookie), refresh(&app, &cookie));

    let mut statuses = [answers.0.status.as_u16(), answers.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401]);
}

#[actix_web::test]
async fn a_session_ends_by_itself_however_often_it_is_refreshed() {
    let app = TestApp::new().await;
    app.staff("grace").await;
    let (_, cookie) = raw_sign_in(&app, "grace").await;
    app.wait(SignedDuration::from_hours(13 * 24));
    let cookie = new_cookie(&refresh(&app, &cookie).await);

    app.wait(SignedDuration::from_hours(24));

    refresh(&app, &cookie).await.problem(ProblemCode::SessionEnded);
}

#[actix_web::test]
async fn signing_out_ends_the_session_and_removes_the_cookie_and_can_be_repeated() {
    let app = TestApp::new().await;
    app.staff("grace").await;
    let (_, cookie) = raw_sign_in(&app, "grace").await;

    for _ in 0..2 {
        let answer = send(app.http().request(reqwest::Method::DELETE, PATH).header("cookie", &cookie)).await;
        assert_eq!(answer.status, 204);
        assert!(answer.header("set-cookie").contains("Max-Age=0"), "{}", answer.header("set-cookie"));
    }

    refresh(&app, &cookie).await.problem(ProblemCode::SessionEnded);
    assert_eq!(app.http().call("DELETE", PATH).await.status, 204);
}

#[actix_web::test]
async fn an_access_token_works_until_its_time_is_over() {
    let app = TestApp::new().await;
    let staff = app.as_staff().await;

    app.wait(SignedDuration::from_secs(10 * 60 - 1));
    staff.find_session().await.unwrap();
    app.wait(SignedDuration::from_secs(1));

    assert_eq!(staff.find_session().await.unwrap_err().code(), Some(ProblemCode::Unauthenticated));
}

#[actix_web::test]
async fn broken_tokens_are_nobodys() {
    let app = TestApp::new().await;

    for authorization in ["", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Basic Z3JhY2U6eA==", "Bearer \u{80}"] {
        let request = app.http().request(reqwest::Method::GET, PATH).header("authorization", authorization);
        let answer = send(request).await;
        answer.problem(ProblemCode::Unauthenticated);
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }
    for cookie in ["certtracker_refresh=", "certtracker_refresh=x", "certtracker_refresh=%00", "other=1"] {
        refresh(&app, cookie).await.problem(ProblemCode::SessionEnded);
    }
}

#[actix_web::test]
async fn many_wrong_guesses_block_the_user_wherever_they_come_from_whether_or_not_they_exist() {
    let app = TestApp::with(&[("CERTTRACKER_RATE_LIMIT", "off")]).await;
    app.staff("grace").await;

    for user in ["grace", "nobody"] {
        for guess in 0..6 {
            let refused = app.anonymous().create_session(&wrong(user)).await.unwrap_err();
            assert_eq!(refused.code(), Some(ProblemCode::InvalidCredentials), "guess {guess} of {user}");
        }
        // The sixth began a block; even the right password is not looked at.
        let body = serde_json::to_string(&sign_in(user)).unwrap();
        let answer = app.http().post_json(PATH, &body).await;
        answer.problem(ProblemCode::TooManyRequests);
        assert_eq!(answer.header("retry-after"), "30");
    }

    app.wait(SignedDuration::from_secs(30));
    app.anonymous().create_session(&sign_in("grace")).await.unwrap();
}

#[actix_web::test]
async fn the_right_password_makes_earlier_mistakes_forgotten() {
    let app = TestApp::with(&[("CERTTRACKER_RATE_LIMIT", "off")]).await;
    app.staff("grace").await;

    for _ in 0..3 {
        for _ in 0..5 {
            app.anonymous().create_session(&wrong("grace")).await.unwrap_err();
        }
        app.anonymous().create_session(&sign_in("grace")).await.unwrap();
    }
}

#[actix_web::test]
async fn what_is_over_is_removed_and_what_is_not_stays() {
    let app = TestApp::with(&[("CERTTRACKER_RATE_LIMIT", "off")]).await;
    app.staff("grace").await;
    raw_sign_in(&app, "grace").await;
    app.anonymous().create_session(&wrong("nobody")).await.unwrap_err();
    app.wait(SignedDuration::from_hours(10 * 24));
    let (_, young) = raw_sign_in(&app, "grace").await;
    app.anonymous().create_session(&wrong("grace")).await.unwrap_err();

    app.wait(SignedDuration::from_hours(5 * 24));
    app.anonymous().create_session(&wrong("grace")).await.unwrap_err();

    let rehearsed = api::service::retention::run(&app.app, true).unwrap();
    let removed = api::service::retention::run(&app.app, false).unwrap();
    assert_eq!(rehearsed, removed, "a rehearsal says what would be removed, and removes nothing");
    let records = |policy: &str| removed.iter().find(|removed| removed.policy == policy).unwrap().records;
    assert_eq!((records("sessions"), records("guesses")), (1, 1));
    assert_eq!(app.lines("SELECT CAST(count(*) AS TEXT) AS text FROM refresh_tokens"), ["1"]);
    assert_eq!(refresh(&app, &young).await.status, 200);
}

#[actix_web::test]
async fn every_value_that_is_refused_is_named() {
    let app = TestApp::new().await;
    let long = "x".repeat(1025);

    let answer = app.http().post_json(PATH, &format!(r#"{{"user":"","password":"{long}"}}"#)).await;

    let problem = answer.problem(ProblemCode::InvalidRequest);
    assert_eq!(problem.field("/user").unwrap().code, "required");
    assert_eq!(problem.field("/password").unwrap().code, "too_long");
    assert!(!answer.text().contains(PASSWORD));
}
