//! Result archives and their rows, as they came.

use diesel::prelude::*;
use domain::id::{CandidateId, FactId, ImportId};
use jiff::Timestamp;
use serde_json::Value;

use super::candidates::number;
use super::column::Col;
use super::conn::on_backend;
use super::schema::{facts, result_imports, result_rows};
use super::{DbConn, StoreError};

/// An import.
#[derive(Debug, Clone)]
pub struct ResultImport {
    /// Which import.
    pub id: ImportId,
    /// When it began.
    pub started_at: Timestamp,
    /// Its summary; absent while it is under way, or when it was cut off.
    pub report: Option<Value>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = result_imports)]
struct ImportRow {
    id: Col<ImportId>,
    started_at: Col<Timestamp>,
    report: Option<Col<Value>>,
}

impl From<ImportRow> for ResultImport {
    fn from(row: ImportRow) -> Self {
        Self { id: row.id.0, started_at: row.started_at.0, report: row.report.map(|report| report.0) }
    }
}

/// The import of the file with that hash.
///
/// # Errors
/// When the database fails.
pub fn find_by_sha256(conn: &mut DbConn, sha256: &[u8]) -> Result<Option<ResultImport>, StoreError> {
    let row: Option<ImportRow> = result_imports::table
        .filter(result_imports::sha256.eq(sha256))
        .select(ImportRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(ResultImport::from))
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

/// Ends an import with its summary, unless it has one already.
///
/// # Errors
/// When the database fails.
pub fn finish(conn: &mut DbConn, id: ImportId, report: Value, finished_at: Timestamp) -> Result<(), StoreError> {
    diesel::update(result_imports::table.find(Col(id)).filter(result_imports::finished_at.is_null()))
        .set((result_imports::finished_at.eq(Some(Col(finished_at))), result_imports::report.eq(Some(Col(report)))))
        .execute(conn)?;
    Ok(())
}

/// One import.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: ImportId) -> Result<Option<ResultImport>, StoreError> {
    let row: Option<ImportRow> =
        result_imports::table.find(Col(id)).select(ImportRow::as_select()).first(conn).optional()?;
    Ok(row.map(ResultImport::from))
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
        .select(ImportRow::as_select())
        .into_boxed();
    if let Some((at, id)) = after {
        query = query.filter(
            result_imports::started_at
                .lt(Col(at))
                .or(result_imports::started_at.eq(Col(at)).and(result_imports::id.lt(Col(id)))),
        );
    }
    let order = (result_imports::started_at.desc(), result_imports::id.desc());
    let rows: Vec<ImportRow> = query.order(order).limit(limit).load(conn)?;
    Ok(rows.into_iter().map(ResultImport::from).collect())
}

/// A row as it came.
#[derive(Debug, Clone)]
pub struct ResultRow {
    /// What makes it the same row, whatever file it came in.
    pub identity: Vec<u8>,
    /// The import that brought it.
    pub import_id: ImportId,
    /// The member of the archive.
    pub member: String,
    /// Its line.
    pub line: u64,
    /// Its columns and values.
    pub raw: Value,
    /// The fact it became, when it fits a candidate.
    pub fact_id: Option<FactId>,
}

#[derive(Insertable)]
#[diesel(table_name = result_rows)]
struct Row {
    identity: Vec<u8>,
    import_id: Col<ImportId>,
    member: String,
    line: i64,
    raw: Col<Value>,
    fact_id: Option<Col<FactId>>,
}

impl From<ResultRow> for Row {
    fn from(row: ResultRow) -> Self {
        Self {
            identity: row.identity,
            import_id: Col(row.import_id),
            member: row.member,
            line: i64::try_from(row.line).unwrap_or(i64::MAX),
            raw: Col(row.raw),
            fact_id: row.fact_id.map(Col),
        }
    }
}

/// Adds rows.
///
/// # Errors
/// When the database fails.
pub fn insert_rows(conn: &mut DbConn, new: Vec<ResultRow>) -> Result<(), StoreError> {
    let rows: Vec<Row> = new.into_iter().map(Row::from).collect();
    on_backend!(conn, c => diesel::insert_into(result_rows::table).values(&rows).execute(c))?;
    Ok(())
}

/// Notes which fact a row became, once somebody has said whose it is.
///
/// # Errors
/// When the database fails.
pub fn set_fact(conn: &mut DbConn, identity: &[u8], fact: FactId) -> Result<(), StoreError> {
    diesel::update(result_rows::table.find(identity)).set(result_rows::fact_id.eq(Some(Col(fact)))).execute(conn)?;
    Ok(())
}

/// Takes what the rows of a candidate said. They stay known, so that no file brings them anew.
///
/// # Errors
/// When the database fails.
pub fn erase_rows(conn: &mut DbConn, candidate: CandidateId) -> Result<(), StoreError> {
    let theirs = facts::table.filter(facts::candidate_id.eq(number(candidate))).select(facts::id.nullable());
    diesel::update(result_rows::table.filter(result_rows::fact_id.eq_any(theirs)))
        .set(result_rows::raw.eq(Col(Value::Object(serde_json::Map::new()))))
        .execute(conn)?;
    Ok(())
}

/// Which of these rows are on record, by identity.
///
/// # Errors
/// When the database fails.
pub fn known_rows(conn: &mut DbConn, identities: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, StoreError> {
    Ok(result_rows::table.filter(result_rows::identity.eq_any(identities)).select(result_rows::identity).load(conn)?)
}
