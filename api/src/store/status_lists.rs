//! Signed status lists.

use diesel::prelude::*;
use jiff::Timestamp;

use super::column::Col;
use super::schema::status_lists;
use super::{DbConn, StoreError};

/// A status list in both securing forms.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = status_lists)]
pub struct StatusListRow {
    /// Its number, as in `/status/{n}`.
    pub id: i32,
    /// With a Data Integrity proof.
    pub document: String,
    /// As compact JWS.
    pub jws: String,
    /// When it was signed.
    pub signed_at: Col<Timestamp>,
}

/// One list.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: i32) -> Result<Option<StatusListRow>, StoreError> {
    Ok(status_lists::table.find(id).select(StatusListRow::as_select()).first(conn).optional()?)
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
pub fn insert(conn: &mut DbConn, list: &StatusListRow) -> Result<(), StoreError> {
    diesel::insert_into(status_lists::table).values(list.clone()).execute(conn)?;
    Ok(())
}

/// Replaces a list by its newer signing.
///
/// # Errors
/// When the database fails.
pub fn update(conn: &mut DbConn, list: &StatusListRow) -> Result<(), StoreError> {
    diesel::update(status_lists::table.find(list.id))
        .set((
            status_lists::document.eq(&list.document),
            status_lists::jws.eq(&list.jws),
            status_lists::signed_at.eq(&list.signed_at),
        ))
        .execute(conn)?;
    Ok(())
}
