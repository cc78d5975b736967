//! Being erased: what would go, asking for it, taking it back, and doing it.
//!
//! It is asked for with a proof of who is there, and done after a time in which it can be taken back. What it does to each
//! table stands in the one list in [`store::personal`]. Facts and awards stay without a name: retake rules, the program's
//! numbers and its record of decisions rest on them. Nothing tells whose they were, and nothing new follows from them.

use std::collections::BTreeMap;

use contract::erasure::{CreateErasure, ErasureFate, ErasurePart, ErasurePartView, ErasureView, PendingErasureView};
use contract::problem::ProblemCode;
use domain::id::{AccountId, ErasureId, SessionId};
use jiff::{SignedDuration, Timestamp};
use language::text::problem as text;

use super::mail::{Mail, Template};
use super::{exam_delivery, security, session};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store::accounts::Account;
use crate::store::erasures::Erasure;
use crate::store::personal::{About, Erasure as Fate, Person, TABLES};
use crate::store::{self, DbConn};

/// What an erasure of whoever asks would do, and the one that waits.
///
/// # Errors
/// [`ProblemCode::Unauthenticated`] when the account was removed since they signed in.
pub async fn find(app: &App, who: &Principal) -> Result<ErasureView, Error> {
    let (id, days) = (who.account_id, app.config.privacy.erasure_delay_days);
    app.db
        .read(move |conn| {
            let account = store::accounts::find(conn, id)?.ok_or_else(|| Error::of(ProblemCode::Unauthenticated))?;
            view(conn, &account, days)
        })
        .await
}

/// Asks for the erasure of whoever asks.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] for a proof that does not hold; [`ProblemCode::Conflict`] when one waits already, and to
/// those who run the program.
pub async fn create(app: &App, who: &Principal, input: CreateErasure) -> Result<ErasureView, Error> {
    security::prove(app, who, input.proof, "/proof").await?;
    let (asker, now, days) = (who.clone(), app.clock.now(), app.config.privacy.erasure_delay_days);
    let (outbox, link) = (app.outbox.clone(), app.config.server.public_url.join("/account/my-data"));
    let view = app
        .db
        .write(move |conn| {
            let (account, _) = session::confirmed(conn, &asker, now)?;
            if account.staff {
                return Err(Error::of(ProblemCode::Conflict).detail(text::account_runs_program()));
            }
            if store::erasures::pending(conn, account.id)?.is_some() {
                return Err(Error::of(ProblemCode::Conflict).detail(text::erasure_waits()));
            }
            let due_at = now + SignedDuration::from_hours(24 * i64::from(days));
            let new =
                Erasure { id: ErasureId::new(random::uuid(now)), account_id: account.id, requested_at: now, due_at };
            store::erasures::insert(conn, &new, account.candidate_id)?;
            outbox.enqueue(conn, &Mail::to_account(&account, Template::ErasureBegun { due: due_at, link }))?;
            view(conn, &account, days)
        })
        .await?;
    tracing::info!(account.id = %who.account_id, "an erasure was asked for");
    Ok(view)
}

/// Takes the erasure back that waits.
///
/// # Errors
/// [`ProblemCode::NotFound`] when none waits.
pub async fn cancel(app: &App, who: &Principal) -> Result<(), Error> {
    let (id, now) = (who.account_id, app.clock.now());
    app.db
        .write(move |conn| {
            store::accounts::lock(conn, id)?;
            let pending = store::erasures::pending(conn, id)?;
            let pending = pending.ok_or_else(|| Error::of(ProblemCode::NotFound).detail(text::no_erasure()))?;
            Ok::<_, Error>(store::erasures::cancel(conn, pending.id, now)?)
        })
        .await?;
    tracing::info!(account.id = %id, "an erasure was taken back");
    Ok(())
}

/// Erases everybody whose time has come. For jobs: it blocks. Answers how many.
///
/// # Errors
/// When the database fails; who was erased before stays erased.
pub fn perform_due(app: &App) -> Result<usize, Error> {
    let mut erased = 0;
    loop {
        let now = app.clock.now();
        let done = app.db.write_blocking(|conn| {
            // Nobody decides or issues meanwhile.
            store::take_turn(conn)?;
            let Some(due) = store::erasures::due(conn, now)? else { return Ok(None) };
            perform(app, conn, &due, now).map(Some)
        })?;
        let Some(ended) = done else { return Ok(erased) };
        app.ended.note(ended, now);
        erased += 1;
    }
}

/// Erases one person, and answers which sessions ended with that.
fn perform(app: &App, conn: &mut DbConn, due: &Erasure, now: Timestamp) -> Result<Vec<SessionId>, Error> {
    store::accounts::lock(conn, due.account_id)?;
    store::erasures::mark_done(conn, due.id, now)?;
    let Some(account) = store::accounts::find(conn, due.account_id)? else { return Ok(Vec::new()) };
    let mut ended = Vec::new();
    for person in people(conn, &account)? {
        for address in addresses(conn, person.account)? {
            app.tombstones.raise(conn, &address, now)?;
        }
        ended.extend(store::sessions::end_all(conn, person.account, None, now)?);
        if let Some(candidate) = person.candidate {
            exam_delivery::end_all(app, conn, candidate, now)?;
            store::credentials::erase(conn, candidate, now)?;
            store::result_imports::erase_rows(conn, candidate)?;
            store::vouchers::forget(conn, candidate)?;
            store::candidates::erase(conn, candidate, random::public_uuid(), now)?;
        }
        for table in TABLES.iter().filter(|table| table.erasure == Fate::Removed) {
            store::personal::remove(conn, table, person)?;
        }
    }
    let farewell = Mail { account_id: None, ..Mail::to_account(&account, Template::ErasureDone) };
    app.outbox.enqueue(conn, &farewell)?;
    tracing::info!(erasure.id = %due.id, "a person was erased");
    Ok(ended)
}

/// Whoever goes with an account: its owner, and who was merged into them.
fn people(conn: &mut DbConn, account: &Account) -> Result<Vec<Person>, Error> {
    let owner = Person { account: account.id, candidate: account.candidate_id };
    Ok(store::merges::people(conn, owner)?)
}

/// Every address that the person is known by, here and to feeds.
fn addresses(conn: &mut DbConn, account: AccountId) -> Result<Vec<String>, Error> {
    let mut addresses = store::email_addresses::of_account(conn, account)?;
    addresses.extend(store::contacts::addresses_of_account(conn, account)?);
    Ok(addresses)
}

fn view(conn: &mut DbConn, account: &Account, delay_days: u16) -> Result<ErasureView, Error> {
    let people = people(conn, account)?;
    let mut parts: BTreeMap<ErasurePart, (ErasureFate, u64)> = BTreeMap::new();
    for table in TABLES {
        let fate = fate(table.erasure);
        let counts = people.iter().map(|person| store::personal::count(conn, table, *person));
        let records = counts.sum::<Result<u64, _>>()?;
        // A part is gone when all of it is: what stays of it has the last word.
        let entry = parts.entry(part(table.about)).or_insert((fate, 0));
        entry.1 += records;
        if entry.0 == ErasureFate::Removed {
            entry.0 = fate;
        }
    }
    let pending = store::erasures::pending(conn, account.id)?;
    Ok(ErasureView {
        pending: pending
            .map(|erasure| PendingErasureView { requested_at: erasure.requested_at, due_at: erasure.due_at }),
        delay_days,
        parts: parts.into_iter().map(|(part, (fate, records))| ErasurePartView { part, fate, records }).collect(),
    })
}

const fn fate(of: Fate) -> ErasureFate {
    match of {
        Fate::Removed => ErasureFate::Removed,
        Fate::Anonymised => ErasureFate::Anonymised,
        Fate::Stays => ErasureFate::Stays,
    }
}

const fn part(about: About) -> ErasurePart {
    match about {
        About::Account => ErasurePart::Account,
        About::Profile => ErasurePart::Profile,
        About::Requests => ErasurePart::Requests,
        About::Mails => ErasurePart::Mails,
        About::Companies => ErasurePart::Companies,
        About::Credentials => ErasurePart::Credentials,
        About::Exams => ErasurePart::Exams,
        About::Results => ErasurePart::Results,
        About::Awards => ErasurePart::Awards,
        About::Erasure => ErasurePart::Erasure,
    }
}
