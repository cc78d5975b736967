//! Requests of people to be erased, and what a feed must not bring back afterwards.

use diesel::prelude::*;
use domain::id::{AccountId, CandidateId, ErasureId};
use jiff::Timestamp;

use super::candidates::number;
use super::column::Col;
use super::conn::{MultiBackend, on_backend};
use super::schema::{erased_identifiers, erasures};
use super::{DbConn, StoreError};

/// A request that waits for its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Which one.
    pub id: ErasureId,
    /// Whose.
    pub account_id: AccountId,
    /// When they asked.
    pub requested_at: Timestamp,
    /// When it is done.
    pub due_at: Timestamp,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = erasures)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<ErasureId>,
    account_id: Col<AccountId>,
    requested_at: Col<Timestamp>,
    due_at: Col<Timestamp>,
}

impl From<Row> for Erasure {
    fn from(row: Row) -> Self {
        Self { id: row.id.0, account_id: row.account_id.0, requested_at: row.requested_at.0, due_at: row.due_at.0 }
    }
}

/// Keeps a request.
///
/// # Errors
/// [`StoreError::Conflict`] with `erasures_account_id_key` when one of theirs waits already.
pub fn insert(conn: &mut DbConn, new: &Erasure, candidate: Option<CandidateId>) -> Result<(), StoreError> {
    diesel::insert_into(erasures::table)
        .values((
            erasures::id.eq(Col(new.id)),
            erasures::account_id.eq(Col(new.account_id)),
            erasures::candidate_id.eq(candidate.map(number)),
            erasures::requested_at.eq(Col(new.requested_at)),
            erasures::due_at.eq(Col(new.due_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The request of an account that waits.
///
/// # Errors
/// As every query.
pub fn pending(conn: &mut DbConn, account: AccountId) -> Result<Option<Erasure>, StoreError> {
    let waiting = erasures::cancelled_at.is_null().and(erasures::done_at.is_null());
    let row: Option<Row> = erasures::table
        .filter(erasures::account_id.eq(Col(account)).and(waiting))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Erasure::from))
}

/// The request that is due for longest.
///
/// # Errors
/// As every query.
pub fn due(conn: &mut DbConn, now: Timestamp) -> Result<Option<Erasure>, StoreError> {
    let waiting = erasures::cancelled_at.is_null().and(erasures::done_at.is_null());
    let row: Option<Row> = erasures::table
        .filter(waiting.and(erasures::due_at.le(Col(now))))
        .order(erasures::due_at)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Erasure::from))
}

/// Takes a request back.
///
/// # Errors
/// As every query.
pub fn cancel(conn: &mut DbConn, id: ErasureId, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(erasures::table.find(Col(id))).set(erasures::cancelled_at.eq(Some(Col(now)))).execute(conn)?;
    Ok(())
}

/// Notes that a request is done.
///
/// # Errors
/// As every query.
pub fn mark_done(conn: &mut DbConn, id: ErasureId, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(erasures::table.find(Col(id))).set(erasures::done_at.eq(Some(Col(now)))).execute(conn)?;
    Ok(())
}

/// Removes requests that were done or taken back before that time, and answers how many.
///
/// # Errors
/// As every query.
pub fn prune(conn: &mut DbConn, before: Timestamp) -> Result<usize, StoreError> {
    let over = erasures::done_at.lt(Some(Col(before))).or(erasures::cancelled_at.lt(Some(Col(before))));
    Ok(diesel::delete(erasures::table.filter(over)).execute(conn)?)
}

/// Keeps feeds from bringing back what has that hash.
///
/// # Errors
/// As every query.
pub fn bar(conn: &mut DbConn, identifier_hash: &[u8], erased_at: Timestamp) -> Result<(), StoreError> {
    let at = Col(erased_at);
    on_backend!(conn, c => diesel::insert_into(erased_identifiers::table)
        .values((erased_identifiers::identifier_hash.eq(identifier_hash), erased_identifiers::erased_at.eq(&at)))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(())
}

/// Since when feeds may not bring back what has that hash.
///
/// # Errors
/// As every query.
pub fn barred_since(conn: &mut DbConn, identifier_hash: &[u8]) -> Result<Option<Timestamp>, StoreError> {
    let at: Option<Col<Timestamp>> =
        erased_identifiers::table.find(identifier_hash).select(erased_identifiers::erased_at).first(conn).optional()?;
    Ok(at.map(|at| at.0))
}

/// Lets feeds bring what has that hash again: the person has come back by themselves.
///
/// # Errors
/// As every query.
pub fn admit(conn: &mut DbConn, identifier_hash: &[u8]) -> Result<(), StoreError> {
    diesel::delete(erased_identifiers::table.find(identifier_hash)).execute(conn)?;
    Ok(())
}
