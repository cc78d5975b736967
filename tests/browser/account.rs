//! One's own account: e-mail addresses, agreements, and a password where there was none.

use api::service::accounts::{self, NewAccount};
use contract::problem::ProblemCode;
use contract::session::CreateSession;
use diesel::RunQueryDsl as _;
use serde_json::json;

use crate::joining::{keeps_the_rules, link};
use crate::stage::{Stage, in_browser};
use crate::window::Window;

const ENTER: &str = "\u{E007}";

async fn sign_in(window: &Window, stage: &Stage, user: &str, name: &str) {
    window.open("/sign-in").await;
    window.sign_in(user, stage.password(user)).await;
    window.arrives_at(name).await;
}

#[test]
fn an_address_is_added_verified_made_the_primary_one_and_the_old_one_removed_on_a_phone() {
    in_browser(async |window, stage| {
        sign_in(&window, &stage, "zoe", "Zoë Müller-Lüdenscheidt").await;
        window.look(360, 740, false).await;
        window.press("Menu").await;
        window.press("Account").await;
        window.arrives_at("Profile").await;
        window.press("E-mail addresses").await;
        window.arrives_at("E-mail addresses").await;
        window.reads("zoe@demo.example").await;

        // By the keyboard alone.
        window.tab_to("new-address").await;
        window.keys(ENTER).await;
        window.has_focus_at("error-summary").await;
        window.reads("Type the address.").await;
        window.tab_to("new-address").await;
        window.keys("zoe@home.example").await;
        window.keys(ENTER).await;
        window.reads("A mail is on its way to zoe@home.example").await;
        window.reads("Not verified").await;
        keeps_the_rules(&window, "addresses").await;
        window.look(360, 740, false).await;

        window.open(&link(&window, "zoe@home.example", "/account/addresses/verify").await).await;
        window.arrives_at("Confirm an address").await;
        window.reads("zoe@home.example is verified.").await;
        keeps_the_rules(&window, "address-verified").await;
        window.press("To your addresses").await;
        window.arrives_at("E-mail addresses").await;
        window.press("Make it the primary one").await;
        window.reads("This is your primary address now").await;
        window.press("Remove zoe@demo.example").await;
        window.until("one address", "return document.querySelectorAll('.way').length === 1", &[]).await;
        assert!(window.text(".way").await.contains("zoe@home.example"));
    });
}

#[test]
fn agreements_are_read_accepted_and_their_receipt_is_kept_as_a_file() {
    in_browser(async |window, stage| {
        sign_in(&window, &stage, "zoe", "Zoë Müller-Lüdenscheidt").await;
        window.reads("An agreement waits for you").await;
        window.press("read and accept").await;
        window.arrives_at("Agreements").await;
        window.press("Read and accept").await;
        window.reads("I have read it and accept it").await;
        keeps_the_rules(&window, "agreement-read").await;
        window.press("I have read it and accept it").await;
        window.reads("SHA-256").await;
        keeps_the_rules(&window, "agreements").await;

        let folder = stage.folder().join("receipts");
        let place = json!({ "behavior": "allow", "downloadPath": folder });
        window.devtools("Browser.setDownloadBehavior", place).await;
        let hash = window.text(".way .did").await;
        window.press("Download the receipt").await;
        let receipt = loop {
            let file = std::fs::read_dir(&folder).into_iter().flatten().flatten().find_map(|file| {
                let finished = file.path().extension().is_some_and(|extension| extension == "txt");
                finished.then(|| std::fs::read_to_string(file.path()).unwrap())
            });
            match file {
                Some(file) if !file.is_empty() => break file,
                _ => tokio::time::sleep(std::time::Duration::from_millis(50)).await,
            }
        };
        let (head, text) = receipt.split_once(&format!("{}\n\n", "-".repeat(64))).unwrap();
        assert!(head.contains("Zoë Müller-Lüdenscheidt") && head.contains(&hash), "{head}");
        assert_eq!(sha256(text), hash);
    });
}

#[test]
fn who_has_a_passkey_alone_sets_a_password() {
    in_browser(async |window, stage| {
        // Passkeys need a domain; this machine's is `localhost`.
        let window = window.at_localhost();
        window.add_authenticator().await;
        let account = NewAccount {
            user_name: "pia".to_owned(),
            email: "pia@demo.example".to_owned(),
            display_name: "Pia Holm".to_owned(),
            password: "eleven amber lanterns".into(),
            candidate_id: None,
            staff: true,
        };
        accounts::create(&stage.app, account).await.unwrap();
        window.open("/sign-in").await;
        window.sign_in("pia", "eleven amber lanterns").await;
        window.arrives_at("Pia Holm").await;
        window.open("/account/security").await;
        window.fill("passkey-name", "Test laptop").await;
        window.press("Add a passkey").await;
        window.reads("Keep these codes now").await;
        let forgotten = stage.app.db.write_blocking(|conn| {
            let forget = diesel::sql_query("UPDATE accounts SET password_hash = NULL WHERE user_name = 'pia'");
            Ok::<_, api::error::Error>(forget.execute(conn).unwrap())
        });
        assert_eq!(forgotten.unwrap(), 1);

        window.open("/account/security").await;
        window.reads("Your account has no password: you sign in with a passkey.").await;
        keeps_the_rules(&window, "set-password").await;
        window.tab_to("new-password").await;
        window.keys("short").await;
        window.keys(ENTER).await;
        window.has_focus_at("error-summary").await;
        window.expects_refusal(422, "/api/v1/me/password").await;
        window.fill("new-password", "twelve quiet harbours").await;
        window.keys(ENTER).await;

        window.reads("Your password is set").await;
        window.reads("Present password").await;
        let with = CreateSession { user: "pia".to_owned(), password: "twelve quiet harbours".to_owned() };
        let next = client::Client::new(&stage.base).create_session(&with).await.unwrap_err();
        assert_eq!(next.code(), Some(ProblemCode::SecondFactorRequired), "the password is right");
    });
}

/// The SHA-256 of a text, in hexadecimal.
fn sha256(text: &str) -> String {
    use sha2::{Digest as _, Sha256};
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
