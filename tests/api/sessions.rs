//! Where somebody is signed in, and signing out there.

use contract::problem::ProblemCode;
use contract::session::{SessionListItem, SignInMethod};
use jiff::SignedDuration;
use reqwest::Method;

use crate::harness::TestApp;
use crate::harness::app::sign_in;
use crate::harness::http::{Answer, send};
use crate::harness::program::all;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

/// Signs in with that browser, and with the cookies that it has.
async fn sign_in_with(app: &TestApp, user: &str, agent: &str, cookies: &str) -> Answer {
    let body = serde_json::to_string(&sign_in(user)).unwrap();
    let request = app.http().request(Method::POST, "/api/v1/session").header("content-type", "application/json");
    let answer = send(request.header("user-agent", agent).header("cookie", cookies).body(body)).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer
}

fn cookie(answer: &Answer, name: &str) -> String {
    let all = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let found = all.into_iter().find(|value| value.starts_with(name)).unwrap_or_else(|| panic!("no cookie {name}"));
    found.split(';').next().unwrap().to_owned()
}

fn token(answer: &Answer) -> String {
    answer.json()["access_token"].as_str().unwrap().to_owned()
}

async fn as_bearer(app: &TestApp, method: Method, path: &str, token: &str) -> Answer {
    send(app.http().request(method, path).bearer_auth(token)).await
}

async fn list(client: &client::Client) -> Vec<SessionListItem> {
    client.list_sessions(&all()).await.unwrap().items
}

#[actix_web::test]
async fn a_session_is_recognised_by_browser_system_network_and_time() {
    let app = TestApp::new().await;
    let here = app.as_staff().await;
    app.wait(SignedDuration::from_mins(1));
    let there = sign_in_with(&app, "grace", FIREFOX, "").await;
    app.wait(SignedDuration::from_mins(9));
    let refreshed = app.http().request(Method::POST, "/api/v1/session/refresh");
    let refreshed = refreshed.header("cookie", cookie(&there, "certtracker_refresh")).header("user-agent", FIREFOX);
    assert_eq!(send(refreshed).await.status, 200);
    here.refresh_session().await.unwrap();

    let sessions = list(&here).await;

    assert_eq!(sessions.iter().map(|session| session.current).collect::<Vec<_>>(), [false, true]);
    let other = &sessions[0];
    assert_eq!((other.browser.as_deref(), other.system.as_deref()), (Some("Firefox"), Some("Linux")));
    assert_eq!(other.network.as_deref(), Some("127.0.0.0/24"));
    assert_eq!(other.method, SignInMethod::Password);
    assert_eq!(other.created_at.to_string(), "2026-03-01T12:01:00Z");
    assert_eq!(other.last_seen_at.to_string(), "2026-03-01T12:10:00Z");
    assert_eq!(other.ends_at.to_string(), "2026-03-15T12:01:00Z");
}

#[actix_web::test]
async fn sessions_that_are_over_and_those_of_others_are_not_listed() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    app.staff("alan").await;
    app.signed_in("alan").await;
    let left = app.signed_in("grace").await;
    left.delete_session().await.unwrap();

    assert_eq!(list(&grace).await.len(), 1);
    app.wait(SignedDuration::from_hours(13 * 24));
    let late = app.signed_in("grace").await;
    app.wait(SignedDuration::from_hours(24));
    late.refresh_session().await.unwrap();
    assert_eq!(list(&late).await.len(), 1);
}

#[actix_web::test]
async fn a_list_of_many_sessions_is_read_in_pages() {
    let app = TestApp::with(&[("CERTTRACKER_RATE_LIMIT", "off")]).await;
    app.staff("grace").await;
    let mut clients = Vec::new();
    for _ in 0..5 {
        app.wait(SignedDuration::from_secs(1));
        clients.push(app.signed_in("grace").await);
    }
    let mut request = client::PageRequest { cursor: None, limit: Some(2) };
    let mut times = Vec::new();

    loop {
        let page = clients[0].list_sessions(&request).await.unwrap();
        times.extend(page.items.iter().map(|session| session.created_at));
        request.cursor = page.next;
        if request.cursor.is_none() {
            break;
        }
    }

    assert_eq!(times.len(), 5);
    assert!(times.is_sorted_by(|one, next| one > next), "{times:?}");
}

#[actix_web::test]
async fn a_session_that_is_ended_stops_at_once() {
    let app = TestApp::new().await;
    let here = app.as_staff().await;
    app.wait(SignedDuration::from_secs(1));
    let there = sign_in_with(&app, "grace", FIREFOX, "").await;
    let id = list(&here).await[0].id;
    assert_eq!(as_bearer(&app, Method::GET, "/api/v1/session", &token(&there)).await.status, 200);

    here.end_session(id).await.unwrap();

    as_bearer(&app, Method::GET, "/api/v1/session", &token(&there)).await.problem(ProblemCode::Unauthenticated);
    let refreshed = app.http().request(Method::POST, "/api/v1/session/refresh");
    send(refreshed.header("cookie", cookie(&there, "certtracker_refresh"))).await.problem(ProblemCode::SessionEnded);
    here.find_session().await.unwrap();
    assert_eq!(here.end_session(id).await.unwrap_err().code(), Some(ProblemCode::NotFound));
}

#[actix_web::test]
async fn nobody_ends_a_session_of_somebody_else() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    app.staff("alan").await;
    let alan = app.signed_in("alan").await;
    let id = list(&alan).await[0].id;

    assert_eq!(grace.end_session(id).await.unwrap_err().code(), Some(ProblemCode::NotFound));
    alan.find_session().await.unwrap();
}

#[actix_web::test]
async fn all_other_sessions_are_ended_together() {
    let app = TestApp::new().await;
    let here = app.as_staff().await;
    app.staff("alan").await;
    let alan = app.signed_in("alan").await;
    let others = [app.signed_in("grace").await, app.signed_in("grace").await];

    here.end_other_sessions().await.unwrap();

    for other in others {
        assert_eq!(other.find_session().await.unwrap_err().code(), Some(ProblemCode::Unauthenticated));
        assert_eq!(other.refresh_session().await.unwrap_err().code(), Some(ProblemCode::SessionEnded));
    }
    here.refresh_session().await.unwrap();
    alan.refresh_session().await.unwrap();
    assert_eq!(list(&here).await.len(), 1);
}

#[actix_web::test]
async fn signing_out_stops_the_access_token_too() {
    let app = TestApp::new().await;
    app.staff("grace").await;
    let answer = sign_in_with(&app, "grace", FIREFOX, "").await;
    let refresh = cookie(&answer, "certtracker_refresh");

    send(app.http().request(Method::DELETE, "/api/v1/session").header("cookie", refresh)).await;

    as_bearer(&app, Method::GET, "/api/v1/session", &token(&answer)).await.problem(ProblemCode::Unauthenticated);
}

#[actix_web::test]
async fn other_servers_learn_which_sessions_ended_and_forget_it_in_time() {
    let app = TestApp::new().await;
    let here = app.as_staff().await;
    let other = api::app::App::open(app.app.config.clone(), app.app.clock.clone()).unwrap();
    let id = list(&here).await[0].id;
    here.delete_session().await.unwrap();
    assert!(!other.ended.has(id));

    api::service::session::learn_ended(&other).unwrap();
    assert!(other.ended.has(id));

    // By then no access token of the session is left.
    app.wait(SignedDuration::from_secs(10 * 60 + 1));
    api::service::session::learn_ended(&other).unwrap();
    assert!(!other.ended.has(id));
}

#[actix_web::test]
async fn a_device_keeps_the_cookie_that_it_is_known_by() {
    let app = TestApp::with(&[("CERTTRACKER_PUBLIC_URL", "https://certs.example.org")]).await;
    app.staff("grace").await;
    let first = sign_in_with(&app, "grace", FIREFOX, "").await;
    let device = cookie(&first, "certtracker_device");

    let again = sign_in_with(&app, "grace", FIREFOX, &device).await;
    assert_eq!(cookie(&again, "certtracker_device"), device);
    let forged = sign_in_with(&app, "grace", FIREFOX, "certtracker_device=known").await;
    assert_ne!(cookie(&forged, "certtracker_device"), "certtracker_device=known");

    let all = first.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let written = all.into_iter().find(|value| value.starts_with("certtracker_device")).unwrap().to_owned();
    for attribute in ["HttpOnly", "Secure", "SameSite=Strict", "Path=/api/v1/session", "Max-Age=34560000"] {
        assert!(written.contains(attribute), "{attribute} is missing from {written}");
    }
    assert_eq!(app.lines("SELECT CAST(count(*) AS TEXT) AS text FROM devices"), ["2"]);
    let kept = app.lines("SELECT 'x' AS text FROM devices WHERE CAST(token_hash AS TEXT) LIKE '%known%'");
    assert!(kept.is_empty());
}
