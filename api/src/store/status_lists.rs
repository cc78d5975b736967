//! Signed status lists.

use diesel::prelude::*;
use jiff::Timestamp;

use super::column::Col;
use super::schema::status_lists;
use super::{DbConn, StoreError};

/// A status list in both securing forms.
#[derive(Debug, Clone)]
pub struct StatusList {
    /// Its number, as in `/status/{n}`.
    pub number: i32,
    /// With a Data Integrity proof.
    pub document: String,
    /// As compact JWS.
    pub jws: String,
    /// When it was signed.
    pub signed_at: Timestamp,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = status_lists)]
struct Row {
    id: i32,
    document: String,
    jws: String,
    signed_at: Col<Timestamp>,
}

/// One list.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, number: i32) -> Result<Option<StatusList>, StoreError> {
    let row: Option<Row> = status_lists::table.find(number).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(|row| StatusList { number: row.id, document: row.document, jws: row.jws, signed_at: row.signed_at.0 }))
}

/// The number of the newest list, to which entries are given.
///
/// # Errors
/// When the database fails.
pub fn latest(conn: &mut DbConn) -> Result<Option<i32>, StoreError> {
    Ok(status_lists::table.select(diesel::dsl::max(status_lists::id)).first(conn)?)
}

/// Adds a list.
///
/// # Errors
/// [`StoreError::Conflict`] when another server added the same number at this moment.
pub fn insert(conn: &mut DbConn, list: StatusList) -> Result<(), StoreError> {
    let row = Row { id: list.number, document: list.document, jws: list.jws, signed_at: Col(list.signed_at) };
    diesel::insert_into(status_lists::table).values(row).execute(conn)?;
    Ok(())
}
