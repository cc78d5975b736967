//! Mails that could not be delivered: what staff see of them, and what they can do.

use contract::mail::DeadMailView;
use contract::page::Page;
use contract::problem::ProblemCode;
use domain::id::MailId;
use jiff::Timestamp;

use super::{Outbox, PATIENCE, address_hash};
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::store::mails::Listed;
use crate::store::{self, DbConn};

/// Dead mails, newest first.
///
/// # Errors
///
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, page: &PageRequest) -> Result<Page<DeadMailView>, Error> {
    let after: Option<MailId> = page.after()?;
    let limit = page.rows();
    let dead = app.db.read(move |conn| Ok::<_, Error>(store::mails::list_dead(conn, after, limit)?)).await?;
    let (dead, next) = cut(dead, page, |mail: &Listed| mail.id);
    Ok(Page { items: dead.into_iter().map(view).collect(), next })
}

/// All of them.
///
/// # Errors
///
/// When the database fails.
pub async fn list_all(app: &App) -> Result<Vec<DeadMailView>, Error> {
    let dead = app.db.read(|conn| Ok::<_, Error>(store::mails::list_dead(conn, None, i64::MAX)?)).await?;
    Ok(dead.into_iter().map(view).collect())
}

/// Has a mail tried again, and lets mail go to its address again.
///
/// # Errors
///
/// [`ProblemCode::NotFound`] when no dead mail has that id.
pub async fn retry(app: &App, id: MailId) -> Result<(), Error> {
    let (outbox, now) = (app.outbox.clone(), app.clock.now());
    app.db.write(move |conn| revive(conn, &outbox, id, now)).await
}

/// Has every dead mail tried again; answers how many.
///
/// # Errors
///
/// When the database fails.
pub async fn retry_all(app: &App) -> Result<usize, Error> {
    let (outbox, now) = (app.outbox.clone(), app.clock.now());
    app.db
        .write(move |conn| {
            let dead = store::mails::list_dead(conn, None, i64::MAX)?;
            dead.iter().try_for_each(|mail| revive(conn, &outbox, mail.id, now))?;
            Ok(dead.len())
        })
        .await
}

fn revive(conn: &mut DbConn, outbox: &Outbox, id: MailId, now: Timestamp) -> Result<(), Error> {
    let recipient = store::mails::revive(conn, id, now, now + PATIENCE)?;
    let recipient = recipient.ok_or_else(|| Error::of(ProblemCode::NotFound).detail("No dead mail has this id."))?;
    store::mail_suppressions::remove(conn, &address_hash(&recipient))?;
    outbox.wake();
    Ok(())
}

fn view(mail: Listed) -> DeadMailView {
    DeadMailView {
        id: mail.id,
        account_id: mail.account_id,
        recipient: mail.recipient,
        template: mail.template,
        stream: mail.stream,
        created_at: mail.created_at,
        died_at: mail.settled_at.unwrap_or(mail.created_at),
        attempts: mail.attempts,
        reason: mail.last_error.unwrap_or_default(),
    }
}
