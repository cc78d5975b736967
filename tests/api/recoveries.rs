//! Getting back into an account.

use contract::problem::ProblemCode;
use contract::recovery::{CheckRecovery, CompleteRecovery, CreateRecovery};
use contract::session::CreateSession;
use jiff::SignedDuration;

use crate::harness::TestApp;
use crate::harness::app::{PASSWORD, UNLIMITED, sign_in};
use crate::harness::program::person;
use crate::harness::timing::ratio;

const NEW_PASSWORD: &str = "another long pass phrase";

fn ask(address: &str, candidate: Option<&str>) -> CreateRecovery {
    CreateRecovery { email: address.to_owned(), candidate_id: candidate.map(str::to_owned), language: "es".to_owned() }
}

fn complete(token: &str, password: &str) -> CompleteRecovery {
    CompleteRecovery { token: token.to_owned(), password: password.to_owned() }
}

#[actix_web::test]
async fn the_mail_tells_the_user_name_and_its_link_sets_a_new_password() {
    let app = TestApp::with_vendor().await;
    app.staff("grace").await;
    let before = app.signed_in("grace").await;
    let client = app.anonymous();

    client.create_recovery(&ask(" GRACE@example.org ", None)).await.unwrap();
    let mails = app.mails_to("grace@example.org").await;
    let mail = mails.into_iter().find(|mail| mail.text.contains("/recovery/complete#")).unwrap();
    let found = client.check_recovery(&CheckRecovery { token: mail.token().to_owned() }).await.unwrap();
    client.complete_recovery(&complete(mail.token(), NEW_PASSWORD)).await.unwrap();

    assert_eq!(found.user_name, "grace");
    assert!(mail.text.contains("grace"), "{}", mail.text);
    let old = app.anonymous().create_session(&sign_in("grace")).await.unwrap_err();
    assert_eq!(old.code(), Some(ProblemCode::InvalidCredentials));
    let with = CreateSession { user: "grace".to_owned(), password: NEW_PASSWORD.to_owned() };
    app.anonymous().create_session(&with).await.unwrap();
    let ended = before.refresh_session().await.unwrap_err();
    assert_eq!(ended.code(), Some(ProblemCode::SessionEnded), "other sessions end");
    let told = app.mails_to("grace@example.org").await.into_iter().filter(|mail| mail.text.contains("/recovery\n"));
    assert_eq!(told.count(), 1, "and the change is told");
}

#[actix_web::test]
async fn a_link_works_once_and_for_half_an_hour_and_survives_a_bad_password() {
    let app = TestApp::with_vendor().await;
    app.staff("grace").await;
    let client = app.anonymous();
    let unusable = async |token: &str| {
        let check = client.check_recovery(&CheckRecovery { token: token.to_owned() }).await.unwrap_err();
        let complete = client.complete_recovery(&complete(token, NEW_PASSWORD)).await.unwrap_err();
        assert_eq!([check.code(), complete.code()], [Some(ProblemCode::LinkUnusable); 2]);
    };
    client.create_recovery(&ask("grace@example.org", None)).await.unwrap();
    let token = app.mail_to("grace@example.org").await.token().to_owned();

    let short = client.complete_recovery(&complete(&token, "short")).await.unwrap_err();
    assert_eq!(short.code(), Some(ProblemCode::InvalidRequest));
    client.complete_recovery(&complete(&token, NEW_PASSWORD)).await.unwrap();
    unusable(&token).await;

    client.create_recovery(&ask("grace@example.org", None)).await.unwrap();
    assert_eq!(app.mails_to("grace@example.org").await.len(), 2, "not at once after the one before");
    app.wait(SignedDuration::from_mins(3));
    client.create_recovery(&ask("grace@example.org", None)).await.unwrap();
    let late = app.mails_to("grace@example.org").await.last().unwrap().token().to_owned();
    app.wait(SignedDuration::from_mins(30));
    unusable(&late).await;
    for foreign in ["", "x", &"A".repeat(43)] {
        unusable(foreign).await;
    }
}

#[actix_web::test]
async fn an_address_that_nobody_has_is_answered_the_same() {
    let app = TestApp::with_vendor().await;
    app.staff("grace").await;
    let ask = async |body: &str| {
        let answer = app.http().post_json("/api/v1/recoveries", body).await;
        (answer.status.as_u16(), answer.text())
    };

    let known = ask(r#"{"email": "grace@example.org", "language": "en"}"#).await;
    let unknown = ask(r#"{"email": "nobody@example.org", "language": "en"}"#).await;

    assert_eq!(known, unknown);
    assert_eq!(known, (202, String::new()));
    assert_eq!(app.mails_to("nobody@example.org").await.len(), 0);
}

#[actix_web::test]
async fn an_address_that_nobody_has_is_answered_in_the_same_time() {
    let app = TestApp::with(&UNLIMITED).await;
    app.staff("grace").await;
    let client = app.anonymous();

    let ratio = ratio(
        40,
        async |_| client.create_recovery(&ask("grace@example.org", None)).await.unwrap(),
        async |round| client.create_recovery(&ask(&format!("nobody{round}@example.org"), None)).await.unwrap(),
    )
    .await;

    // A mail is written and sealed in a multiple of the time that the answer takes.
    assert!((0.6..1.67).contains(&ratio), "a known address takes {ratio} times as long as an unknown one");
}

#[actix_web::test]
async fn who_has_lost_the_usual_address_needs_the_candidate_id_as_well() {
    let app = TestApp::with_vendor().await;
    let ada = person("Ada");
    app.as_candidate(ada);
    let second = "ada@home.example";
    let verified = format!(
        "INSERT INTO email_addresses (id, account_id, address, address_folded, added_at, verified_at)
         SELECT {}, id, '{second}', '{second}', created_at, created_at FROM accounts WHERE user_name = '{ada}'",
        match app.binary("00112233445566778899aabbccddeeff") {
            sqlite if sqlite.starts_with('X') => sqlite,
            _ => "'00112233-4455-6677-8899-aabbccddeeff'::uuid".to_owned(),
        }
    );
    assert_eq!(app.tamper(&verified), 1);
    let kenji = person("Kenji").to_string();
    let client = app.anonymous();

    // What whoever finds out only then has tried first.
    client.create_recovery(&ask(&format!("{ada}@example.org"), None)).await.unwrap();
    client.create_recovery(&ask(second, None)).await.unwrap();
    client.create_recovery(&ask(second, Some(&kenji))).await.unwrap();
    assert_eq!(app.mails_to(second).await.len(), 0);
    client.create_recovery(&ask(second, Some(&ada.to_string().to_lowercase()))).await.unwrap();

    let mail = app.mail_to(second).await;
    client.complete_recovery(&complete(mail.token(), NEW_PASSWORD)).await.unwrap();
    let with = CreateSession { user: ada.to_string(), password: NEW_PASSWORD.to_owned() };
    app.anonymous().create_session(&with).await.unwrap();
    let malformed = client.create_recovery(&ask(second, Some("CT-1"))).await.unwrap_err();
    assert_eq!(malformed.code(), Some(ProblemCode::InvalidRequest));
    assert_ne!(NEW_PASSWORD, PASSWORD);
}
