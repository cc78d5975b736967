//! Mails into the local mailbox: when they leave, what they say, and what staff see of those that cannot leave.

use api::error::Error;
use api::service::mail::deliver::deliver_due;
use api::service::mail::{Mail, Suppression, Template, suppress};
use api::store::{self, StoreError};
use client::PageRequest;
use contract::problem::ProblemCode;
use domain::mail_topic::MailTopic;
use jiff::SignedDuration;
use language::Language;

use crate::harness::TestApp;

fn invitation(to: &str, language: Language) -> Mail {
    let template = Template::Invitation {
        company: "Ferrous & <Sons>".to_owned(),
        link: "https://certs.example.org/invitations/abc".to_owned(),
    };
    Mail { to: to.to_owned(), language, account_id: None, template }
}

impl TestApp {
    async fn enqueue(&self, mail: Mail) {
        let outbox = self.app.outbox.clone();
        self.app.db.write(move |conn| outbox.enqueue(conn, &mail)).await.unwrap();
    }
}

#[actix_web::test]
async fn a_mail_leaves_once_and_only_with_what_it_is_about() {
    let app = TestApp::new().await;
    app.enqueue(invitation("ada@example.org", Language::English)).await;
    let outbox = app.app.outbox.clone();
    let undone = app.app.db.write(move |conn| {
        outbox.enqueue(conn, &invitation("kenji@example.org", Language::English))?;
        Err::<(), _>(Error::of(ProblemCode::Conflict))
    });
    undone.await.unwrap_err();

    let mail = app.mail_to("ada@example.org").await;

    assert_eq!(mail.subject, "Ferrous & <Sons> invites you to CertTracker");
    assert_eq!(mail.link(), "https://certs.example.org/invitations/abc");
    assert_eq!((mail.path(), mail.token()), ("/invitations/abc", "abc"));
    assert!(mail.html.contains("Ferrous &amp; &lt;Sons&gt; invites you"), "{}", mail.html);
    assert!(app.mails_to("kenji@example.org").await.is_empty());
    assert_eq!(app.mails_to("ada@example.org").await.len(), 1);
}

/// One of each, with values that would show if they were left out.
fn one_of_each() -> Vec<Template> {
    let link = || "https://certs.example.org/somewhere#t0ken".to_owned();
    let at = "2026-02-28T23:59:00Z".parse().unwrap();
    vec![
        Template::ActivateRegistration { link: link() },
        Template::RegistrationForKnownAddress { link: link() },
        Template::RecoverAccount { user_name: "ada-l".to_owned(), link: link() },
        Template::PasswordChanged { at, link: link() },
        Template::EmailChanged { at },
        Template::NewDevice { device: "Firefox on Linux".to_owned(), at, link: link() },
        Template::VerifyAddress { link: link() },
        Template::AddressOfAnotherAccount { link: link() },
        Template::AddressesChanged { at, link: link() },
        Template::Invitation { company: "Ferrous GmbH".to_owned(), link: link() },
        Template::ExportReady { until: at, link: link() },
        Template::ErasureBegun { due: at, link: link() },
        Template::ErasureDone,
        Template::Announcement {
            topic: MailTopic::NewExams,
            title: "A new exam".to_owned(),
            text: "First.\n\nSecond.".to_owned(),
            unsubscribe_link: link(),
        },
        Template::Test { at },
    ]
}

#[actix_web::test]
async fn every_mail_says_in_every_language_what_it_is_why_it_came_and_whom_to_ask() {
    let app = TestApp::with(&[
        ("CERTTRACKER_ISSUER_NAME", "Ferrous Academy"),
        ("CERTTRACKER_ISSUER_EMAIL", "help@ferrous.example"),
    ])
    .await;
    let reader = Some(app.reader_of(MailTopic::NewExams).await);
    let mut seen = std::collections::BTreeSet::new();
    for language in Language::ALL {
        for template in one_of_each() {
            let to = format!("{}-{language}@example.org", template.word());
            let values = serde_json::to_value(&template).unwrap();
            app.enqueue(Mail { to: to.clone(), language, account_id: reader, template }).await;

            let mail = app.mail_to(&to).await;

            assert!(
                seen.insert((language == Language::English, mail.subject.clone())) || to.starts_with("announcement")
            );
            let values = values
                .as_object()
                .unwrap()
                .iter()
                .filter(|(name, _)| !["template", "at", "topic", "until", "due"].contains(&name.as_str()));
            for (name, value) in values {
                for value in value.as_str().unwrap().split("\n\n") {
                    let anywhere = format!("{}\n{}", mail.subject, mail.text);
                    assert!(anywhere.contains(value), "{to} has no {name}: {anywhere}");
                    assert!(mail.html.contains(value), "{to} has no {name}: {}", mail.html);
                }
            }
            let direction = language.direction().word();
            let head = format!("<html lang=\"{language}\" dir=\"{direction}\">");
            assert!(mail.html.contains(&head), "{to}: {}", mail.html);
            let (said, foot) = mail.text.split_once("\n-- \n").unwrap();
            assert!(!said.is_empty() && foot.lines().count() >= 2, "{to}: {}", mail.text);
            assert!(foot.contains("help@ferrous.example"), "{to}: {foot}");
            for remote in ["src=", "url(", "<script", "<table", "@import"] {
                assert!(!mail.html.contains(remote), "{to} has {remote}");
            }
        }
    }
}

#[actix_web::test]
async fn what_a_mail_says_is_sealed_while_it_waits_and_gone_when_it_has_left() {
    let app = TestApp::new().await;
    let secret = "s3cret-t0ken";
    let link = format!("https://certs.example.org/recover#{secret}");
    let template = Template::RecoverAccount { user_name: "ada".to_owned(), link };
    assert!(!format!("{template:?}").contains(secret));
    app.enqueue(Mail { to: "ada@example.org".to_owned(), language: Language::English, account_id: None, template })
        .await;

    let kept = |column: &str| app.lines(&format!("SELECT {column} AS text FROM mails"));
    let now = app.app.clock.now();
    let taken: Result<_, StoreError> = app.app.db.write_blocking(|conn| store::mails::claim(conn, now, now));
    let written = taken.unwrap().unwrap().sealed_values;
    assert!(!written.windows(secret.len()).any(|window| window == secret.as_bytes()));
    assert_eq!(kept("state"), ["waiting"]);

    app.wait(SignedDuration::from_hours(1));
    app.mail_to("ada@example.org").await;

    assert_eq!(kept("state"), ["sent"]);
    assert_eq!(kept("CASE WHEN sealed_values IS NULL THEN 'gone' ELSE 'there' END"), ["gone"]);
}

#[actix_web::test]
async fn staff_see_dead_mails_without_what_they_say_and_have_them_tried_again() {
    let app = TestApp::new().await;
    let staff = app.as_staff().await;
    for number in 0..3 {
        app.enqueue(invitation(&format!("not an address {number}"), Language::English)).await;
        app.wait(SignedDuration::from_secs(1));
    }
    deliver_due(&app.app).await.unwrap();

    let first = staff.list_dead_mails(&PageRequest { cursor: None, limit: Some(2) }).await.unwrap();
    let second = staff.list_dead_mails(&PageRequest { cursor: first.next.clone(), limit: Some(2) }).await.unwrap();

    let recipients: Vec<_> = first.items.iter().chain(&second.items).map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(recipients, ["not an address 2", "not an address 1", "not an address 0"]);
    assert!(second.next.is_none());
    let mail = &second.items[0];
    assert_eq!((mail.template.as_str(), mail.stream.as_str(), mail.attempts), ("invitation", "service", 1));
    assert_eq!(mail.reason, "compose: it is for no address");
    assert!(!serde_json::to_string(&first).unwrap().contains("certs.example.org"));

    staff.retry_dead_mail(mail.id).await.unwrap();
    assert_eq!(staff.list_dead_mails(&PageRequest::default()).await.unwrap().items.len(), 2);
    let again = staff.retry_dead_mail(mail.id).await.unwrap_err();
    let client::Error::Problem(problem) = again else { panic!("{again:?}") };
    assert_eq!(problem.code(), Some(ProblemCode::NotFound));
    deliver_due(&app.app).await.unwrap();
    assert_eq!(staff.list_dead_mails(&PageRequest::default()).await.unwrap().items.len(), 3);
}

#[actix_web::test]
async fn a_suppressed_address_gets_mail_again_once_staff_have_one_tried_again() {
    let app = TestApp::new().await;
    suppress(&app.app, "Ada@Example.org", Suppression::Bounced).await.unwrap();
    app.enqueue(invitation("ada@example.org", Language::English)).await;
    assert!(app.mails_to("ada@example.org").await.is_empty());

    let staff = app.as_staff().await;
    let dead = staff.list_dead_mails(&PageRequest::default()).await.unwrap().items;
    assert!(dead[0].reason.contains("bounced since"), "{dead:?}");
    staff.retry_dead_mail(dead[0].id).await.unwrap();

    app.mail_to("ada@example.org").await;
    app.enqueue(invitation("ada@example.org", Language::English)).await;
    assert_eq!(app.mails_to("ada@example.org").await.len(), 2);
}

#[actix_web::test]
async fn the_local_mailbox_can_be_read_where_mail_stays() {
    let app = TestApp::new().await;
    let empty = app.http().get("/dev/mail").await;
    assert!(empty.text().contains("No mail has been sent yet"), "{}", empty.text());
    app.enqueue(invitation("ada@example.org", Language::Arabic)).await;
    let mail = app.mail_to("ada@example.org").await;

    let list = app.http().get("/dev/mail").await.text();

    assert!(list.contains("ada@example.org") && list.contains("Ferrous &amp; &lt;Sons&gt;"), "{list}");
    let path = list.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
    let page = app.http().get(path).await.text();
    assert!(page.contains(&format!("<a href=\"{0}\">{0}</a>", mail.link())), "{page}");
    assert!(!page.contains("<Sons>"), "{page}");
    let html = app.http().get(&format!("{path}/html")).await;
    assert_eq!(html.text(), mail.html);
    let policy = html.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'unsafe-inline';") && policy.contains("sandbox"),
        "{policy}"
    );
    let gone = app.http().get("/dev/mail/00000000-0000-4000-8000-000000000000").await;
    gone.problem(ProblemCode::NotFound);
}

#[actix_web::test]
async fn there_is_no_local_mailbox_where_mail_leaves_or_others_come_by() {
    let with_server = [("CERTTRACKER_MAIL_SMTP_HOST", "mail.invalid"), ("CERTTRACKER_MAIL_FROM", "a@example.org")];
    let for_others = [("CERTTRACKER_LISTEN", "0.0.0.0:0"), ("CERTTRACKER_PUBLIC_URL", "http://localhost:8080")];
    for settings in [with_server, for_others] {
        let mut app = TestApp::with(&settings).await;
        app.base = app.base.replace("0.0.0.0", "127.0.0.1");

        app.http().get("/dev/mail").await.problem(ProblemCode::NotFound);
        app.http().get("/dev/mail/00000000-0000-4000-8000-000000000000").await.problem(ProblemCode::NotFound);
    }
}

#[actix_web::test]
async fn mails_that_left_or_died_are_forgotten_after_a_month() {
    let app = TestApp::new().await;
    app.enqueue(invitation("ada@example.org", Language::English)).await;
    app.enqueue(invitation("not an address", Language::English)).await;
    deliver_due(&app.app).await.unwrap();
    app.enqueue(invitation("kenji@example.org", Language::English)).await;
    let prune = || app.tidy("mails");

    app.wait(SignedDuration::from_hours(29 * 24));
    assert_eq!(prune(), 0);
    app.wait(SignedDuration::from_hours(2 * 24));
    assert_eq!(prune(), 2);

    assert_eq!(app.lines("SELECT recipient AS text FROM mails"), ["kenji@example.org"]);
    assert!(app.lines("SELECT recipient AS text FROM mailbox").is_empty());
}
