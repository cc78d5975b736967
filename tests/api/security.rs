//! The ways into an account: password, authenticator app, recovery codes, passkeys.

use client::Client;
use contract::passkey::{CreatePasskey, UpdatePasskey};
use contract::problem::ProblemCode;
use contract::security::{ChangePassword, ConfirmTotp};
use contract::session::{
    ConfirmSession, ContinueSession, CreatePasskeySession, CreateSession, FactorKind, Role, SecondFactor, SecondStep,
    SignInMethod,
};
use jiff::SignedDuration;

use crate::harness::TestApp;
use crate::harness::app::{PASSWORD, UNLIMITED, sign_in};
use crate::harness::authenticator::Authenticator;
use crate::harness::program::all;
use crate::harness::timing::ratio;

/// What an authenticator app shows, by a library that is not ours.
pub(crate) fn app_shows(app: &TestApp, secret: &str) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(app.app.clock.now().as_second().try_into().unwrap()).to_string()
}

/// Adds an authenticator app; its secret, and the recovery codes.
pub(crate) async fn add_totp(app: &TestApp, client: &Client) -> (String, Vec<String>) {
    let secret = client.create_totp().await.unwrap().secret;
    let code = app_shows(app, &secret);
    let codes = client.confirm_totp(&ConfirmTotp { code }).await.unwrap().recovery_codes;
    // The next code is another.
    app.wait(SignedDuration::from_secs(30));
    (secret, codes)
}

pub(crate) async fn add_passkey(app: &TestApp, client: &Client, seed: u8) -> Authenticator {
    let mut authenticator = Authenticator::new(&origin(app), seed);
    let options = client.create_passkey_registration().await.unwrap();
    let credential = authenticator.register(&options);
    client.create_passkey(&CreatePasskey { name: format!("Key {seed}"), credential }).await.unwrap();
    authenticator
}

fn origin(app: &TestApp) -> String {
    app.base.replace("127.0.0.1", "localhost")
}

/// The password, and what the account asks for then.
async fn first_step(client: &Client, user: &str) -> SecondStep {
    let client::Error::Problem(problem) = client.create_session(&sign_in(user)).await.unwrap_err() else {
        panic!("no answer");
    };
    assert_eq!(problem.code(), Some(ProblemCode::SecondFactorRequired), "{problem:?}");
    SecondStep::of(&problem).unwrap()
}

/// What that client has signed in with.
async fn method(client: &Client) -> SignInMethod {
    let sessions = client.list_sessions(&all()).await.unwrap().items;
    sessions.into_iter().find(|session| session.current).unwrap().method
}

fn totp(step: &SecondStep, code: &str) -> ContinueSession {
    ContinueSession { challenge: step.challenge.clone(), factor: SecondFactor::Totp { code: code.to_owned() } }
}

fn recovery_code(step: &SecondStep, code: &str) -> ContinueSession {
    ContinueSession { challenge: step.challenge.clone(), factor: SecondFactor::RecoveryCode { code: code.to_owned() } }
}

fn password(password: &str) -> ConfirmSession {
    ConfirmSession::Password { password: password.to_owned() }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(answer: Result<T, client::Error>) -> ProblemCode {
    answer.unwrap_err().code().unwrap()
}

#[track_caller]
fn fault<T: std::fmt::Debug>(answer: Result<T, client::Error>, pointer: &str) -> String {
    let client::Error::Problem(problem) = answer.unwrap_err() else { panic!("no answer") };
    problem.field(pointer).unwrap_or_else(|| panic!("{problem:?}")).code.clone()
}

#[actix_web::test]
async fn codes_of_an_authenticator_app_complete_a_sign_in_each_once() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    let drawn = grace.create_totp().await.unwrap();
    assert!(drawn.uri.starts_with("otpauth://totp/CertTracker:grace?secret="), "{}", drawn.uri);
    assert!(drawn.uri.contains(&drawn.secret) && drawn.qr_code.starts_with("<svg "), "{}", drawn.qr_code);
    // It counts for nothing before a code has shown that the app has it.
    app.signed_in("grace").await;
    let (secret, recovery_codes) = add_totp(&app, &grace).await;
    assert_eq!(recovery_codes.len(), 10);

    let other = app.anonymous();
    let step = first_step(&other, "grace").await;
    assert_eq!(step.factors, [FactorKind::Totp, FactorKind::RecoveryCode]);
    let code = app_shows(&app, &secret);
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    other.continue_session(&totp(&step, &spaced)).await.unwrap();
    assert_eq!(other.find_session().await.unwrap().roles, [Role::Staff]);
    assert_eq!(method(&other).await, SignInMethod::PasswordTotp);

    // Neither the challenge nor the code works again.
    assert_eq!(refused(app.anonymous().continue_session(&totp(&step, &code)).await), ProblemCode::ProofRefused);
    let step = first_step(&app.anonymous(), "grace").await;
    assert_eq!(refused(app.anonymous().continue_session(&totp(&step, &code)).await), ProblemCode::ProofRefused);
    // A mistyped code leaves the challenge in place.
    app.wait(SignedDuration::from_secs(30));
    app.anonymous().continue_session(&totp(&step, &app_shows(&app, &secret))).await.unwrap();
}

#[actix_web::test]
async fn a_challenge_is_good_for_ten_minutes_and_for_nothing_else() {
    let app = TestApp::with(&UNLIMITED).await;
    let grace = app.as_staff().await;
    let (secret, _) = add_totp(&app, &grace).await;
    let step = first_step(&app.anonymous(), "grace").await;

    app.wait(SignedDuration::from_mins(10));
    let late = totp(&step, &app_shows(&app, &secret));
    assert_eq!(refused(app.anonymous().continue_session(&late).await), ProblemCode::ProofRefused);
    let passkey = app.anonymous().create_passkey_challenge().await.unwrap();
    let other = ContinueSession { challenge: passkey.challenge, ..late };
    assert_eq!(refused(app.anonymous().continue_session(&other).await), ProblemCode::ProofRefused);
    for challenge in ["", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        let other = ContinueSession { challenge: challenge.to_owned(), ..other.clone() };
        assert_eq!(refused(app.anonymous().continue_session(&other).await), ProblemCode::ProofRefused);
    }
}

#[actix_web::test]
async fn a_wrong_password_is_answered_the_same_whether_or_not_there_is_a_second_factor() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    add_totp(&app, &grace).await;

    let wrong = CreateSession { user: "grace".to_owned(), password: "not the password".to_owned() };
    assert_eq!(refused(app.anonymous().create_session(&wrong).await), ProblemCode::InvalidCredentials);
}

#[actix_web::test]
async fn guesses_at_the_second_factor_are_throttled_across_challenges() {
    let app = TestApp::with(&UNLIMITED).await;
    let grace = app.as_staff().await;
    let (secret, codes) = add_totp(&app, &grace).await;

    for guess in 0..6 {
        let step = first_step(&app.anonymous(), "grace").await;
        let wrong = if guess % 2 == 0 { totp(&step, "000000") } else { recovery_code(&step, "000000") };
        assert_eq!(refused(app.anonymous().continue_session(&wrong).await), ProblemCode::ProofRefused, "{guess}");
    }
    let step = first_step(&app.anonymous(), "grace").await;
    for right in [totp(&step, &app_shows(&app, &secret)), recovery_code(&step, &codes[0])] {
        assert_eq!(refused(app.anonymous().continue_session(&right).await), ProblemCode::TooManyRequests);
    }
    app.wait(SignedDuration::from_secs(30));
    app.anonymous().continue_session(&totp(&step, &app_shows(&app, &secret))).await.unwrap();
}

#[actix_web::test]
async fn each_recovery_code_stands_in_once_and_its_use_is_told() {
    let app = TestApp::with(&UNLIMITED).await;
    let grace = app.as_staff().await;
    let (_, codes) = add_totp(&app, &grace).await;

    let step = first_step(&app.anonymous(), "grace").await;
    let written = format!(" {} ", codes[3].to_lowercase().replace('-', " "));
    let other = app.anonymous();
    other.continue_session(&recovery_code(&step, &written)).await.unwrap();

    assert_eq!(other.find_security().await.unwrap().recovery_codes_left, 9);
    let step = first_step(&app.anonymous(), "grace").await;
    assert_eq!(
        refused(app.anonymous().continue_session(&recovery_code(&step, &codes[3])).await),
        ProblemCode::ProofRefused
    );
    let subjects: Vec<String> = app.mails_to("grace@example.org").await.into_iter().map(|mail| mail.subject).collect();
    assert!(subjects.contains(&"A recovery code was used to sign in".to_owned()), "{subjects:?}");
    // New ones put the old ones out of use.
    let new = other.create_recovery_codes().await.unwrap().recovery_codes;
    assert_eq!(
        refused(app.anonymous().continue_session(&recovery_code(&step, &codes[4])).await),
        ProblemCode::ProofRefused
    );
    app.anonymous().continue_session(&recovery_code(&step, &new[0])).await.unwrap();
    assert!(app.lines("SELECT 'x' AS text FROM recovery_codes WHERE used_at IS NOT NULL").len() == 1);
}

#[actix_web::test]
async fn an_authenticator_app_is_added_once_and_can_be_removed() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    assert_eq!(refused(grace.create_recovery_codes().await), ProblemCode::Conflict);
    assert_eq!(refused(grace.confirm_totp(&ConfirmTotp { code: "123456".to_owned() }).await), ProblemCode::NotFound);
    grace.create_totp().await.unwrap();
    let wrong = grace.confirm_totp(&ConfirmTotp { code: "nonsense".to_owned() }).await;
    assert_eq!(fault(wrong, "/code"), "wrong");
    add_totp(&app, &grace).await;
    assert_eq!(refused(grace.create_totp().await), ProblemCode::Conflict);

    grace.delete_totp().await.unwrap();

    assert_eq!(refused(grace.delete_totp().await), ProblemCode::NotFound);
    assert_eq!(grace.find_security().await.unwrap().recovery_codes_left, 0);
    app.signed_in("grace").await;
    let sealed = app.lines("SELECT 'x' AS text FROM totp_secrets");
    assert!(sealed.is_empty());
}

#[actix_web::test]
async fn a_passkey_signs_in_alone_and_without_a_user_name() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    let mut key = add_passkey(&app, &grace, 1).await;

    let other = app.anonymous();
    let options = other.create_passkey_challenge().await.unwrap();
    assert!(options.allow_credentials.is_empty());
    let assertion = key.sign(&options);
    let session = other.create_passkey_session(&CreatePasskeySession { assertion: assertion.clone() }).await.unwrap();

    assert_eq!(session.account.user_name, "grace");
    assert_eq!(method(&other).await, SignInMethod::Passkey);
    let passkey = &other.find_security().await.unwrap().passkeys[0];
    assert_eq!((passkey.name.as_str(), passkey.last_used_at), ("Key 1", Some(app.app.clock.now())));
    // The same answer a second time.
    let again = app.anonymous().create_passkey_session(&CreatePasskeySession { assertion }).await;
    assert_eq!(refused(again), ProblemCode::ProofRefused);
}

#[actix_web::test]
async fn a_passkey_completes_a_sign_in_with_the_password() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    let mut key = add_passkey(&app, &grace, 1).await;
    // Beside a password it need not ask who is there.
    key.verifies = false;

    let other = app.anonymous();
    let step = first_step(&other, "grace").await;
    assert_eq!(step.factors, [FactorKind::Passkey, FactorKind::RecoveryCode]);
    let options = step.passkey.clone().unwrap();
    assert_eq!(options.allow_credentials.len(), 1);
    assert_eq!(options.allow_credentials[0].transports, ["internal"]);
    let factor = SecondFactor::Passkey { assertion: key.sign(&options) };
    other.continue_session(&ContinueSession { challenge: step.challenge, factor }).await.unwrap();

    assert_eq!(method(&other).await, SignInMethod::PasswordPasskey);
}

#[actix_web::test]
async fn answers_of_passkeys_that_are_not_to_be_believed_sign_nobody_in() {
    let app = TestApp::with(&UNLIMITED).await;
    let grace = app.as_staff().await;
    let mut key = add_passkey(&app, &grace, 1).await;
    let ask = async || app.anonymous().create_passkey_challenge().await.unwrap();
    let show =
        async |assertion| refused(app.anonymous().create_passkey_session(&CreatePasskeySession { assertion }).await);

    let mut stranger = Authenticator::new(&origin(&app), 2);
    assert_eq!(show(stranger.sign(&ask().await)).await, ProblemCode::ProofRefused, "unknown");
    let mut borrowed = key.sign(&ask().await);
    borrowed.response.user_handle = None;
    assert_eq!(show(borrowed).await, ProblemCode::ProofRefused, "nobody in particular");
    key.verifies = false;
    assert_eq!(show(key.sign(&ask().await)).await, ProblemCode::ProofRefused, "not asked who is there");
    key.verifies = true;
    let phished = std::mem::replace(&mut key.origin, "https://certtracker.example".to_owned());
    assert_eq!(show(key.sign(&ask().await)).await, ProblemCode::ProofRefused, "another origin");
    key.origin = phished;
    let step = first_step(&app.anonymous(), "grace").await;
    assert_eq!(show(key.sign(&step.passkey.unwrap())).await, ProblemCode::ProofRefused, "another purpose");
    let options = ask().await;
    app.wait(SignedDuration::from_mins(10));
    assert_eq!(show(key.sign(&options)).await, ProblemCode::ProofRefused, "too late");
    let right = key.sign(&ask().await);
    app.anonymous().create_passkey_session(&CreatePasskeySession { assertion: right }).await.unwrap();
    key.set_back();
    assert_eq!(show(key.sign(&ask().await)).await, ProblemCode::ProofRefused, "a copy");
}

#[actix_web::test]
async fn a_passkey_of_somebody_else_completes_no_sign_in() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    add_passkey(&app, &grace, 1).await;
    app.staff("alan").await;
    let mut alans = add_passkey(&app, &app.signed_in("alan").await, 2).await;

    let step = first_step(&app.anonymous(), "grace").await;
    let factor = SecondFactor::Passkey { assertion: alans.sign(&step.passkey.unwrap()) };
    let answer = app.anonymous().continue_session(&ContinueSession { challenge: step.challenge, factor }).await;

    assert_eq!(refused(answer), ProblemCode::ProofRefused);
}

#[actix_web::test]
async fn passkeys_have_names_and_are_known_once() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    let mut key = add_passkey(&app, &grace, 1).await;
    let options = grace.create_passkey_registration().await.unwrap();
    assert_eq!(options.exclude_credentials.len(), 1);
    let credential = key.register(&options);

    let again = CreatePasskey { name: "Again".to_owned(), credential: credential.clone() };
    assert_eq!(refused(grace.create_passkey(&again).await), ProblemCode::Conflict);
    let nameless = CreatePasskey { name: " ".to_owned(), credential: credential.clone() };
    assert_eq!(fault(grace.create_passkey(&nameless).await, "/name"), "malformed");
    let spent = CreatePasskey { name: "Spent".to_owned(), credential };
    // The conflict above undid the use of the challenge with all else; a stranger's answer to it is refused all the same.
    app.staff("alan").await;
    let alan = app.signed_in("alan").await;
    assert_eq!(fault(alan.create_passkey(&spent).await, "/credential"), "refused");

    let id = grace.find_security().await.unwrap().passkeys[0].id;
    let renamed = grace.update_passkey(id, &UpdatePasskey { name: " Büro ".to_owned() }).await.unwrap();
    assert_eq!(renamed.name, "Büro");
    let foreign = alan.update_passkey(id, &UpdatePasskey { name: "Mine".to_owned() }).await;
    assert_eq!(refused(foreign), ProblemCode::NotFound);
    assert_eq!(refused(alan.delete_passkey(id).await), ProblemCode::NotFound);
    grace.delete_passkey(id).await.unwrap();
    assert_eq!(grace.find_security().await.unwrap().recovery_codes_left, 0);
}

#[actix_web::test]
async fn the_last_way_in_cannot_be_removed() {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(crate::harness::program::person("Ada Lindqvist"));
    // An account without a password, signed in by a passkey.
    app.staff("grace").await;
    let grace = app.signed_in("grace").await;
    let mut key = add_passkey(&app, &grace, 1).await;
    add_passkey(&app, &grace, 2).await;
    let nobody = app.app.db.write_blocking(|conn| {
        use diesel::RunQueryDsl as _;
        diesel::sql_query("UPDATE accounts SET password_hash = NULL WHERE user_name = 'grace'").execute(conn).unwrap();
        Ok::<_, api::error::Error>(())
    });
    nobody.unwrap();
    let options = app.anonymous().create_passkey_challenge().await.unwrap();
    let alone = app.anonymous();
    alone.create_passkey_session(&CreatePasskeySession { assertion: key.sign(&options) }).await.unwrap();
    let passkeys = alone.find_security().await.unwrap();
    assert!(!passkeys.password);

    alone.delete_passkey(passkeys.passkeys[0].id).await.unwrap();

    assert_eq!(refused(alone.delete_passkey(passkeys.passkeys[1].id).await), ProblemCode::LastWayIn);
    assert_eq!(alone.find_security().await.unwrap().passkeys.len(), 1);
    // What was never signed in cannot be changed either.
    assert_eq!(refused(ada.create_totp().await), ProblemCode::Unauthenticated);
}

#[actix_web::test]
async fn what_is_dangerous_needs_a_proof_of_a_few_minutes_ago() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    let mut key = add_passkey(&app, &grace, 1).await;
    let id = grace.find_security().await.unwrap().passkeys[0].id;
    app.wait(SignedDuration::from_mins(10));
    grace.refresh_session().await.unwrap();

    assert_eq!(refused(grace.create_totp().await), ProblemCode::ConfirmationRequired);
    assert_eq!(refused(grace.create_recovery_codes().await), ProblemCode::ConfirmationRequired);
    assert_eq!(refused(grace.create_passkey_registration().await), ProblemCode::ConfirmationRequired);
    assert_eq!(refused(grace.delete_passkey(id).await), ProblemCode::ConfirmationRequired);
    assert_eq!(fault(grace.confirm_session(&password("not the password")).await, "/password"), "wrong");
    assert_eq!(refused(grace.create_totp().await), ProblemCode::ConfirmationRequired);

    grace.confirm_session(&password(PASSWORD)).await.unwrap();
    grace.create_totp().await.unwrap();
    app.wait(SignedDuration::from_mins(10));
    grace.refresh_session().await.unwrap();
    let options = grace.create_confirmation_challenge().await.unwrap();
    let assertion = key.sign(&options);
    grace.confirm_session(&ConfirmSession::Passkey { assertion: assertion.clone() }).await.unwrap();
    grace.create_totp().await.unwrap();
    let again = grace.confirm_session(&ConfirmSession::Passkey { assertion }).await;
    assert_eq!(fault(again, "/assertion"), "wrong");
}

#[actix_web::test]
async fn the_password_is_changed_by_who_knows_it_and_every_other_session_ends() {
    let app = TestApp::new().await;
    let grace = app.as_staff().await;
    let other = app.signed_in("grace").await;
    let change = |present: &str, new: &str| ChangePassword { proof: password(present), new_password: new.to_owned() };

    assert_eq!(fault(grace.change_password(&change(PASSWORD, "short")).await, "/new_password"), "too_short");
    assert_eq!(fault(grace.change_password(&change(PASSWORD, "unbelievable")).await, "/new_password"), "common");
    assert_eq!(fault(grace.change_password(&change(PASSWORD, "grace@example")).await, "/new_password"), "personal");
    assert_eq!(
        fault(grace.change_password(&change("not it", "fourteen green bottles")).await, "/proof/password"),
        "wrong"
    );
    grace.change_password(&change(PASSWORD, "fourteen green bottles")).await.unwrap();

    grace.find_session().await.unwrap();
    assert_eq!(refused(other.find_session().await), ProblemCode::Unauthenticated);
    assert_eq!(refused(app.anonymous().create_session(&sign_in("grace")).await), ProblemCode::InvalidCredentials);
    let new = CreateSession { user: "grace".to_owned(), password: "fourteen green bottles".to_owned() };
    app.anonymous().create_session(&new).await.unwrap();
    let subjects: Vec<String> = app.mails_to("grace@example.org").await.into_iter().map(|mail| mail.subject).collect();
    assert!(subjects.contains(&"Your password was changed".to_owned()), "{subjects:?}");
}

#[actix_web::test]
async fn a_sign_in_from_a_new_device_is_told_and_one_from_a_known_device_is_not() {
    let app = TestApp::new().await;
    app.staff("grace").await;
    let here = app.anonymous();
    for _ in 0..2 {
        // The client keeps the device's cookie.
        here.create_session(&sign_in("grace")).await.unwrap();
    }
    let mail = app.mail_to("grace@example.org").await;
    assert_eq!(mail.subject, "A new device signed in to your account");
    assert_eq!(mail.path(), "/account/security");
    assert!(mail.text.contains("127.0.0.0/24"), "{}", mail.text);

    app.signed_in("grace").await;

    assert_eq!(app.mails_to("grace@example.org").await.len(), 2);
}

#[actix_web::test]
async fn where_staff_need_a_second_factor_they_are_no_staff_without_it() {
    let app = TestApp::with(&[("CERTTRACKER_STAFF_SECOND_FACTOR", "required")]).await;
    let grace = app.as_staff().await;

    let account = grace.find_session().await.unwrap();
    assert!(account.second_factor_missing && account.roles.is_empty());
    assert_eq!(refused(grace.list_claims(&all()).await), ProblemCode::Forbidden);

    add_totp(&app, &grace).await;
    let session = grace.refresh_session().await.unwrap();
    assert_eq!(session.account.roles, [Role::Staff]);
    grace.list_claims(&all()).await.unwrap();
}

#[actix_web::test]
async fn no_account_can_be_told_to_exist_by_how_long_the_answer_takes() {
    let app = TestApp::with(&UNLIMITED).await;
    let rounds: usize = 15;
    // An account for each three guesses, so that none is blocked.
    for account in 0..rounds.div_ceil(3) {
        app.staff(&format!("known{account}")).await;
    }
    let client = app.anonymous();
    let guess = async |user: String| {
        let wrong = CreateSession { user, password: "not the password".to_owned() };
        assert_eq!(refused(client.create_session(&wrong).await), ProblemCode::InvalidCredentials);
    };

    let ratio = ratio(
        rounds,
        async |round| guess(format!("known{}", round / 3)).await,
        async |round| guess(format!("unknown{}", round / 3)).await,
    )
    .await;

    // A hash takes twenty times as long as all the rest: without it the one would be a small part of the other.
    assert!((0.6..1.67).contains(&ratio), "a known user takes {ratio} times as long as an unknown one");
}
