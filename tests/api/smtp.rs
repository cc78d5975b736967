//! Mails to a real mail server: what travels, and what becomes of mails that are not taken.

use std::collections::BTreeSet;

use api::app::App;
use api::service::mail::deliver::{Round, deliver_due};
use api::service::mail::{Mail, Template, dead};
use contract::mail::DeadMailView;
use domain::id::AccountId;
use domain::mail_topic::MailTopic;
use jiff::SignedDuration;
use language::Language;
use serde_json::{Value, json};

use crate::harness::TestApp;
use crate::harness::mail_server::{Identity, MailServer};

/// A server of ours beside a mail server.
struct Post {
    app: TestApp,
    server: MailServer,
    identity: Identity,
}

impl Post {
    async fn new(tls: &str) -> Self {
        Self::with(tls, &[]).await
    }

    /// With settings in the place of the usual.
    async fn with(tls: &str, settings: &[(&'static str, &str)]) -> Self {
        let identity = Identity::new();
        let server = MailServer::start(tls, &identity, 0);
        let usual = server.settings(tls, &identity);
        let given = settings.iter().map(|(name, value)| (*name, (*value).to_owned()));
        let all: Vec<_> = given.chain(usual).collect();
        let all: Vec<_> = all.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Self { app: TestApp::with(&all).await, server, identity }
    }

    async fn send(&self, to: &str, language: Language, template: Template) {
        self.send_to(None, to, language, template).await;
    }

    async fn send_to(&self, account_id: Option<AccountId>, to: &str, language: Language, template: Template) {
        let mail = Mail { to: to.to_owned(), language, account_id, template };
        let outbox = self.app.app.outbox.clone();
        self.app.app.db.write(move |conn| outbox.enqueue(conn, &mail)).await.unwrap();
    }

    /// Delivers what is due: how many left, wait again, and are dead.
    async fn round(&self) -> (usize, usize, usize) {
        let Round { sent, retried, dead, .. } = deliver_due(&self.app.app).await.unwrap();
        (sent, retried, dead)
    }

    async fn dead(&self) -> Vec<DeadMailView> {
        dead::list_all(&self.app.app).await.unwrap()
    }

    fn wait(&self, time: SignedDuration) {
        self.app.wait(time);
    }
}

fn verify() -> Template {
    Template::VerifyAddress { link: "https://certs.example.org/addresses/confirm#abc".to_owned() }
}

fn news() -> Template {
    Template::Announcement {
        topic: MailTopic::NewExams,
        title: "A new exam".to_owned(),
        text: "It is here.\n\n.\n\nTry it.".to_owned(),
        unsubscribe_link: format!("https://certs.example.org/unsubscribe/{}", "t0ken".repeat(30)),
    }
}

fn text<'a>(mail: &'a Value, member: &str) -> &'a str {
    mail[member].as_str().unwrap_or_else(|| panic!("no {member} in {mail}"))
}

fn header<'a>(mail: &'a Value, name: &str) -> &'a str {
    mail["headers"][name].as_str().unwrap_or_else(|| panic!("no {name} in {mail}"))
}

#[actix_web::test]
async fn a_mail_reaches_a_mail_server_whole_and_once() {
    for tls in ["starttls", "implicit"] {
        let post = Post::new(tls).await;
        let arabic =
            Template::RecoverAccount { user_name: "omar".to_owned(), link: "https://c.example/r#x".to_owned() };
        post.send("ada@example.org", Language::Japanese, verify()).await;
        post.wait(SignedDuration::from_secs(1));
        post.send("omar@bücher.example", Language::Arabic, arabic).await;

        assert_eq!(post.round().await, (2, 0, 0));
        assert_eq!(post.round().await, (0, 0, 0));

        let mails = post.server.stop("mail");
        assert_eq!(mails.len(), 2, "{mails:?}");
        let (first, second) = (&mails[0], &mails[1]);
        assert_eq!(first["secure"], true);
        assert_eq!(first["envelope"], json!({ "from": "certs@example.org", "to": ["ada@example.org"] }));
        assert_eq!(first["from"], json!([{ "name": "Büro, Program", "address": "certs@example.org" }]));
        assert_eq!(first["to"], json!([{ "name": "", "address": "ada@example.org" }]));
        assert_eq!(first["replyTo"], json!([{ "name": "", "address": "support@example.org" }]));
        assert_eq!(text(first, "subject"), "このアドレスをご確認ください");
        assert_eq!(header(first, "content-language"), "Content-Language: ja");
        assert_eq!(header(first, "auto-submitted"), "Auto-Submitted: auto-generated");
        assert_eq!(text(first, "date"), "2026-03-01T12:00:00.000Z");
        assert!(text(first, "messageId").ends_with("@127.0.0.1>"), "{first}");
        assert!(header(first, "content-type").starts_with("Content-Type: multipart/alternative;"), "{first}");
        assert!(text(first, "text").contains("https://certs.example.org/addresses/confirm#abc"), "{first}");
        assert!(text(first, "html").contains("<html lang=\"ja\" dir=\"ltr\">"), "{first}");
        assert!(first["headers"].get("list-unsubscribe").is_none(), "{first}");
        // As that server reads the name that travels in ASCII.
        assert_eq!(second["envelope"]["to"], json!(["omar@bücher.example"]));
        assert_eq!(text(second, "subject"), "اسم المستخدم ورابط لاختيار كلمة مرور جديدة");
        assert!(text(second, "html").contains("dir=\"rtl\""), "{second}");
        assert!(text(second, "text").contains("omar"), "{second}");
        let names: Vec<_> = first["names"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len(), "a header comes twice: {names:?}");
    }
}

#[actix_web::test]
async fn news_come_from_a_sender_of_their_own_and_stop_by_one_click() {
    let post = Post::new("starttls").await;
    let reader = Some(post.app.reader_of(MailTopic::NewExams).await);
    post.send_to(reader, "ada@example.org", Language::English, news()).await;

    post.round().await;

    let mail = post.server.stop("mail").remove(0);
    assert_eq!(mail["envelope"]["from"], "news@news.example.org");
    let link = format!("https://certs.example.org/unsubscribe/{}", "t0ken".repeat(30));
    let unfolded = header(&mail, "list-unsubscribe").replace("\r\n", "").replace('\n', "");
    assert_eq!(unfolded.split_whitespace().collect::<Vec<_>>(), ["List-Unsubscribe:", &format!("<{link}>")]);
    assert_eq!(header(&mail, "list-unsubscribe-post"), "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    assert!(text(&mail, "text").contains(&link), "{mail}");
    // A line that is a dot alone is not the end (RFC 5321, section 4.5.2).
    assert!(text(&mail, "text").contains("It is here.\n\n.\n\nTry it."), "{mail}");
    assert!(text(&mail, "html").contains(&format!("<a href=\"{link}\">Unsubscribe</a>")), "{mail}");
}

#[actix_web::test]
async fn a_mail_that_is_refused_for_now_is_tried_again_and_arrives_once() {
    let post = Post::new("starttls").await;
    post.send("later-2@example.org", Language::English, verify()).await;
    post.send("ada@example.org", Language::English, verify()).await;

    assert_eq!(post.round().await, (1, 1, 0));
    assert_eq!(post.round().await, (0, 0, 0), "it is not due yet");
    post.wait(SignedDuration::from_secs(37));
    assert_eq!(post.round().await, (0, 1, 0));
    post.wait(SignedDuration::from_secs(37));
    assert_eq!(post.round().await, (0, 0, 0), "the second wait is twice as long");
    post.wait(SignedDuration::from_secs(37));
    assert_eq!(post.round().await, (1, 0, 0));

    assert!(post.dead().await.is_empty());
    let mails = post.server.stop("mail");
    let recipients: Vec<_> = mails.iter().map(|mail| text(&mail["to"][0], "address")).collect();
    assert_eq!(recipients, ["ada@example.org", "later-2@example.org"]);
}

#[actix_web::test]
async fn an_address_that_does_not_exist_gets_no_more_mail_until_staff_say_so() {
    let post = Post::new("starttls").await;
    let reader = Some(post.app.reader_of(MailTopic::NewExams).await);
    post.send("Nobody@Example.org", Language::English, verify()).await;
    assert_eq!(post.round().await, (0, 0, 1));
    post.wait(SignedDuration::from_secs(1));

    post.send_to(reader, "nobody@example.org", Language::English, news()).await;
    post.send("nobody@example.org", Language::English, verify()).await;
    assert_eq!(post.round().await, (0, 0, 0));

    let dead = post.dead().await;
    assert_eq!(dead.len(), 2, "news are left out, a service mail is kept: {dead:?}");
    assert_eq!((dead[0].attempts, dead[1].attempts), (0, 1));
    assert!(dead[0].reason.contains("refused since 2026-03-01"), "{dead:?}");
    assert!(dead[1].reason.contains("550") && dead[1].reason.contains("no such mailbox"), "{dead:?}");
    dead::retry(&post.app.app, dead[0].id).await.unwrap();
    post.send_to(reader, "nobody@example.org", Language::English, news()).await;
    assert_eq!(post.round().await, (0, 0, 2), "both are tried");
}

#[actix_web::test]
async fn a_refusal_that_is_not_about_the_address_does_not_close_it() {
    let post = Post::new("starttls").await;
    post.send("policy@example.org", Language::English, verify()).await;
    post.send("spam@example.org", Language::English, verify()).await;
    assert_eq!(post.round().await, (0, 0, 2));

    post.send("policy@example.org", Language::English, verify()).await;
    post.send("spam@example.org", Language::English, verify()).await;
    assert_eq!(post.round().await, (0, 0, 2), "they are tried again");

    assert!(post.server.stop("mail").is_empty());
}

#[actix_web::test]
async fn a_server_that_falls_silent_holds_up_one_round_and_loses_nothing() {
    let post = Post::new("starttls").await;
    post.send("silent@example.org", Language::English, verify()).await;
    post.wait(SignedDuration::from_secs(1));
    post.send("ada@example.org", Language::English, verify()).await;

    assert_eq!(post.round().await, (0, 1, 0));
    assert_eq!(post.round().await, (1, 0, 0));

    assert!(post.dead().await.is_empty());
    assert_eq!(post.server.stop("mail").len(), 1);
}

#[actix_web::test]
async fn mail_waits_for_a_server_that_is_down_and_is_given_up_after_three_days() {
    let Post { app, server, identity } = Post::new("starttls").await;
    let port = server.port;
    server.stop("mail");
    let post = Post { server: MailServer::start("none", &identity, 0), app, identity };
    post.send("ada@example.org", Language::English, verify()).await;
    assert_eq!(post.round().await, (0, 1, 0));
    post.wait(SignedDuration::from_mins(1));
    let post = Post { server: MailServer::start("starttls", &post.identity, port), ..post };
    assert_eq!(post.round().await, (1, 0, 0));
    assert_eq!(post.server.stop("mail").len(), 1);

    let Post { app, identity, .. } = Post::new("starttls").await;
    let post = Post { server: MailServer::start("none", &identity, 0), app, identity };
    post.send("ada@example.org", Language::English, verify()).await;
    let mut tries = 0;
    let mut wait = SignedDuration::from_secs(37);
    while post.dead().await.is_empty() {
        let (_, retried, dead) = post.round().await;
        tries += retried + dead;
        post.wait(wait);
        wait = (wait * 2).min(SignedDuration::from_mins(433));
    }

    let died = &post.dead().await[0];
    let age = died.died_at.duration_since(died.created_at);
    assert!((SignedDuration::from_hours(60)..SignedDuration::from_hours(73)).contains(&age), "{age}");
    assert!((15..25).contains(&tries), "{tries}");
    assert_eq!(usize::try_from(died.attempts).unwrap(), tries);
    assert!(died.reason.starts_with("connect: "), "{died:?}");
}

#[actix_web::test]
async fn nothing_is_said_to_a_server_that_cannot_be_trusted() {
    let stranger = Identity::new();
    let untrusted = Post::new("starttls").await;
    let settings = untrusted.server.settings("starttls", &stranger);
    let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let app = TestApp::with(&settings).await;
    let untrusted = Post { app, ..untrusted };
    // Its own settings say STARTTLS; this server has none.
    let plain = Post::new("none").await;
    let settings = plain.server.settings("starttls", &plain.identity);
    let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let app = TestApp::with(&settings).await;
    let plain = Post { app, ..plain };
    let wrong_password = Post::with("implicit", &[("CERTTRACKER_MAIL_SMTP_PASSWORD", "guessed")]).await;

    for (post, step) in [(untrusted, "starttls: "), (plain, "starttls: "), (wrong_password, "auth: ")] {
        post.send("ada@example.org", Language::English, verify()).await;
        assert_eq!(post.round().await, (0, 1, 0), "{step}");
        post.wait(SignedDuration::from_hours(80));
        assert_eq!(post.round().await, (0, 0, 1), "{step}");
        let reason = post.dead().await.remove(0).reason;
        assert!(reason.starts_with(step), "{reason}");
        assert!(!reason.contains("guessed"), "{reason}");
        assert!(post.server.stop("recipient").is_empty());
    }
}

#[actix_web::test]
async fn several_servers_on_one_database_send_each_mail_once() {
    let post = Post::new("starttls").await;
    let mut config = post.app.app.config.clone();
    config.database.connections = 4;
    let other = App::open(config, post.app.app.clock.clone()).unwrap();
    for number in 0..20 {
        post.send(&format!("person-{number}@example.org"), Language::English, verify()).await;
    }

    let (first, second) = futures_util::join!(deliver_due(&post.app.app), deliver_due(&other));
    let (first, second) = (first.unwrap(), second.unwrap());

    assert_eq!(first.sent + second.sent, 20, "{first:?} {second:?}");
    assert!(first.sent > 0 && second.sent > 0, "{first:?} {second:?}");
    let mails = post.server.stop("mail");
    let ids: BTreeSet<_> = mails.iter().map(|mail| text(mail, "messageId").to_owned()).collect();
    assert_eq!((mails.len(), ids.len()), (20, 20));
}

#[actix_web::test]
async fn a_mail_that_arrived_twice_can_be_told_by_its_id() {
    let post = Post::new("starttls").await;
    post.send("cut@example.org", Language::English, verify()).await;

    assert_eq!(post.round().await, (0, 1, 0));
    post.wait(SignedDuration::from_mins(1));
    assert_eq!(post.round().await, (1, 0, 0));

    let mails = post.server.stop("mail");
    assert_eq!(mails.len(), 2);
    assert_eq!(text(&mails[0], "messageId"), text(&mails[1], "messageId"));
}
