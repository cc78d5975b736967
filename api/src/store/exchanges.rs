//! Every message to and from exam-delivery vendors, and what became of each of its rows.

use diesel::prelude::*;
use domain::id::{AuthorizationId, CandidateId, ExchangeId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::authorizations::{authorization_id, authorization_number};
use super::candidates::{id as candidate, number};
use super::column::{self, Col};
use super::conn::{MultiBackend, on_backend};
use super::schema::{exchange_rows as rows, exchanges as table};
use super::vendor_records::count;
use super::{DbConn, StoreError};

/// Which way a message went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// To the vendor.
    Sent,
    /// From the vendor.
    Received,
}

/// How far a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It has to be sent, or to be read.
    Waiting,
    /// It was.
    Done,
    /// It cannot be: somebody has to look at it.
    Failed,
}

/// A message without its bytes.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// Which one.
    pub id: ExchangeId,
    /// To or from whom.
    pub vendor: String,
    /// Which way.
    pub direction: Direction,
    /// The file's name, or the kind of the call-back.
    pub name: String,
    /// What the vendor calls the event.
    pub event_id: Option<String>,
    /// What the sender proved itself with.
    pub token_id: Option<String>,
    /// How many bytes it has.
    pub size: u64,
    /// Their hash.
    pub sha256: [u8; 32],
    /// When it was written, or came.
    pub created_at: Timestamp,
    /// How far it is.
    pub state: State,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next, while it waits.
    pub next_attempt_at: Timestamp,
    /// When it was done, or given up.
    pub settled_at: Option<Timestamp>,
    /// Why it failed last, or what is worth telling.
    pub message: Option<String>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = table)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<ExchangeId>,
    vendor: String,
    direction: String,
    name: String,
    event_id: Option<String>,
    token_id: Option<String>,
    size: i64,
    sha256: Vec<u8>,
    created_at: Col<Timestamp>,
    state: String,
    attempts: i32,
    next_attempt_at: Col<Timestamp>,
    settled_at: Option<Col<Timestamp>>,
    message: Option<String>,
}

impl From<&Exchange> for Row {
    fn from(exchange: &Exchange) -> Self {
        Self {
            id: Col(exchange.id),
            vendor: exchange.vendor.clone(),
            direction: column::word(exchange.direction),
            name: exchange.name.clone(),
            event_id: exchange.event_id.clone(),
            token_id: exchange.token_id.clone(),
            size: i64::try_from(exchange.size).unwrap_or(i64::MAX),
            sha256: exchange.sha256.to_vec(),
            created_at: Col(exchange.created_at),
            state: column::word(exchange.state),
            attempts: count(exchange.attempts),
            next_attempt_at: Col(exchange.next_attempt_at),
            settled_at: exchange.settled_at.map(Col),
            message: exchange.message.clone(),
        }
    }
}

impl TryFrom<Row> for Exchange {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            vendor: row.vendor,
            direction: column::read(row.direction.into())?,
            name: row.name,
            event_id: row.event_id,
            token_id: row.token_id,
            size: row.size.unsigned_abs(),
            sha256: row.sha256.try_into().map_err(|_length| StoreError::corrupt("the hash of an exchange"))?,
            created_at: row.created_at.0,
            state: column::read(row.state.into())?,
            attempts: u32::try_from(row.attempts).map_err(StoreError::corrupt)?,
            next_attempt_at: row.next_attempt_at.0,
            settled_at: row.settled_at.map(|at| at.0),
            message: row.message,
        })
    }
}

/// Keeps a message with its bytes, sealed.
///
/// # Errors
/// [`StoreError::Conflict`] when its event or its token is known.
pub fn insert(conn: &mut DbConn, new: &Exchange, sealed_body: &[u8]) -> Result<(), StoreError> {
    diesel::insert_into(table::table).values((Row::from(new), table::sealed_body.eq(sealed_body))).execute(conn)?;
    Ok(())
}

/// Keeps how far a message is.
///
/// # Errors
/// When the database fails.
pub fn update(conn: &mut DbConn, exchange: &Exchange) -> Result<(), StoreError> {
    let row = Row::from(exchange);
    diesel::update(table::table.find(row.id))
        .set((
            table::state.eq(row.state),
            table::attempts.eq(row.attempts),
            table::next_attempt_at.eq(row.next_attempt_at),
            table::settled_at.eq(row.settled_at),
            table::message.eq(row.message),
        ))
        .execute(conn)?;
    Ok(())
}

/// One message.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: ExchangeId) -> Result<Option<Exchange>, StoreError> {
    let row: Option<Row> = table::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(Exchange::try_from).transpose()
}

/// The bytes of a message, sealed, while they are kept.
///
/// # Errors
/// When the database fails.
pub fn sealed_body(conn: &mut DbConn, id: ExchangeId) -> Result<Option<Vec<u8>>, StoreError> {
    let body: Option<Option<Vec<u8>>> = table::table.find(Col(id)).select(table::sealed_body).first(conn).optional()?;
    Ok(body.flatten())
}

/// Those of these messages whose bytes are still kept.
///
/// # Errors
/// When the database fails.
pub fn kept(conn: &mut DbConn, ids: &[ExchangeId]) -> Result<Vec<ExchangeId>, StoreError> {
    let ids: Vec<Col<ExchangeId>> = ids.iter().copied().map(Col).collect();
    let kept: Vec<Col<ExchangeId>> = table::table
        .filter(table::id.eq_any(ids).and(table::sealed_body.is_not_null()))
        .select(table::id)
        .load(conn)?;
    Ok(kept.into_iter().map(|id| id.0).collect())
}

/// The message of that event of a vendor.
///
/// # Errors
/// When the database fails.
pub fn find_event(conn: &mut DbConn, vendor: &str, event_id: &str) -> Result<Option<Exchange>, StoreError> {
    let row: Option<Row> = table::table
        .filter(table::vendor.eq(vendor).and(table::event_id.eq(event_id)))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Exchange::try_from).transpose()
}

/// Whether a token was used before.
///
/// # Errors
/// When the database fails.
pub fn knows_token(conn: &mut DbConn, vendor: &str, token_id: &str) -> Result<bool, StoreError> {
    let same = table::table.filter(table::vendor.eq(vendor).and(table::token_id.eq(token_id)));
    Ok(diesel::select(diesel::dsl::exists(same)).get_result(conn)?)
}

/// A file that was received before, by its bytes and name.
///
/// # Errors
/// When the database fails.
pub fn find_received(
    conn: &mut DbConn,
    vendor: &str,
    name: &str,
    sha256: &[u8],
) -> Result<Option<Exchange>, StoreError> {
    let row: Option<Row> = table::table
        .filter(table::vendor.eq(vendor).and(table::sha256.eq(sha256)).and(table::name.eq(name)))
        .filter(table::direction.eq(column::word(Direction::Received)))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Exchange::try_from).transpose()
}

/// Says of the files of that name that came before and could not be read that nobody has to look at them any more.
///
/// # Errors
/// When the database fails.
pub fn settle_earlier(conn: &mut DbConn, of: &Exchange, because: &str, now: Timestamp) -> Result<(), StoreError> {
    let same = table::vendor.eq(&of.vendor).and(table::name.eq(&of.name)).and(table::event_id.is_null());
    let failed = table::direction
        .eq(column::word(Direction::Received))
        .and(table::state.eq(column::word(State::Failed)))
        .and(table::id.ne(Col(of.id)));
    diesel::update(table::table.filter(same.and(failed)))
        .set((
            table::state.eq(column::word(State::Done)),
            table::message.eq(because),
            table::settled_at.eq(Some(Col(now))),
        ))
        .execute(conn)?;
    Ok(())
}

/// The last message of that name that was sent to a vendor.
///
/// # Errors
/// When the database fails.
pub fn find_sent(conn: &mut DbConn, vendor: &str, name: &str) -> Result<Option<Exchange>, StoreError> {
    let row: Option<Row> = table::table
        .filter(table::vendor.eq(vendor).and(table::name.eq(name)))
        .filter(table::direction.eq(column::word(Direction::Sent)))
        .select(Row::as_select())
        .order(table::id.desc())
        .first(conn)
        .optional()?;
    row.map(Exchange::try_from).transpose()
}

/// Messages that are to be sent, or to be read, in the order in which they came.
///
/// # Errors
/// When the database fails.
pub fn waiting(
    conn: &mut DbConn,
    vendor: &str,
    direction: Direction,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Exchange>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::vendor.eq(vendor).and(table::direction.eq(column::word(direction))))
        .filter(table::state.eq(column::word(State::Waiting)).and(table::next_attempt_at.le(Col(now))))
        .select(Row::as_select())
        .order(table::id.asc())
        .limit(limit)
        .load(conn)?;
    rows.into_iter().map(Exchange::try_from).collect()
}

/// Which messages to list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// To or from whom.
    pub vendor: Option<String>,
    /// How far they are.
    pub state: Option<State>,
    /// Those with a row about one of these candidates.
    pub candidates: Vec<CandidateId>,
    /// Those with a row about this authorization.
    pub authorization: Option<AuthorizationId>,
    /// Those of that name, and those with a row about that registration.
    pub text: Option<String>,
}

/// Messages, newest first, before that one.
///
/// # Errors
/// When the database fails.
pub fn list(
    conn: &mut DbConn,
    filter: &Filter,
    before: Option<ExchangeId>,
    limit: i64,
) -> Result<Vec<Exchange>, StoreError> {
    let mut query = table::table.select(Row::as_select()).into_boxed();
    if let Some(vendor) = &filter.vendor {
        query = query.filter(table::vendor.eq(vendor.clone()));
    }
    if let Some(state) = filter.state {
        query = query.filter(table::state.eq(column::word(state)));
    }
    if !filter.candidates.is_empty() {
        let of: Vec<i64> = filter.candidates.iter().copied().map(number).collect();
        query =
            query.filter(table::id.eq_any(rows::table.filter(rows::candidate_id.eq_any(of)).select(rows::exchange_id)));
    }
    if let Some(authorization) = filter.authorization {
        let about = rows::authorization_id.eq(authorization_number(authorization));
        query = query.filter(table::id.eq_any(rows::table.filter(about).select(rows::exchange_id)));
    }
    if let Some(text) = &filter.text {
        let about = rows::table.filter(rows::registration_id.eq(text.clone())).select(rows::exchange_id);
        query = query.filter(table::name.eq(text.clone()).or(table::id.eq_any(about)));
    }
    if let Some(before) = before {
        query = query.filter(table::id.lt(Col(before)));
    }
    let found: Vec<Row> = query.order(table::id.desc()).limit(limit).load(conn)?;
    found.into_iter().map(Exchange::try_from).collect()
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The vendor has not answered it.
    Waiting,
    /// It was taken.
    Done,
    /// It said what was known.
    Repeated,
    /// The vendor refused what it was told.
    Refused,
    /// It is about nobody, or nothing, that is known.
    Unmatched,
    /// It could not be read.
    Faulty,
}

/// One row of a message.
#[derive(Debug, Clone)]
pub struct ExchangeRow {
    /// 1, 2, 3 within the message.
    pub place: u32,
    /// The file within an archive.
    pub member: String,
    /// Its line there.
    pub line: u64,
    /// What it is.
    pub kind: String,
    /// Whom it is about, as recorded.
    pub candidate: Option<CandidateId>,
    /// What it is about.
    pub authorization: Option<AuthorizationId>,
    /// What it is about.
    pub registration_id: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why.
    pub message: Option<String>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = rows)]
#[diesel(check_for_backend(MultiBackend))]
struct LineRow {
    exchange_id: Col<ExchangeId>,
    place: i32,
    member: String,
    line: i64,
    kind: String,
    candidate_id: Option<i64>,
    authorization_id: Option<i64>,
    registration_id: Option<String>,
    outcome: String,
    message: Option<String>,
}

impl LineRow {
    fn new(exchange: ExchangeId, row: &ExchangeRow) -> Self {
        Self {
            exchange_id: Col(exchange),
            place: count(row.place),
            member: row.member.clone(),
            line: i64::try_from(row.line).unwrap_or(i64::MAX),
            kind: row.kind.clone(),
            candidate_id: row.candidate.map(number),
            authorization_id: row.authorization.map(authorization_number),
            registration_id: row.registration_id.clone(),
            outcome: column::word(row.outcome),
            message: row.message.clone(),
        }
    }

    fn read(self) -> Result<ExchangeRow, StoreError> {
        Ok(ExchangeRow {
            place: u32::try_from(self.place).map_err(StoreError::corrupt)?,
            member: self.member,
            line: self.line.unsigned_abs(),
            kind: self.kind,
            candidate: self.candidate_id.map(candidate).transpose()?,
            authorization: self.authorization_id.map(authorization_id).transpose()?,
            registration_id: self.registration_id,
            outcome: column::read(self.outcome.into())?,
            message: self.message,
        })
    }
}

/// Says what became of rows, those that were known in other words before included.
///
/// # Errors
/// When the database fails.
pub fn put_rows(conn: &mut DbConn, exchange: ExchangeId, new: &[ExchangeRow]) -> Result<(), StoreError> {
    let places: Vec<i32> = new.iter().map(|row| count(row.place)).collect();
    diesel::delete(rows::table.filter(rows::exchange_id.eq(Col(exchange)).and(rows::place.eq_any(places))))
        .execute(conn)?;
    let lines: Vec<LineRow> = new.iter().map(|row| LineRow::new(exchange, row)).collect();
    on_backend!(conn, c => diesel::insert_into(rows::table).values(&lines).execute(c))?;
    Ok(())
}

/// The rows of a message after that place.
///
/// # Errors
/// When the database fails.
pub fn list_rows(
    conn: &mut DbConn,
    exchange: ExchangeId,
    after: u32,
    limit: i64,
) -> Result<Vec<ExchangeRow>, StoreError> {
    let found: Vec<LineRow> = rows::table
        .filter(rows::exchange_id.eq(Col(exchange)).and(rows::place.gt(count(after))))
        .select(LineRow::as_select())
        .order(rows::place.asc())
        .limit(limit)
        .load(conn)?;
    found.into_iter().map(LineRow::read).collect()
}

/// How many rows of a vendor's messages need somebody: they are about nobody known, could not be read, or were refused.
///
/// # Errors
/// When the database fails.
pub fn count_rows(conn: &mut DbConn, vendor: &str, outcome: Outcome) -> Result<u64, StoreError> {
    let of = table::table.filter(table::vendor.eq(vendor)).select(table::id);
    let found: i64 = rows::table
        .filter(rows::outcome.eq(column::word(outcome)).and(rows::exchange_id.eq_any(of)))
        .count()
        .get_result(conn)?;
    Ok(found.unsigned_abs())
}

/// Whether a message to a vendor waits that was tried before.
///
/// # Errors
/// When the database fails.
pub fn is_any_retried(conn: &mut DbConn, vendor: &str) -> Result<bool, StoreError> {
    let sent = table::vendor.eq(vendor).and(table::direction.eq(column::word(Direction::Sent)));
    let tried = table::state.eq(column::word(State::Waiting)).and(table::attempts.gt(0));
    let count: i64 = table::table.filter(sent.and(tried)).count().get_result(conn)?;
    Ok(count > 0)
}

/// How a vendor's messages stand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing {
    /// How many wait, to be sent or to be read.
    pub waiting: u64,
    /// Since when the oldest of them waits.
    pub waiting_since: Option<Timestamp>,
    /// How many need somebody.
    pub failed: u64,
    /// When the last one was settled.
    pub last_done_at: Option<Timestamp>,
}

/// How a vendor's messages in one direction stand.
///
/// # Errors
/// When the database fails.
pub fn standing(conn: &mut DbConn, vendor: &str, direction: Direction) -> Result<Standing, StoreError> {
    let of = table::vendor.eq(vendor).and(table::direction.eq(column::word(direction)));
    let state = |state: State| table::state.eq(column::word(state));
    let waiting: i64 = table::table.filter(of.clone().and(state(State::Waiting))).count().get_result(conn)?;
    let failed: i64 = table::table.filter(of.clone().and(state(State::Failed))).count().get_result(conn)?;
    let waiting_since: Option<Col<Timestamp>> = table::table
        .filter(of.clone().and(state(State::Waiting)))
        .select(table::created_at)
        .order(table::id.asc())
        .first(conn)
        .optional()?;
    let last: Option<Option<Col<Timestamp>>> = table::table
        .filter(of.and(state(State::Done)))
        .select(table::settled_at)
        .order(table::id.desc())
        .first(conn)
        .optional()?;
    Ok(Standing {
        waiting: waiting.unsigned_abs(),
        waiting_since: waiting_since.map(|at| at.0),
        failed: failed.unsigned_abs(),
        last_done_at: last.flatten().map(|at| at.0),
    })
}

/// Removes the bytes of messages that were settled before that time, and answers how many.
///
/// # Errors
/// When the database fails.
pub fn prune_bodies(conn: &mut DbConn, before: Timestamp) -> Result<usize, StoreError> {
    Ok(diesel::update(table::table.filter(table::settled_at.lt(Col(before)).and(table::sealed_body.is_not_null())))
        .set(table::sealed_body.eq(None::<Vec<u8>>))
        .execute(conn)?)
}
