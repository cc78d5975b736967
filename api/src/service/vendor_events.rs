//! What a vendor tells, row by row: confirmations, appointments, results and what becomes of them.
//!
//! Events come late, twice, out of order, and about people nobody knows. Each is taken by its own time; what fits nobody is said of
//! its row in the ledger, where staff find it and read it again once they know more.

use domain::authorization::Wish;
use domain::fact::{Fact, FactKind};
use domain::id::{AppointmentId, AuthorizationId, CandidateId};
use domain::sync::{Answer, Sync, SyncState};
use exam_delivery::port::{
    AppointmentEvent, AppointmentState, AuthorizationConfirmation, CandidateConfirmation, Centre, CourseCompletion,
    Delivery, Event, Refusal, RefusalKind, ResultChange, ResultStatusEvent, Told, Verdict, Whose,
};
use jiff::Timestamp;
use serde_json::json;

use super::mail::Template;
use super::{catalogue, notice, result_imports};
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store::appointments::Appointment;
use crate::store::authorizations::Authorization;
use crate::store::exchanges::{Exchange, ExchangeRow, Outcome};
use crate::store::{self, DbConn};

/// How long an exam takes, where the vendor does not say.
const USUAL_MINUTES: u32 = 120;

/// Why an answer changes nothing.
const PAST: &str = "it answers what the vendor was told before";

/// Why nothing is kept of an event.
const ERASED: &str = "the candidate was erased, so nothing is kept of it";

/// What became of an event.
struct Outcomes {
    outcome: Outcome,
    message: Option<String>,
    candidate: Option<CandidateId>,
    authorization: Option<AuthorizationId>,
    registration_id: Option<String>,
}

impl Outcomes {
    fn new(outcome: Outcome) -> Self {
        Self { outcome, message: None, candidate: None, authorization: None, registration_id: None }
    }

    fn because(self, message: impl Into<String>) -> Self {
        Self { message: Some(message.into()), ..self }
    }

    fn about(self, candidate: CandidateId) -> Self {
        Self { candidate: Some(candidate), ..self }
    }

    fn by(self, authorization: Option<AuthorizationId>) -> Self {
        Self { authorization, ..self }
    }

    fn at(self, registration_id: &str) -> Self {
        Self { registration_id: Some(registration_id.to_owned()), ..self }
    }
}

/// Takes one row, inside the caller's transaction, and answers what to say of it in the ledger. A section of a result is taken
/// with its result and has no row of its own.
///
/// # Errors
/// When the database fails.
pub(super) fn take(
    app: &App,
    conn: &mut DbConn,
    exchange: &Exchange,
    place: u32,
    told: &Told,
) -> Result<Option<ExchangeRow>, Error> {
    let now = app.clock.now();
    let (kind, outcomes) = match &told.event {
        Err(fault) => ("unreadable", Outcomes::new(Outcome::Faulty).because(fault.to_string())),
        Ok(Event::Section(_)) => return Ok(None),
        Ok(Event::Candidate(confirmation)) => {
            ("candidate_confirmation", hear_of_candidate(conn, exchange, confirmation, now)?)
        }
        Ok(Event::Authorization(confirmation)) => {
            ("authorization_confirmation", hear_of_authorization(app, conn, exchange, confirmation, now)?)
        }
        Ok(Event::FileRefused { file, message }) => {
            ("file_refused", hear_of_file(conn, exchange, file.as_deref(), message, now)?)
        }
        Ok(Event::Appointment(event)) => ("appointment", take_appointment(conn, exchange, event, now)?),
        Ok(Event::ResultStatus(event)) => ("result_status", take_status(app, conn, exchange, event)?),
        Ok(Event::Course(completion)) => ("course", take_course(app, conn, exchange, completion)?),
        Ok(Event::Result(called)) => {
            let whose = &called.whose;
            let owner = owner(conn, exchange, whose)?;
            let told = result_imports::take_call_back(app, conn, exchange, called, owner.map(|(owner, _)| owner))?;
            let outcomes = match told {
                result_imports::CallBack::Recorded => Outcomes::new(Outcome::Done),
                result_imports::CallBack::Known => Outcomes::new(Outcome::Repeated),
                result_imports::CallBack::Claimed => {
                    Outcomes::new(Outcome::Unmatched).because("it fits nobody and waits in the claim queue")
                }
                result_imports::CallBack::Erased => Outcomes::new(Outcome::Unmatched).because(ERASED),
            };
            (
                "result",
                match owner {
                    Some((candidate, authorization)) => outcomes.about(candidate).by(authorization),
                    None => outcomes,
                }
                .at(&whose.registration_id),
            )
        }
        Ok(_) => ("unknown", Outcomes::new(Outcome::Faulty).because("this kind of event is not read here")),
    };
    Ok(Some(ExchangeRow {
        place,
        member: told.member.to_string(),
        line: told.line,
        kind: kind.to_owned(),
        candidate: outcomes.candidate,
        authorization: outcomes.authorization,
        registration_id: outcomes.registration_id,
        outcome: outcomes.outcome,
        message: outcomes.message,
    }))
}

/// What a verdict answers, and what is worth telling of it.
fn answer(verdict: &Verdict) -> (Answer, Option<String>) {
    match verdict {
        Verdict::Accepted => (Answer::Accepted, None),
        Verdict::Warned(message) => (Answer::Accepted, Some(message.clone())),
        Verdict::Refused(Refusal { kind, message }) => {
            let answer = match kind {
                RefusalKind::AlreadyKnown => Answer::AlreadyThere,
                RefusalKind::Unknown => Answer::NotThere,
                RefusalKind::CandidateUnknown | RefusalKind::Other => Answer::Refused,
            };
            (answer, Some(message.clone()))
        }
    }
}

/// How the ledger calls it.
fn outcome(answer: Answer) -> Outcome {
    match answer {
        Answer::Accepted => Outcome::Done,
        Answer::AlreadyThere | Answer::NotThere | Answer::Refused | Answer::NotRead => Outcome::Refused,
    }
}

fn hear_of_candidate(
    conn: &mut DbConn,
    exchange: &Exchange,
    confirmation: &CandidateConfirmation,
    now: Timestamp,
) -> Result<Outcomes, Error> {
    let unknown = || {
        let id = &confirmation.client_candidate_id;
        Outcomes::new(Outcome::Unmatched).because(format!("{id} was never sent to this vendor"))
    };
    let Ok(candidate) = confirmation.client_candidate_id.parse::<CandidateId>() else { return Ok(unknown()) };
    let Some(mut record) = store::vendor_records::find(conn, candidate, &exchange.vendor)? else {
        return Ok(unknown());
    };
    if confirmation.at.is_some_and(|at| record.sync.is_past(at)) {
        return Ok(Outcomes::new(Outcome::Repeated).because(PAST).about(candidate));
    }
    let (answer, mut message) = answer(&confirmation.verdict);
    record.sync.hear(answer);
    if let Some(id) = &confirmation.vendor_candidate_id {
        if let Some(before) = record.vendor_candidate_id.as_ref().filter(|before| *before != id) {
            // The vendor has made one of two, or two of one.
            let changed = format!("the vendor's number of the candidate was {before} and is {id} now");
            message = Some(message.map_or(changed.clone(), |message| format!("{message}; {changed}")));
        }
        record.vendor_candidate_id = Some(id.clone());
    }
    record.message.clone_from(&message);
    record.answered_at = Some(now);
    store::vendor_records::update(conn, &record)?;
    let outcomes = Outcomes::new(outcome(answer)).about(candidate);
    Ok(Outcomes { message, ..outcomes })
}

/// Notes that the vendor has an authorization, once it does, and tells its candidate.
pub(super) fn confirm(
    app: &App,
    conn: &mut DbConn,
    authorization: &mut Authorization,
    answer: Answer,
    now: Timestamp,
) -> Result<(), Error> {
    if answer == Answer::Accepted && authorization.wish == Wish::InForce && authorization.confirmed_at.is_none() {
        authorization.confirmed_at = Some(now);
        if authorization.closed_at.is_none() {
            tell_ready(app, conn, authorization)?;
        }
    }
    Ok(())
}

/// Tells a candidate that they can book.
fn tell_ready(app: &App, conn: &mut DbConn, authorization: &Authorization) -> Result<(), Error> {
    let revision = app.catalogue.current(conn)?;
    let template = Template::ReadyToBook {
        exam: catalogue::exam_title(&revision.catalogue, &authorization.exam),
        vendor: app.vendors.name(&authorization.vendor).to_owned(),
        until: authorization.last_on,
        link: app.config.server.public_url.join(&format!("/exams/authorizations/{}", authorization.id)),
    };
    notice::tell_candidate(app, conn, authorization.candidate, template)
}

fn hear_of_authorization(
    app: &App,
    conn: &mut DbConn,
    exchange: &Exchange,
    confirmation: &AuthorizationConfirmation,
    now: Timestamp,
) -> Result<Outcomes, Error> {
    let text = &confirmation.client_authorization_id;
    let unknown = || Outcomes::new(Outcome::Unmatched).because(format!("there is no authorization {text}"));
    let Ok(id) = text.parse::<AuthorizationId>() else { return Ok(unknown()) };
    let found = store::authorizations::find(conn, id)?.filter(|found| found.vendor == exchange.vendor);
    let Some(mut authorization) = found else { return Ok(unknown()) };
    if confirmation.at.is_some_and(|at| authorization.sync.is_past(at)) {
        return Ok(Outcomes::new(Outcome::Repeated).because(PAST).about(authorization.candidate).by(Some(id)));
    }
    let (mut answer, message) = answer(&confirmation.verdict);
    if authorization.wish == Wish::Withdrawn && answer == Answer::NotThere {
        // That is what was wanted.
        answer = Answer::Accepted;
    }
    if matches!(&confirmation.verdict, Verdict::Refused(Refusal { kind: RefusalKind::CandidateUnknown, .. })) {
        // The vendor has lost the candidate: they come first, and the authorization after them.
        if let Some(mut record) = store::vendor_records::find(conn, authorization.candidate, &exchange.vendor)? {
            record.sync = Sync { wanted: record.sync.wanted + 1, ..Sync::default() };
            store::vendor_records::update(conn, &record)?;
        }
        answer = Answer::NotThere;
    }
    authorization.sync.hear(answer);
    if authorization.wish == Wish::Withdrawn && authorization.sync.state() == SyncState::Refused {
        stand_again(conn, &mut authorization)?;
    }
    confirm(app, conn, &mut authorization, answer, now)?;
    if confirmation.vendor_authorization_id.is_some() {
        authorization.vendor_authorization_id.clone_from(&confirmation.vendor_authorization_id);
    }
    authorization.message.clone_from(&message);
    authorization.answered_at = Some(now);
    store::authorizations::update(conn, &authorization)?;
    let outcomes = Outcomes::new(outcome(answer)).about(authorization.candidate).by(Some(id));
    Ok(Outcomes { message, ..outcomes })
}

/// A vendor does not take an authorization back that somebody has booked a place by, of which we may not have heard yet: it is in
/// force, whatever its candidate wished.
fn stand_again(conn: &mut DbConn, authorization: &mut Authorization) -> Result<(), Error> {
    let facts = store::facts::of_candidate(conn, authorization.candidate)?;
    let used = |fact: &Fact| matches!(&fact.kind, FactKind::ExamResult(result) if result.authorization == Some(authorization.id));
    let another = store::authorizations::open_for(conn, &[authorization.candidate], &authorization.exam)?;
    if another.is_none() && !facts.iter().any(used) {
        authorization.closed_at = None;
    }
    authorization.wish = Wish::InForce;
    authorization.sync.change();
    Ok(())
}

/// The vendor could not read a file of ours: what was in it is told again, and somebody has to look.
fn hear_of_file(
    conn: &mut DbConn,
    exchange: &Exchange,
    file: Option<&str>,
    message: &str,
    now: Timestamp,
) -> Result<Outcomes, Error> {
    let sent = match file {
        Some(name) => store::exchanges::find_sent(conn, &exchange.vendor, name)?,
        None => None,
    };
    let Some(mut sent) = sent else {
        return Ok(Outcomes::new(Outcome::Unmatched).because(format!("a file of ours that is not known: {message}")));
    };
    sent.state = store::exchanges::State::Failed;
    sent.message = Some(format!("the vendor could not read it: {message}"));
    sent.settled_at = Some(now);
    store::exchanges::update(conn, &sent)?;
    for mut record in store::vendor_records::of_exchange(conn, sent.id)? {
        record.sync.hear(Answer::NotRead);
        store::vendor_records::update(conn, &record)?;
    }
    for mut authorization in store::authorizations::of_exchange(conn, sent.id)? {
        authorization.sync.hear(Answer::NotRead);
        store::authorizations::update(conn, &authorization)?;
    }
    Ok(Outcomes::new(Outcome::Refused).because(format!("{}: {message}", sent.name)))
}

/// Whom an event is about: by the authorization, else by the registration, else by the candidate ID.
fn owner(
    conn: &mut DbConn,
    exchange: &Exchange,
    whose: &Whose,
) -> Result<Option<(CandidateId, Option<AuthorizationId>)>, Error> {
    if let Some(id) = whose.client_authorization_id.as_deref().and_then(|text| text.parse::<AuthorizationId>().ok())
        && let Some(authorization) = store::authorizations::find(conn, id)?
        && authorization.vendor == exchange.vendor
    {
        return Ok(Some((authorization.candidate, Some(id))));
    }
    let booked = store::appointments::find_by_registration(conn, &exchange.vendor, &whose.registration_id)?;
    if let Some(booked) = booked {
        return Ok(Some((booked.candidate, booked.authorization)));
    }
    let registrations = [whose.registration_id.clone()];
    if let Some((_, candidate)) = store::claims::owners(conn, &registrations)?.into_iter().next() {
        return Ok(Some((candidate, None)));
    }
    let Some(named) = &whose.client_candidate_id else { return Ok(None) };
    Ok(known_candidate(conn, named)?.map(|candidate| (candidate, None)))
}

/// The candidate of a candidate ID as the vendor wrote it.
fn known_candidate(conn: &mut DbConn, text: &str) -> Result<Option<CandidateId>, Error> {
    let Ok(candidate) = text.parse::<CandidateId>() else { return Ok(None) };
    Ok(store::candidates::existing(conn, &[candidate])?.first().copied())
}

fn nobody(registration_id: &str) -> Outcomes {
    Outcomes::new(Outcome::Unmatched)
        .because("it names neither an authorization, nor a registration, nor a candidate that is known")
        .at(registration_id)
}

fn take_appointment(
    conn: &mut DbConn,
    exchange: &Exchange,
    event: &AppointmentEvent,
    now: Timestamp,
) -> Result<Outcomes, Error> {
    let registration_id = &event.whose.registration_id;
    let Some((candidate, authorization)) = owner(conn, exchange, &event.whose)? else {
        return Ok(nobody(registration_id));
    };
    let outcomes = |outcome| Outcomes::new(outcome).about(candidate).by(authorization).at(registration_id);
    let known = store::appointments::find_by_registration(conn, &exchange.vendor, registration_id)?;
    // Vendors count in whole seconds: of two events in one, the one that came last is the later one. What is read again came before.
    let later = |known: &Appointment| {
        known.event_at > event.occurred_at || known.event_at == event.occurred_at && exchange.attempts > 0
    };
    if known.as_ref().is_some_and(later) {
        return Ok(outcomes(Outcome::Repeated).because("a later event about it is known"));
    }
    let cancelled = event.state == AppointmentState::Cancelled;
    let Some(starts_at) = event.starts_at.or(known.as_ref().map(|known| known.starts_at)) else {
        return Ok(outcomes(Outcome::Faulty).because("it does not say when the exam begins"));
    };
    let Ok(exam) = event.series_code.parse() else {
        return Ok(outcomes(Outcome::Faulty).because(format!("{} is not the code of an exam", event.series_code)));
    };
    let centre = event.centre.as_ref().map(centre);
    match known {
        Some(known) => {
            let moved = known.starts_at != starts_at || centre.is_some() && centre != known.centre;
            if known.event_at == event.occurred_at && !moved && known.cancelled == cancelled {
                return Ok(outcomes(Outcome::Repeated).because("it is known"));
            }
            let appointment = Appointment {
                authorization: authorization.or(known.authorization),
                cancelled,
                starts_at,
                minutes: event.minutes.unwrap_or(known.minutes),
                time_zone: event.time_zone.clone().or(known.time_zone),
                online: event.delivery.map_or(known.online, |delivery| delivery == Delivery::Online),
                centre: centre.or(known.centre),
                event_at: event.occurred_at,
                changes: known.changes + u32::from(moved),
                // Of another time they are reminded anew.
                reminded_at: known.reminded_at.filter(|_| !moved),
                ..known
            };
            store::appointments::update(conn, &appointment)?;
        }
        None => {
            let appointment = Appointment {
                id: AppointmentId::from(random::uuid(now)),
                vendor: exchange.vendor.clone(),
                registration_id: registration_id.clone(),
                candidate,
                authorization,
                exam,
                cancelled,
                starts_at,
                minutes: event.minutes.unwrap_or(USUAL_MINUTES),
                time_zone: event.time_zone.clone(),
                online: event.delivery == Some(Delivery::Online),
                centre,
                booked_at: event.occurred_at,
                event_at: event.occurred_at,
                changes: 0,
                reminded_at: None,
            };
            store::appointments::insert(conn, &appointment)?;
        }
    }
    Ok(outcomes(Outcome::Done))
}

fn centre(centre: &Centre) -> serde_json::Value {
    json!({
        "code": centre.code,
        "name": centre.name,
        "address": centre.address,
        "city": centre.city,
        "country": centre.country,
        "phone": centre.phone,
    })
}

fn take_status(
    app: &App,
    conn: &mut DbConn,
    exchange: &Exchange,
    event: &ResultStatusEvent,
) -> Result<Outcomes, Error> {
    let registration_id = &event.whose.registration_id;
    let Some((candidate, _)) = owner(conn, exchange, &event.whose)? else {
        return Ok(nobody(registration_id));
    };
    if !store::candidates::erased(conn, &[candidate])?.is_empty() {
        return Ok(Outcomes::new(Outcome::Unmatched).because(ERASED).at(registration_id));
    }
    let Ok(registration) = registration_id.parse::<domain::code::RegistrationId>() else {
        return Ok(nobody(registration_id));
    };
    let kind = match event.status {
        ResultChange::Held => FactKind::ResultHeld { registration_id: registration },
        ResultChange::Released => FactKind::ResultReleased { registration_id: registration },
        ResultChange::Revoked => FactKind::ResultRevoked { registration_id: registration },
        ResultChange::Reinstated => FactKind::ResultReinstated { registration_id: registration },
    };
    let outcomes = |outcome| Outcomes::new(outcome).about(candidate).at(registration_id);
    let new = result_imports::record_later(app, conn, exchange, candidate, kind, event.occurred_at)?;
    Ok(outcomes(if new { Outcome::Done } else { Outcome::Repeated }))
}

fn take_course(
    app: &App,
    conn: &mut DbConn,
    exchange: &Exchange,
    completion: &CourseCompletion,
) -> Result<Outcomes, Error> {
    let Some(candidate) = known_candidate(conn, &completion.client_candidate_id)? else {
        let message = format!("there is no candidate {}", completion.client_candidate_id);
        return Ok(Outcomes::new(Outcome::Unmatched).because(message));
    };
    if !store::candidates::erased(conn, &[candidate])?.is_empty() {
        return Ok(Outcomes::new(Outcome::Unmatched).because(ERASED));
    }
    let Ok(course) = completion.course_code.parse() else {
        return Ok(Outcomes::new(Outcome::Faulty)
            .because(format!("{} is not the code of a course", completion.course_code))
            .about(candidate));
    };
    let known = app.catalogue.current(conn)?.catalogue.course(&course).is_some();
    let kind = FactKind::CourseCompleted { course };
    let new = result_imports::record_later(app, conn, exchange, candidate, kind, completion.completed_at)?;
    let outcomes = Outcomes::new(if new { Outcome::Done } else { Outcome::Repeated }).about(candidate);
    // It is kept all the same: the catalogue may get to know the course later.
    let unknown =
        || format!("there is no course {} in the catalogue: it counts for nothing yet", completion.course_code);
    Ok(if known { outcomes } else { outcomes.because(unknown()) })
}
