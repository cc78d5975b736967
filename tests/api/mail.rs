//! Mails into the local mailbox: when they leave, and what they say.

use api::error::Error;
use api::service::mail::{Mail, Template};
use contract::problem::ProblemCode;
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
