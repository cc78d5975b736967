//! Mails: what is said ([`Template`]), the outbox it waits in ([`Outbox`]), and its way out ([`deliver`]).
//!
//! A use case puts a mail into the outbox inside its own transaction, so that either both happen or neither. The mail keeps
//! the values of its template, sealed, and is put into words when it is delivered: a row stays small, no one-time link lies
//! in the database in the open, and a corrected text reaches mails that wait. Delivery is at least once: a mail that was
//! handed over by a server that then died is handed over again, under the same `Message-ID`.

use std::sync::Arc;

use domain::id::{AccountId, MailId};
use jiff::SignedDuration;
use language::Language;
use secrecy::SecretString;
use sha2::{Digest as _, Sha256};
use tokio::sync::Notify;

use super::seal::{Sealed, Sealer};
use crate::app::App;
use crate::clock::Clock;
use crate::error::Error;
use crate::random;
use crate::store::accounts::Account;
use crate::store::mails::NewMail;
use crate::store::{self, DbConn};

mod compose;
pub mod dead;
pub mod deliver;
mod letter;
pub mod mailbox;
pub mod probe;
mod smtp;
mod template;

pub use template::{Stream, Template};

/// How long delivery is tried.
pub const PATIENCE: SignedDuration = SignedDuration::from_hours(3 * 24);

/// A mail to one person.
#[derive(Debug)]
pub struct Mail {
    /// The address it goes to.
    pub to: String,
    /// The language it is written in.
    pub language: Language,
    /// Whose it is, when they have an account.
    pub account_id: Option<AccountId>,
    /// What it says.
    pub template: Template,
}

impl Mail {
    /// To an account's primary address, in its language.
    pub(super) fn to_account(account: &Account, template: Template) -> Self {
        Self { to: account.email.clone(), language: account.language, account_id: Some(account.id), template }
    }
}

/// Where mails wait for delivery. Cloning it shares it, so that a transaction can take it along.
///
/// ```ignore
/// let outbox = app.outbox.clone();
/// app.db
///     .write(move |conn| {
///         // ... what the mail is about
///         outbox.enqueue(conn, &Mail { to, language, account_id: None, template: Template::VerifyAddress { link } })
///     })
///     .await
/// ```
#[derive(Debug, Clone)]
pub struct Outbox(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    sealer: Sealer,
    clock: Clock,
    filled: Notify,
}

impl Outbox {
    /// The outbox of an installation with that key secret.
    pub fn new(secret: &SecretString, clock: Clock) -> Self {
        let sealer = Sealer::new(secret, Sealed::Mail);
        Self(Arc::new(Inside { sealer, clock, filled: Notify::new() }))
    }

    /// Puts a mail into the outbox, with everything else that this transaction writes.
    ///
    /// A mail of a topic goes to an account that asked for it, and not to an address that bounced: otherwise it is left out. A
    /// service mail to such an address is kept for staff to see, and is not sent.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub fn enqueue(&self, conn: &mut DbConn, mail: &Mail) -> Result<(), Error> {
        self.put(conn, MailId::new(random::uuid(self.0.clock.now())), mail)
    }

    fn put(&self, conn: &mut DbConn, id: MailId, mail: &Mail) -> Result<(), Error> {
        let now = self.0.clock.now();
        let stream = mail.template.stream();
        let suppressed = store::mail_suppressions::find(conn, &address_hash(&mail.to))?;
        if stream == Stream::Marketing && (suppressed.is_some() || !is_wanted(conn, mail.account_id, &mail.template)?) {
            return Ok(());
        }
        let values = serde_json::to_vec(&mail.template).expect("templates are plain data");
        let new = NewMail {
            id,
            account_id: mail.account_id,
            recipient: mail.to.trim().to_owned(),
            language: mail.language.tag(),
            stream: stream.word(),
            template: mail.template.word(),
            sealed_values: self.0.sealer.seal(&values, id.uuid().as_bytes()),
            created_at: now,
            give_up_at: now + PATIENCE,
            dead: suppressed.map(|(reason, since)| format!("no mail may go to this address: {reason} since {since}")),
        };
        store::mails::insert(conn, new)?;
        self.wake();
        Ok(())
    }

    /// Has whoever waits for mails look for them, and for what mails are written about.
    pub fn wake(&self) {
        self.0.filled.notify_one();
    }

    /// Waits until a mail is put in by this process. Its transaction may still be under way.
    pub async fn filled(&self) {
        self.0.filled.notified().await;
    }

    /// Reads what a mail says; `None` when it was sealed with another secret, or by a program that knew other mails.
    fn open(&self, id: MailId, sealed: &[u8]) -> Option<Template> {
        let values = self.0.sealer.open(sealed, id.uuid().as_bytes())?;
        serde_json::from_slice(&values).ok()
    }
}

/// Whether somebody gets this mail at all: they asked for its topic, or it is of none.
fn is_wanted(conn: &mut DbConn, account: Option<AccountId>, template: &Template) -> Result<bool, Error> {
    match (template.topic(), account) {
        (None, _) => Ok(true),
        (Some(topic), Some(account)) => Ok(store::consents::wanted(conn, account, topic)?),
        (Some(_), None) => Ok(false),
    }
}

/// What is known against an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suppression {
    /// A mail server said that there is no such address.
    Refused,
    /// Mail to it came back.
    Bounced,
    /// Its owner told the mail provider that our mail is unwanted.
    Complained,
}

impl Suppression {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Bounced => "bounced",
            Self::Complained => "complained",
        }
    }
}

/// Lets no mail go to an address, until staff have one tried again.
///
/// # Errors
///
/// When the database fails.
pub async fn suppress(app: &App, address: &str, reason: Suppression) -> Result<(), Error> {
    let (hash, now) = (address_hash(address), app.clock.now());
    app.db.write(move |conn| Ok::<_, Error>(store::mail_suppressions::put(conn, &hash, reason.word(), now)?)).await
}

/// What an address is known by on the list of those that no mail may go to.
fn address_hash(address: &str) -> Vec<u8> {
    Sha256::digest(store::accounts::folded(address)).to_vec()
}
