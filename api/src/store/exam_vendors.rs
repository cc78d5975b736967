//! How the exchange with each exam-delivery vendor stands.

use diesel::prelude::*;
use jiff::Timestamp;

use super::column::Col;
use super::conn::{MultiBackend, on_backend};
use super::schema::exam_vendors as table;
use super::{DbConn, StoreError, exchanges};

/// How the exchange with a vendor stands.
#[derive(Debug, Clone)]
pub struct Link {
    /// When the vendor was last reached.
    pub reached_at: Option<Timestamp>,
    /// When it is to be looked at again.
    pub next_poll_at: Timestamp,
    /// Why it could not be reached the last time.
    pub fault: Option<LinkFault>,
    /// Why its last call-back was refused.
    pub refusal: Option<LinkFault>,
}

/// Why a vendor cannot be reached, or is not believed.
#[derive(Debug, Clone)]
pub struct LinkFault {
    /// As a word.
    pub word: String,
    /// As a sentence.
    pub message: String,
    /// Since when.
    pub since: Timestamp,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = table)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    reached_at: Option<Col<Timestamp>>,
    next_poll_at: Col<Timestamp>,
    fault: Option<String>,
    message: Option<String>,
    failing_since: Option<Col<Timestamp>>,
    refusal: Option<String>,
    refusal_message: Option<String>,
    refused_since: Option<Col<Timestamp>>,
}

/// How the exchange with a vendor stands; `None` when it was never tried.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, vendor: &str) -> Result<Option<Link>, StoreError> {
    let row: Option<Row> = table::table.find(vendor).select(Row::as_select()).first(conn).optional()?;
    let fault = |word: Option<String>, message: Option<String>, since: Option<Col<Timestamp>>| {
        Some(LinkFault { word: word?, message: message?, since: since?.0 })
    };
    Ok(row.map(|row| Link {
        reached_at: row.reached_at.map(|at| at.0),
        next_poll_at: row.next_poll_at.0,
        fault: fault(row.fault, row.message, row.failing_since),
        refusal: fault(row.refusal, row.refusal_message, row.refused_since),
    }))
}

/// Takes the turn to look at a vendor, until that time, when nobody has it.
///
/// # Errors
/// When the database fails.
pub fn take(conn: &mut DbConn, vendor: &str, now: Timestamp, until: Timestamp) -> Result<bool, StoreError> {
    know(conn, vendor)?;
    let taken = diesel::update(table::table.find(vendor).filter(table::next_poll_at.le(Col(now))))
        .set(table::next_poll_at.eq(Col(until)))
        .execute(conn)?;
    Ok(taken > 0)
}

/// Makes sure that there is a row to be changed.
fn know(conn: &mut DbConn, vendor: &str) -> Result<(), StoreError> {
    let new = (table::vendor.eq(vendor), table::next_poll_at.eq(Col(Timestamp::UNIX_EPOCH)));
    on_backend!(conn, c => diesel::insert_into(table::table).values(new).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// Has a vendor looked at soon, since there is something to tell it.
///
/// # Errors
/// When the database fails.
pub fn hurry(conn: &mut DbConn, vendor: &str, now: Timestamp) -> Result<(), StoreError> {
    // A round under way has put it off for much longer than any vendor is left alone, and looks again when it ends.
    diesel::update(table::table.find(vendor).filter(table::next_poll_at.gt(Col(now))))
        .set(table::next_poll_at.eq(Col(now)))
        .execute(conn)?;
    Ok(())
}

/// Says how it went, and when to look again. A fault stays as long as a message waits that could not be sent for it: a round with
/// nothing to send, because it is not its turn yet, proves nothing.
///
/// # Errors
/// When the database fails.
pub fn settle(
    conn: &mut DbConn,
    vendor: &str,
    now: Timestamp,
    next: Timestamp,
    fault: Option<(&str, &str)>,
) -> Result<(), StoreError> {
    know(conn, vendor)?;
    let of = table::table.find(vendor);
    match fault {
        None if exchanges::is_any_retried(conn, vendor)? => diesel::update(of)
            .set((table::next_poll_at.eq(Col(next)), table::reached_at.eq(Some(Col(now)))))
            .execute(conn)?,
        None => diesel::update(of)
            .set((
                table::next_poll_at.eq(Col(next)),
                table::reached_at.eq(Some(Col(now))),
                table::fault.eq(None::<String>),
                table::message.eq(None::<String>),
                table::failing_since.eq(None::<Col<Timestamp>>),
            ))
            .execute(conn)?,
        Some((word, message)) => {
            let since = find(conn, vendor)?.and_then(|link| link.fault).map_or(now, |fault| fault.since);
            diesel::update(of)
                .set((
                    table::next_poll_at.eq(Col(next)),
                    table::fault.eq(Some(word)),
                    table::message.eq(Some(message)),
                    table::failing_since.eq(Some(Col(since))),
                ))
                .execute(conn)?
        }
    };
    Ok(())
}

/// Says why a call-back of a vendor was refused, or that one was taken.
///
/// # Errors
/// When the database fails.
pub fn settle_call_back(
    conn: &mut DbConn,
    vendor: &str,
    now: Timestamp,
    refusal: Option<(&str, &str)>,
) -> Result<(), StoreError> {
    know(conn, vendor)?;
    let (word, message) = refusal.unzip();
    diesel::update(table::table.find(vendor))
        .set((
            table::refusal.eq(word),
            table::refusal_message.eq(message),
            table::refused_since.eq(refusal.map(|_| Col(now))),
        ))
        .execute(conn)?;
    Ok(())
}
