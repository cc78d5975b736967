//! Requests to get back into an account that nobody has looked at yet.

use diesel::prelude::*;
use domain::id::CandidateId;
use jiff::Timestamp;
use uuid::Uuid;

use super::accounts::folded;
use super::candidates::{id, number};
use super::column::Col;
use super::schema::recoveries;
use super::{DbConn, StoreError};

/// What somebody who cannot sign in has given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Which request.
    pub id: Uuid,
    /// The address, folded.
    pub email: String,
    /// Their candidate ID, when the address is not the one they sign in with.
    pub candidate_id: Option<CandidateId>,
    /// The language they asked in, as a tag.
    pub language: String,
    /// When.
    pub requested_at: Timestamp,
}

/// Keeps a request.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, new: &Recovery) -> Result<(), StoreError> {
    diesel::insert_into(recoveries::table)
        .values((
            recoveries::id.eq(Col(new.id)),
            recoveries::email_folded.eq(folded(&new.email)),
            recoveries::candidate_id.eq(new.candidate_id.map(number)),
            recoveries::language.eq(&new.language),
            recoveries::requested_at.eq(Col(new.requested_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes the oldest requests out, at most so many.
///
/// # Errors
/// When the database fails.
pub fn take(conn: &mut DbConn, limit: i64) -> Result<Vec<Recovery>, StoreError> {
    type Row = (Col<Uuid>, String, Option<i64>, String, Col<Timestamp>);
    let rows: Vec<Row> = recoveries::table
        .select((
            recoveries::id,
            recoveries::email_folded,
            recoveries::candidate_id,
            recoveries::language,
            recoveries::requested_at,
        ))
        .order(recoveries::id)
        .limit(limit)
        .load(conn)?;
    let ids: Vec<Col<Uuid>> = rows.iter().map(|row| row.0.clone()).collect();
    diesel::delete(recoveries::table.filter(recoveries::id.eq_any(ids))).execute(conn)?;
    rows.into_iter()
        .map(|(row, email, candidate, language, requested_at)| {
            Ok(Recovery {
                id: row.0,
                email,
                candidate_id: candidate.map(id).transpose()?,
                language,
                requested_at: requested_at.0,
            })
        })
        .collect()
}
