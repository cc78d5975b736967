//! The local mailbox, for whoever develops or looks at a demonstration.

use contract::problem::ProblemCode;
use domain::id::MailId;

use crate::app::App;
use crate::config::MailTransport;
use crate::error::Error;
use crate::store;
pub use crate::store::mailbox::Kept;

/// How many mails are shown.
const SHOWN: i64 = 200;

/// Whether the mailbox may be looked at: mail goes there and nowhere else, and only this machine reaches the server. It holds
/// links that sign people in.
pub fn is_open(app: &App) -> bool {
    matches!(app.config.mail.transport, MailTransport::Mailbox)
        && app.config.server.listen.ip().is_loopback()
        && app.config.server.public_url.is_here()
}

/// The latest mails, newest first.
///
/// # Errors
///
/// When the database fails.
pub async fn list(app: &App) -> Result<Vec<Kept>, Error> {
    app.db.read(|conn| Ok::<_, Error>(store::mailbox::list(conn, SHOWN)?)).await
}

/// One mail.
///
/// # Errors
///
/// [`ProblemCode::NotFound`] when it is not there.
pub async fn find(app: &App, id: MailId) -> Result<Kept, Error> {
    let kept = app.db.read(move |conn| Ok::<_, Error>(store::mailbox::find(conn, id)?)).await?;
    kept.ok_or_else(|| Error::of(ProblemCode::NotFound).detail("This mail is not in the mailbox."))
}
