//! The e-mail addresses of an account: added, verified, made the primary one, removed; and what strangers learn of it.

use client::Client;
use contract::email_address::{CreateEmailAddress, EmailAddressView, VerifyEmailAddress};
use contract::problem::ProblemCode;
use contract::recovery::CreateRecovery;
use contract::session::CreateSession;
use jiff::SignedDuration;

use crate::harness::TestApp;
use crate::harness::app::{PASSWORD, UNLIMITED};
use crate::harness::program::person;
use crate::harness::timing::ratio;

const PRIMARY: &str = "grace@example.org";
const SECOND: &str = "grace@home.example";

async fn add(client: &Client, address: &str) -> Result<EmailAddressView, client::Error> {
    client.create_email_address(&CreateEmailAddress { email: address.to_owned() }).await
}

/// The token of the newest mail that asks that address whether it is theirs.
async fn token(app: &TestApp, address: &str) -> String {
    let mails = app.mails_to(address).await;
    let mail = mails.iter().rfind(|mail| mail.text.contains("/account/addresses/verify#")).unwrap();
    mail.token().to_owned()
}

async fn verify(client: &Client, token: &str) -> Result<EmailAddressView, client::Error> {
    client.verify_email_address(&VerifyEmailAddress { token: token.to_owned() }).await
}

async fn verified(app: &TestApp, client: &Client, address: &str) -> EmailAddressView {
    add(client, address).await.unwrap();
    verify(client, &token(app, address).await).await.unwrap()
}

#[track_caller]
fn refused<T: std::fmt::Debug>(answer: Result<T, client::Error>) -> ProblemCode {
    answer.unwrap_err().code().unwrap()
}

/// The addresses with what they are: `*` for the primary one, `?` for what is not verified.
async fn addresses(client: &Client) -> Vec<String> {
    let mark = |address: EmailAddressView| {
        let primary = if address.primary { "*" } else { "" };
        let verified = if address.verified { "" } else { "?" };
        format!("{}{primary}{verified}", address.email)
    };
    client.list_email_addresses().await.unwrap().into_iter().map(mark).collect()
}

#[actix_web::test]
async fn an_address_counts_once_the_link_of_its_mail_was_followed() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    assert_eq!(addresses(&grace).await, ["grace@example.org*"]);

    let added = add(&grace, " Grace@home.example ").await.unwrap();

    assert_eq!((added.email.as_str(), added.primary, added.verified), ("Grace@home.example", false, false));
    assert_eq!(addresses(&grace).await, ["grace@example.org*", "Grace@home.example?"]);
    let token = token(&app, "Grace@home.example").await;
    assert!(verify(&grace, &token).await.unwrap().verified);
    assert_eq!(addresses(&grace).await, ["grace@example.org*", "Grace@home.example"]);
    assert_eq!(refused(verify(&grace, &token).await), ProblemCode::LinkUnusable, "a link works once");
    let told = app.mails_to(PRIMARY).await;
    assert!(told.iter().any(|mail| mail.text.contains("/account/addresses")), "the primary one is told: {told:?}");
}

#[actix_web::test]
async fn another_primary_address_signs_in_and_the_one_before_is_told() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    let second = verified(&app, &grace, SECOND).await;

    let primary = grace.make_email_address_primary(second.id).await.unwrap();
    let again = grace.make_email_address_primary(second.id).await.unwrap();

    assert!(primary.primary);
    assert_eq!(again, primary);
    assert_eq!(addresses(&grace).await, ["grace@home.example*", "grace@example.org"]);
    let with = |user: &str| CreateSession { user: user.to_owned(), password: PASSWORD.to_owned() };
    app.anonymous().create_session(&with(SECOND)).await.unwrap();
    assert_eq!(refused(app.anonymous().create_session(&with(PRIMARY)).await), ProblemCode::InvalidCredentials);
    let told = app.mails_to(PRIMARY).await;
    let subject = "The address of your account was changed";
    assert_eq!(told.iter().filter(|mail| mail.subject == subject).count(), 1, "{told:?}");
    assert!(!app.mails_to(SECOND).await.iter().any(|mail| mail.subject == subject));
}

#[actix_web::test]
async fn exactly_one_is_the_primary_one_and_it_stays() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    let primary = grace.list_email_addresses().await.unwrap().remove(0);
    let second = add(&grace, SECOND).await.unwrap();

    assert_eq!(refused(grace.delete_email_address(primary.id).await), ProblemCode::Conflict);
    assert_eq!(refused(grace.make_email_address_primary(second.id).await), ProblemCode::Conflict, "not verified");
    verify(&grace, &token(&app, SECOND).await).await.unwrap();
    grace.make_email_address_primary(second.id).await.unwrap();
    grace.delete_email_address(primary.id).await.unwrap();

    assert_eq!(addresses(&grace).await, ["grace@home.example*"]);
    assert_eq!(refused(grace.delete_email_address(primary.id).await), ProblemCode::NotFound);
}

#[actix_web::test]
async fn a_removed_address_is_no_way_back_and_its_link_is_dead() {
    let app = TestApp::with_vendor().await;
    let grace = app.as_staff().await;
    let second = add(&grace, SECOND).await.unwrap();
    let token = token(&app, SECOND).await;

    grace.delete_email_address(second.id).await.unwrap();

    assert_eq!(refused(verify(&grace, &token).await), ProblemCode::LinkUnusable);
    let third = verified(&app, &grace, "grace@third.example").await;
    let before = app.mails_to(PRIMARY).await.len();
    grace.delete_email_address(third.id).await.unwrap();
    assert_eq!(app.mails_to(PRIMARY).await.len(), before + 1, "what was verified goes with a notice");
    let ask = CreateRecovery { email: "grace@third.example".to_owned(), candidate_id: None, language: "en".to_owned() };
    app.anonymous().create_recovery(&ask).await.unwrap();
    let mails = app.mails_to("grace@third.example").await;
    assert!(!mails.iter().any(|mail| mail.text.contains("/recovery/complete#")), "{mails:?}");
}

#[actix_web::test]
async fn an_address_of_somebody_else_is_answered_alike_and_only_its_owner_is_told() {
    let app = TestApp::new().await;
    app.staff("maria").await;
    let grace = app.as_staff().await;

    let known = add(&grace, "maria@example.org").await.unwrap();
    let unknown = add(&grace, "nobody@example.org").await.unwrap();

    let shape = |view: &EmailAddressView| (view.primary, view.verified, view.company.clone(), view.added_at);
    assert_eq!(shape(&known), shape(&unknown));
    let mail = app.mail_to("maria@example.org").await;
    assert_eq!(mail.subject, "This address belongs to an account already");
    assert!(!mail.text.contains("grace") && !mail.text.contains("/verify#"), "{}", mail.text);
    assert_eq!(app.mail_to("nobody@example.org").await.subject, "Confirm this address");
    app.wait(SignedDuration::from_mins(3));
    grace.resend_verification_mail(known.id).await.unwrap();
    grace.resend_verification_mail(unknown.id).await.unwrap();
    assert_eq!(refused(grace.make_email_address_primary(known.id).await), ProblemCode::Conflict);
    assert_eq!(refused(grace.make_email_address_primary(unknown.id).await), ProblemCode::Conflict);
    grace.delete_email_address(known.id).await.unwrap();
    grace.delete_email_address(unknown.id).await.unwrap();
}

#[actix_web::test]
async fn a_link_works_for_the_account_that_the_address_was_added_to_and_for_a_day() {
    let app = TestApp::new().await;
    app.staff("maria").await;
    let (grace, maria) = (app.as_staff().await, app.signed_in("maria").await);
    add(&grace, SECOND).await.unwrap();
    let token_of_grace = token(&app, SECOND).await;
    assert_eq!(refused(verify(&maria, &token_of_grace).await), ProblemCode::LinkUnusable);
    assert_eq!(refused(verify(&app.anonymous(), &token_of_grace).await), ProblemCode::Unauthenticated);

    // Both say that the address is theirs; whoever reads its mail first has it.
    app.wait(SignedDuration::from_mins(1));
    add(&maria, SECOND).await.unwrap();
    verify(&maria, &token(&app, SECOND).await).await.unwrap();

    assert_eq!(refused(verify(&grace, &token_of_grace).await), ProblemCode::LinkUnusable);
    assert_eq!(addresses(&maria).await, ["maria@example.org*", SECOND]);
    add(&grace, "late@home.example").await.unwrap();
    let late = token(&app, "late@home.example").await;
    app.wait(SignedDuration::from_hours(24));
    let grace = app.signed_in("grace").await;
    assert_eq!(refused(verify(&grace, &late).await), ProblemCode::LinkUnusable);
    for foreign in ["", "x", &"A".repeat(43)] {
        assert_eq!(refused(verify(&grace, foreign).await), ProblemCode::LinkUnusable);
    }
}

#[actix_web::test]
async fn what_changes_the_addresses_needs_a_proof_of_a_few_minutes_ago() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    let second = verified(&app, &grace, SECOND).await;

    app.wait(SignedDuration::from_mins(11));

    grace.refresh_session().await.unwrap();
    assert_eq!(refused(add(&grace, "third@home.example").await), ProblemCode::ConfirmationRequired);
    assert_eq!(refused(grace.make_email_address_primary(second.id).await), ProblemCode::ConfirmationRequired);
    assert_eq!(refused(grace.delete_email_address(second.id).await), ProblemCode::ConfirmationRequired);
    assert_eq!(addresses(&grace).await, ["grace@example.org*", SECOND]);
}

#[actix_web::test]
async fn nobody_changes_the_addresses_of_others() {
    let app = TestApp::new().await;
    app.staff("maria").await;
    let (grace, maria) = (app.as_staff().await, app.signed_in("maria").await);
    let second = verified(&app, &grace, SECOND).await;

    assert_eq!(refused(maria.make_email_address_primary(second.id).await), ProblemCode::NotFound);
    assert_eq!(refused(maria.delete_email_address(second.id).await), ProblemCode::NotFound);
    assert_eq!(refused(maria.resend_verification_mail(second.id).await), ProblemCode::NotFound);
    assert_eq!(addresses(&grace).await, ["grace@example.org*", SECOND]);
}

#[actix_web::test]
async fn what_is_no_address_or_known_or_too_much_is_refused() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    let fault = async |address: &str| {
        let client::Error::Problem(problem) = add(&grace, address).await.unwrap_err() else { panic!("no answer") };
        problem.field("/email").unwrap().code.clone()
    };

    assert_eq!(fault("").await, "required");
    for address in ["grace", "a@b@c.example", "a b@home.example", "@home.example"] {
        assert_eq!(fault(address).await, "malformed", "{address}");
    }
    assert_eq!(fault(&format!("{}@home.example", "a".repeat(254))).await, "too_long");
    assert_eq!(fault(" GRACE@EXAMPLE.ORG").await, "known");
    let first = add(&grace, "1@home.example").await.unwrap();
    assert_eq!(fault("1@home.example").await, "known");
    assert_eq!(refused(grace.resend_verification_mail(first.id).await), ProblemCode::TooManyRequests);
    for number in 2..=9 {
        add(&grace, &format!("{number}@home.example")).await.unwrap();
    }
    assert_eq!(refused(add(&grace, "10@home.example").await), ProblemCode::Conflict, "ten are enough");
    grace.delete_email_address(first.id).await.unwrap();
    add(&grace, "10@home.example").await.unwrap();
    grace.delete_email_address(grace.list_email_addresses().await.unwrap()[1].id).await.unwrap();
    assert_eq!(refused(add(&grace, "11@home.example").await), ProblemCode::TooManyRequests, "nobody floods mailboxes");
}

#[actix_web::test]
async fn who_can_be_reached_at_a_company_alone_is_asked_for_a_private_address() {
    let app = TestApp::with_vendor().await;
    let company = app.company("P-1", "Northwind");
    let ada = app.as_candidate(person("Ada"));
    assert!(!ada.find_dashboard().await.unwrap().private_address_missing);

    app.verify_domain(&company, "example.org");

    assert!(ada.find_dashboard().await.unwrap().private_address_missing);
    assert_eq!(ada.list_email_addresses().await.unwrap()[0].company.as_deref(), Some("Northwind"));
    let added = "INSERT INTO email_addresses (id, account_id, address, address_folded, added_at, verified_at)
         SELECT candidates.subject_id, accounts.id, 'ada@home.example', 'ada@home.example', accounts.created_at, NULL
         FROM accounts JOIN candidates ON candidates.id = accounts.candidate_id WHERE accounts.candidate_id = 100000001";
    assert_eq!(app.tamper(added), 1);
    assert!(ada.find_dashboard().await.unwrap().private_address_missing, "it is not verified");
    assert_eq!(app.tamper("UPDATE email_addresses SET verified_at = added_at WHERE address = 'ada@home.example'"), 1);
    assert!(!ada.find_dashboard().await.unwrap().private_address_missing);
}

#[actix_web::test]
async fn an_address_of_somebody_else_is_taken_in_the_same_time() {
    const KNOWN: usize = 4;
    let app = TestApp::with(&UNLIMITED).await;
    for known in 0..KNOWN {
        app.staff(&format!("known{known}")).await;
    }
    // An account takes few addresses a day.
    let mut clients = Vec::new();
    for asker in ["ann", "bob", "cyd", "dan", "eve"] {
        app.staff(asker).await;
        clients.push(app.signed_in(asker).await);
    }
    let add = async |round: usize, address: String| drop(add(&clients[round / KNOWN], &address).await.unwrap());

    let ratio = ratio(
        KNOWN * clients.len(),
        async |round| add(round, format!("known{}@example.org", round % KNOWN)).await,
        async |round| add(round, format!("nobody{round}@example.org")).await,
    )
    .await;

    assert!((0.6..1.67).contains(&ratio), "an address of somebody takes {ratio} times as long as one of nobody");
}
