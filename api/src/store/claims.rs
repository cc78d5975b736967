//! Results that fit no candidate.

use diesel::prelude::*;
use domain::id::{ClaimId, ImportId};
use jiff::Timestamp;

use super::column::Col;
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
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = claims)]
struct Row {
    id: Col<ClaimId>,
    result_row: Vec<u8>,
    import_id: Col<ImportId>,
    client_candidate_id: Option<String>,
    registration_id: String,
    exam: String,
    outcome: String,
    reason: String,
    sat_at: Col<Timestamp>,
    received_at: Col<Timestamp>,
}

impl From<Claim> for Row {
    fn from(claim: Claim) -> Self {
        Self {
            id: Col(claim.id),
            result_row: claim.result_row,
            import_id: Col(claim.import_id),
            client_candidate_id: claim.client_candidate_id,
            registration_id: claim.registration_id,
            exam: claim.exam,
            outcome: claim.outcome,
            reason: claim.reason,
            sat_at: Col(claim.sat_at),
            received_at: Col(claim.received_at),
        }
    }
}

impl From<Row> for Claim {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            result_row: row.result_row,
            import_id: row.import_id.0,
            client_candidate_id: row.client_candidate_id,
            registration_id: row.registration_id,
            exam: row.exam,
            outcome: row.outcome,
            reason: row.reason,
            sat_at: row.sat_at.0,
            received_at: row.received_at.0,
        }
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

/// Claims, oldest first, after that one.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut DbConn, after: Option<(Timestamp, ClaimId)>, limit: i64) -> Result<Vec<Claim>, StoreError> {
    let mut query = claims::table.select(Row::as_select()).into_boxed();
    if let Some((at, id)) = after {
        query = query
            .filter(claims::received_at.gt(Col(at)).or(claims::received_at.eq(Col(at)).and(claims::id.gt(Col(id)))));
    }
    let rows: Vec<Row> = query.order((claims::received_at, claims::id)).limit(limit).load(conn)?;
    Ok(rows.into_iter().map(Claim::from).collect())
}
