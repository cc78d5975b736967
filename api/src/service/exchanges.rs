//! The ledger: every message to and from exam-delivery vendors, sealed, with what became of each of its rows.
//!
//! A message is kept before anything is done with it. What could not be read, or is about nobody known, stays where staff find it,
//! and can be read again when more is known.

use std::io::Cursor;
use std::sync::Arc;

use contract::exchange::{
    ExchangeContentView, ExchangeDirection, ExchangePartView, ExchangeRowOutcome, ExchangeRowView, ExchangeState,
    ExchangeView,
};
use contract::page::Page;
use contract::problem::ProblemCode;
use domain::id::{CandidateId, ExchangeId};
use exam_delivery::fault::ArchiveFault;
use exam_delivery::port::{Message, Told};
use jiff::Timestamp;
use language::text::problem as text;
use sha2::{Digest as _, Sha256};

use super::seal::Sealer;
use super::{call_backs, exam_delivery as delivery, result_imports, vendor_events};
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::random;
use crate::store::exchanges::{Direction, Exchange, ExchangeRow, Filter, Outcome, State};
use crate::store::{self, DbConn, StoreError};

/// Rows that are taken in one transaction.
const BATCH: usize = 500;
/// Messages that are read in one round.
const MESSAGES: i64 = 50;
/// After that many tries that failed on our side, somebody has to look.
const MOST_ATTEMPTS: u32 = 12;
/// The longest text of a part of a message that is shown.
const LONGEST_TEXT: usize = 64 << 10;

fn new(vendor: &str, direction: Direction, name: &str, bytes: &[u8], now: Timestamp) -> Exchange {
    Exchange {
        id: ExchangeId::from(random::uuid(now)),
        vendor: vendor.to_owned(),
        direction,
        name: name.to_owned(),
        event_id: None,
        token_id: None,
        size: bytes.len() as u64,
        sha256: Sha256::digest(bytes).into(),
        created_at: now,
        state: State::Waiting,
        attempts: 0,
        next_attempt_at: now,
        settled_at: None,
        message: None,
    }
}

fn insert(conn: &mut DbConn, sealer: &Sealer, exchange: &Exchange, bytes: &[u8]) -> Result<(), Error> {
    let sealed = sealer.seal(bytes, exchange.id.uuid().as_bytes());
    store::exchanges::insert(conn, exchange, &sealed).map_err(|error| match error {
        StoreError::Conflict(_) => Error::of(ProblemCode::Conflict).because(error),
        other => other.into(),
    })
}

/// Keeps a message that is to be sent.
pub(super) fn keep_sent(
    conn: &mut DbConn,
    sealer: &Sealer,
    vendor: &str,
    message: &Message,
    now: Timestamp,
) -> Result<ExchangeId, Error> {
    let exchange = new(vendor, Direction::Sent, &message.name, &message.bytes, now);
    insert(conn, sealer, &exchange, &message.bytes)?;
    Ok(exchange.id)
}

/// What came, and how.
pub(super) struct Received<'a> {
    /// From whom.
    pub vendor: &'a str,
    /// The file's name, or the kind of the call-back.
    pub name: &'a str,
    /// What the vendor calls the event, for a call-back.
    pub event_id: Option<&'a str>,
    /// What it was proved with, for a call-back.
    pub token_id: Option<&'a str>,
}

/// Keeps a message that came, unless it is known; answers it, and whether it is new.
pub(super) fn keep_received(
    conn: &mut DbConn,
    sealer: &Sealer,
    received: Received<'_>,
    bytes: &[u8],
    now: Timestamp,
) -> Result<(Exchange, bool), Error> {
    let Received { vendor, name, event_id, token_id } = received;
    let mut exchange = new(vendor, Direction::Received, name, bytes, now);
    let known = match event_id {
        Some(event) => store::exchanges::find_event(conn, vendor, event)?,
        None => store::exchanges::find_received(conn, vendor, name, &exchange.sha256)?,
    };
    if let Some(known) = known {
        return Ok((known, false));
    }
    exchange.event_id = event_id.map(str::to_owned);
    exchange.token_id = token_id.map(str::to_owned);
    insert(conn, sealer, &exchange, bytes)?;
    Ok((exchange, true))
}

/// The bytes of a message, while they are kept.
pub(super) fn body(conn: &mut DbConn, sealer: &Sealer, id: ExchangeId) -> Result<Option<Vec<u8>>, Error> {
    let Some(sealed) = store::exchanges::sealed_body(conn, id)? else { return Ok(None) };
    let opened = sealer.open(&sealed, id.uuid().as_bytes());
    let opened = opened
        .ok_or_else(|| Error::internal(std::io::Error::other("an exchange does not open with this key secret")))?;
    Ok(Some(opened.to_vec()))
}

/// Reads the messages of a vendor that wait to be read, in the order in which they came.
///
/// # Errors
/// When the database fails.
pub(super) fn read_waiting(app: &App, vendor: &str) -> Result<(), Error> {
    let now = app.clock.now();
    let waiting = app.db.read_blocking(|conn| {
        Ok::<_, Error>(store::exchanges::waiting(conn, vendor, Direction::Received, now, MESSAGES)?)
    })?;
    waiting.into_iter().try_for_each(|exchange| read(app, exchange, None).map(drop))
}

/// Reads one message, or one row of it alone, and says what became of it.
pub(super) fn read(app: &App, mut exchange: Exchange, only: Option<u32>) -> Result<Exchange, Error> {
    let done = app.db.read_blocking(|conn| body(conn, &app.exchanges, exchange.id)).and_then(|bytes| match bytes {
        Some(bytes) => take(app, &exchange, &bytes, only),
        None => Ok(Taken::Refused("its bytes are no longer kept".to_owned())),
    });
    let now = app.clock.now();
    exchange.attempts += 1;
    let outcome = match done {
        Ok(Taken::Done(message)) => {
            (exchange.state, exchange.message) = (State::Done, message);
            "done"
        }
        Ok(Taken::Refused(message)) => {
            (exchange.state, exchange.message) = (State::Failed, Some(message));
            "failed"
        }
        // On our side: it is tried again, and nothing of it is lost.
        Err(error) => {
            tracing::error!(
                exchange.id = %exchange.id,
                error.causes = crate::telemetry::causes(&error),
                "a message from a vendor could not be taken: {error}"
            );
            exchange.state = if exchange.attempts < MOST_ATTEMPTS { State::Waiting } else { State::Failed };
            exchange.message = Some("the server could not take it; its log says why".to_owned());
            exchange.next_attempt_at = now + delivery::wait(exchange.attempts);
            "retried"
        }
    };
    exchange.settled_at = (exchange.state != State::Waiting).then_some(now);
    app.metrics.exchange(&exchange.vendor, "received", outcome);
    app.db.write_blocking(|conn| {
        store::exchanges::update(conn, &exchange)?;
        if exchange.state == State::Done && exchange.event_id.is_none() {
            store::exchanges::settle_earlier(
                conn,
                &exchange,
                "a file of that name that could be read came later",
                now,
            )?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(exchange)
}

/// What became of a message.
enum Taken {
    /// It was read, with what is worth telling.
    Done(Option<String>),
    /// It cannot be understood as a whole.
    Refused(String),
}

fn take(app: &App, exchange: &Exchange, bytes: &[u8], only: Option<u32>) -> Result<Taken, Error> {
    let Some(vendor) = app.vendors.get(&exchange.vendor) else {
        return Ok(Taken::Refused(format!("{} is not in the settings any more", exchange.vendor)));
    };
    if exchange.event_id.is_some() {
        let told = match call_backs::read(vendor, &exchange.name, bytes) {
            Ok(call_back) => {
                Told { member: exchange.name.as_str().into(), line: 1, raw: Vec::new(), event: Ok(call_back.event) }
            }
            Err(fault) => return Ok(Taken::Refused(fault)),
        };
        take_rows(app, exchange, &[told], only)?;
        return Ok(Taken::Done(None));
    }
    let reading = match vendor.port.read(&exchange.name, bytes) {
        Ok(reading) => reading,
        Err(fault) => return Ok(Taken::Refused(fault.to_string())),
    };
    take_rows(app, exchange, &reading.told, only)?;
    let mut notes: Vec<String> = Vec::new();
    if reading.has_results && only.is_none() {
        let order = result_imports::Order { file_name: &exchange.name, dry_run: false, vendor: Some(&exchange.vendor) };
        match result_imports::create_blocking(app, Cursor::new(bytes), order, &mut |_done, _total| {}) {
            Ok(import) => notes.push(format!(
                "{} results: {} recorded, {} known, {} for the claim queue, {} faulty",
                import.counts.rows,
                import.counts.recorded,
                import.counts.known,
                import.counts.claims,
                import.counts.faulty
            )),
            Err(error) if error.code() == ProblemCode::ArchiveRefused => {
                return Ok(Taken::Refused(error.to_string()));
            }
            Err(error) => return Err(error),
        }
    }
    notes.extend(reading.notices.iter().map(ToString::to_string));
    Ok(Taken::Done((!notes.is_empty()).then(|| notes.join("; "))))
}

/// Takes the rows of a message in batches, each in one transaction with what it says of them.
fn take_rows(app: &App, exchange: &Exchange, told: &[Told], only: Option<u32>) -> Result<(), Error> {
    let numbered: Vec<(u32, &Told)> =
        (1..).zip(told).filter(|(place, _)| only.is_none_or(|only| only == *place)).collect();
    for batch in numbered.chunks(BATCH) {
        app.db.write_blocking(|conn| {
            store::take_turn(conn)?;
            let mut rows = Vec::with_capacity(batch.len());
            for (place, told) in batch {
                rows.extend(vendor_events::take(app, conn, exchange, *place, told)?);
            }
            if !rows.is_empty() {
                store::exchanges::put_rows(conn, exchange.id, &rows)?;
            }
            Ok::<_, Error>(())
        })?;
    }
    Ok(())
}

/// Takes a file of a vendor's that somebody brought; answers its message, and whether it is new.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such vendor; [`ProblemCode::ArchiveRefused`] when the file as a whole is not one that
/// the vendor sends, and then it is not kept.
pub async fn receive_file(
    app: &Arc<App>,
    vendor: &str,
    name: String,
    bytes: Vec<u8>,
) -> Result<(ExchangeView, bool), Error> {
    let missing = || Error::of(ProblemCode::NotFound).detail(text::no_exam_vendor());
    let vendor = app.vendors.get(vendor).ok_or_else(missing)?.clone();
    let worker = Arc::clone(app);
    let taken = tokio::task::spawn_blocking(move || {
        let app = &worker;
        let refused = |fault: ArchiveFault| Error::of(ProblemCode::ArchiveRefused).detail(fault.to_string());
        vendor.port.read(&name, &bytes).map_err(refused)?;
        let received = Received { vendor: &vendor.settings.code, name: &name, event_id: None, token_id: None };
        let now = app.clock.now();
        let (exchange, new) =
            app.db.write_blocking(|conn| keep_received(conn, &app.exchanges, received, &bytes, now))?;
        let exchange = if new { read(app, exchange, None)? } else { exchange };
        Ok::<_, Error>((view(exchange, true), new))
    });
    let (view, new) = taken.await.map_err(Error::internal)??;
    Ok((view, new))
}

/// Messages, newest first. `about` is a candidate ID, an authorization ID, a registration or the name of a message.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, about: Option<&str>, page: &PageRequest) -> Result<Page<ExchangeView>, Error> {
    let before: Option<ExchangeId> = page.after()?;
    let limit = page.rows();
    let about = about.map(str::trim).filter(|about| !about.is_empty()).map(str::to_owned);
    let (found, kept) = app
        .db
        .read(move |conn| {
            let filter = about.map_or_else(|| Ok(Filter::default()), |about| filter(conn, &about))?;
            let found = store::exchanges::list(conn, &filter, before, limit)?;
            let ids: Vec<ExchangeId> = found.iter().map(|exchange| exchange.id).collect();
            Ok::<_, Error>((found, store::exchanges::kept(conn, &ids)?))
        })
        .await?;
    let (found, next) = cut(found, page, |exchange: &Exchange| exchange.id);
    let view = |exchange: Exchange| {
        let kept = kept.contains(&exchange.id);
        view(exchange, kept)
    };
    Ok(Page { items: found.into_iter().map(view).collect(), next })
}

fn filter(conn: &mut DbConn, about: &str) -> Result<Filter, Error> {
    if let Ok(candidate) = about.parse::<CandidateId>() {
        let candidates = store::candidates::with_merged(conn, candidate)?;
        return Ok(Filter { candidates, ..Filter::default() });
    }
    if let Ok(authorization) = about.parse() {
        return Ok(Filter { authorization: Some(authorization), ..Filter::default() });
    }
    Ok(Filter { text: Some(about.to_owned()), ..Filter::default() })
}

/// One message.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that id.
pub async fn find(app: &App, id: ExchangeId) -> Result<ExchangeView, Error> {
    app.db
        .read(move |conn| {
            let exchange = existing(conn, id)?;
            let kept = !store::exchanges::kept(conn, &[id])?.is_empty();
            Ok(view(exchange, kept))
        })
        .await
}

fn existing(conn: &mut DbConn, id: ExchangeId) -> Result<Exchange, Error> {
    store::exchanges::find(conn, id)?.ok_or_else(|| Error::of(ProblemCode::NotFound).detail(text::no_exchange()))
}

/// The rows of a message.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that id.
pub async fn list_rows(app: &App, id: ExchangeId, page: &PageRequest) -> Result<Page<ExchangeRowView>, Error> {
    let after: Option<u32> = page.after()?;
    let limit = page.rows();
    let rows = app
        .db
        .read(move |conn| {
            existing(conn, id)?;
            Ok::<_, Error>(store::exchanges::list_rows(conn, id, after.unwrap_or(0), limit)?)
        })
        .await?;
    let (rows, next) = cut(rows, page, |row: &ExchangeRow| row.place);
    Ok(Page { items: rows.into_iter().map(row_view).collect(), next })
}

/// What a message says, as text.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that id, or its bytes are no longer kept.
pub async fn find_content(app: &App, id: ExchangeId) -> Result<ExchangeContentView, Error> {
    let sealer = app.exchanges.clone();
    let bytes = app
        .db
        .read(move |conn| {
            existing(conn, id)?;
            body(conn, &sealer, id)
        })
        .await?;
    let bytes = bytes.ok_or_else(|| Error::of(ProblemCode::NotFound).detail(text::exchange_not_kept()))?;
    let parts = exam_delivery::pearson::preview(&bytes, LONGEST_TEXT);
    let parts =
        parts.into_iter().map(|part| ExchangePartView { name: part.name, text: part.text, shortened: part.shortened });
    Ok(ExchangeContentView { parts: parts.collect() })
}

/// Reads a message that came again, or sends one again; one row of it alone, where a place is given.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that id; [`ProblemCode::Conflict`] when its bytes are no longer kept, when it
/// waits anyway, or when a single row of a sent message is asked for.
pub async fn replay(app: &Arc<App>, id: ExchangeId, place: Option<u32>) -> Result<ExchangeView, Error> {
    let exchange = app
        .db
        .read(move |conn| {
            let exchange = existing(conn, id)?;
            let conflict = |detail| Err(Error::of(ProblemCode::Conflict).detail(detail));
            if store::exchanges::kept(conn, &[id])?.is_empty() {
                return conflict(text::exchange_not_kept());
            }
            match exchange.direction {
                _ if exchange.state == State::Waiting && place.is_none() => conflict(text::exchange_waits()),
                Direction::Sent if place.is_some() => conflict(text::exchange_sent_whole()),
                _ => Ok(exchange),
            }
        })
        .await?;
    if exchange.direction == Direction::Sent {
        let now = app.clock.now();
        let waiting = Exchange { state: State::Waiting, next_attempt_at: now, settled_at: None, ..exchange };
        return app
            .db
            .write(move |conn| {
                store::exchanges::update(conn, &waiting)?;
                Ok(view(waiting, true))
            })
            .await;
    }
    let worker = Arc::clone(app);
    let read = tokio::task::spawn_blocking(move || read(&worker, exchange, place)).await.map_err(Error::internal)??;
    Ok(view(read, true))
}

fn view(exchange: Exchange, kept: bool) -> ExchangeView {
    ExchangeView {
        id: exchange.id,
        vendor: exchange.vendor,
        direction: match exchange.direction {
            Direction::Sent => ExchangeDirection::Sent,
            Direction::Received => ExchangeDirection::Received,
        },
        name: exchange.name,
        size: exchange.size,
        sha256: data_encoding::HEXLOWER.encode(&exchange.sha256),
        created_at: exchange.created_at,
        next_attempt_at: (exchange.state == State::Waiting).then_some(exchange.next_attempt_at),
        state: match exchange.state {
            State::Waiting => ExchangeState::Waiting,
            State::Done => ExchangeState::Done,
            State::Failed => ExchangeState::Failed,
        },
        attempts: exchange.attempts,
        settled_at: exchange.settled_at,
        message: exchange.message,
        kept,
    }
}

fn row_view(row: ExchangeRow) -> ExchangeRowView {
    ExchangeRowView {
        place: row.place,
        member: row.member,
        line: row.line,
        kind: row.kind,
        candidate_id: row.candidate,
        authorization_id: row.authorization,
        registration_id: row.registration_id,
        outcome: match row.outcome {
            Outcome::Waiting => ExchangeRowOutcome::Waiting,
            Outcome::Done => ExchangeRowOutcome::Done,
            Outcome::Repeated => ExchangeRowOutcome::Repeated,
            Outcome::Refused => ExchangeRowOutcome::Refused,
            Outcome::Unmatched => ExchangeRowOutcome::Unmatched,
            Outcome::Faulty => ExchangeRowOutcome::Faulty,
        },
        message: row.message,
    }
}
