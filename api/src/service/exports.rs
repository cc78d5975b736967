//! Everything that is kept about a person, as a file for them.
//!
//! It is asked for, made by a job, and kept sealed for a few days; whoever downloads it is signed in. What is in it follows
//! from the one list of tables in [`store::personal`].

use contract::export::{ExportState, ExportView};
use contract::problem::ProblemCode;
use domain::id::ExportId;
use jiff::{SignedDuration, Timestamp};
use language::text::problem as text;

use super::mail::{Mail, Template};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store;
use crate::store::exports::Export;
use crate::store::personal::Person;

mod archive;
mod page;

/// How long a file is kept.
pub const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How long a server keeps the making of a file to itself: far longer than it takes.
const LEASE: SignedDuration = SignedDuration::from_mins(30);

/// Asks for a file. It takes the place of an earlier one.
///
/// # Errors
/// [`ProblemCode::Conflict`] while one is being made; [`ProblemCode::Unauthenticated`] when the account is gone.
pub async fn create(app: &App, who: &Principal) -> Result<ExportView, Error> {
    let (account, now) = (who.account_id, app.clock.now());
    let export = app
        .db
        .write(move |conn| {
            store::accounts::lock(conn, account)?;
            store::accounts::find(conn, account)?.ok_or_else(|| Error::of(ProblemCode::Unauthenticated))?;
            if store::exports::of_account(conn, account, now)?.iter().any(|export| export.expires_at.is_none()) {
                return Err(Error::of(ProblemCode::Conflict).detail(text::export_under_way()));
            }
            store::exports::remove_ready(conn, account)?;
            let id = ExportId::new(random::uuid(now));
            store::exports::insert(conn, id, account, now)?;
            let asked =
                Export { id, account_id: account, requested_at: now, taken_until: None, expires_at: None, size: None };
            Ok(view(&asked, now))
        })
        .await?;
    tracing::info!(account.id = %account, export.id = %export.id, "an export was asked for");
    // Whoever waits for mails makes exports, too.
    app.outbox.wake();
    Ok(export)
}

/// The file that was asked for last, if it is not over.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App, who: &Principal) -> Result<Vec<ExportView>, Error> {
    let (account, now) = (who.account_id, app.clock.now());
    let exports = app.db.read(move |conn| Ok::<_, Error>(store::exports::of_account(conn, account, now)?)).await?;
    Ok(exports.iter().take(1).map(|export| view(export, now)).collect())
}

/// The content of a file.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is not theirs, not ready, or over.
pub async fn find_archive(app: &App, who: &Principal, id: ExportId) -> Result<Vec<u8>, Error> {
    let (account, now) = (who.account_id, app.clock.now());
    let sealed = app.db.read(move |conn| Ok::<_, Error>(store::exports::archive(conn, id, account, now)?)).await?;
    let missing = || Error::of(ProblemCode::NotFound).detail(text::no_export());
    let opened = app.exports.open(&sealed.ok_or_else(missing)?, id.uuid().as_bytes());
    let bytes = opened.ok_or_else(|| Error::internal("an export was sealed with another key secret"))?;
    tracing::info!(account.id = %account, export.id = %id, "an export was downloaded");
    Ok(bytes.to_vec())
}

/// Makes every file that was asked for, and writes the mails that say so. For jobs: it blocks. Answers how many.
///
/// # Errors
/// When the database fails; what was made before stays.
pub fn make_waiting(app: &App) -> Result<usize, Error> {
    let mut made = 0;
    loop {
        let now = app.clock.now();
        let claimed = app.db.write_blocking(|conn| Ok::<_, Error>(store::exports::claim(conn, now, now + LEASE)?))?;
        let Some(export) = claimed else { return Ok(made) };
        make(app, &export, now)?;
        made += 1;
    }
}

fn make(app: &App, export: &Export, now: Timestamp) -> Result<(), Error> {
    let id = export.id;
    let (account, archive) = app.db.read_blocking(|conn| {
        let Some(account) = store::accounts::find(conn, export.account_id)? else { return Ok((None, Vec::new())) };
        let person = Person { account: account.id, candidate: account.candidate_id };
        let archive = archive::make(app, conn, &account, person, now)?;
        Ok::<_, Error>((Some(account), archive))
    })?;
    // Erased meanwhile, and the export with it.
    let Some(account) = account else { return Ok(()) };
    let size = archive.len() as u64;
    let sealed = app.exports.seal(&archive, id.uuid().as_bytes());
    let until = now + KEPT;
    let ready = app.db.write_blocking(|conn| {
        let ready = store::exports::finish(conn, id, sealed, size, now, until)?;
        if ready {
            let template = Template::ExportReady { until, link: app.config.server.public_url.join("/account/my-data") };
            app.outbox.enqueue(conn, &Mail::to_account(&account, template))?;
        }
        Ok::<_, Error>(ready)
    })?;
    tracing::info!(account.id = %account.id, export.id = %id, export.bytes = size, export.kept = ready, "an export was made");
    Ok(())
}

fn view(export: &Export, now: Timestamp) -> ExportView {
    let state = match (export.expires_at, export.taken_until) {
        (Some(_), _) => ExportState::Ready,
        (None, Some(until)) if until > now => ExportState::InProgress,
        (None, _) => ExportState::Waiting,
    };
    ExportView {
        id: export.id,
        state,
        requested_at: export.requested_at,
        expires_at: export.expires_at,
        size: export.size,
    }
}
