//! What candidates told of themselves, version by version.

use diesel::prelude::*;
use domain::id::{AccountId, CandidateId};
use domain::profile::Profile;
use jiff::Timestamp;
use serde_json::Value;

use super::candidates::number;
use super::column::Col;
use super::schema::candidate_profiles as table;
use super::{DbConn, StoreError};

/// A profile as it was from one time on.
#[derive(Debug, Clone)]
pub struct Version {
    /// 1, 2, 3.
    pub version: u32,
    /// What it says.
    pub profile: Profile,
    /// When it came into force.
    pub recorded_at: Timestamp,
    /// The account that changed it.
    pub recorded_by: Option<AccountId>,
}

type Row = (i32, Col<Value>, Col<Timestamp>, Option<Col<AccountId>>);

fn read((version, body, recorded_at, recorded_by): Row) -> Result<Version, StoreError> {
    Ok(Version {
        version: u32::try_from(version).map_err(StoreError::corrupt)?,
        profile: serde_json::from_value(body.0).map_err(StoreError::corrupt)?,
        recorded_at: recorded_at.0,
        recorded_by: recorded_by.map(|by| by.0),
    })
}

const COLUMNS: (table::version, table::body, table::recorded_at, table::recorded_by) =
    (table::version, table::body, table::recorded_at, table::recorded_by);

/// Adds a version.
///
/// # Errors
/// [`StoreError::Conflict`] when the candidate has that version already: somebody else was quicker.
pub fn insert(conn: &mut DbConn, candidate: CandidateId, new: &Version) -> Result<(), StoreError> {
    let body = serde_json::to_value(&new.profile).expect("a profile is plain data");
    diesel::insert_into(table::table)
        .values((
            table::candidate_id.eq(number(candidate)),
            table::version.eq(column(new.version)),
            table::body.eq(Col(body)),
            table::recorded_at.eq(Col(new.recorded_at)),
            table::recorded_by.eq(new.recorded_by.map(Col)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The version in force, if anything was recorded.
///
/// # Errors
/// When the database fails.
pub fn latest(conn: &mut DbConn, candidate: CandidateId) -> Result<Option<Version>, StoreError> {
    Ok(list(conn, candidate, None, 1)?.into_iter().next())
}

/// Versions, newest first, before that one.
///
/// # Errors
/// When the database fails.
pub fn list(
    conn: &mut DbConn,
    candidate: CandidateId,
    before: Option<u32>,
    limit: i64,
) -> Result<Vec<Version>, StoreError> {
    let before = before.map_or(i32::MAX, column);
    let rows: Vec<Row> = table::table
        .filter(table::candidate_id.eq(number(candidate)).and(table::version.lt(before)))
        .select(COLUMNS)
        .order(table::version.desc())
        .limit(limit)
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

fn column(version: u32) -> i32 {
    i32::try_from(version).unwrap_or(i32::MAX)
}
