//! Files that were uploaded as evidence.

use diesel::prelude::*;
use domain::id::{CandidateId, ChangeRequestId, DocumentId};
use jiff::Timestamp;

use super::candidates::number;
use super::column::Col;
use super::conn::MultiBackend;
use super::schema::{change_requests, documents as table};
use super::{DbConn, StoreError};

/// A file, without its content.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = table)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<DocumentId>,
    change_request_id: Option<Col<ChangeRequestId>>,
    file_name: String,
    media_type: String,
    size: i64,
    uploaded_at: Col<Timestamp>,
}

/// A file, without its content.
#[derive(Debug, Clone)]
pub struct Document {
    /// Which one.
    pub id: DocumentId,
    /// The request that it belongs to.
    pub change_request: Option<ChangeRequestId>,
    /// Its name.
    pub file_name: String,
    /// What it is.
    pub media_type: String,
    /// Its length in bytes.
    pub size: u64,
    /// When it was uploaded.
    pub uploaded_at: Timestamp,
}

impl From<Row> for Document {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            change_request: row.change_request_id.map(|id| id.0),
            file_name: row.file_name,
            media_type: row.media_type,
            size: row.size.unsigned_abs(),
            uploaded_at: row.uploaded_at.0,
        }
    }
}

/// Keeps a new file that belongs to no request yet.
///
/// # Errors
/// When the database fails.
pub fn insert(
    conn: &mut DbConn,
    of: CandidateId,
    new: &Document,
    sha256: &[u8],
    sealed_content: &[u8],
) -> Result<(), StoreError> {
    diesel::insert_into(table::table)
        .values((
            table::id.eq(Col(new.id)),
            table::candidate_id.eq(number(of)),
            table::file_name.eq(&new.file_name),
            table::media_type.eq(&new.media_type),
            table::size.eq(i64::try_from(new.size).unwrap_or(i64::MAX)),
            table::sha256.eq(sha256),
            table::sealed_content.eq(sealed_content),
            table::uploaded_at.eq(Col(new.uploaded_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// How many files of a candidate belong to no request.
///
/// # Errors
/// When the database fails.
pub fn count_unattached(conn: &mut DbConn, of: CandidateId) -> Result<i64, StoreError> {
    let unattached = table::candidate_id.eq(number(of)).and(table::change_request_id.is_null());
    Ok(table::table.filter(unattached).count().get_result(conn)?)
}

/// Puts files of a candidate that belong to no request to that one; answers how many of them there were.
///
/// # Errors
/// When the database fails.
pub fn attach(
    conn: &mut DbConn,
    of: CandidateId,
    files: &[DocumentId],
    to: ChangeRequestId,
) -> Result<usize, StoreError> {
    let ids: Vec<Col<DocumentId>> = files.iter().copied().map(Col).collect();
    let theirs = table::candidate_id.eq(number(of)).and(table::change_request_id.is_null()).and(table::id.eq_any(ids));
    Ok(diesel::update(table::table.filter(theirs)).set(table::change_request_id.eq(Some(Col(to)))).execute(conn)?)
}

/// The files of these requests, oldest first.
///
/// # Errors
/// When the database fails.
pub fn of_requests(conn: &mut DbConn, requests: &[ChangeRequestId]) -> Result<Vec<Document>, StoreError> {
    let ids: Vec<Col<ChangeRequestId>> = requests.iter().copied().map(Col).collect();
    let rows: Vec<Row> = table::table
        .filter(table::change_request_id.eq_any(ids))
        .select(Row::as_select())
        .order(table::id)
        .load(conn)?;
    Ok(rows.into_iter().map(Document::from).collect())
}

/// All files of these candidates, oldest first.
///
/// # Errors
/// When the database fails.
pub fn of_candidates(conn: &mut DbConn, of: &[CandidateId]) -> Result<Vec<Document>, StoreError> {
    let numbers: Vec<i64> = of.iter().copied().map(number).collect();
    let theirs = table::table.filter(table::candidate_id.eq_any(numbers));
    let rows: Vec<Row> = theirs.select(Row::as_select()).order(table::id).load(conn)?;
    Ok(rows.into_iter().map(Document::from).collect())
}

/// The sealed content of a file.
///
/// # Errors
/// When the database fails or there is no such file.
pub fn sealed_content(conn: &mut DbConn, id: DocumentId) -> Result<Vec<u8>, StoreError> {
    Ok(table::table.find(Col(id)).select(table::sealed_content).first(conn)?)
}

/// A file with its sealed content, when it belongs to a request.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: DocumentId) -> Result<Option<(Document, Vec<u8>)>, StoreError> {
    let row: Option<(Row, Vec<u8>)> = table::table
        .find(Col(id))
        .filter(table::change_request_id.is_not_null())
        .select((Row::as_select(), table::sealed_content))
        .first(conn)
        .optional()?;
    Ok(row.map(|(row, content)| (row.into(), content)))
}

/// Removes files that were uploaded before that time and belong to no request; answers how many.
///
/// # Errors
/// When the database fails.
pub fn prune_unattached(conn: &mut DbConn, uploaded_before: Timestamp) -> Result<usize, StoreError> {
    let loose = table::change_request_id.is_null().and(table::uploaded_at.lt(Col(uploaded_before)));
    Ok(diesel::delete(table::table.filter(loose)).execute(conn)?)
}

/// Removes files whose request was settled before that time; answers how many.
///
/// # Errors
/// When the database fails.
pub fn prune_settled(conn: &mut DbConn, settled_before: Timestamp) -> Result<usize, StoreError> {
    let over = change_requests::table
        .filter(change_requests::decided_at.lt(Col(settled_before)))
        .select(change_requests::id.nullable());
    Ok(diesel::delete(table::table.filter(table::change_request_id.eq_any(over))).execute(conn)?)
}
