//! Requests of candidates for changes that need evidence.

use diesel::prelude::*;
use domain::id::{AccountId, CandidateId, ChangeRequestId};
use domain::profile::Wanted;
use jiff::Timestamp;
use serde_json::Value;

use super::candidates::{id as candidate, number};
use super::column::{Col, read, write};
use super::conn::MultiBackend;
use super::schema::{change_requests as table, documents};
use super::{DbConn, StoreError};

/// The word of a request that nobody has decided.
pub const OPEN: &str = "open";

/// A request.
#[derive(Debug, Clone)]
pub struct ChangeRequest {
    /// Which one.
    pub id: ChangeRequestId,
    /// Whose.
    pub candidate: CandidateId,
    /// What is to be in force.
    pub wanted: Wanted,
    /// How far it is, as a word.
    pub state: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was settled.
    pub decided_at: Option<Timestamp>,
    /// Why it was settled so.
    pub reason: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = table)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<ChangeRequestId>,
    candidate_id: i64,
    wanted: Col<Value>,
    state: String,
    created_at: Col<Timestamp>,
    decided_at: Option<Col<Timestamp>>,
    reason: Option<String>,
}

impl TryFrom<Row> for ChangeRequest {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            candidate: candidate(row.candidate_id)?,
            wanted: read(row.wanted.0)?,
            state: row.state,
            created_at: row.created_at.0,
            decided_at: row.decided_at.map(|at| at.0),
            reason: row.reason,
        })
    }
}

/// Keeps a new request, which is open.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, new: &ChangeRequest) -> Result<(), StoreError> {
    let wanted = write(&new.wanted);
    diesel::insert_into(table::table)
        .values((
            table::id.eq(Col(new.id)),
            table::candidate_id.eq(number(new.candidate)),
            table::kind.eq(new.wanted.word()),
            table::wanted.eq(Col(wanted)),
            table::state.eq(&new.state),
            table::created_at.eq(Col(new.created_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The request with that id.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: ChangeRequestId) -> Result<Option<ChangeRequest>, StoreError> {
    let row: Option<Row> = table::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(ChangeRequest::try_from).transpose()
}

/// Whether the candidate has an open request that changes the same.
///
/// # Errors
/// When the database fails.
pub fn has_open(conn: &mut DbConn, of: CandidateId, wanted: &Wanted) -> Result<bool, StoreError> {
    let same = table::candidate_id.eq(number(of)).and(table::kind.eq(wanted.word())).and(table::state.eq(OPEN));
    let found: i64 = table::table.filter(same).count().get_result(conn)?;
    Ok(found > 0)
}

/// Requests of a candidate, newest first, before that one.
///
/// # Errors
/// When the database fails.
pub fn of_candidate(
    conn: &mut DbConn,
    of: CandidateId,
    before: Option<ChangeRequestId>,
    limit: i64,
) -> Result<Vec<ChangeRequest>, StoreError> {
    let mut query = table::table.filter(table::candidate_id.eq(number(of))).select(Row::as_select()).into_boxed();
    if let Some(before) = before {
        query = query.filter(table::id.lt(Col(before)));
    }
    let rows: Vec<Row> = query.order(table::id.desc()).limit(limit).load(conn)?;
    rows.into_iter().map(ChangeRequest::try_from).collect()
}

/// Open requests, oldest first, after that one.
///
/// # Errors
/// When the database fails.
pub fn open(conn: &mut DbConn, after: Option<ChangeRequestId>, limit: i64) -> Result<Vec<ChangeRequest>, StoreError> {
    let mut query = table::table.filter(table::state.eq(OPEN)).select(Row::as_select()).into_boxed();
    if let Some(after) = after {
        query = query.filter(table::id.gt(Col(after)));
    }
    let rows: Vec<Row> = query.order(table::id).limit(limit).load(conn)?;
    rows.into_iter().map(ChangeRequest::try_from).collect()
}

/// Settles an open request; answers whether it was still open, so that of two who decide at once only one does.
///
/// # Errors
/// When the database fails.
pub fn settle(
    conn: &mut DbConn,
    id: ChangeRequestId,
    state: &str,
    by: AccountId,
    at: Timestamp,
    reason: Option<&str>,
) -> Result<bool, StoreError> {
    let settled = diesel::update(table::table.find(Col(id)).filter(table::state.eq(OPEN)))
        .set((
            table::state.eq(state),
            table::decided_at.eq(Some(Col(at))),
            table::decided_by.eq(Some(Col(by))),
            table::reason.eq(reason),
        ))
        .execute(conn)?;
    Ok(settled == 1)
}

/// Removes requests for accommodations that were settled before that, with their documents, and answers how many.
///
/// # Errors
/// When the database fails.
pub fn prune_accommodations(conn: &mut DbConn, settled_before: Timestamp) -> Result<usize, StoreError> {
    let over = || table::kind.eq("accommodations").and(table::decided_at.lt(Col(settled_before)));
    let requests = table::table.filter(over()).select(table::id.nullable());
    diesel::delete(documents::table.filter(documents::change_request_id.eq_any(requests))).execute(conn)?;
    Ok(diesel::delete(table::table.filter(over())).execute(conn)?)
}
