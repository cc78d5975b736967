//! Coming by oneself: from an address to an account with a candidate ID.

use api::service::partner_import::Order;
use client::Client;
use contract::agreement::AcceptAgreement;
use contract::contact::{ContactForm, PostalAddressForm};
use contract::invitation::{AcceptInvitation, FindInvitation};
use contract::name::{DeliveryNameForm, NamesForm};
use contract::problem::{Problem, ProblemCode};
use contract::registration::{
    AcceptedAgreement, CheckRegistration, ConfirmRegistration, CreateRegistration, PartnerView, RegistrationStep,
    UpdateRegistration,
};
use contract::session::CreateSession;
use domain::company::{ContactRole, ContactState};
use jiff::SignedDuration;

use crate::harness::TestApp;
use crate::harness::app::{PASSWORD, UNLIMITED};
use crate::harness::http::send;
use crate::harness::timing::ratio;

const ADDRESS: &str = "Hanako@Example.org";

fn new(address: &str) -> CreateRegistration {
    CreateRegistration { email: address.to_owned(), password: PASSWORD.to_owned(), language: "ja".to_owned() }
}

fn names() -> NamesForm {
    NamesForm {
        legal: "山田 花子".to_owned(),
        native: None,
        delivery: DeliveryNameForm { first: "Hanako".to_owned(), last: "Yamada".to_owned() },
        certificate: None,
    }
}

fn contact() -> ContactForm {
    ContactForm {
        address: PostalAddressForm {
            country: "JP".to_owned(),
            lines: vec!["千代田区霞が関1-2-3".to_owned()],
            subdivision: Some("13".to_owned()),
            postal_code: Some("100-8916".to_owned()),
            ..PostalAddressForm::default()
        },
        phone: "03-1234-5678".to_owned(),
        mobile: None,
    }
}

/// Everything that is asked when registering, as read in Japanese.
async fn agreements(client: &Client) -> Vec<AcceptedAgreement> {
    let mut accepted = Vec::new();
    for code in ["PRIVACY", "PROGRAM"] {
        let text = client.find_agreement_text(code, "ja").await.unwrap();
        let acceptance = AcceptAgreement { version: text.version, language: text.language, sha256: text.sha256 };
        accepted.push(AcceptedAgreement { code: code.to_owned(), acceptance });
    }
    accepted
}

/// Every step but the confirmation.
async fn everything(client: &Client) -> UpdateRegistration {
    UpdateRegistration {
        names: Some(names()),
        contact: Some(contact()),
        demographics: None,
        agreements: Some(agreements(client).await),
    }
}

async fn token(app: &TestApp, address: &str) -> String {
    app.mails_to(address).await.last().unwrap().token().to_owned()
}

fn confirm(token: &str, password: Option<&str>) -> ConfirmRegistration {
    ConfirmRegistration { token: token.to_owned(), password: password.map(str::to_owned) }
}

#[track_caller]
fn refused(error: client::Error) -> Problem {
    match error {
        client::Error::Problem(problem) => *problem,
        other => panic!("{other}"),
    }
}

#[actix_web::test]
async fn a_person_comes_by_themselves_step_by_step_and_signs_in() {
    let app = TestApp::with_vendor().await;
    let client = app.anonymous();

    let begun = client.create_registration(&new(ADDRESS)).await.unwrap();
    assert_eq!(begun.email, ADDRESS);
    assert_eq!(
        begun.missing,
        [
            RegistrationStep::Names,
            RegistrationStep::Contact,
            RegistrationStep::Agreements,
            RegistrationStep::Confirmation
        ]
    );
    let entered = client.update_registration(&everything(&client).await).await.unwrap();
    assert_eq!(entered.missing, [RegistrationStep::Confirmation]);
    assert_eq!(entered.names, Some(names()), "nothing is asked twice");
    let mail = app.mail_to(ADDRESS).await;
    assert!(mail.text.contains("登録"), "{}", mail.text);
    let confirmed = client.confirm_registration(&confirm(mail.token(), None)).await.unwrap();
    assert!(confirmed.confirmed && confirmed.missing.is_empty(), "{confirmed:?}");
    let activated = client.activate_registration().await.unwrap();

    for user in [activated.candidate_id.to_string(), ADDRESS.to_lowercase()] {
        let sign_in = CreateSession { user, password: PASSWORD.to_owned() };
        let session = app.anonymous().create_session(&sign_in).await.unwrap();
        assert_eq!(session.account.candidate_id, Some(activated.candidate_id));
        assert_eq!(session.account.display_name, "山田 花子");
    }
    let gone = client.find_registration().await.unwrap_err();
    assert_eq!(gone.code(), Some(ProblemCode::NotFound), "the registration is over");
    let signed_in = app.anonymous();
    let sign_in = CreateSession { user: ADDRESS.to_owned(), password: PASSWORD.to_owned() };
    signed_in.create_session(&sign_in).await.unwrap();
    let mine = signed_in.list_my_agreements().await.unwrap();
    let receipts: Vec<_> =
        mine.iter().flat_map(|mine| &mine.receipts).map(|receipt| receipt.language.as_deref()).collect();
    assert_eq!(receipts, [Some("ja"), Some("ja")], "what was accepted is on record: {mine:?}");
}

#[actix_web::test]
async fn a_registration_is_taken_up_where_it_was_left_until_it_expires() {
    let app = TestApp::with_vendor().await;
    let client = app.anonymous();
    client.create_registration(&new(ADDRESS)).await.unwrap();
    client.update_registration(&UpdateRegistration { names: Some(names()), ..Default::default() }).await.unwrap();

    app.wait(SignedDuration::from_hours(6 * 24));
    let taken_up = client.find_registration().await.unwrap();
    app.wait(SignedDuration::from_hours(25));
    let expired = client.find_registration().await.unwrap_err();

    assert_eq!(taken_up.names, Some(names()));
    assert_eq!(expired.code(), Some(ProblemCode::NotFound));
    assert_eq!(app.tidy("registrations"), 1, "nothing of it is kept");
}

#[actix_web::test]
async fn an_address_that_is_known_is_answered_the_same_and_only_its_mail_tells() {
    let app = TestApp::with_vendor().await;
    app.staff("grace").await;
    let (known, unknown) = (app.anonymous(), app.anonymous());

    let mut views = Vec::new();
    for (client, address) in [(&known, "Grace@example.org"), (&unknown, "nobody@example.org")] {
        client.create_registration(&new(address)).await.unwrap();
        let mut view = client.update_registration(&everything(client).await).await.unwrap();
        view.email.clear();
        views.push(view);
    }

    assert_eq!(views[0], views[1]);
    let to_known = app.mail_to("Grace@example.org").await;
    assert!(to_known.path().starts_with("/sign-in"), "{}", to_known.text);
    assert!(app.mail_to("nobody@example.org").await.path().starts_with("/registration/confirm"));
    let known = refused(known.activate_registration().await.unwrap_err());
    assert_eq!(known.code(), Some(ProblemCode::RegistrationIncomplete), "it can never be confirmed");
}

#[actix_web::test]
async fn an_address_that_is_known_is_answered_in_the_same_time() {
    let app = TestApp::with(&UNLIMITED).await;
    app.staff("grace").await;
    let register = async |email: String| {
        let form = CreateRegistration { email, password: PASSWORD.to_owned(), language: "en".to_owned() };
        app.anonymous().create_registration(&form).await.unwrap();
    };

    let ratio = ratio(
        15,
        async |_| register("grace@example.org".to_owned()).await,
        async |round| register(format!("nobody{round}@example.org")).await,
    )
    .await;

    assert!((0.6..1.67).contains(&ratio), "a known address takes {ratio} times as long as an unknown one");
}

#[actix_web::test]
async fn in_another_browser_the_link_asks_for_the_password_that_was_chosen() {
    let app = TestApp::with_vendor().await;
    let (here, elsewhere) = (app.anonymous(), app.anonymous());
    here.create_registration(&new(ADDRESS)).await.unwrap();
    here.update_registration(&everything(&here).await).await.unwrap();
    let token = token(&app, ADDRESS).await;

    let asked = refused(elsewhere.confirm_registration(&confirm(&token, None)).await.unwrap_err());
    let wrong = refused(elsewhere.confirm_registration(&confirm(&token, Some("not that password"))).await.unwrap_err());
    let confirmed = elsewhere.confirm_registration(&confirm(&token, Some(PASSWORD))).await.unwrap();

    assert_eq!(asked.field("/password").unwrap().code, "required");
    assert_eq!(wrong.field("/password").unwrap().code, "wrong");
    assert_eq!(confirmed.missing, []);
    let left_behind = here.find_registration().await.unwrap_err();
    assert_eq!(left_behind.code(), Some(ProblemCode::NotFound), "one browser goes on");
    elsewhere.activate_registration().await.unwrap();
}

#[actix_web::test]
async fn a_link_works_once_for_a_day_and_a_newer_one_replaces_it() {
    let app = TestApp::with_vendor().await;
    let client = app.anonymous();
    client.create_registration(&new(ADDRESS)).await.unwrap();
    let first = token(&app, ADDRESS).await;
    let unusable = async |token: &str| {
        let problem = refused(client.confirm_registration(&confirm(token, None)).await.unwrap_err());
        assert_eq!(problem.code(), Some(ProblemCode::LinkUnusable), "{problem:?}");
    };

    let too_soon = client.resend_registration_mail().await.unwrap_err();
    assert_eq!(too_soon.code(), Some(ProblemCode::TooManyRequests));
    app.wait(SignedDuration::from_secs(61));
    client.resend_registration_mail().await.unwrap();
    let second = token(&app, ADDRESS).await;
    unusable(&first).await;
    app.wait(SignedDuration::from_hours(24));
    unusable(&second).await;
    client.resend_registration_mail().await.unwrap();
    let third = token(&app, ADDRESS).await;
    client.confirm_registration(&confirm(&third, None)).await.unwrap();
    unusable(&third).await;
    for foreign in ["", "x", "%00", &"A".repeat(43), &"A".repeat(10_000)] {
        unusable(foreign).await;
    }
}

#[actix_web::test]
async fn nobody_floods_a_mailbox() {
    let app = TestApp::with_vendor().await;

    for _ in 0..8 {
        app.anonymous().create_registration(&new(ADDRESS)).await.unwrap();
    }

    assert_eq!(app.mails_to(ADDRESS).await.len(), 5);
    app.wait(SignedDuration::from_mins(61));
    app.anonymous().create_registration(&new(ADDRESS)).await.unwrap();
    assert_eq!(app.mails_to(ADDRESS).await.len(), 6);
}

#[actix_web::test]
async fn every_value_that_is_refused_is_told_at_once_and_nothing_is_changed() {
    let app = TestApp::with_vendor().await;
    let client = app.anonymous();
    let wrong = CreateRegistration { email: "x".into(), password: "short".into(), language: "xx".into() };
    let problem = refused(client.create_registration(&wrong).await.unwrap_err());
    for pointer in ["/email", "/password", "/language"] {
        assert!(problem.field(pointer).is_some(), "{pointer} in {problem:?}");
    }
    client.create_registration(&new(ADDRESS)).await.unwrap();
    client.update_registration(&UpdateRegistration { names: Some(names()), ..Default::default() }).await.unwrap();

    let mut delivery = names();
    delivery.delivery.first = "花子".to_owned();
    let mut stale = agreements(&client).await;
    stale[0].acceptance.sha256 = "0".repeat(64);
    let foreign = AcceptedAgreement { code: "MARKS".to_owned(), ..agreements(&client).await.remove(0) };
    for (update, pointer) in [
        (UpdateRegistration { names: Some(delivery), ..Default::default() }, "/names/delivery/first"),
        (UpdateRegistration { contact: Some(ContactForm::default()), ..Default::default() }, "/contact/phone"),
        (UpdateRegistration { agreements: Some(stale), ..Default::default() }, "/agreements/0/sha256"),
        (UpdateRegistration { agreements: Some(vec![foreign]), ..Default::default() }, "/agreements/0/code"),
    ] {
        let problem = refused(client.update_registration(&update).await.unwrap_err());
        assert!(problem.field(pointer).is_some(), "{pointer} in {problem:?}");
    }
    let kept = client.find_registration().await.unwrap();
    assert_eq!((kept.names, kept.contact, kept.accepted.len()), (Some(names()), None, 0));
    let incomplete = refused(client.activate_registration().await.unwrap_err());
    assert_eq!(incomplete.extensions["missing"], serde_json::json!(["contact", "agreements", "confirmation"]));
}

#[actix_web::test]
async fn of_two_who_finish_with_one_address_the_second_is_told() {
    let app = TestApp::with_vendor().await;
    let (one, other) = (app.anonymous(), app.anonymous());
    let mut tokens = Vec::new();
    for client in [&one, &other] {
        client.create_registration(&new(ADDRESS)).await.unwrap();
        client.update_registration(&everything(client).await).await.unwrap();
        tokens.push(token(&app, ADDRESS).await);
        app.wait(SignedDuration::from_secs(1));
    }
    for (client, token) in [&one, &other].into_iter().zip(&tokens) {
        client.confirm_registration(&confirm(token, None)).await.unwrap();
    }

    one.activate_registration().await.unwrap();

    assert_eq!(other.activate_registration().await.unwrap_err().code(), Some(ProblemCode::NotFound));
    assert_eq!(one.activate_registration().await.unwrap_err().code(), Some(ProblemCode::NotFound), "a double click");
}

/// A registration that has everything, the confirmation of its address included.
async fn ready(app: &TestApp, address: &str) -> Client {
    let client = app.anonymous();
    client.create_registration(&new(address)).await.unwrap();
    client.update_registration(&everything(&client).await).await.unwrap();
    client.confirm_registration(&confirm(&token(app, address).await, None)).await.unwrap();
    client
}

const INVITED: &str = "P-1,Northwind,7,Hanako,Yamada,hanako@example.org,,\n";

#[actix_web::test]
async fn an_account_that_waits_for_who_was_invited_makes_way_for_the_one_they_make_themselves() {
    let app = TestApp::with_vendor().await;
    let client = ready(&app, ADDRESS).await;
    app.feed(INVITED, Order::default());

    let activated = client.activate_registration().await.unwrap();

    let sign_in = CreateSession { user: ADDRESS.to_owned(), password: PASSWORD.to_owned() };
    let session = app.anonymous().create_session(&sign_in).await.unwrap();
    assert_eq!(session.account.candidate_id, Some(activated.candidate_id));
    assert_eq!(app.lines("SELECT user_name AS text FROM accounts"), [activated.candidate_id.to_string()]);
    // Whether they work there is still theirs to say, with the link that they got.
    assert_eq!(app.contacts_of("P-1").await[0].state, ContactState::Invited);
    let token = app.mails_to("hanako@example.org").await.last().unwrap().token().to_owned();
    let invitation = client.find_invitation(&FindInvitation { token: token.clone() }).await.unwrap();
    assert_eq!(invitation.account, None);
    client.accept_invitation(&AcceptInvitation { token, ..AcceptInvitation::default() }).await.unwrap();
    let [contact] = app.contacts_of("P-1").await.try_into().unwrap();
    assert_eq!((contact.state, contact.candidate_id), (ContactState::Active, Some(activated.candidate_id)));
}

#[actix_web::test]
async fn who_is_in_a_partner_record_is_answered_like_anybody_and_gets_their_invitation_by_mail() {
    let app = TestApp::with_vendor().await;
    app.feed(INVITED, Order::default());
    app.wait(SignedDuration::from_hours(1));
    let (named, unknown) = (app.anonymous(), app.anonymous());
    let check = |email: &str| CheckRegistration { email: email.to_owned() };
    assert_eq!(
        named.check_registration(&check(ADDRESS)).await.unwrap(),
        unknown.check_registration(&check("nobody@example.org")).await.unwrap()
    );

    let mut views = Vec::new();
    for (client, address) in [(&named, ADDRESS), (&unknown, "nobody@example.org")] {
        client.create_registration(&new(address)).await.unwrap();
        let mut view = client.update_registration(&everything(client).await).await.unwrap();
        view.email.clear();
        views.push(view);
    }

    assert_eq!(views[0], views[1]);
    assert!(app.mail_to("nobody@example.org").await.path().starts_with("/registration/confirm"));
    let mails = app.mails_to("hanako@example.org").await;
    assert_eq!(mails.len(), 2, "the first invitation, and the newer one");
    assert!(mails.iter().all(|mail| mail.path().starts_with("/invitation#")), "{mails:?}");
    assert!(app.mails_to(ADDRESS).await.is_empty(), "nothing that a registration could be confirmed by");
    let refused = refused(named.activate_registration().await.unwrap_err());
    assert_eq!(refused.code(), Some(ProblemCode::RegistrationIncomplete));
}

#[actix_web::test]
async fn people_of_a_partner_company_do_not_register_with_its_addresses_however_they_try() {
    let app = TestApp::with_vendor().await;
    let client = ready(&app, "new@northwind.example").await;
    app.feed("P-1,Northwind,7,Mika,Sato,mika@northwind.example,primary_contact,\n", Order::default());
    let northwind = app.company("P-1", "Northwind");
    app.verify_domain(&northwind, "northwind.example");
    let expected = PartnerView { company: "Northwind".to_owned(), role: Some(ContactRole::PrimaryContact) };

    for address in ["other@northwind.example", "MIKA@Northwind.Example "] {
        let check = CheckRegistration { email: address.to_owned() };
        assert_eq!(app.anonymous().check_registration(&check).await.unwrap().partner.as_ref(), Some(&expected));
        let told = refused(app.anonymous().create_registration(&new(address)).await.unwrap_err());
        assert_eq!(PartnerView::of(&told).as_ref(), Some(&expected), "{told:?}");
    }
    // Nor with one that was begun before the domain was proved.
    let told = refused(client.activate_registration().await.unwrap_err());
    assert_eq!(PartnerView::of(&told), Some(expected));
    assert!(app.lines("SELECT 'x' AS text FROM accounts WHERE password_hash IS NOT NULL").is_empty());
    for nonsense in ["", "nobody", "a b@northwind.example"] {
        let check = CheckRegistration { email: nonsense.to_owned() };
        let told = refused(client.check_registration(&check).await.unwrap_err());
        assert!(told.field("/email").is_some(), "{told:?}");
    }
}

#[actix_web::test]
async fn a_registration_is_kept_from_scripts_and_from_everybody_else() {
    let app = TestApp::with_vendor().await;
    let body = serde_json::to_string(&new(ADDRESS)).unwrap();

    let answer = app.http().post_json("/api/v1/registrations", &body).await;

    let cookie = answer.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/api/v1/registrations", "Max-Age=604800"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    for other in ["certtracker_registration=", "certtracker_registration=AAAA", "x=y"] {
        let request = app.http().request(reqwest::Method::GET, "/api/v1/registrations/current");
        send(request.header("cookie", other)).await.problem(ProblemCode::NotFound);
    }
    app.anonymous().delete_registration().await.unwrap();
}
