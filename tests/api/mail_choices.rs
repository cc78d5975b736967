//! Which mails somebody wants: consents with their receipts, the link that stops, and the language.

use api::service::mail::{Suppression, suppress};
use api::service::mail_choices::{News, announce};
use client::Client;
use contract::mail_choice::{ConsentDoor, MailChoice, MailChoicesView, UpdateLanguage, UpdateMailChoices};
use contract::problem::ProblemCode;
use domain::mail_topic::MailTopic;
use language::text::mail as say;

use crate::harness::TestApp;
use crate::harness::http::{Answer, send};
use crate::harness::program::person;

fn news() -> News {
    News { title: say::announcement_subject("Sentry 8"), text: say::announcement_paragraph("It can be sat from May.") }
}

/// Asks for mails of a topic, or for no more of them, in that language.
async fn choose(client: &Client, topic: MailTopic, wanted: bool, language: &str) -> MailChoicesView {
    let read = client.find_mail_choices(language).await.unwrap();
    let sha256 = read.topics.iter().find(|known| known.topic == topic).map(|topic| topic.sha256.clone());
    let choices = vec![MailChoice { topic, wanted, sha256 }];
    client.update_mail_choices(&UpdateMailChoices { language: language.to_owned(), choices }).await.unwrap()
}

fn address(name: &str) -> String {
    format!("{}@example.org", person(name))
}

async fn post(app: &TestApp, path: &str, content_type: &str, body: &str) -> Answer {
    let request = app.http().request(reqwest::Method::POST, path).header("content-type", content_type);
    send(request.body(body.to_owned())).await
}

const FORM: &str = "application/x-www-form-urlencoded";
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

#[actix_web::test]
async fn nothing_is_wanted_until_it_is_asked_for_and_each_choice_leaves_a_receipt() {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(person("Ada"));
    let before = ada.find_mail_choices("es").await.unwrap();
    assert!(before.topics.iter().all(|topic| !topic.wanted && topic.language == "es"), "{before:?}");
    assert_eq!((before.receipts.len(), before.topics.len()), (0, MailTopic::ALL.len()));

    choose(&ada, MailTopic::NewExams, true, "es").await;
    choose(&ada, MailTopic::NewExams, true, "en").await;
    let stopped = choose(&ada, MailTopic::NewExams, false, "en").await;

    let [withdrawal, consent] = stopped.receipts.as_slice() else { panic!("{stopped:?}") };
    let agreed = consent.text.as_ref().unwrap();
    let read = before.topics.iter().find(|topic| topic.topic == MailTopic::NewExams).unwrap();
    assert!(consent.given && !withdrawal.given && withdrawal.text.is_none());
    assert_eq!((agreed.language.as_str(), &agreed.text, &agreed.sha256), ("es", &read.text, &read.sha256));
    assert_eq!((consent.door, consent.recorded_at), (ConsentDoor::MailChoices, app.app.clock.now()));
    assert!(stopped.topics.iter().all(|topic| !topic.wanted));
    let kenji = app.as_candidate(person("Kenji")).find_mail_choices("en").await.unwrap();
    assert_eq!(kenji.receipts, [], "a receipt is its person's alone");
}

#[actix_web::test]
async fn nobody_agrees_to_words_that_they_did_not_read() {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(person("Ada"));
    let spanish = ada.find_mail_choices("es").await.unwrap().topics;
    let choice =
        |place: usize, sha256: Option<String>| MailChoice { topic: spanish[place].topic, wanted: true, sha256 };
    let choices = vec![choice(0, Some(spanish[0].sha256.clone())), choice(1, None), choice(2, Some("0".repeat(64)))];

    let refused = ada.update_mail_choices(&UpdateMailChoices { language: "en".to_owned(), choices }).await.unwrap_err();

    let client::Error::Problem(problem) = refused else { panic!("{refused}") };
    let pointers: Vec<_> = problem.errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(pointers, ["/choices/0/sha256", "/choices/1/sha256", "/choices/2/sha256"]);
    let unknown = UpdateMailChoices { language: "tlh".to_owned(), choices: Vec::new() };
    let unknown = ada.update_mail_choices(&unknown).await.unwrap_err();
    assert_eq!(unknown.code(), Some(ProblemCode::InvalidRequest));
    assert_eq!(ada.find_mail_choices("en").await.unwrap().receipts, []);
}

#[actix_web::test]
async fn a_topic_goes_to_those_alone_who_asked_for_it_each_in_their_language() {
    let app = TestApp::with_vendor().await;
    for (name, topic) in [("Ada", MailTopic::NewExams), ("Kenji", MailTopic::NewExams), ("Omar", MailTopic::Surveys)] {
        choose(&app.as_candidate(person(name)), topic, true, "en").await;
    }
    app.as_candidate(person("Maria"));
    let japanese = UpdateLanguage { language: "ja".to_owned() };
    let account = app.as_candidate(person("Kenji")).update_language(&japanese).await.unwrap();
    assert_eq!(account.language, "ja");

    let written = announce(&app.app, MailTopic::NewExams, &news()).unwrap();

    assert_eq!(written, 2);
    let mail = app.mail_to(&address("Ada")).await;
    assert_eq!(mail.subject, "Sentry 8");
    assert!(mail.text.contains("you asked for news"), "{}", mail.text);
    assert!(mail.path().starts_with("/unsubscribe/"), "{}", mail.text);
    assert!(app.mail_to(&address("Kenji")).await.text.contains("お知らせ"));
    assert!(app.mails_to(&address("Omar")).await.is_empty() && app.mails_to(&address("Maria")).await.is_empty());
}

#[actix_web::test]
async fn one_click_stops_a_topic_without_signing_in_and_following_the_link_does_not() {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(person("Ada"));
    choose(&ada, MailTopic::NewExams, true, "en").await;
    choose(&ada, MailTopic::Surveys, true, "en").await;
    announce(&app.app, MailTopic::NewExams, &news()).unwrap();
    let mail = app.mail_to(&address("Ada")).await;
    let wanted = async || {
        let topics = ada.find_mail_choices("en").await.unwrap().topics;
        topics.into_iter().filter(|topic| topic.wanted).map(|topic| topic.topic).collect::<Vec<_>>()
    };

    let page = app.http().get(mail.path()).await;
    let head = app.http().call("HEAD", mail.path()).await;
    let asked = app.anonymous().find_subscription(mail.token(), "ja").await.unwrap();
    assert_eq!((page.status.as_u16(), head.status.as_u16()), (200, 200));
    assert!(page.header("content-type").starts_with("text/html"));
    assert_eq!((asked.topic, asked.title.as_str(), asked.wanted), (MailTopic::NewExams, "新しい試験と資格", true));
    assert_eq!(wanted().await, [MailTopic::NewExams, MailTopic::Surveys], "looking stops nothing");

    let stopped = post(&app, mail.path(), FORM, ONE_CLICK).await;
    let again = post(&app, mail.path(), FORM, ONE_CLICK).await;

    assert_eq!((stopped.status.as_u16(), again.status.as_u16()), (204, 204), "{}", stopped.text());
    assert_eq!(wanted().await, [MailTopic::Surveys]);
    assert!(!app.anonymous().find_subscription(mail.token(), "en").await.unwrap().wanted);
    let receipts = ada.find_mail_choices("en").await.unwrap().receipts;
    assert_eq!(receipts.len(), 3, "stopping what is stopped leaves none: {receipts:?}");
    assert_eq!((receipts[0].given, receipts[0].door), (false, ConsentDoor::UnsubscribeLink));
    assert_eq!(announce(&app.app, MailTopic::NewExams, &news()).unwrap(), 0);
}

#[actix_web::test]
async fn the_link_takes_a_form_of_either_kind_and_nothing_else() {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(person("Ada"));
    choose(&ada, MailTopic::NewExams, true, "en").await;
    announce(&app.app, MailTopic::NewExams, &news()).unwrap();
    let mail = app.mail_to(&address("Ada")).await;
    let multipart = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";

    for body in ["", "List-Unsubscribe=", "hello=world"] {
        post(&app, mail.path(), FORM, body).await.problem(ProblemCode::InvalidRequest);
    }
    let mut cut = mail.path().to_owned();
    cut.pop();
    for path in
        [cut.as_str(), "/unsubscribe/x", "/unsubscribe/%00", &mail.path().replace("/unsubscribe/", "/unsubscribe/A")]
    {
        post(&app, path, FORM, ONE_CLICK).await.problem(ProblemCode::NotFound);
    }
    assert!(app.anonymous().find_subscription(mail.token(), "en").await.unwrap().wanted);
    let long = format!("{ONE_CLICK}&x={}", "x".repeat(10_000));
    post(&app, mail.path(), FORM, &long).await.problem(ProblemCode::PayloadTooLarge);
    let stopped = post(&app, mail.path(), "multipart/form-data; boundary=b", multipart).await;
    assert_eq!(stopped.status, 204, "{}", stopped.text());
    assert!(!app.anonymous().find_subscription(mail.token(), "en").await.unwrap().wanted);
}

#[actix_web::test]
async fn who_stops_a_topic_does_not_even_get_the_mail_that_waits() {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(person("Ada"));
    choose(&ada, MailTopic::RenewalOffers, true, "en").await;
    assert_eq!(announce(&app.app, MailTopic::RenewalOffers, &news()).unwrap(), 1);

    choose(&ada, MailTopic::RenewalOffers, false, "en").await;

    assert!(app.mails_to(&address("Ada")).await.is_empty());
    assert_eq!(app.lines("SELECT state AS text FROM mails WHERE stream = 'marketing'"), Vec::<String>::new());
}

#[actix_web::test]
async fn an_address_that_bounced_gets_no_mails_of_topics() {
    let app = TestApp::with_vendor().await;
    choose(&app.as_candidate(person("Ada")), MailTopic::NewExams, true, "en").await;
    suppress(&app.app, &address("Ada"), Suppression::Bounced).await.unwrap();

    announce(&app.app, MailTopic::NewExams, &news()).unwrap();

    assert!(app.mails_to(&address("Ada")).await.is_empty());
}

#[actix_web::test]
async fn a_language_that_nobody_speaks_here_is_refused() {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(person("Ada"));

    let refused = ada.update_language(&UpdateLanguage { language: "fr".to_owned() }).await.unwrap_err();

    assert_eq!(refused.code(), Some(ProblemCode::InvalidRequest));
}
