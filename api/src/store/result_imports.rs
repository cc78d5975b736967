//! Result archives and their rows, as they came.

use diesel::prelude::*;
use domain::id::{FactId, ImportId};
use jiff::Timestamp;
use serde_json::Value;

use super::column::Col;
use super::conn::on_backend;
use super::schema::{result_imports, result_rows};
use super::{DbConn, StoreError};

/// An import.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = result_imports)]
pub struct ResultImport {
    /// Which import.
    pub id: Col<ImportId>,
    /// When it began.
    pub started_at: Col<Timestamp>,
    /// When it ended; absent while it is under way, or when it was cut off.
    pub finished_at: Option<Col<Timestamp>>,
    /// Its summary; absent until it ended.
    pub report: Option<Col<Value>>,
}

/// The import of the file with that hash.
///
/// # Errors
/// When the database fails.
pub fn find_by_sha256(conn: &mut DbConn, sha256: &[u8]) -> Result<Option<ResultImport>, StoreError> {
    Ok(result_imports::table
        .filter(result_imports::sha256.eq(sha256))
        .select(ResultImport::as_select())
        .first(conn)
        .optional()?)
}

/// Begins an import.
///
/// # Errors
/// [`StoreError::Conflict`] when the same file is being imported at this moment.
pub fn insert(
    conn: &mut DbConn,
    id: ImportId,
    sha256: &[u8],
    file_name: &str,
    started_at: Timestamp,
) -> Result<(), StoreError> {
    diesel::insert_into(result_imports::table)
        .values((
            result_imports::id.eq(Col(id)),
            result_imports::sha256.eq(sha256),
            result_imports::file_name.eq(file_name),
            result_imports::started_at.eq(Col(started_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends an import with its summary.
///
/// # Errors
/// When the database fails.
pub fn finish(conn: &mut DbConn, id: ImportId, report: Value, finished_at: Timestamp) -> Result<(), StoreError> {
    diesel::update(result_imports::table.find(Col(id)))
        .set((result_imports::finished_at.eq(Some(Col(finished_at))), result_imports::report.eq(Some(Col(report)))))
        .execute(conn)?;
    Ok(())
}

/// One import.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: ImportId) -> Result<Option<ResultImport>, StoreError> {
    Ok(result_imports::table.find(Col(id)).select(ResultImport::as_select()).first(conn).optional()?)
}

/// Imports that ended, newest first, after that one.
///
/// # Errors
/// When the database fails.
pub fn list(
    conn: &mut DbConn,
    after: Option<(Timestamp, ImportId)>,
    limit: i64,
) -> Result<Vec<ResultImport>, StoreError> {
    let mut query = result_imports::table
        .filter(result_imports::finished_at.is_not_null())
        .select(ResultImport::as_select())
        .into_boxed();
    if let Some((at, id)) = after {
        query = query.filter(
            result_imports::started_at
                .lt(Col(at))
                .or(result_imports::started_at.eq(Col(at)).and(result_imports::id.lt(Col(id)))),
        );
    }
    Ok(query.order((result_imports::started_at.desc(), result_imports::id.desc())).limit(limit).load(conn)?)
}

/// A row as it came.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = result_rows)]
pub struct ResultRow {
    /// What makes it the same row, whatever file it came in.
    pub identity: Vec<u8>,
    /// The import that brought it.
    pub import_id: Col<ImportId>,
    /// The member of the archive.
    pub member: String,
    /// Its line.
    pub line: i64,
    /// Its columns and values.
    pub raw: Col<Value>,
    /// The fact it became, when it fits a candidate.
    pub fact_id: Option<Col<FactId>>,
}

/// Adds rows.
///
/// # Errors
/// When the database fails.
pub fn insert_rows(conn: &mut DbConn, new: &[ResultRow]) -> Result<(), StoreError> {
    on_backend!(conn, c => diesel::insert_into(result_rows::table).values(new).execute(c))?;
    Ok(())
}

/// Which of these rows are on record, by identity.
///
/// # Errors
/// When the database fails.
pub fn known_rows(conn: &mut DbConn, identities: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, StoreError> {
    Ok(result_rows::table.filter(result_rows::identity.eq_any(identities)).select(result_rows::identity).load(conn)?)
}
