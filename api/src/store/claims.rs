//! Results that fit no candidate.

use diesel::prelude::*;
use domain::id::{ClaimId, ImportId};
use jiff::Timestamp;

use super::column::Col;
use super::conn::on_backend;
use super::schema::claims;
use super::{DbConn, StoreError};

/// A result that fits no candidate, until a person says whose it is.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = claims)]
pub struct Claim {
    /// Which claim.
    pub id: Col<ClaimId>,
    /// The identity of the row that brought it.
    pub result_row: Vec<u8>,
    /// The import that brought it.
    pub import_id: Col<ImportId>,
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
    pub sat_at: Col<Timestamp>,
    /// When it came.
    pub received_at: Col<Timestamp>,
}

/// Adds claims.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, new: &[Claim]) -> Result<(), StoreError> {
    on_backend!(conn, c => diesel::insert_into(claims::table).values(new).execute(c))?;
    Ok(())
}

/// Claims, oldest first, after that one.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut DbConn, after: Option<(Timestamp, ClaimId)>, limit: i64) -> Result<Vec<Claim>, StoreError> {
    let mut query = claims::table.select(Claim::as_select()).into_boxed();
    if let Some((at, id)) = after {
        query = query
            .filter(claims::received_at.gt(Col(at)).or(claims::received_at.eq(Col(at)).and(claims::id.gt(Col(id)))));
    }
    Ok(query.order((claims::received_at, claims::id)).limit(limit).load(conn)?)
}
