//! Signing keys, the private half sealed.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jiff::Timestamp;

use super::column::Col;
use super::schema::signing_keys;
use super::{DbConn, StoreError};

/// A key that signs credentials or access tokens.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = signing_keys)]
pub struct SigningKeyRow {
    /// Its name, as in `/keys/{name}`.
    pub id: String,
    /// What it is for, as a word.
    pub purpose: String,
    /// The public half.
    pub public_key: Vec<u8>,
    /// The private half, sealed with the key secret.
    pub sealed_private_key: Vec<u8>,
    /// Since when it signs.
    pub created_at: Col<Timestamp>,
    /// Since when it no longer signs; what it signed stays good.
    pub retired_at: Option<Col<Timestamp>>,
}

/// Every key, oldest first.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut DbConn) -> Result<Vec<SigningKeyRow>, StoreError> {
    Ok(signing_keys::table
        .select(SigningKeyRow::as_select())
        .order((signing_keys::created_at, signing_keys::id))
        .load(conn)?)
}

/// Adds a key.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, key: &SigningKeyRow) -> Result<(), StoreError> {
    diesel::insert_into(signing_keys::table).values(key.clone()).execute(conn)?;
    Ok(())
}

/// Keeps other servers from adding keys until this transaction ends. On SQLite the write lock does that already.
///
/// # Errors
/// When the database fails.
pub fn lock(conn: &mut DbConn) -> Result<(), StoreError> {
    if let DbConn::Postgres(c) = conn {
        c.batch_execute("LOCK TABLE signing_keys IN EXCLUSIVE MODE")?;
    }
    Ok(())
}
