use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::bench::{Bench, client};

const PROGRAM: &str = "http://127.0.0.1:8080";

fn now() -> i64 {
    #[expect(clippy::disallowed_methods, reason = "the simulator under test goes by the real time")]
    Timestamp::now().as_second()
}

/// The form as a program makes it.
fn form(bench: &Bench, candidate: &str, at: i64) -> Vec<(&'static str, String)> {
    form_for(bench, candidate, at, 1800)
}

fn form_for(bench: &Bench, candidate: &str, at: i64, timeout: u32) -> Vec<(&'static str, String)> {
    let signed = format!("{}TESSARINE{at}{timeout}{candidate}", bench.sim.sso_passphrase());
    let hash: String = Sha256::digest(signed).iter().map(|byte| format!("{byte:02x}")).collect();
    vec![
        ("ACTION", "scheduleExam".to_owned()),
        ("CLIENT_CODE", "TESSARINE".to_owned()),
        ("CLIENT_CANDIDATE_ID", candidate.to_owned()),
        ("EXTERNAL_RETURN_URL", format!("{PROGRAM}/back?a=1&b=2")),
        ("EXTERNAL_ERROR_URL", format!("{PROGRAM}/error")),
        ("EXTERNAL_LOGOUT_URL", format!("{PROGRAM}/logout")),
        ("EXTERNAL_TIMEOUT_URL", format!("{PROGRAM}/timeout")),
        ("EXTERNAL_PAGE_TIMESTAMP", at.to_string()),
        ("EXTERNAL_SESSION_TIMEOUT", timeout.to_string()),
        ("EXTERNAL_AUTH_HASH", hash),
    ]
}

fn set(form: &mut [(&'static str, String)], name: &str, value: &str) {
    for (key, old) in form.iter_mut().filter(|(key, _)| *key == name) {
        assert!(!key.is_empty());
        value.clone_into(old);
    }
}

async fn post(bench: &Bench, form: &[(&'static str, String)]) -> reqwest::Response {
    bench.http.post(bench.sim.hand_off_url()).form(form).send().await.unwrap()
}

/// Signs a candidate in.
pub(crate) async fn sign_in(bench: &Bench, candidate: &str) -> reqwest::Response {
    let answer = post(bench, &form(bench, candidate, now())).await;
    assert_eq!(answer.status(), 303);
    assert_eq!(answer.headers()["location"], "/schedule");
    answer
}

#[tokio::test]
async fn a_signed_form_opens_a_session_that_scripts_and_other_sites_cannot_have() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;

    let answer = sign_in(&bench, "C-1").await;

    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    let page = bench.http.get(format!("{}/schedule", bench.sim.url())).send().await.unwrap();
    assert_eq!(page.status(), 200);
    let page = page.text().await.unwrap();
    assert!(page.contains("Ada Åkerström-Lovelace"));
    assert!(page.contains("href=\"http://127.0.0.1:8080/back?a=1&amp;b=2\""));
}

#[tokio::test]
async fn a_form_that_is_wrong_or_stale_goes_back_to_the_programs_error_page() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    let good = || form(&bench, "C-1", now());
    let mut wrong_hash = good();
    set(&mut wrong_hash, "EXTERNAL_AUTH_HASH", &"0".repeat(64));
    let mut capitals = good();
    let hash = capitals.iter().find(|(name, _)| *name == "EXTERNAL_AUTH_HASH").unwrap().1.to_uppercase();
    set(&mut capitals, "EXTERNAL_AUTH_HASH", &hash);
    let mut other_candidate = good();
    set(&mut other_candidate, "CLIENT_CANDIDATE_ID", "C-2");
    let mut other_action = good();
    set(&mut other_action, "ACTION", "viewScore");
    let mut elsewhere = good();
    set(&mut elsewhere, "EXTERNAL_RETURN_URL", "https://evil.example/");
    for (what, form) in [
        ("hash", wrong_hash),
        ("capitals", capitals),
        ("candidate", other_candidate),
        ("action", other_action),
        ("return", elsewhere),
        ("old", form(&bench, "C-1", now() - 310)),
        ("new", form(&bench, "C-1", now() + 310)),
        ("unknown", form(&bench, "C-9", now())),
    ] {
        let answer = post(&bench, &form).await;
        assert_eq!(answer.status(), 303, "{what}");
        assert_eq!(answer.headers()["location"], format!("{PROGRAM}/error"), "{what}");
        assert!(!answer.headers().contains_key("set-cookie"), "{what}");
    }
}

#[tokio::test]
async fn nobody_is_sent_to_another_sites_error_page() {
    let bench = Bench::new();
    for url in ["https://evil.example/", "http://127.0.0.1:8080@evil.example/", "javascript:alert(1)", ""] {
        let mut form = form(&bench, "C-1", now());
        set(&mut form, "EXTERNAL_ERROR_URL", url);
        let answer = post(&bench, &form).await;
        assert_eq!(answer.status(), 400, "{url}");
        assert!(answer.text().await.unwrap().contains("could not be signed in"), "{url}");
    }
}

#[tokio::test]
async fn a_form_that_is_old_by_the_machines_clock_is_new_by_the_vendors() {
    let bench = Bench::with(|settings| settings.token_clock = vue_sim::TokenClock::Vendor);
    bench.candidate("C-1", "1").await;
    bench.sim.advance_clock(86_400).unwrap();

    let answer = post(&bench, &form(&bench, "C-1", now() + 86_400)).await;

    assert_eq!(answer.headers()["location"], "/schedule");
}

#[tokio::test]
async fn a_session_ends_when_the_candidate_signs_out() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    sign_in(&bench, "C-1").await;

    let out = bench.http.post(format!("{}/schedule/sign-out", bench.sim.url())).send().await.unwrap();

    assert_eq!(out.headers()["location"], format!("{PROGRAM}/logout"));
    let page = bench.http.get(format!("{}/schedule", bench.sim.url())).send().await.unwrap();
    assert_eq!(page.status(), 401);
}

#[tokio::test]
async fn without_a_session_no_page_of_a_candidate_is_shown() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    let registration = bench.book("1", "09:00:00").await;
    let (known, stranger) = (&bench.http, client());
    bench.candidate("C-2", "2").await;
    sign_in(&bench, "C-2").await;
    for path in [format!("/schedule/report/{registration}"), format!("/schedule/change/{registration}")] {
        let url = format!("{}{path}", bench.sim.url());
        assert_eq!(stranger.get(&url).send().await.unwrap().status(), 401, "{path}");
        assert_eq!(known.get(&url).send().await.unwrap().status(), 404, "{path}");
    }
    let url = format!("{}/schedule/cancel/{registration}", bench.sim.url());
    assert_eq!(known.post(&url).send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn a_session_that_was_left_alone_goes_to_the_programs_time_out_page() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    assert_eq!(post(&bench, &form_for(&bench, "C-1", now(), 1)).await.headers()["location"], "/schedule");

    tokio::time::sleep(std::time::Duration::from_millis(3_100)).await;

    let page = bench.http.get(format!("{}/schedule", bench.sim.url())).send().await.unwrap();
    assert_eq!(page.status(), 303);
    assert_eq!(page.headers()["location"], format!("{PROGRAM}/timeout"));
}
