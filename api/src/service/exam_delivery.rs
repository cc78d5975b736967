//! The exchange with exam-delivery vendors: tells them what they should know, and takes what they have for us.
//!
//! A round writes what is due as messages, sends what waits, fetches what the vendor has, and reads it. Each step begins with what
//! the one before has left in the database, so that a crash between any two loses nothing: a message is kept before it is sent,
//! and a file before it is removed from the vendor's server. Sending twice does no harm, as a file of the same name takes its own
//! place; reading twice does none, as each row says what became of it.

use std::sync::Arc;

use domain::accommodation::Accommodation;
use domain::authorization::Wish;
use domain::id::{CandidateId, ExchangeId};
use domain::profile::Profile;
use domain::sync::{Answer, Telling};
use exam_delivery::port::{AuthorizationRecord, CandidateRecord, Change, Message, TransportFault, Written};
use jiff::{SignedDuration, Timestamp};

use super::exam_vendors::Vendor;
use super::seal::Sealer;
use super::{accommodations, exchanges, profiles, vendor_events};
use crate::app::App;
use crate::error::Error;
use crate::store::authorizations::Authorization;
use crate::store::exchanges::{Direction, ExchangeRow, Outcome, State};
use crate::store::vendor_records::VendorRecord;
use crate::store::{self, DbConn};

/// Records in one message.
const BATCH: i64 = 500;
/// Messages in one round.
const MESSAGES: i64 = 500;
/// For how long a server has the turn: as long as most rounds take at the most. Two rounds at once do no harm, as sending and
/// reading twice do none; but while one that was killed has the turn, nobody talks to the vendor.
const TURN: SignedDuration = SignedDuration::from_mins(2);
/// The longest wait between two tries to send or to read a message.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);
/// The longest that a vendor is left alone because it asks for it.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_hours(1);
/// No vendor takes longer to write a file: what cannot be read after this time never will be.
const WRITING: SignedDuration = SignedDuration::from_hours(1);

/// A round with each vendor whose turn it is.
///
/// # Errors
/// When the database fails. A vendor out of reach is no error here: it is kept as an alarm.
pub async fn run_due(app: &Arc<App>) -> Result<(), Error> {
    let now = app.clock.now();
    for vendor in app.vendors.iter() {
        let code = vendor.settings.code.clone();
        let taken =
            app.db.write(move |conn| Ok::<_, Error>(store::exam_vendors::take(conn, &code, now, now + TURN)?)).await?;
        if taken {
            round(app, vendor).await?;
        }
    }
    Ok(())
}

/// A round with one vendor.
///
/// # Errors
/// When the database fails.
pub async fn round(app: &Arc<App>, vendor: &Vendor) -> Result<(), Error> {
    write(app, vendor).await?;
    let mut reached = travel(app, vendor).await;
    let (worker, code) = (Arc::clone(app), vendor.settings.code.clone());
    blocking(move || exchanges::read_waiting(&worker, &code)).await?;
    if reached.is_ok() {
        // Whoever was confirmed just now need not wait a round to be authorized.
        write(app, vendor).await?;
        reached = send_waiting(app, vendor).await;
        let (worker, code) = (Arc::clone(app), vendor.settings.code.clone());
        blocking(move || exchanges::read_waiting(&worker, &code)).await?;
    }

    let code = vendor.settings.code.clone();
    let now = app.clock.now();
    let next = now + vendor.settings.poll.max(asked_for(&reached));
    let fault = match reached {
        Ok(()) => None,
        Err(Stop::Transport(fault)) => {
            tracing::warn!(vendor = code, fault = fault.word(), "a vendor cannot be reached: {fault}");
            Some((fault.word(), fault.to_string()))
        }
        Err(Stop::Failed(error)) => return Err(error),
    };
    app.metrics.vendor_round(&code, fault.as_ref().map_or("done", |(word, _)| word));
    app.db
        .write(move |conn| {
            let fault = fault.as_ref().map(|(word, message)| (*word, message.as_str()));
            Ok::<_, Error>(store::exam_vendors::settle(conn, &code, now, next, fault)?)
        })
        .await
}

/// For how long the vendor wants to be left alone.
fn asked_for(reached: &Result<(), Stop>) -> SignedDuration {
    match reached {
        Err(Stop::Transport(TransportFault::RateLimited { seconds: Some(seconds) })) => {
            SignedDuration::from_secs(i64::try_from(*seconds).unwrap_or(i64::MAX)).min(LONGEST_PAUSE)
        }
        _ => SignedDuration::ZERO,
    }
}

/// Writes what is due as messages that wait to be sent.
async fn write(app: &Arc<App>, vendor: &Vendor) -> Result<(), Error> {
    let (worker, of) = (Arc::clone(app), vendor.clone());
    blocking(move || write_due(&worker, &of)).await
}

async fn blocking(work: impl FnOnce() -> Result<(), Error> + Send + 'static) -> Result<(), Error> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// What ends a round's way over the network.
enum Stop {
    Transport(TransportFault),
    Failed(Error),
}

impl From<TransportFault> for Stop {
    fn from(fault: TransportFault) -> Self {
        Self::Transport(fault)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// Sends what waits, then fetches what is there.
async fn travel(app: &Arc<App>, vendor: &Vendor) -> Result<(), Stop> {
    send_waiting(app, vendor).await?;
    for name in vendor.port.list().await? {
        let bytes = vendor.port.fetch(&name).await?;
        let (sealer, code, now) = (app.exchanges.clone(), vendor.settings.code.clone(), app.clock.now());
        let file = name.clone();
        // Half a file may be there while the vendor writes it: what cannot be read stays, or the whole would be removed for it.
        let whole = vendor.port.read(&name, &bytes).is_ok();
        let (kept, _) = app
            .db
            .write(move |conn| {
                let received = exchanges::Received { vendor: &code, name: &file, event_id: None, token_id: None };
                exchanges::keep_received(conn, &sealer, received, &bytes, now)
            })
            .await?;
        if whole || now.duration_since(kept.created_at) >= WRITING {
            vendor.port.acknowledge(&name).await?;
        }
    }
    Ok(())
}

async fn send_waiting(app: &Arc<App>, vendor: &Vendor) -> Result<(), Stop> {
    let (code, now) = (vendor.settings.code.clone(), app.clock.now());
    let waiting = app
        .db
        .read(move |conn| Ok::<_, Error>(store::exchanges::waiting(conn, &code, Direction::Sent, now, MESSAGES)?))
        .await?;
    for mut exchange in waiting {
        let (sealer, id) = (app.exchanges.clone(), exchange.id);
        let body = app.db.read(move |conn| exchanges::body(conn, &sealer, id)).await?;
        exchange.attempts += 1;
        let now = app.clock.now();
        let sent = match body {
            Some(bytes) => vendor.port.send(&Message { name: exchange.name.clone(), bytes }).await,
            None => {
                exchange.state = State::Failed;
                exchange.message = Some("its bytes are no longer kept".to_owned());
                Ok(None)
            }
        };
        let mut answer = None;
        let fault = match sent {
            Ok(_) if exchange.state == State::Failed => None,
            Ok(answered) => {
                exchange.state = State::Done;
                exchange.message = None;
                answer = answered;
                None
            }
            // It was written before the vendor's adapter was another one, and what waits behind it must not wait for it.
            Err(fault @ TransportFault::OtherFormat { .. }) => {
                exchange.state = State::Failed;
                exchange.message = Some(fault.to_string());
                None
            }
            Err(fault) => {
                exchange.message = Some(fault.to_string());
                exchange.next_attempt_at = now + wait(exchange.attempts);
                Some(fault)
            }
        };
        exchange.settled_at = (exchange.state != State::Waiting).then_some(now);
        app.metrics.exchange(&exchange.vendor, "sent", fault.as_ref().map_or("done", |_| "retried"));
        let sealer = app.exchanges.clone();
        app.db
            .write(move |conn| {
                store::exchanges::update(conn, &exchange)?;
                if let Some(answer) = answer {
                    // Under the name of the message, by which it is read.
                    let (vendor, name) = (&exchange.vendor, &exchange.name);
                    let received = exchanges::Received { vendor, name, event_id: None, token_id: None };
                    exchanges::keep_received(conn, &sealer, received, &answer, now)?;
                }
                match exchange.state {
                    State::Done => mark_sent(conn, exchange.id, now),
                    State::Failed => tell_again(conn, exchange.id),
                    State::Waiting => Ok(()),
                }
            })
            .await?;
        if let Some(fault) = fault {
            return Err(Stop::Transport(fault));
        }
    }
    Ok(())
}

/// How long to wait after that many tries.
pub(super) fn wait(attempts: u32) -> SignedDuration {
    SignedDuration::from_secs(15).saturating_mul(1 << attempts.saturating_sub(1).min(10)).min(LONGEST_WAIT)
}

/// Counts the vendor's time to answer from when the message was there.
fn mark_sent(conn: &mut DbConn, exchange: ExchangeId, now: Timestamp) -> Result<(), Error> {
    for mut record in store::vendor_records::of_exchange(conn, exchange)? {
        record.sync.told_at = Some(now);
        store::vendor_records::update(conn, &record)?;
    }
    for mut authorization in store::authorizations::of_exchange(conn, exchange)? {
        authorization.sync.told_at = Some(now);
        authorization.sent_at.get_or_insert(now);
        store::authorizations::update(conn, &authorization)?;
    }
    Ok(())
}

/// Has told again what was in a message that will not go.
fn tell_again(conn: &mut DbConn, exchange: ExchangeId) -> Result<(), Error> {
    for mut record in store::vendor_records::of_exchange(conn, exchange)? {
        record.sync.hear(Answer::NotRead);
        store::vendor_records::update(conn, &record)?;
    }
    for mut authorization in store::authorizations::of_exchange(conn, exchange)? {
        authorization.sync.hear(Answer::NotRead);
        store::authorizations::update(conn, &authorization)?;
    }
    Ok(())
}

fn write_due(app: &App, vendor: &Vendor) -> Result<(), Error> {
    let now = app.clock.now();
    app.db.write_blocking(|conn| {
        store::take_turn(conn)?;
        write_candidates(conn, &app.exchanges, vendor, now)?;
        write_authorizations(app, conn, vendor, now)
    })
}

fn write_candidates(conn: &mut DbConn, sealer: &Sealer, vendor: &Vendor, now: Timestamp) -> Result<(), Error> {
    let mut records = Vec::new();
    let mut told = Vec::new();
    for mut record in store::vendor_records::due(conn, &vendor.settings.code, now, BATCH)? {
        record.sync.tell(now);
        if !vendor.is_told_beforehand() {
            record.sync.hear(Answer::Accepted);
            store::vendor_records::update(conn, &record)?;
            continue;
        }
        match candidate_record(conn, &record)? {
            Ok(written) => {
                records.push(written);
                told.push(record);
            }
            Err(reason) => {
                record.sync.hear(Answer::Refused);
                record.message = Some(reason);
                record.answered_at = Some(now);
                store::vendor_records::update(conn, &record)?;
            }
        }
    }
    let Written { messages, faults, without_message } =
        named(conn, vendor, now, |at| vendor.port.write_candidates(&records, at))?;
    for index in without_message {
        let record = &mut told[index];
        let before = record.sync.confirmed.is_some();
        record.sync.hear(Answer::Accepted);
        record.message = None;
        record.answered_at = Some(now);
        store::vendor_records::update(conn, record)?;
        // The vendor learns of a candidate with each authorization, so of another name with each of them anew.
        if before {
            for mut authorization in store::authorizations::open_of(conn, &[record.candidate])? {
                if authorization.vendor == record.vendor {
                    authorization.sync.change();
                    store::authorizations::update(conn, &authorization)?;
                }
            }
        }
    }
    for (index, fault) in faults {
        let record = &mut told[index];
        record.sync.hear(Answer::Refused);
        record.message = Some(fault.to_string());
        record.answered_at = Some(now);
        store::vendor_records::update(conn, record)?;
    }
    for (message, indexes) in messages {
        let exchange = exchanges::keep_sent(conn, sealer, &vendor.settings.code, &message, now)?;
        let mut rows = Vec::with_capacity(indexes.len());
        for (line, index) in indexes.into_iter().enumerate() {
            let record = &mut told[index];
            record.exchange = Some(exchange);
            store::vendor_records::update(conn, record)?;
            rows.push(row(line, &message, "candidate", Some(record.candidate), None));
        }
        store::exchanges::put_rows(conn, exchange, &rows)?;
    }
    Ok(())
}

fn write_authorizations(app: &App, conn: &mut DbConn, vendor: &Vendor, now: Timestamp) -> Result<(), Error> {
    let sealer = &app.exchanges;
    let (unknown, due): (Vec<_>, Vec<_>) = store::authorizations::due(conn, &vendor.settings.code, now, BATCH)?
        .into_iter()
        .partition(|due| due.wish == Wish::Withdrawn && due.sync.telling() == Telling::Add);
    // Nobody has to be told of the end of what nobody knows of.
    for mut authorization in unknown {
        authorization.sync.tell(now);
        authorization.sync.hear(Answer::Accepted);
        store::authorizations::update(conn, &authorization)?;
    }
    let mut records = Vec::with_capacity(due.len());
    let mut told = Vec::with_capacity(due.len());
    for mut authorization in due {
        let granted = accommodations::in_force(conn, authorization.candidate, now)?;
        match accommodation_codes(vendor, granted.map(|granted| granted.needs).unwrap_or_default()) {
            Ok(codes) => {
                let record = store::vendor_records::find(conn, authorization.candidate, &authorization.vendor)?;
                // Whoever takes no more than the end of it need not know them.
                let candidate = match record {
                    Some(record) => candidate_record(conn, &record)?.ok(),
                    None => None,
                };
                records.push(authorization_record(&authorization, candidate, codes));
                told.push(authorization);
            }
            Err(reason) => {
                authorization.sync.tell(now);
                refuse(conn, &mut authorization, reason, now)?;
            }
        }
    }
    let mut due = told;
    let Written { messages, faults, without_message } =
        named(conn, vendor, now, |at| vendor.port.write_authorizations(&records, at))?;
    for index in without_message {
        let authorization = &mut due[index];
        authorization.sync.tell(now);
        authorization.sync.hear(Answer::Accepted);
        authorization.sent_at.get_or_insert(now);
        authorization.answered_at = Some(now);
        vendor_events::confirm(app, conn, authorization, Answer::Accepted, now)?;
        store::authorizations::update(conn, authorization)?;
    }
    for (index, fault) in faults {
        due[index].sync.tell(now);
        refuse(conn, &mut due[index], fault.to_string(), now)?;
    }
    for (message, indexes) in messages {
        let exchange = exchanges::keep_sent(conn, sealer, &vendor.settings.code, &message, now)?;
        let mut rows = Vec::with_capacity(indexes.len());
        for (line, index) in indexes.into_iter().enumerate() {
            let authorization = &mut due[index];
            authorization.sync.tell(now);
            authorization.exchange = Some(exchange);
            store::authorizations::update(conn, authorization)?;
            rows.push(row(line, &message, "authorization", Some(authorization.candidate), Some(authorization)));
        }
        store::exchanges::put_rows(conn, exchange, &rows)?;
    }
    Ok(())
}

/// Tells vendors that the open authorizations of somebody who is about to be erased are over: their records go, so that nothing
/// would be left to tell it by.
///
/// # Errors
/// When the database fails.
pub(super) fn end_all(app: &App, conn: &mut DbConn, candidate: CandidateId, now: Timestamp) -> Result<(), Error> {
    for mut authorization in store::authorizations::open_of(conn, &[candidate])? {
        let Some(vendor) = app.vendors.get(&authorization.vendor) else { continue };
        if authorization.sync.telling() == Telling::Add {
            continue;
        }
        authorization.wish = Wish::Withdrawn;
        authorization.sync.change();
        let records = [authorization_record(&authorization, None, Vec::new())];
        let written = named(conn, vendor, now, |at| vendor.port.write_authorizations(&records, at))?;
        for (message, _) in written.messages {
            exchanges::keep_sent(conn, &app.exchanges, &vendor.settings.code, &message, now)?;
        }
        store::exam_vendors::hurry(conn, &vendor.settings.code, now)?;
    }
    Ok(())
}

/// Keeps why an authorization cannot be told.
fn refuse(conn: &mut DbConn, authorization: &mut Authorization, reason: String, now: Timestamp) -> Result<(), Error> {
    authorization.sync.hear(Answer::Refused);
    authorization.message = Some(reason);
    authorization.answered_at = Some(now);
    Ok(store::authorizations::update(conn, authorization)?)
}

/// What a vendor calls accommodations, or which it has no name for.
fn accommodation_codes(vendor: &Vendor, needs: Vec<Accommodation>) -> Result<Vec<String>, String> {
    if !vendor.is_told_beforehand() {
        return Ok(Vec::new());
    }
    let code = |need: Accommodation| {
        let code = vendor.settings.accommodations.get(&need).cloned();
        code.ok_or_else(|| format!("no code of this vendor is set for the accommodation `{}`", need.as_str()))
    };
    needs.into_iter().map(code).collect()
}

/// Messages of names that were not sent before: they have the second in them, and a vendor takes two of one name for one.
fn named(
    conn: &mut DbConn,
    vendor: &Vendor,
    now: Timestamp,
    write: impl Fn(Timestamp) -> Written,
) -> Result<Written, Error> {
    let mut at = now;
    loop {
        let written = write(at);
        let mut taken = false;
        for (message, _) in &written.messages {
            taken |= store::exchanges::find_sent(conn, &vendor.settings.code, &message.name)?.is_some();
        }
        if !taken {
            return Ok(written);
        }
        at += SignedDuration::from_secs(1);
    }
}

fn row(
    index: usize,
    message: &Message,
    kind: &str,
    candidate: Option<CandidateId>,
    authorization: Option<&Authorization>,
) -> ExchangeRow {
    let place = u32::try_from(index + 1).unwrap_or(u32::MAX);
    ExchangeRow {
        place,
        member: message.name.clone(),
        line: u64::from(place) + 1,
        kind: kind.to_owned(),
        candidate,
        authorization: authorization.map(|authorization| authorization.id),
        registration_id: None,
        outcome: Outcome::Waiting,
        message: None,
    }
}

/// A candidate as their profile in force says, or why that is not enough.
fn candidate_record(conn: &mut DbConn, record: &VendorRecord) -> Result<Result<CandidateRecord, String>, Error> {
    let in_force = profiles::in_force(conn, record.candidate)?;
    let since = in_force.since;
    let Profile { names, contact, company, .. } = in_force.profile;
    let account = store::accounts::of_candidate(conn, record.candidate)?;
    let (Some(contact), Some(account)) = (contact, account) else {
        return Ok(Err("the profile has no postal address and telephone number".to_owned()));
    };
    let country = places::country(contact.address.country);
    let Some(country) = country else {
        return Ok(Err(format!("there is no country {}", contact.address.country.as_str())));
    };
    let address = contact.address;
    let mut lines = address.lines;
    lines.extend(address.dependent_locality);
    Ok(Ok(CandidateRecord {
        client_candidate_id: record.candidate.to_string(),
        vendor_candidate_id: record.vendor_candidate_id.clone(),
        first_name: names.delivery.first().to_owned(),
        last_name: names.delivery.last().to_owned(),
        email: account.email,
        address: lines,
        // A city state has no other.
        city: address.locality.or_else(|| address.subdivision.clone()).unwrap_or_else(|| country.alpha3.to_string()),
        state: address.subdivision,
        postal_code: address.postal_code,
        country: country.alpha3.to_string(),
        phone: contact.phone.national().to_owned(),
        phone_country_code: contact.phone.calling_code().to_string(),
        company: company.map(|company| company.as_str().to_owned()),
        updated_at: since,
    }))
}

fn authorization_record(
    authorization: &Authorization,
    candidate: Option<CandidateRecord>,
    accommodations: Vec<String>,
) -> AuthorizationRecord {
    let change = match (authorization.wish, authorization.sync.telling()) {
        (Wish::Withdrawn, _) => Change::Delete,
        (Wish::InForce, Telling::Add) => Change::Add,
        (Wish::InForce, Telling::Update) => Change::Update,
    };
    AuthorizationRecord {
        change,
        client_authorization_id: authorization.id.to_string(),
        vendor_authorization_id: authorization.vendor_authorization_id.clone(),
        client_candidate_id: authorization.candidate.to_string(),
        candidate,
        attempts: 1,
        series_code: authorization.exam.to_string(),
        accommodations,
        first_on: authorization.first_on,
        last_on: authorization.last_on,
        updated_at: authorization.created_at,
    }
}
