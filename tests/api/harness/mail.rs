//! The mails of the server under test, which stay in its local mailbox.

use api::error::Error;
use api::service::mail;
use api::store;
use api::store::consents::{ConsentText, Door, Receipt};
use domain::id::AccountId;
use domain::mail_topic::MailTopic;

use super::TestApp;

/// A mail that arrived.
#[derive(Debug, Clone)]
pub struct Received {
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Received {
    /// The one link to follow: the first that is in the text.
    #[track_caller]
    pub fn link(&self) -> &str {
        self.text.lines().find(|line| line.starts_with("http")).unwrap_or_else(|| panic!("no link in {}", self.text))
    }

    /// The path of that link, with its query, for a client of the server under test.
    #[track_caller]
    pub fn path(&self) -> &str {
        let after_scheme = self.link().find("://").unwrap() + 3;
        let path = self.link()[after_scheme..].find('/').unwrap();
        &self.link()[after_scheme + path..]
    }

    /// The last segment of that path: the one-time token.
    #[track_caller]
    pub fn token(&self) -> &str {
        self.path().rsplit(['/', '=', '#']).next().unwrap()
    }
}

impl TestApp {
    /// Makes an account that asked for mails of that topic.
    pub async fn reader_of(&self, topic: MailTopic) -> AccountId {
        self.staff("reader").await;
        let text = ConsentText { sha256: vec![1], language: "en".to_owned(), body: "I want them.".to_owned() };
        let receipt = Receipt { topic, text: Some(text), door: Door::MailChoices, recorded_at: self.app.clock.now() };
        let reader = self.app.db.write(move |conn| {
            let account = store::accounts::find_by_user(conn, "reader")?.unwrap();
            store::consents::insert(conn, account.id, &receipt)?;
            Ok::<_, Error>(account.id)
        });
        reader.await.unwrap()
    }

    /// Writes and delivers what waits, then answers every mail to that address, oldest first.
    pub async fn mails_to(&self, address: &str) -> Vec<Received> {
        api::job::write_mails(&self.app).unwrap();
        mail::deliver::deliver_due(&self.app).await.unwrap();
        let kept = self.app.db.read(|conn| Ok::<_, Error>(store::mailbox::list(conn, 1_000)?)).await.unwrap();
        let mine = kept.into_iter().rev().filter(|mail| mail.recipient == address);
        mine.map(|mail| Received { subject: mail.subject, text: mail.text, html: mail.html }).collect()
    }

    /// The one mail to that address; fails when there is none or another.
    pub async fn mail_to(&self, address: &str) -> Received {
        let mut mails = self.mails_to(address).await;
        assert_eq!(mails.len(), 1, "mails to {address}: {mails:?}");
        mails.remove(0)
    }
}
