//! Accommodations that were granted, one list for each candidate.

use diesel::prelude::*;
use domain::accommodation::Accommodation;
use domain::id::CandidateId;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use super::candidates::number;
use super::column::{Col, read, write};
use super::conn::{MultiBackend, on_backend};
use super::schema::accommodations as table;
use super::{DbConn, StoreError};

/// What was granted to a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// Which accommodations.
    pub needs: Vec<Accommodation>,
    /// When.
    pub granted_at: Timestamp,
    /// The last day on which they hold.
    pub ends_on: Date,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = table)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    needs: Col<Value>,
    granted_at: Col<Timestamp>,
    ends_on: Col<Date>,
}

/// What holds for any of these candidates on a day; of several, what was granted last.
///
/// # Errors
/// When the database fails.
pub fn in_force(conn: &mut DbConn, of: &[CandidateId], on: Date) -> Result<Option<Granted>, StoreError> {
    let of: Vec<i64> = of.iter().copied().map(number).collect();
    let row: Option<Row> = table::table
        .filter(table::candidate_id.eq_any(of).and(table::ends_on.ge(Col(on))))
        .select(Row::as_select())
        .order(table::granted_at.desc())
        .first(conn)
        .optional()?;
    row.map(|row| Ok(Granted { needs: read(row.needs.0)?, granted_at: row.granted_at.0, ends_on: row.ends_on.0 }))
        .transpose()
}

/// Grants accommodations to a candidate, in the place of those they had.
///
/// # Errors
/// When the database fails.
pub fn put(conn: &mut DbConn, of: CandidateId, granted: &Granted) -> Result<(), StoreError> {
    let values = (
        table::needs.eq(Col(write(&granted.needs))),
        table::granted_at.eq(Col(granted.granted_at)),
        table::ends_on.eq(Col(granted.ends_on)),
    );
    on_backend!(conn, c => diesel::insert_into(table::table)
        .values((table::candidate_id.eq(number(of)), values.clone()))
        .on_conflict(table::candidate_id)
        .do_update()
        .set(values)
        .execute(c))?;
    Ok(())
}

/// Removes the accommodations of these candidates; answers whether there were any.
///
/// # Errors
/// When the database fails.
pub fn remove(conn: &mut DbConn, of: &[CandidateId]) -> Result<bool, StoreError> {
    let of: Vec<i64> = of.iter().copied().map(number).collect();
    Ok(diesel::delete(table::table.filter(table::candidate_id.eq_any(of))).execute(conn)? > 0)
}

/// Removes accommodations whose last day is before that of an instant (UTC), and answers how many.
///
/// # Errors
/// When the database fails.
pub fn prune(conn: &mut DbConn, before: Timestamp) -> Result<usize, StoreError> {
    let day = domain::calendar::utc_date(before);
    Ok(diesel::delete(table::table.filter(table::ends_on.lt(Col(day)))).execute(conn)?)
}
