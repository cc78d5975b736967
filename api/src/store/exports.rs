//! Files with everything that is kept about a person: asked for, being made, ready.

use diesel::prelude::*;
use domain::id::{AccountId, ExportId};
use jiff::Timestamp;

use super::column::Col;
use super::conn::MultiBackend;
use super::schema::exports;
use super::{DbConn, StoreError};

/// A file, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Which one.
    pub id: ExportId,
    /// Whose.
    pub account_id: AccountId,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// While it is being made: when another server may take it to be abandoned.
    pub taken_until: Option<Timestamp>,
    /// Until when it is kept, once it is ready.
    pub expires_at: Option<Timestamp>,
    /// Its length in bytes, once it is ready.
    pub size: Option<u64>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = exports)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<ExportId>,
    account_id: Col<AccountId>,
    requested_at: Col<Timestamp>,
    taken_until: Option<Col<Timestamp>>,
    expires_at: Option<Col<Timestamp>>,
    size: Option<i64>,
}

impl From<Row> for Export {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            account_id: row.account_id.0,
            requested_at: row.requested_at.0,
            taken_until: row.taken_until.map(|until| until.0),
            expires_at: row.expires_at.map(|at| at.0),
            size: row.size.map(i64::unsigned_abs),
        }
    }
}

/// Keeps that somebody asked for a file.
///
/// # Errors
/// [`StoreError::Conflict`] with `exports_account_id_key` while one of theirs is to be made.
pub fn insert(conn: &mut DbConn, id: ExportId, account: AccountId, requested_at: Timestamp) -> Result<(), StoreError> {
    diesel::insert_into(exports::table)
        .values((
            exports::id.eq(Col(id)),
            exports::account_id.eq(Col(account)),
            exports::requested_at.eq(Col(requested_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The files of an account that are not over, newest first.
///
/// # Errors
/// As every query.
pub fn of_account(conn: &mut DbConn, account: AccountId, now: Timestamp) -> Result<Vec<Export>, StoreError> {
    let kept = exports::expires_at.is_null().or(exports::expires_at.gt(Some(Col(now))));
    let rows: Vec<Row> = exports::table
        .filter(exports::account_id.eq(Col(account)).and(kept))
        .order(exports::id.desc())
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Export::from).collect())
}

/// Takes the file that has waited for longest to be made, so that no other server makes it before `until`.
///
/// # Errors
/// As every query.
pub fn claim(conn: &mut DbConn, now: Timestamp, until: Timestamp) -> Result<Option<Export>, StoreError> {
    let free = exports::taken_until.is_null().or(exports::taken_until.le(Some(Col(now))));
    let due =
        exports::table.filter(exports::ready_at.is_null().and(free)).order(exports::id).select(exports::id).limit(1);
    let id: Option<Col<ExportId>> = match conn {
        // On SQLite nobody else writes until this transaction ends.
        DbConn::Sqlite(c) => due.first(c).optional()?,
        DbConn::Postgres(c) => due.for_update().skip_locked().first(c).optional()?,
    };
    let Some(id) = id else { return Ok(None) };
    diesel::update(exports::table.find(&id)).set(exports::taken_until.eq(Some(Col(until)))).execute(conn)?;
    let row: Option<Row> = exports::table.find(&id).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Export::from))
}

/// A file is ready; whether it is still wanted: its account may be gone.
///
/// # Errors
/// As every query.
pub fn finish(
    conn: &mut DbConn,
    id: ExportId,
    sealed_archive: Vec<u8>,
    size: u64,
    ready_at: Timestamp,
    expires_at: Timestamp,
) -> Result<bool, StoreError> {
    let unfinished = exports::table.filter(exports::id.eq(Col(id)).and(exports::ready_at.is_null()));
    let finished = diesel::update(unfinished)
        .set((
            exports::taken_until.eq(None::<Col<Timestamp>>),
            exports::ready_at.eq(Some(Col(ready_at))),
            exports::expires_at.eq(Some(Col(expires_at))),
            exports::size.eq(Some(i64::try_from(size).unwrap_or(i64::MAX))),
            exports::sealed_archive.eq(Some(sealed_archive)),
        ))
        .execute(conn)?;
    Ok(finished == 1)
}

/// The sealed content of a file of that account that is ready and not over.
///
/// # Errors
/// As every query.
pub fn archive(
    conn: &mut DbConn,
    id: ExportId,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<Vec<u8>>, StoreError> {
    let theirs = exports::account_id.eq(Col(account)).and(exports::expires_at.gt(Some(Col(now))));
    let sealed: Option<Option<Vec<u8>>> =
        exports::table.find(Col(id)).filter(theirs).select(exports::sealed_archive).first(conn).optional()?;
    Ok(sealed.flatten())
}

/// Removes the files of an account that are ready: a newer one takes their place.
///
/// # Errors
/// As every query.
pub fn remove_ready(conn: &mut DbConn, account: AccountId) -> Result<(), StoreError> {
    let ready = exports::account_id.eq(Col(account)).and(exports::ready_at.is_not_null());
    diesel::delete(exports::table.filter(ready)).execute(conn)?;
    Ok(())
}

/// Removes the files that were to be kept until before that time, and answers how many.
///
/// # Errors
/// As every query.
pub fn prune(conn: &mut DbConn, expired_before: Timestamp) -> Result<usize, StoreError> {
    Ok(diesel::delete(exports::table.filter(exports::expires_at.le(Some(Col(expired_before))))).execute(conn)?)
}
