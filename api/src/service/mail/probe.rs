//! Whether mail arrives: one that the operator sends.

use domain::id::MailId;
use language::Language;

use super::{Mail, Template};
use crate::app::App;
use crate::config::MailTransport;
use crate::error::Error;
use crate::random;
use crate::store;

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server has it, or the local mailbox.
    Left,
    /// It was not taken, and why.
    Failed(String),
    /// Nobody knows yet.
    UnderWay,
}

/// Puts a test into the outbox.
///
/// # Errors
///
/// When the database fails.
pub async fn send(app: &App, address: &str, language: Language) -> Result<MailId, Error> {
    let template = Template::Test { at: app.clock.now() };
    let mail = Mail { to: address.to_owned(), language, account_id: None, template };
    let (outbox, id) = (app.outbox.clone(), MailId::new(random::uuid(app.clock.now())));
    app.db.write(move |conn| outbox.put(conn, id, &mail)).await?;
    Ok(id)
}

/// What became of a mail.
///
/// # Errors
///
/// When the database fails.
pub async fn outcome(app: &App, id: MailId) -> Result<Outcome, Error> {
    let progress = app.db.read(move |conn| Ok::<_, Error>(store::mails::progress(conn, id)?)).await?;
    Ok(match progress {
        None => Outcome::Failed("it is no longer in the outbox".to_owned()),
        Some(progress) if progress.sent => Outcome::Left,
        Some(progress) => progress.last_error.map_or(Outcome::UnderWay, Outcome::Failed),
    })
}

/// Where mail goes, in words.
pub fn whereabouts(app: &App) -> String {
    match &app.config.mail.transport {
        MailTransport::Smtp(smtp) => format!("{}:{} took it", smtp.host, smtp.port),
        MailTransport::Mailbox => {
            format!("it is in the local mailbox, {}", app.config.server.public_url.join("/dev/mail"))
        }
    }
}
