//! The ways in: an authenticator app, passkeys, recovery codes; and what happens when a session ends under one's hands.
//!
//! Each story has a person of its own, since it changes how they sign in.

use contract::session::CreateSession;
use serde_json::{Value, json};

use crate::axe;
use crate::stage::{NOW, Stage, in_browser};
use crate::window::Window;

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";

/// What an authenticator app shows so many steps from now, by a library that is not ours.
fn app_shows(secret: &str, steps: u64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let now: jiff::Timestamp = NOW.parse().unwrap();
    totp.generate(u64::try_from(now.as_second()).unwrap() + steps * 30).to_string()
}

async fn sign_out(window: &Window, width: u32) {
    if width < 600 {
        window.press("Menu").await;
    }
    window.press("Sign out").await;
    window.open("/sign-in").await;
}

/// Signs in as far as the password leads.
async fn sign_in(window: &Window, stage: &Stage, user: &str) {
    window.open("/sign-in").await;
    window.sign_in(user, stage.password(user)).await;
}

async fn codes_on_the_page(window: &Window) -> Vec<String> {
    window.reads("Keep these codes now").await;
    let script = "return [...document.querySelectorAll('.recovery-codes code')].map(code => code.textContent)";
    let Value::Array(codes) = window.run(script, &[]).await else { panic!("no list") };
    codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

async fn keeps_the_rules(window: &Window, what: &str) {
    for (width, height) in [(1440, 900), (360, 740)] {
        window.look(width, height, false).await;
        let faults = axe::violations(window).await;
        assert!(faults.is_empty(), "{what} at {width} px:\n{}", faults.join("\n"));
    }
    window.look(1440, 900, false).await;
}

#[test]
fn an_authenticator_app_is_added_and_asked_for_and_a_recovery_code_stands_in_for_it() {
    in_browser(async |window, stage| {
        sign_in(&window, &stage, "john").await;
        window.arrives_at("John Smith").await;
        window.open("/account/security").await;
        window.press("Set up an authenticator app").await;
        window.has_focus_at("totp-code").await;
        keeps_the_rules(&window, "the set-up").await;
        let secret = window.text("form .code-box-text").await;

        window.fill("totp-code", &app_shows(&secret, 0)).await;
        window.press("Switch on").await;
        let codes = codes_on_the_page(&window).await;
        assert_eq!(codes.len(), 10);
        window.reads("10 codes are left").await;
        keeps_the_rules(&window, "the recovery codes").await;

        sign_out(&window, 1440).await;
        sign_in(&window, &stage, "john").await;
        window.has_focus_at("second-step").await;
        window.expects_refusal(401, "/api/v1/session").await;
        keeps_the_rules(&window, "the second step").await;
        // By the keyboard alone.
        window.keys(TAB).await;
        window.keys("000000").await;
        window.keys(ENTER).await;
        window.has_focus_at("error-summary").await;
        window.expects_refusal(401, "/api/v1/session/continuation").await;
        window.fill("code", &app_shows(&secret, 1)).await;
        window.keys(ENTER).await;
        window.arrives_at("John Smith").await;

        sign_out(&window, 1440).await;
        sign_in(&window, &stage, "john").await;
        window.has_focus_at("second-step").await;
        window.expects_refusal(401, "/api/v1/session").await;
        window.press("Use a recovery code instead").await;
        window.fill("code", &codes[0].to_lowercase()).await;
        window.press("Go on").await;
        window.arrives_at("John Smith").await;
        window.open("/account/security").await;
        window.reads("9 codes are left").await;
    });
}

#[test]
fn a_passkey_is_added_and_signs_in_without_user_name_and_password() {
    in_browser(async |window, stage| {
        // Passkeys need a domain; this machine's is `localhost`.
        let window = window.at_localhost();
        window.add_authenticator().await;
        sign_in(&window, &stage, "maria").await;
        window.arrives_at("Maria José da Silva").await;
        window.open("/account/security").await;
        window.fill("passkey-name", "Test laptop").await;
        window.press("Add a passkey").await;
        assert_eq!(codes_on_the_page(&window).await.len(), 10);
        window.reads("Test laptop").await;
        keeps_the_rules(&window, "a passkey").await;
        window.press("Sign out").await;

        window.begin_to_open("/sign-in").await;
        // The browser may fill it in by itself, as soon as the page offers it.
        let signed_in = "
            if (document.querySelector('#page-title')?.innerText === arguments[0]) return true;
            const button = [...document.querySelectorAll('button')].find(b => b.innerText === 'Sign in with a passkey');
            if (button && button.ariaDisabled !== 'true') button.click();
            return false;";
        window.until("Maria to be signed in", signed_in, &[json!("Maria José da Silva")]).await;

        window.open("/account/security").await;
        window.reads("Last used on").await;
        window.press("Remove Test laptop").await;
        window.reads("There is no passkey yet").await;
    });
}

#[test]
fn sessions_are_ended_from_each_other_and_what_was_typed_outlives_that() {
    in_browser(async |window, stage| {
        sign_in(&window, &stage, "omar").await;
        window.arrives_at("Omar Haddad").await;
        let elsewhere = client::Client::new(&stage.base);
        let with = CreateSession { user: "omar".to_owned(), password: stage.password("omar").to_owned() };
        elsewhere.create_session(&with).await.unwrap();
        window.open("/account/security").await;
        window.reads("This session").await;
        window.reads("Chrome on Linux").await;
        window.reads("127.0.0.0/24").await;
        window.press("Sign out everywhere else").await;
        let one = "return document.querySelectorAll('.way').length === 1";
        window.until("one session to be left", one, &[]).await;
        elsewhere.refresh_session().await.unwrap_err();

        window.fill("present-password", stage.password("omar")).await;
        window.fill("new-password", "forty thieves and one").await;
        elsewhere.create_session(&with).await.unwrap();
        elsewhere.end_other_sessions().await.unwrap();

        window.press("Change the password").await;
        window.reads("Everything on this page is still here").await;
        let complaints = window.complaints().await;
        assert!(complaints.iter().all(|complaint| complaint.contains("status of 401")), "{complaints:?}");
        assert_eq!(window.run("return document.getElementById('user').value", &[]).await, "omar");
        let typed = "return document.getElementById('new-password').value";
        assert_eq!(window.run(typed, &[]).await, "forty thieves and one");
        keeps_the_rules(&window, "the dialog").await;
        window.fill("password", stage.password("omar")).await;
        window.keys(ENTER).await;

        window.reads("Your password is changed").await;
        let with = CreateSession { user: "omar".to_owned(), password: "forty thieves and one".to_owned() };
        elsewhere.create_session(&with).await.unwrap();
    });
}

#[test]
fn the_end_of_a_session_is_announced_and_can_be_left_to_come() {
    in_browser(async |window, stage| {
        sign_in(&window, &stage, "zoe").await;
        window.arrives_at("Zoë Müller-Lüdenscheidt").await;
        window.open("/account/security").await;
        window.fill("new-password", "half a pass").await;

        // Five minutes before the fourteen days are over.
        window.run("const late = Date.parse('2026-12-07T11:55:00Z'); Date.now = () => late", &[]).await;

        window.reads("Your session ends soon").await;
        keeps_the_rules(&window, "the announcement").await;
        window.press("Close").await;
        let closed = "return !document.querySelector('dialog[open]')";
        window.until("the dialog to close", closed, &[]).await;
        assert_eq!(window.run("return document.getElementById('new-password').value", &[]).await, "half a pass");
    });
}
