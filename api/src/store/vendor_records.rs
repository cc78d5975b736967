//! What exam-delivery vendors should know of candidates, what they were told, and what they said.

use diesel::prelude::*;
use domain::id::{CandidateId, ExchangeId};
use domain::sync::Sync;
use jiff::Timestamp;

use super::candidates::{id as candidate, number};
use super::column::{self, Col};
use super::conn::MultiBackend;
use super::schema::vendor_records as table;
use super::{DbConn, StoreError};

/// A candidate as one vendor knows them.
#[derive(Debug, Clone)]
pub struct VendorRecord {
    /// Who it is.
    pub candidate: CandidateId,
    /// Who should know them.
    pub vendor: String,
    /// How far that is.
    pub sync: Sync,
    /// The message that told of them last.
    pub exchange: Option<ExchangeId>,
    /// The vendor's own number of them.
    pub vendor_candidate_id: Option<String>,
    /// What the vendor said.
    pub message: Option<String>,
    /// When it said so.
    pub answered_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = table)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    candidate_id: i64,
    vendor: String,
    wanted: i32,
    told: Option<i32>,
    told_at: Option<Col<Timestamp>>,
    tries: i32,
    confirmed: Option<i32>,
    refused: Option<i32>,
    known: String,
    due_at: Option<Col<Timestamp>>,
    exchange_id: Option<Col<ExchangeId>>,
    vendor_candidate_id: Option<String>,
    message: Option<String>,
    answered_at: Option<Col<Timestamp>>,
}

/// A generation, or a number of tries, as a column.
pub(super) fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// The columns of a [`Sync`], back from their row.
pub(super) fn sync(
    [wanted, tries]: [i32; 2],
    [told, confirmed, refused]: [Option<i32>; 3],
    told_at: Option<Col<Timestamp>>,
    known: String,
) -> Result<Sync, StoreError> {
    let whole = |number: i32| u32::try_from(number).map_err(StoreError::corrupt);
    Ok(Sync {
        wanted: whole(wanted)?,
        told: told.map(whole).transpose()?,
        told_at: told_at.map(|at| at.0),
        tries: whole(tries)?,
        confirmed: confirmed.map(whole).transpose()?,
        refused: refused.map(whole).transpose()?,
        known: column::read(known.into())?,
    })
}

/// When a record is due, as a column. What is due at once is due since ever, which PostgreSQL cannot write.
pub(super) fn due_at(sync: &Sync) -> Option<Col<Timestamp>> {
    sync.due_at().map(|at| Col(at.max(Timestamp::UNIX_EPOCH)))
}

impl From<&VendorRecord> for Row {
    fn from(record: &VendorRecord) -> Self {
        let sync = &record.sync;
        Self {
            candidate_id: number(record.candidate),
            vendor: record.vendor.clone(),
            wanted: count(sync.wanted),
            told: sync.told.map(count),
            told_at: sync.told_at.map(Col),
            tries: count(sync.tries),
            confirmed: sync.confirmed.map(count),
            refused: sync.refused.map(count),
            known: column::word(sync.known),
            due_at: due_at(sync),
            exchange_id: record.exchange.map(Col),
            vendor_candidate_id: record.vendor_candidate_id.clone(),
            message: record.message.clone(),
            answered_at: record.answered_at.map(Col),
        }
    }
}

impl TryFrom<Row> for VendorRecord {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            candidate: candidate(row.candidate_id)?,
            vendor: row.vendor,
            sync: sync([row.wanted, row.tries], [row.told, row.confirmed, row.refused], row.told_at, row.known)?,
            exchange: row.exchange_id.map(|id| id.0),
            vendor_candidate_id: row.vendor_candidate_id,
            message: row.message,
            answered_at: row.answered_at.map(|at| at.0),
        })
    }
}

/// The record of a candidate at a vendor, if there is to be one.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, of: CandidateId, vendor: &str) -> Result<Option<VendorRecord>, StoreError> {
    let row: Option<Row> = table::table.find((number(of), vendor)).select(Row::as_select()).first(conn).optional()?;
    row.map(VendorRecord::try_from).transpose()
}

/// The records of a candidate, at all vendors.
///
/// # Errors
/// When the database fails.
pub fn of_candidate(conn: &mut DbConn, of: CandidateId) -> Result<Vec<VendorRecord>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::candidate_id.eq(number(of)))
        .select(Row::as_select())
        .order(table::vendor.asc())
        .load(conn)?;
    rows.into_iter().map(VendorRecord::try_from).collect()
}

/// Records that a vendor is to be told of, those that wait longest first.
///
/// # Errors
/// When the database fails.
pub fn due(conn: &mut DbConn, vendor: &str, now: Timestamp, limit: i64) -> Result<Vec<VendorRecord>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::vendor.eq(vendor).and(table::due_at.le(Col(now))))
        .select(Row::as_select())
        .order((table::due_at.asc(), table::candidate_id.asc()))
        .limit(limit)
        .load(conn)?;
    rows.into_iter().map(VendorRecord::try_from).collect()
}

/// Adds a record.
///
/// # Errors
/// [`StoreError::Conflict`] when there is one.
pub fn insert(conn: &mut DbConn, new: &VendorRecord) -> Result<(), StoreError> {
    diesel::insert_into(table::table).values(Row::from(new)).execute(conn)?;
    Ok(())
}

/// Keeps a record as it is now.
///
/// # Errors
/// When the database fails.
pub fn update(conn: &mut DbConn, record: &VendorRecord) -> Result<(), StoreError> {
    let row = Row::from(record);
    diesel::update(table::table.find((row.candidate_id, &row.vendor)))
        .set((
            table::wanted.eq(row.wanted),
            table::told.eq(row.told),
            table::told_at.eq(row.told_at),
            table::tries.eq(row.tries),
            table::confirmed.eq(row.confirmed),
            table::refused.eq(row.refused),
            table::known.eq(row.known),
            table::due_at.eq(row.due_at),
            table::exchange_id.eq(row.exchange_id),
            table::vendor_candidate_id.eq(row.vendor_candidate_id),
            table::message.eq(row.message),
            table::answered_at.eq(row.answered_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Has every vendor that knows of a candidate told anew, since something about them has changed.
///
/// # Errors
/// When the database fails.
pub fn want_anew(conn: &mut DbConn, of: CandidateId, now: Timestamp) -> Result<(), StoreError> {
    for mut record in of_candidate(conn, of)? {
        record.sync.change();
        update(conn, &record)?;
        super::exam_vendors::hurry(conn, &record.vendor, now)?;
    }
    Ok(())
}

/// The records that a message told of.
///
/// # Errors
/// When the database fails.
pub fn of_exchange(conn: &mut DbConn, exchange: ExchangeId) -> Result<Vec<VendorRecord>, StoreError> {
    let rows: Vec<Row> =
        table::table.filter(table::exchange_id.eq(Col(exchange))).select(Row::as_select()).load(conn)?;
    rows.into_iter().map(VendorRecord::try_from).collect()
}

/// How many records wait to be sent to a vendor, or for its answer, and how many it refused.
///
/// # Errors
/// When the database fails.
pub fn counts(conn: &mut DbConn, vendor: &str) -> Result<Counts, StoreError> {
    let of = table::vendor.eq(vendor);
    let unsettled: i64 = table::table.filter(of.and(table::due_at.is_not_null())).count().get_result(conn)?;
    let refused: i64 =
        table::table.filter(of.and(table::refused.eq(table::wanted.nullable()))).count().get_result(conn)?;
    Ok(Counts { unsettled: unsettled.unsigned_abs(), refused: refused.unsigned_abs() })
}

/// How many records are not as they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// The vendor has not said that it has what it should.
    pub unsettled: u64,
    /// The vendor refused them.
    pub refused: u64,
}
