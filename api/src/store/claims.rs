//! Results that fitted no candidate when they came.

use diesel::prelude::*;
use domain::fact::Fact;
use domain::id::{CandidateId, ClaimId, ImportId};
use jiff::Timestamp;
use serde_json::Value;

use super::candidates::{id as candidate, number};
use super::column::{Col, read, write};
use super::conn::on_backend;
use super::schema::claims;
use super::{DbConn, StoreError};

/// A result that fits no candidate, until a person says whose it is.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Which claim.
    pub id: ClaimId,
    /// The identity of the row that brought it.
    pub result_row: Vec<u8>,
    /// The import that brought it.
    pub import_id: ImportId,
    /// The candidate ID as it stood there.
    pub client_candidate_id: Option<String>,
    /// The name that the vendor told with it, until somebody says whose it is.
    pub candidate_name: Option<String>,
    /// The vendor's registration ID.
    pub registration_id: String,
    /// The exam's series code.
    pub exam: String,
    /// How it ended, as a word.
    pub outcome: String,
    /// Why it fits nobody, as a word.
    pub reason: String,
    /// When the exam was sat.
    pub sat_at: Timestamp,
    /// When it came.
    pub received_at: Timestamp,
    /// What it tells of its candidate, to be recorded once somebody says whose it is.
    pub tells: Vec<Fact>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = claims)]
struct Row {
    id: Col<ClaimId>,
    result_row: Vec<u8>,
    import_id: Col<ImportId>,
    client_candidate_id: Option<String>,
    candidate_name: Option<String>,
    registration_id: String,
    exam: String,
    outcome: String,
    reason: String,
    sat_at: Col<Timestamp>,
    received_at: Col<Timestamp>,
    tells: Col<Value>,
}

impl From<Claim> for Row {
    fn from(claim: Claim) -> Self {
        Self {
            id: Col(claim.id),
            result_row: claim.result_row,
            import_id: Col(claim.import_id),
            client_candidate_id: claim.client_candidate_id,
            candidate_name: claim.candidate_name,
            registration_id: claim.registration_id,
            exam: claim.exam,
            outcome: claim.outcome,
            reason: claim.reason,
            sat_at: Col(claim.sat_at),
            received_at: Col(claim.received_at),
            tells: Col(write(claim.tells)),
        }
    }
}

impl TryFrom<Row> for Claim {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            result_row: row.result_row,
            import_id: row.import_id.0,
            client_candidate_id: row.client_candidate_id,
            candidate_name: row.candidate_name,
            registration_id: row.registration_id,
            exam: row.exam,
            outcome: row.outcome,
            reason: row.reason,
            sat_at: row.sat_at.0,
            received_at: row.received_at.0,
            tells: read(row.tells.0)?,
        })
    }
}

/// Adds claims.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, new: Vec<Claim>) -> Result<(), StoreError> {
    let rows: Vec<Row> = new.into_iter().map(Row::from).collect();
    on_backend!(conn, c => diesel::insert_into(claims::table).values(&rows).execute(c))?;
    Ok(())
}

/// Claims that wait, oldest first, after that one. Of several that tell of one registration, as when a vendor reports a result
/// in two ways, the first.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut DbConn, after: Option<(Timestamp, ClaimId)>, limit: i64) -> Result<Vec<Claim>, StoreError> {
    let first = diesel::alias!(claims as first);
    let same = first.field(claims::registration_id).eq(claims::registration_id);
    let waits = first.field(claims::candidate_id).is_null();
    let before = first.field(claims::id).lt(claims::id);
    let repeated = diesel::dsl::exists(first.filter(same.and(waits).and(before)));
    let waiting = claims::table.filter(claims::candidate_id.is_null().and(diesel::dsl::not(repeated)));
    let mut query = waiting.select(Row::as_select()).into_boxed();
    if let Some((at, id)) = after {
        query = query
            .filter(claims::received_at.gt(Col(at)).or(claims::received_at.eq(Col(at)).and(claims::id.gt(Col(id)))));
    }
    let rows: Vec<Row> = query.order((claims::received_at, claims::id)).limit(limit).load(conn)?;
    rows.into_iter().map(Claim::try_from).collect()
}

/// The claim with that id, when it waits.
///
/// # Errors
/// When the database fails.
pub fn find_waiting(conn: &mut DbConn, id: ClaimId) -> Result<Option<Claim>, StoreError> {
    let waiting = claims::table.find(Col(id)).filter(claims::candidate_id.is_null());
    let row: Option<Row> = waiting.select(Row::as_select()).first(conn).optional()?;
    row.map(Claim::try_from).transpose()
}

/// What waits under these registrations of the vendor.
///
/// # Errors
/// When the database fails.
pub fn waiting(conn: &mut DbConn, registrations: &[String]) -> Result<Vec<Claim>, StoreError> {
    let rows: Vec<Row> = claims::table
        .filter(claims::registration_id.eq_any(registrations).and(claims::candidate_id.is_null()))
        .select(Row::as_select())
        .order((claims::received_at, claims::id))
        .load(conn)?;
    rows.into_iter().map(Claim::try_from).collect()
}

/// Whose these registrations of the vendor turned out to be, where somebody has said so.
///
/// # Errors
/// When the database fails.
pub fn owners(conn: &mut DbConn, registrations: &[String]) -> Result<Vec<(String, CandidateId)>, StoreError> {
    let rows: Vec<(String, Option<i64>)> = claims::table
        .filter(claims::registration_id.eq_any(registrations).and(claims::candidate_id.is_not_null()))
        .select((claims::registration_id, claims::candidate_id))
        .distinct()
        .load(conn)?;
    let known = rows.into_iter().filter_map(|(registration, of)| Some((registration, of?)));
    known.map(|(registration, of)| Ok((registration, candidate(of)?))).collect()
}

/// Notes whose a claim is; answers whether nobody had said so yet.
///
/// # Errors
/// When the database fails.
pub fn settle(conn: &mut DbConn, id: ClaimId, of: CandidateId) -> Result<bool, StoreError> {
    let settled = diesel::update(claims::table.find(Col(id)).filter(claims::candidate_id.is_null()))
        .set((claims::candidate_id.eq(Some(number(of))), claims::candidate_name.eq(None::<String>)))
        .execute(conn)?;
    Ok(settled == 1)
}
