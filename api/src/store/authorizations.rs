//! Authorizations: who may sit which exam at which vendor, and what the vendor knows of it.

use diesel::prelude::*;
use domain::authorization::Wish;
use domain::code::ExamCode;
use domain::id::{AuthorizationId, CandidateId, ExchangeId};
use domain::sync::Sync;
use jiff::Timestamp;
use jiff::civil::Date;

use super::candidates::{id as candidate, number};
use super::column::{self, Col};
use super::conn::MultiBackend;
use super::schema::{authorizations as table, vendor_records};
use super::vendor_records::{Counts, count, due_at, sync};
use super::{DbConn, StoreError};

/// One authorization.
#[derive(Debug, Clone)]
pub struct Authorization {
    /// Which one.
    pub id: AuthorizationId,
    /// Who may sit the exam, as recorded.
    pub candidate: CandidateId,
    /// Where.
    pub vendor: String,
    /// Which exam.
    pub exam: ExamCode,
    /// What the vendor should think of it.
    pub wish: Wish,
    /// The first day on which it can be sat.
    pub first_on: Date,
    /// The last day.
    pub last_on: Date,
    /// When it was made.
    pub created_at: Timestamp,
    /// How far the vendor is.
    pub sync: Sync,
    /// The message that told of it last.
    pub exchange: Option<ExchangeId>,
    /// The vendor's own number of it.
    pub vendor_authorization_id: Option<String>,
    /// What the vendor said.
    pub message: Option<String>,
    /// When it said so.
    pub answered_at: Option<Timestamp>,
    /// When the vendor first had it.
    pub confirmed_at: Option<Timestamp>,
    /// When a message with it first reached the vendor.
    pub sent_at: Option<Timestamp>,
    /// When it was used up, withdrawn, or ran out.
    pub closed_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = table)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: i64,
    candidate_id: i64,
    vendor: String,
    exam: String,
    wish: String,
    first_on: Col<Date>,
    last_on: Col<Date>,
    created_at: Col<Timestamp>,
    wanted: i32,
    told: Option<i32>,
    told_at: Option<Col<Timestamp>>,
    tries: i32,
    confirmed: Option<i32>,
    refused: Option<i32>,
    known: String,
    due_at: Option<Col<Timestamp>>,
    exchange_id: Option<Col<ExchangeId>>,
    vendor_authorization_id: Option<String>,
    message: Option<String>,
    answered_at: Option<Col<Timestamp>>,
    confirmed_at: Option<Col<Timestamp>>,
    sent_at: Option<Col<Timestamp>>,
    closed_at: Option<Col<Timestamp>>,
}

/// The number of an authorization, as a column.
pub(super) fn authorization_number(id: AuthorizationId) -> i64 {
    i64::try_from(id.number()).expect("fifteen digits fit")
}

/// The authorization of that number.
pub(super) fn authorization_id(number: i64) -> Result<AuthorizationId, StoreError> {
    let id = u64::try_from(number).ok().and_then(AuthorizationId::from_number);
    id.ok_or_else(|| StoreError::corrupt(format_args!("the authorization number {number}")))
}

impl From<&Authorization> for Row {
    fn from(authorization: &Authorization) -> Self {
        let sync = &authorization.sync;
        Self {
            id: authorization_number(authorization.id),
            candidate_id: number(authorization.candidate),
            vendor: authorization.vendor.clone(),
            exam: authorization.exam.to_string(),
            wish: column::word(authorization.wish),
            first_on: Col(authorization.first_on),
            last_on: Col(authorization.last_on),
            created_at: Col(authorization.created_at),
            wanted: count(sync.wanted),
            told: sync.told.map(count),
            told_at: sync.told_at.map(Col),
            tries: count(sync.tries),
            confirmed: sync.confirmed.map(count),
            refused: sync.refused.map(count),
            known: column::word(sync.known),
            // What is used up need not be told any more.
            due_at: if authorization.closed_at.is_some() && authorization.wish == Wish::InForce {
                None
            } else {
                due_at(sync)
            },
            exchange_id: authorization.exchange.map(Col),
            vendor_authorization_id: authorization.vendor_authorization_id.clone(),
            message: authorization.message.clone(),
            answered_at: authorization.answered_at.map(Col),
            confirmed_at: authorization.confirmed_at.map(Col),
            sent_at: authorization.sent_at.map(Col),
            closed_at: authorization.closed_at.map(Col),
        }
    }
}

impl TryFrom<Row> for Authorization {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: authorization_id(row.id)?,
            candidate: candidate(row.candidate_id)?,
            vendor: row.vendor,
            exam: row.exam.parse().map_err(StoreError::corrupt)?,
            wish: column::read(row.wish.into())?,
            first_on: row.first_on.0,
            last_on: row.last_on.0,
            created_at: row.created_at.0,
            sync: sync([row.wanted, row.tries], [row.told, row.confirmed, row.refused], row.told_at, row.known)?,
            exchange: row.exchange_id.map(|id| id.0),
            vendor_authorization_id: row.vendor_authorization_id,
            message: row.message,
            answered_at: row.answered_at.map(|at| at.0),
            confirmed_at: row.confirmed_at.map(|at| at.0),
            sent_at: row.sent_at.map(|at| at.0),
            closed_at: row.closed_at.map(|at| at.0),
        })
    }
}

/// One authorization.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: AuthorizationId) -> Result<Option<Authorization>, StoreError> {
    let row: Option<Row> =
        table::table.find(authorization_number(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(Authorization::try_from).transpose()
}

/// Authorizations of these candidates, newest first, before that time and number.
///
/// # Errors
/// When the database fails.
pub fn list(
    conn: &mut DbConn,
    of: &[CandidateId],
    before: Option<(Timestamp, AuthorizationId)>,
    limit: i64,
) -> Result<Vec<Authorization>, StoreError> {
    let of: Vec<i64> = of.iter().copied().map(number).collect();
    let mut query = table::table.filter(table::candidate_id.eq_any(of)).select(Row::as_select()).into_boxed();
    if let Some((at, id)) = before {
        let same_time = table::created_at.eq(Col(at)).and(table::id.lt(authorization_number(id)));
        query = query.filter(table::created_at.lt(Col(at)).or(same_time));
    }
    let rows: Vec<Row> = query.order((table::created_at.desc(), table::id.desc())).limit(limit).load(conn)?;
    rows.into_iter().map(Authorization::try_from).collect()
}

/// The authorization for an exam that is neither used up nor over, if one of these candidates has one.
///
/// # Errors
/// When the database fails.
pub fn open_for(conn: &mut DbConn, of: &[CandidateId], exam: &ExamCode) -> Result<Option<Authorization>, StoreError> {
    let of: Vec<i64> = of.iter().copied().map(number).collect();
    let row: Option<Row> = table::table
        .filter(table::candidate_id.eq_any(of).and(table::exam.eq(exam.as_str())).and(table::closed_at.is_null()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Authorization::try_from).transpose()
}

/// The authorizations for an exam that these candidates took back.
///
/// # Errors
/// When the database fails.
pub fn withdrawn_for(conn: &mut DbConn, of: &[CandidateId], exam: &ExamCode) -> Result<Vec<Authorization>, StoreError> {
    let of: Vec<i64> = of.iter().copied().map(number).collect();
    let rows: Vec<Row> = table::table
        .filter(table::candidate_id.eq_any(of).and(table::exam.eq(exam.as_str())).and(table::wish.eq("withdrawn")))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Authorization::try_from).collect()
}

/// All authorizations of these candidates that are neither used up nor over.
///
/// # Errors
/// When the database fails.
pub fn open_of(conn: &mut DbConn, of: &[CandidateId]) -> Result<Vec<Authorization>, StoreError> {
    let of: Vec<i64> = of.iter().copied().map(number).collect();
    let rows: Vec<Row> = table::table
        .filter(table::candidate_id.eq_any(of).and(table::closed_at.is_null()))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Authorization::try_from).collect()
}

/// Adds one.
///
/// # Errors
/// [`StoreError::Conflict`] when the number is taken, or the candidate has an open one for the exam.
pub fn insert(conn: &mut DbConn, new: &Authorization) -> Result<(), StoreError> {
    diesel::insert_into(table::table).values(Row::from(new)).execute(conn)?;
    Ok(())
}

/// Keeps one as it is now.
///
/// # Errors
/// When the database fails.
pub fn update(conn: &mut DbConn, authorization: &Authorization) -> Result<(), StoreError> {
    let row = Row::from(authorization);
    diesel::update(table::table.find(row.id))
        .set((
            table::wish.eq(row.wish),
            table::first_on.eq(row.first_on),
            table::last_on.eq(row.last_on),
            table::wanted.eq(row.wanted),
            table::told.eq(row.told),
            table::told_at.eq(row.told_at),
            table::tries.eq(row.tries),
            table::confirmed.eq(row.confirmed),
            table::refused.eq(row.refused),
            table::known.eq(row.known),
            table::due_at.eq(row.due_at),
            table::exchange_id.eq(row.exchange_id),
            table::vendor_authorization_id.eq(row.vendor_authorization_id),
            table::message.eq(row.message),
            table::answered_at.eq(row.answered_at),
            table::confirmed_at.eq(row.confirmed_at),
            table::sent_at.eq(row.sent_at),
            table::closed_at.eq(row.closed_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Authorizations that a vendor is to be told of, of candidates whom it has confirmed, those that wait longest first.
///
/// # Errors
/// When the database fails.
pub fn due(conn: &mut DbConn, vendor: &str, now: Timestamp, limit: i64) -> Result<Vec<Authorization>, StoreError> {
    let people = vendor_records::table
        .filter(vendor_records::vendor.eq(vendor).and(vendor_records::confirmed.is_not_null()))
        .select(vendor_records::candidate_id);
    let rows: Vec<Row> = table::table
        .filter(table::vendor.eq(vendor).and(table::due_at.le(Col(now))).and(table::candidate_id.eq_any(people)))
        .select(Row::as_select())
        .order((table::due_at.asc(), table::id.asc()))
        .limit(limit)
        .load(conn)?;
    rows.into_iter().map(Authorization::try_from).collect()
}

/// Whose these authorizations are.
///
/// # Errors
/// When the database fails.
pub fn owners(conn: &mut DbConn, ids: &[AuthorizationId]) -> Result<Vec<(AuthorizationId, CandidateId)>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().copied().map(authorization_number).collect();
    let rows: Vec<(i64, i64)> =
        table::table.filter(table::id.eq_any(ids)).select((table::id, table::candidate_id)).load(conn)?;
    rows.into_iter().map(|(id, of)| Ok((authorization_id(id)?, candidate(of)?))).collect()
}

/// Those of these authorizations that are neither used up nor over.
///
/// # Errors
/// When the database fails.
pub fn open(conn: &mut DbConn, ids: &[AuthorizationId]) -> Result<Vec<Authorization>, StoreError> {
    let ids: Vec<i64> = ids.iter().copied().map(authorization_number).collect();
    let rows: Vec<Row> = table::table
        .filter(table::id.eq_any(ids).and(table::closed_at.is_null()))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Authorization::try_from).collect()
}

/// Ends authorizations that are open: the vendor need not be told any more.
///
/// # Errors
/// When the database fails.
pub fn close(conn: &mut DbConn, ids: &[AuthorizationId], now: Timestamp) -> Result<(), StoreError> {
    let ids: Vec<i64> = ids.iter().copied().map(authorization_number).collect();
    diesel::update(table::table.filter(table::id.eq_any(ids).and(table::closed_at.is_null())))
        .set((table::closed_at.eq(Some(Col(now))), table::due_at.eq(None::<Col<Timestamp>>)))
        .execute(conn)?;
    Ok(())
}

/// The authorizations that a message told of.
///
/// # Errors
/// When the database fails.
pub fn of_exchange(conn: &mut DbConn, exchange: ExchangeId) -> Result<Vec<Authorization>, StoreError> {
    let rows: Vec<Row> =
        table::table.filter(table::exchange_id.eq(Col(exchange))).select(Row::as_select()).load(conn)?;
    rows.into_iter().map(Authorization::try_from).collect()
}

/// Open authorizations whose last day is before that one.
///
/// # Errors
/// When the database fails.
pub fn expired(conn: &mut DbConn, before: Date, limit: i64) -> Result<Vec<Authorization>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::closed_at.is_null().and(table::last_on.lt(Col(before))))
        .select(Row::as_select())
        .limit(limit)
        .load(conn)?;
    rows.into_iter().map(Authorization::try_from).collect()
}

/// How many authorizations of a vendor are not as they should be.
///
/// # Errors
/// When the database fails.
pub fn counts(conn: &mut DbConn, vendor: &str) -> Result<Counts, StoreError> {
    let of = table::vendor.eq(vendor);
    let unsettled: i64 = table::table.filter(of.and(table::due_at.is_not_null())).count().get_result(conn)?;
    let refused = of.and(table::refused.eq(table::wanted.nullable())).and(table::closed_at.is_null());
    let refused: i64 = table::table.filter(refused).count().get_result(conn)?;
    Ok(Counts { unsettled: unsettled.unsigned_abs(), refused: refused.unsigned_abs() })
}
