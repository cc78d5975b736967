//! Signing keys, the private half sealed.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jiff::Timestamp;

use super::column::Col;
use super::schema::signing_keys;
use super::{DbConn, StoreError};

/// A key that signs credentials.
#[derive(Debug, Clone)]
pub struct StoredKey {
    /// Its name, as in `/keys/{name}`.
    pub id: String,
    /// What it is for, as a word.
    pub purpose: String,
    /// The public half.
    pub public_key: Vec<u8>,
    /// The private half, sealed with the key secret.
    pub sealed_private_key: Vec<u8>,
    /// Since when it signs.
    pub created_at: Timestamp,
    /// Since when it no longer signs; what it signed stays good.
    pub retired_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = signing_keys)]
struct Row {
    id: String,
    purpose: String,
    public_key: Vec<u8>,
    sealed_private_key: Vec<u8>,
    created_at: Col<Timestamp>,
    retired_at: Option<Col<Timestamp>>,
}

impl From<StoredKey> for Row {
    fn from(key: StoredKey) -> Self {
        Self {
            id: key.id,
            purpose: key.purpose,
            public_key: key.public_key,
            sealed_private_key: key.sealed_private_key,
            created_at: Col(key.created_at),
            retired_at: key.retired_at.map(Col),
        }
    }
}

impl From<Row> for StoredKey {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            purpose: row.purpose,
            public_key: row.public_key,
            sealed_private_key: row.sealed_private_key,
            created_at: row.created_at.0,
            retired_at: row.retired_at.map(|at| at.0),
        }
    }
}

/// Every key, oldest first.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut DbConn) -> Result<Vec<StoredKey>, StoreError> {
    let rows: Vec<Row> =
        signing_keys::table.select(Row::as_select()).order((signing_keys::created_at, signing_keys::id)).load(conn)?;
    Ok(rows.into_iter().map(StoredKey::from).collect())
}

/// Adds a key.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, key: &StoredKey) -> Result<(), StoreError> {
    diesel::insert_into(signing_keys::table).values(Row::from(key.clone())).execute(conn)?;
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
