//! The catalogue as loaded: one row a revision, the latest in force.

use diesel::prelude::*;
use jiff::Timestamp;
use serde_json::Value;

use super::column::Col;
use super::schema::catalogue_revisions;
use super::{DbConn, StoreError};

/// The number and hash of the revision in force.
///
/// # Errors
/// When the database fails.
pub fn latest(conn: &mut DbConn) -> Result<Option<(i32, Vec<u8>)>, StoreError> {
    Ok(catalogue_revisions::table
        .select((catalogue_revisions::id, catalogue_revisions::sha256))
        .order(catalogue_revisions::id.desc())
        .first(conn)
        .optional()?)
}

/// The documents of a revision.
///
/// # Errors
/// When the database fails or there is no such revision.
pub fn find(conn: &mut DbConn, revision: i32) -> Result<Value, StoreError> {
    let body: Col<Value> = catalogue_revisions::table.find(revision).select(catalogue_revisions::body).first(conn)?;
    Ok(body.0)
}

/// Puts a new revision in force.
///
/// # Errors
/// [`StoreError::Conflict`] when another server added the same number at this moment.
pub fn insert(conn: &mut DbConn, revision: i32, sha256: &[u8], body: Value, at: Timestamp) -> Result<(), StoreError> {
    diesel::insert_into(catalogue_revisions::table)
        .values((
            catalogue_revisions::id.eq(revision),
            catalogue_revisions::sha256.eq(sha256),
            catalogue_revisions::body.eq(Col(body)),
            catalogue_revisions::loaded_at.eq(Col(at)),
        ))
        .execute(conn)?;
    Ok(())
}
