//! Invitations: from a line of a partner record to an account that somebody signs in with.

use api::service::partner_import::Order;
use client::Client;
use contract::agreement::AcceptAgreement;
use contract::invitation::{AcceptInvitation, FindInvitation, InvitationFault};
use contract::name::DeliveryNameForm;
use contract::problem::{Problem, ProblemCode};
use contract::registration::AcceptedAgreement;
use contract::session::CreateSession;
use domain::company::ContactState;
use jiff::SignedDuration;

use crate::harness::TestApp;
use crate::harness::app::PASSWORD;

const MIKA: &str = "P-1,Northwind,7,Mika,Sato,mika@northwind.example,primary_contact,\n";
const HANAKO: &str = "P-1,Northwind,8,花子,山田,hanako@northwind.example,,\n";

fn find(token: &str) -> FindInvitation {
    FindInvitation { token: token.to_owned() }
}

/// What somebody takes an invitation with who has no account: both agreements, read in Spanish.
async fn acceptance(client: &Client, token: &str) -> AcceptInvitation {
    let mut agreements = Vec::new();
    for code in ["PRIVACY", "PROGRAM"] {
        let text = client.find_agreement_text(code, "es").await.unwrap();
        let acceptance = AcceptAgreement { version: text.version, language: text.language, sha256: text.sha256 };
        agreements.push(AcceptedAgreement { code: code.to_owned(), acceptance });
    }
    AcceptInvitation {
        token: token.to_owned(),
        password: Some(PASSWORD.to_owned()),
        delivery_name: None,
        agreements,
        language: Some("es".to_owned()),
    }
}

async fn invited(app: &TestApp, lines: &str, address: &str) -> String {
    app.feed(lines, Order::default());
    app.mails_to(address).await.last().unwrap().token().to_owned()
}

fn refused(error: client::Error) -> Problem {
    match error {
        client::Error::Problem(problem) => *problem,
        other => panic!("{other}"),
    }
}

fn reason(error: client::Error) -> InvitationFault {
    InvitationFault::of(&refused(error)).unwrap()
}

fn sign_in(user: &str) -> CreateSession {
    CreateSession { user: user.to_owned(), password: PASSWORD.to_owned() }
}

#[actix_web::test]
async fn who_is_invited_sees_by_whom_chooses_a_password_and_signs_in() {
    let app = TestApp::with_vendor().await;
    app.feed(MIKA, Order::default());
    let mail = app.mail_to("mika@northwind.example").await;
    assert!(mail.path().starts_with("/invitation#"), "{}", mail.path());
    let (token, client) = (mail.token(), app.anonymous());

    let shown = client.find_invitation(&find(token)).await.unwrap();
    let account = shown.account.clone().unwrap();
    assert_eq!((shown.company.as_str(), shown.name.as_str()), ("Northwind", "Mika Sato"));
    assert_eq!((shown.email.as_str(), account.user_name.as_str()), ("mika@northwind.example", "mika"));
    assert!(!account.needs_delivery_name && account.agreements.len() == 2, "{account:?}");
    let taken = client.accept_invitation(&acceptance(&client, token).await).await.unwrap();

    assert_eq!(taken.user_name, "mika");
    let [contact] = app.contacts_of("P-1").await.try_into().unwrap();
    assert_eq!((contact.state, contact.joined_at), (ContactState::Active, Some(app.app.clock.now())));
    for user in ["mika", "Mika@Northwind.Example"] {
        let session = app.anonymous().create_session(&sign_in(user)).await.unwrap();
        assert_eq!(session.account.candidate_id, contact.candidate_id);
    }
    let signed_in = app.anonymous();
    signed_in.create_session(&sign_in("mika")).await.unwrap();
    let mine = signed_in.list_my_agreements().await.unwrap();
    let read: Vec<_> =
        mine.iter().flat_map(|mine| &mine.receipts).filter_map(|receipt| receipt.language.as_deref()).collect();
    assert_eq!(read, ["es", "es"]);
    assert_eq!(app.lines("SELECT language AS text FROM accounts"), ["es"]);
    assert_eq!(app.lines("SELECT 'x' AS text FROM employment_spans").len(), 1);
}

#[actix_web::test]
async fn a_link_that_does_not_work_says_why() {
    let app = TestApp::with_vendor().await;
    let client = app.anonymous();
    let token = invited(&app, MIKA, "mika@northwind.example").await;
    let company = app.company("P-1", "Northwind").id;
    let mika = app.contacts_of("P-1").await[0].id;
    let why = async |token: &str| {
        let looked = reason(client.find_invitation(&find(token)).await.unwrap_err());
        let accepted = reason(client.accept_invitation(&acceptance(&client, token).await).await.unwrap_err());
        assert_eq!(looked, accepted);
        looked
    };

    // Not whole, of nobody, of another purpose.
    assert_eq!(why("").await, InvitationFault::Unknown);
    assert_eq!(why(&token[1..]).await, InvitationFault::Unknown);
    assert_eq!(why(&api::service::token::OpaqueToken::draw().text()).await, InvitationFault::Unknown);
    let recovery = {
        app.staff("grace").await;
        let ask = contract::recovery::CreateRecovery {
            email: "grace@example.org".to_owned(),
            candidate_id: None,
            language: "en".to_owned(),
        };
        client.create_recovery(&ask).await.unwrap();
        app.mail_to("grace@example.org").await.token().to_owned()
    };
    assert_eq!(why(&recovery).await, InvitationFault::Unknown);
    // Replaced by a newer one.
    app.wait(SignedDuration::from_mins(1));
    app.office().resend_invitation(company, mika).await.unwrap();
    assert_eq!(why(&token).await, InvitationFault::Unknown);
    let token = app.mails_to("mika@northwind.example").await.last().unwrap().token().to_owned();
    // Too old, also after everything that is over was removed.
    app.wait(SignedDuration::from_hours(14 * 24));
    assert_eq!(why(&token).await, InvitationFault::Expired);
    app.tidy("links");
    assert_eq!(why(&token).await, InvitationFault::Expired);
    // Used.
    app.office().resend_invitation(company, mika).await.unwrap();
    let token = app.mails_to("mika@northwind.example").await.last().unwrap().token().to_owned();
    client.accept_invitation(&acceptance(&client, &token).await).await.unwrap();
    assert_eq!(why(&token).await, InvitationFault::Used);
}

#[actix_web::test]
async fn who_has_left_meanwhile_cannot_take_the_invitation() {
    let app = TestApp::with_vendor().await;
    let token = invited(&app, MIKA, "mika@northwind.example").await;
    let today = domain::calendar::utc_date(app.app.clock.now());
    app.feed(&format!("{}{today}\n", MIKA.trim_end()), Order::default());

    let refused = app.anonymous().find_invitation(&find(&token)).await.unwrap_err();

    assert_eq!(reason(refused), InvitationFault::Unknown);
}

#[actix_web::test]
async fn everything_that_is_refused_is_told_and_the_link_still_works() {
    let app = TestApp::with_vendor().await;
    let client = app.anonymous();
    let token = invited(&app, HANAKO, "hanako@northwind.example").await;
    let shown = client.find_invitation(&find(&token)).await.unwrap();
    assert!(shown.account.unwrap().needs_delivery_name);
    let good = AcceptInvitation {
        delivery_name: Some(DeliveryNameForm { first: "Hanako".to_owned(), last: "Yamada".to_owned() }),
        ..acceptance(&client, &token).await
    };

    let empty = AcceptInvitation { token: token.clone(), ..AcceptInvitation::default() };
    let told = refused(client.accept_invitation(&empty).await.unwrap_err());
    let pointers: Vec<&str> = told.errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(
        pointers,
        ["/password", "/agreements", "/agreements", "/delivery_name/first", "/delivery_name/last"],
        "{told:?}"
    );
    let mut stale = good.clone();
    stale.agreements[0].acceptance.version += 1;
    let mut other_text = good.clone();
    other_text.agreements[1].acceptance.sha256 = "0".repeat(64);
    let mut unknown = good.clone();
    unknown.agreements[1].code = "OTHER".to_owned();
    for (input, pointer, code) in [
        (AcceptInvitation { password: Some("short".to_owned()), ..good.clone() }, "/password", "too_short"),
        (AcceptInvitation { password: Some("hanako northwind 1".to_owned()), ..good.clone() }, "/password", "personal"),
        (AcceptInvitation { language: Some("tlh".to_owned()), ..good.clone() }, "/language", "unknown"),
        (other_text, "/agreements/1/sha256", "mismatch"),
        (unknown, "/agreements", "required"),
    ] {
        let told = refused(client.accept_invitation(&input).await.unwrap_err());
        assert_eq!(told.field(pointer).map(|error| error.code.as_str()), Some(code), "{pointer}: {told:?}");
    }
    let conflict = client.accept_invitation(&stale).await.unwrap_err();
    assert_eq!(conflict.code(), Some(ProblemCode::Conflict));
    assert_eq!(app.contacts_of("P-1").await[0].state, ContactState::Invited);

    client.accept_invitation(&good).await.unwrap();

    assert_eq!(
        app.lines(
            "SELECT legal_name || '/' || delivery_last_name AS text FROM candidates
            JOIN accounts ON candidates.id = candidate_id"
        ),
        ["花子 山田/Yamada"]
    );
}

#[actix_web::test]
async fn of_two_clicks_at_once_one_takes_it_and_the_other_is_told() {
    let app = TestApp::with_vendor().await;
    let client = app.anonymous();
    let token = invited(&app, MIKA, "mika@northwind.example").await;
    let input = acceptance(&client, &token).await;

    let (one, other) = tokio::join!(client.accept_invitation(&input), client.accept_invitation(&input));

    let (done, late): (Vec<_>, Vec<_>) = [one, other].into_iter().partition(Result::is_ok);
    assert_eq!((done.len(), late.len()), (1, 1));
    assert_eq!(reason(late.into_iter().next().unwrap().unwrap_err()), InvitationFault::Used);
    assert_eq!(app.lines("SELECT 'x' AS text FROM employment_spans").len(), 1);
    assert_eq!(app.lines("SELECT 'x' AS text FROM agreement_receipts").len(), 2);
}

#[actix_web::test]
async fn who_has_an_account_only_says_that_they_work_there() {
    let app = TestApp::with_sample().await;
    let ada = crate::harness::program::person("Ada");
    app.as_candidate(ada);
    let address = format!("{ada}@example.org").to_lowercase();
    let northwind = app.company("P-1", "Northwind");
    let token = api::service::scim_tokens::create_blocking(&app.app, "directory", Some(&northwind.partner_id)).unwrap();
    let user = serde_json::json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "userName": "ada", "name": { "givenName": "Ada", "familyName": "Lindqvist" },
        "emails": [{ "value": address }],
    });
    let request = app.http().request(reqwest::Method::POST, "/scim/v2/Users").bearer_auth(token);
    let made = request.header("content-type", "application/scim+json").body(user.to_string()).send().await.unwrap();
    assert_eq!(made.status(), 201);
    // The company does not learn that there is an account, and nobody's time there has begun.
    let [contact] = app.contacts_of("P-1").await.try_into().unwrap();
    assert_eq!((contact.state, contact.candidate_id), (ContactState::Invited, None));
    assert!(app.lines("SELECT 'x' AS text FROM employment_spans").is_empty());
    let token = app.mails_to(&address).await.last().unwrap().token().to_owned();

    let shown = app.anonymous().find_invitation(&find(&token)).await.unwrap();
    assert_eq!(shown.account, None);
    let only_the_token = AcceptInvitation { token, ..AcceptInvitation::default() };
    app.anonymous().accept_invitation(&only_the_token).await.unwrap();

    let [contact] = app.contacts_of("P-1").await.try_into().unwrap();
    assert_eq!((contact.state, contact.candidate_id), (ContactState::Active, Some(ada)));
    assert_eq!(app.lines("SELECT 'x' AS text FROM employment_spans").len(), 1);
    assert_eq!(app.lines("SELECT 'x' AS text FROM accounts").len(), 1);
}

#[actix_web::test]
async fn the_mail_leaves_by_itself_within_a_minute_of_the_feed() {
    let app = TestApp::with_vendor().await;
    let jobs = actix_web::rt::spawn(api::job::run(app.app.clone().into_inner()));
    let begun = std::time::Instant::now();

    app.feed(MIKA, Order::default());

    let arrived = || app.lines("SELECT recipient AS text FROM mailbox").len();
    while arrived() == 0 && begun.elapsed() < std::time::Duration::from_secs(60) {
        actix_web::rt::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    jobs.abort();
    assert_eq!(arrived(), 1, "no mail after {:?}", begun.elapsed());
    // Nothing holds it back: it was due at the moment of the feed, by the server's own clock, which stood still meanwhile.
    let [contact] = app.contacts_of("P-1").await.try_into().unwrap();
    assert_eq!(contact.invited_at, Some(app.app.clock.now()));
    assert_eq!(contact.invitation_mail, Some(contract::company::InvitationMail::Sent));
}
