//! Authorizations: a candidate's way to an exam, from the wish to sit it to knowing what came of it.
//!
//! Whoever may sit an exam is authorized at once; the vendor is told by the [exchange](super::exam_delivery), and nobody is sent
//! there before the vendor has said that it knows them.

use std::sync::Arc;

use contract::appointment::{AppointmentState, AppointmentView};
use contract::authorization::{
    AuthorizationState, AuthorizationView, CreateAuthorization, HandOffField, HandOffView, JourneyStepView,
};
use contract::page::Page;
use contract::problem::ProblemCode;
use domain::authorization::{JourneyStep, Milestones, Wish, journey, window};
use domain::calendar::AsOf;
use domain::fact::{Fact, FactKind, Outcome};
use domain::history::History;
use domain::id::{AuthorizationId, CandidateId, FactId};
use domain::sync::{Sync, SyncState, Telling};
use exam_delivery::assessment_engine::launch;
use exam_delivery::pearson::hand_off;
use jiff::Timestamp;
use language::text::{decision as say, problem as text};
use language::{Language, Message};

use super::catalogue::{self, Revision};
use super::exam_vendors::Vendor;
use super::{appointments, eligibility, profiles, vouchers};
use crate::access::Principal;
use crate::app::App;
use crate::config::{Exchange, Launches};
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::random;
use crate::store::authorizations::Authorization;
use crate::store::vendor_records::VendorRecord;
use crate::store::{self, DbConn};

/// Authorizes a candidate for an exam. Asking again while there is an authorization answers that one.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no exam of that code; [`ProblemCode::NotEligible`] with everything that stands in the
/// way; [`ProblemCode::Conflict`] when nobody delivers it, or its vendor has not yet confirmed that an earlier one is taken back.
pub async fn create(
    app: &Arc<App>,
    who: &Principal,
    input: CreateAuthorization,
    language: Language,
) -> Result<AuthorizationView, Error> {
    let candidate = who.candidate()?;
    let app = Arc::clone(app);
    let now = app.clock.now();
    let worker = Arc::clone(&app);
    app.db
        .write(move |conn| {
            let app = &worker;
            store::take_turn(conn)?;
            let revision = app.catalogue.current(conn)?;
            let exam = catalogue::exam(&revision.catalogue, &input.exam)?;
            let nobody = || Error::of(ProblemCode::Conflict).detail(text::exam_without_vendor());
            let vendor = exam.delivery_vendor.as_deref().ok_or_else(nobody)?;
            let vendor = app.vendors.get(vendor).ok_or_else(nobody)?.settings.code.clone();
            let people = store::candidates::with_merged(conn, candidate)?;
            if let Some(open) = store::authorizations::open_for(conn, &people, &exam.code)? {
                return view(conn, app, &revision, &open, now, language);
            }
            let taken_back = store::authorizations::withdrawn_for(conn, &people, &exam.code)?;
            if let Some(pending) = taken_back.iter().find(|one| is_being_taken_back(app, one)) {
                let detail = text::exam_being_taken_back(app.vendors.name(&pending.vendor));
                return Err(Error::of(ProblemCode::Conflict).detail(detail));
            }
            let eligibility = eligibility::of(conn, app, &revision, candidate, exam, now, language)?;
            if !eligibility.may_sit {
                let reasons: Vec<String> = eligibility.obstacles.iter().map(|found| found.reason.clone()).collect();
                return Err(Error::of(ProblemCode::NotEligible).detail(text::not_eligible(reasons.join(" "))));
            }
            let today = AsOf::now(now).on;
            let days = window(today, exam.effective_from, exam.retired_on);
            let (first_on, last_on) = days.ok_or_else(|| Error::of(ProblemCode::NotEligible))?;
            know_candidate(conn, candidate, &vendor)?;
            let new = Authorization {
                id: unused(conn)?,
                candidate,
                vendor,
                exam: exam.code.clone(),
                wish: Wish::InForce,
                first_on,
                last_on,
                created_at: now,
                sync: Sync::new(),
                exchange: None,
                vendor_authorization_id: None,
                message: None,
                answered_at: None,
                confirmed_at: None,
                sent_at: None,
                closed_at: None,
            };
            store::authorizations::insert(conn, &new)?;
            if let Some(voucher) = input.voucher {
                vouchers::choose(conn, voucher, &people, &new, now)?;
            }
            store::exam_vendors::hurry(conn, &new.vendor, now)?;
            view(conn, app, &revision, &new, now, language)
        })
        .await
}

/// Whether the vendor may still have what its candidate took back: with another one beside it there would be two.
fn is_being_taken_back(app: &App, authorization: &Authorization) -> bool {
    let never_told = authorization.sync.telling() == Telling::Add;
    // One that is not in the settings any more never confirms anything.
    let answers = app.vendors.get(&authorization.vendor).is_some();
    answers && !never_told && authorization.sync.state() != SyncState::Confirmed
}

/// A number that nobody has. One in a thousand million million is taken at random; asking the database is cheaper than explaining.
fn unused(conn: &mut DbConn) -> Result<AuthorizationId, Error> {
    loop {
        let id = random::authorization_id();
        if store::authorizations::find(conn, id)?.is_none() {
            return Ok(id);
        }
    }
}

/// Makes sure that a vendor will be told of a candidate.
fn know_candidate(conn: &mut DbConn, candidate: CandidateId, vendor: &str) -> Result<(), Error> {
    match store::vendor_records::find(conn, candidate, vendor)? {
        None => store::vendor_records::insert(
            conn,
            &VendorRecord {
                candidate,
                vendor: vendor.to_owned(),
                sync: Sync::new(),
                exchange: None,
                vendor_candidate_id: None,
                message: None,
                answered_at: None,
            },
        )?,
        // What it refused may be right by now: an address may have been all that was wrong.
        Some(mut record) if record.sync.state() == SyncState::Refused => {
            record.sync.change();
            store::vendor_records::update(conn, &record)?;
        }
        Some(_) => {}
    }
    Ok(())
}

/// A candidate's authorizations, newest first.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(
    app: &Arc<App>,
    who: &Principal,
    page: &PageRequest,
    language: Language,
) -> Result<Page<AuthorizationView>, Error> {
    let candidate = who.candidate()?;
    let before: Option<(Timestamp, AuthorizationId)> = page.after()?;
    let (limit, now, worker) = (page.rows(), app.clock.now(), Arc::clone(app));
    let found = app
        .db
        .read(move |conn| {
            let revision = worker.catalogue.current(conn)?;
            let people = store::candidates::with_merged(conn, candidate)?;
            let found = store::authorizations::list(conn, &people, before, limit)?;
            let facts = store::facts::of_candidate(conn, candidate)?;
            found
                .iter()
                .map(|found| view_with(conn, &worker, &revision, found, &facts, now, language))
                .collect::<Result<Vec<_>, Error>>()
        })
        .await?;
    let (items, next) = cut(found, page, |view: &AuthorizationView| (view.created_at, view.id));
    Ok(Page { items, next })
}

/// What a candidate has still to do with, or to wait for: booked exams first, the soonest before the others, then in the order of
/// registration.
///
/// # Errors
/// When the database fails.
pub(super) fn ahead(
    conn: &mut DbConn,
    app: &App,
    revision: &Revision,
    candidate: CandidateId,
    facts: &[Fact],
    now: Timestamp,
    language: Language,
) -> Result<Vec<AuthorizationView>, Error> {
    let people = store::candidates::with_merged(conn, candidate)?;
    let open = store::authorizations::open_of(conn, &people)?;
    let views = open.iter().map(|found| view_with(conn, app, revision, found, facts, now, language));
    let mut views: Vec<AuthorizationView> = views.collect::<Result<_, Error>>()?;
    use AuthorizationState::{Completed, Expired, Withdrawn};
    views.retain(|view| !matches!(view.state, Completed | Expired | Withdrawn));
    let begins = |view: &AuthorizationView| {
        let booked = view.appointment.as_ref().filter(|_| view.state == AuthorizationState::Booked);
        booked.map_or(Timestamp::MAX, |booked| booked.starts_at)
    };
    views.sort_by_key(|view| (begins(view), view.created_at, view.id));
    Ok(views)
}

/// One authorization of a candidate.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that number, or it is somebody else's.
pub async fn find(
    app: &Arc<App>,
    who: &Principal,
    id: AuthorizationId,
    language: Language,
) -> Result<AuthorizationView, Error> {
    let candidate = who.candidate()?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db
        .read(move |conn| {
            let revision = worker.catalogue.current(conn)?;
            let found = own(conn, candidate, id)?;
            view(conn, &worker, &revision, &found, now, language)
        })
        .await
}

fn own(conn: &mut DbConn, candidate: CandidateId, id: AuthorizationId) -> Result<Authorization, Error> {
    let people = store::candidates::with_merged(conn, candidate)?;
    store::authorizations::find(conn, id)?
        .filter(|found| people.contains(&found.candidate))
        .ok_or_else(|| Error::of(ProblemCode::NotFound).detail(text::no_authorization()))
}

/// Takes an authorization back.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is not theirs; [`ProblemCode::Conflict`] when it is over, or a place is booked.
pub async fn withdraw(
    app: &Arc<App>,
    who: &Principal,
    id: AuthorizationId,
    language: Language,
) -> Result<AuthorizationView, Error> {
    let candidate = who.candidate()?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db
        .write(move |conn| {
            store::take_turn(conn)?;
            let revision = worker.catalogue.current(conn)?;
            let mut found = own(conn, candidate, id)?;
            let before = view(conn, &worker, &revision, &found, now, language)?;
            if !before.may_withdraw {
                let detail = match before.state {
                    AuthorizationState::Booked => text::cancel_first(before.vendor_name),
                    _ => text::authorization_over(),
                };
                return Err(Error::of(ProblemCode::Conflict).detail(detail));
            }
            found.wish = Wish::Withdrawn;
            found.closed_at = Some(now);
            found.sync.change();
            store::authorizations::update(conn, &found)?;
            vouchers::release(conn, found.id)?;
            store::exam_vendors::hurry(conn, &found.vendor, now)?;
            view(conn, &worker, &revision, &found, now, language)
        })
        .await
}

/// The form that signs a candidate in at the vendor.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is not theirs; [`ProblemCode::Conflict`] when the vendor does not know of it yet, it is over,
/// or the vendor has no pages to book at.
pub async fn create_hand_off(
    app: &Arc<App>,
    who: &Principal,
    id: AuthorizationId,
    language: Language,
) -> Result<HandOffView, Error> {
    let candidate = who.candidate()?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    let (found, view) = app
        .db
        .read(move |conn| {
            let revision = worker.catalogue.current(conn)?;
            let found = own(conn, candidate, id)?;
            let view = view(conn, &worker, &revision, &found, now, language)?;
            Ok::<_, Error>((found, view))
        })
        .await?;
    let conflict = |detail: Message| Error::of(ProblemCode::Conflict).detail(detail);
    if !view.may_book {
        return Err(conflict(text::not_to_be_booked(view.explanation)));
    }
    let vendor = app.vendors.get(&found.vendor).filter(|vendor| vendor.takes_candidates());
    let vendor = vendor.ok_or_else(|| conflict(text::no_booking_pages(view.vendor_name)))?;
    let public = &app.config.server.public_url;
    if let Exchange::AssessmentEngine(launches) = &vendor.settings.exchange {
        return launch_into(app, vendor, launches, &found, now).await;
    }
    let pages = vendor.settings.hand_off.as_ref().ok_or_else(|| Error::internal("no pages to be handed off to"))?;
    let form = hand_off::form(&hand_off::HandOff {
        passphrase: pages.passphrase.clone(),
        client_code: vendor.settings.client_code.clone(),
        client_candidate_id: found.candidate.to_string(),
        return_url: public.join("/exams/returned/done"),
        error_url: public.join("/exams/returned/error"),
        logout_url: public.join("/exams/returned/signed-out"),
        timeout_url: public.join("/exams/returned/timed-out"),
        at: now,
        session_seconds: pages.session_seconds,
    });
    let fields = form.into_iter().map(|(name, value)| HandOffField { name: name.to_owned(), value });
    Ok(HandOffView { url: pages.url.to_string(), fields: fields.collect() })
}

/// The address that takes a candidate into an engine.
async fn launch_into(
    app: &App,
    vendor: &Vendor,
    launches: &Launches,
    authorization: &Authorization,
    now: Timestamp,
) -> Result<HandOffView, Error> {
    let candidate = authorization.candidate;
    let names = app.db.read(move |conn| Ok::<_, Error>(profiles::in_force(conn, candidate)?.profile.names)).await?;
    let public = &app.config.server.public_url;
    let url = launch::url(&launch::Launch {
        launch_url: launches.url.to_string(),
        secret: launches.secret.clone(),
        issuer: public.as_str().trim_end_matches('/').to_owned(),
        audience: vendor.settings.code.clone(),
        token_id: random::uuid(now).to_string(),
        client_candidate_id: candidate.to_string(),
        first_name: names.delivery.first().to_owned(),
        last_name: names.delivery.last().to_owned(),
        client_authorization_id: authorization.id.to_string(),
        exam_code: authorization.exam.to_string(),
        return_url: public.join("/exams/returned/done"),
        at: now,
    });
    let url = url.ok_or_else(|| Error::internal("the address of an engine is none"))?;
    Ok(HandOffView { url, fields: Vec::new() })
}

/// Ends authorizations whose last day is over.
///
/// # Errors
/// When the database fails.
pub fn expire(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    let today = AsOf::now(now).on;
    app.db.write_blocking(|conn| {
        let over = store::authorizations::expired(conn, today, 1000)?;
        let ids: Vec<AuthorizationId> = over.iter().map(|over| over.id).collect();
        if !ids.is_empty() {
            store::authorizations::close(conn, &ids, now)?;
            for id in ids {
                vouchers::release(conn, id)?;
            }
        }
        Ok(())
    })
}

fn view(
    conn: &mut DbConn,
    app: &App,
    revision: &Revision,
    of: &Authorization,
    now: Timestamp,
    language: Language,
) -> Result<AuthorizationView, Error> {
    let facts = store::facts::of_candidate(conn, of.candidate)?;
    view_with(conn, app, revision, of, &facts, now, language)
}

fn view_with(
    conn: &mut DbConn,
    app: &App,
    revision: &Revision,
    of: &Authorization,
    facts: &[Fact],
    now: Timestamp,
    language: Language,
) -> Result<AuthorizationView, Error> {
    let record = store::vendor_records::find(conn, of.candidate, &of.vendor)?;
    let booked = store::appointments::of_authorization(conn, of.id)?;
    // The one that is to come or was last; a cancelled one only when there is no other.
    let current = booked.iter().find(|booked| !booked.cancelled).or(booked.first());
    let appointment = current.map(|booked| appointments::view(booked, &app.vendors, revision, now));
    let at_once = app.vendors.get(&of.vendor).is_some_and(Vendor::begins_at_once);
    let mut standing = standing(revision, of, record.as_ref(), appointment.as_ref(), at_once, facts, now);
    if at_once {
        standing.journey.retain(|step| step.step != JourneyStep::Booked);
    }
    let vendor_name = app.vendors.name(&of.vendor).to_owned();
    let as_of = AsOf::now(now);
    let exam = match revision.catalogue.exam(&of.exam) {
        Some(exam) => catalogue::exam_view(&revision.catalogue, exam, &app.vendors, as_of.on),
        None => catalogue::unknown_exam(&of.exam),
    };
    let state = standing.state;
    let explanation = match state {
        AuthorizationState::Preparing if at_once => say::authorization_preparing_at_once(&vendor_name),
        AuthorizationState::Ready if at_once => say::authorization_ready_at_once(&vendor_name, of.last_on),
        state => explanation(of, record.as_ref(), state, &vendor_name),
    };
    let explanation = explanation.text(language);
    Ok(AuthorizationView {
        id: of.id,
        exam,
        vendor: of.vendor.clone(),
        vendor_name,
        state,
        explanation,
        first_on: of.first_on,
        last_on: of.last_on,
        created_at: of.created_at,
        may_book: matches!(state, AuthorizationState::Ready | AuthorizationState::Booked),
        begins_at_once: at_once,
        may_withdraw: matches!(
            state,
            AuthorizationState::Preparing | AuthorizationState::Ready | AuthorizationState::Refused
        ),
        appointment,
        voucher: vouchers::of_authorization(app, conn, of.id, now)?,
        journey: standing.journey,
        result_id: standing.result,
    })
}

struct Standing {
    state: AuthorizationState,
    journey: Vec<JourneyStepView>,
    result: Option<FactId>,
}

fn standing(
    revision: &Revision,
    of: &Authorization,
    record: Option<&VendorRecord>,
    appointment: Option<&AppointmentView>,
    at_once: bool,
    facts: &[Fact],
    now: Timestamp,
) -> Standing {
    let reported = facts.iter().find(|fact| match &fact.kind {
        FactKind::ExamResult(result) => result.authorization == Some(of.id),
        _ => false,
    });
    let counts = reported.filter(|fact| {
        let history = History::new(&revision.catalogue, facts, AsOf::now(now));
        let registration = fact.kind.registration_id();
        history.attempts().iter().any(|attempt| Some(attempt.registration_id) == registration && !attempt.held)
    });
    // What was held back is decided once it is released.
    let released = |fact: &&Fact| {
        matches!(fact.kind, FactKind::ResultReleased { .. })
            && fact.kind.registration_id() == counts.and_then(|counts| counts.kind.registration_id())
    };
    let decided_at = counts
        .map(|counts| facts.iter().filter(released).map(|fact| fact.learnt_at).fold(counts.learnt_at, Timestamp::max));
    let booked = appointment.filter(|booked| booked.state != AppointmentState::Cancelled);
    let refused = of.sync.state() == SyncState::Refused
        || of.confirmed_at.is_none() && record.is_some_and(|record| record.sync.state() == SyncState::Refused);
    let state = if reported.is_some() {
        AuthorizationState::Completed
    } else if of.wish == Wish::Withdrawn {
        AuthorizationState::Withdrawn
    } else if booked.is_some_and(|booked| booked.state == AppointmentState::Past) {
        AuthorizationState::AwaitingResult
    } else if of.closed_at.is_some() {
        AuthorizationState::Expired
    } else if refused {
        AuthorizationState::Refused
    } else if booked.is_some() {
        AuthorizationState::Booked
    } else if of.confirmed_at.is_some() {
        AuthorizationState::Ready
    } else {
        AuthorizationState::Preparing
    };
    let ended =
        matches!(state, AuthorizationState::Withdrawn | AuthorizationState::Expired | AuthorizationState::Refused);
    let milestones = Milestones {
        authorized_at: of.created_at,
        sent_at: of.sent_at,
        confirmed_at: of.confirmed_at,
        // Where nothing is booked, nothing has to be waited for between being known and sitting it.
        booked_at: booked.map(|booked| booked.booked_at).or(of.confirmed_at.filter(|_| at_once)),
        appointment: booked.map(|booked| (booked.starts_at, booked.ends_at)),
        sat_at: reported.map(|fact| fact.happened_at),
        missed: reported.is_some_and(
            |fact| matches!(&fact.kind, FactKind::ExamResult(result) if matches!(result.outcome, Outcome::NoShow { .. })),
        ),
        reported_at: reported.map(|fact| fact.learnt_at),
        decided_at,
        // In one transaction with the decision.
        notified_at: decided_at,
        ended,
    };
    let journey = journey(&milestones, now)
        .into_iter()
        .map(|step| JourneyStepView {
            step: step.step,
            state: step.state,
            at: step.at,
            holder: step.holder,
            usual_by: step.usual_by.filter(|_| step.step != JourneyStep::Booked),
        })
        .collect();
    Standing { state, journey, result: reported.filter(|fact| fact.happened_at <= now).map(|fact| fact.id) }
}

fn explanation(of: &Authorization, record: Option<&VendorRecord>, state: AuthorizationState, vendor: &str) -> Message {
    match state {
        AuthorizationState::Preparing => say::authorization_preparing(vendor),
        AuthorizationState::Ready => say::authorization_ready(vendor, of.last_on),
        AuthorizationState::Booked => say::authorization_booked(vendor),
        AuthorizationState::AwaitingResult => say::authorization_awaiting_result(vendor),
        AuthorizationState::Completed => say::authorization_completed(),
        AuthorizationState::Withdrawn => say::authorization_withdrawn(),
        AuthorizationState::Expired => say::authorization_expired(of.last_on),
        AuthorizationState::Refused => {
            let record = record.filter(|record| record.sync.state() == SyncState::Refused);
            let (message, by_record) = match record.and_then(|record| record.message.as_deref()) {
                Some(message) => (message, true),
                None => (of.message.as_deref().unwrap_or("-"), false),
            };
            if by_record {
                say::authorization_refused_profile(vendor, message)
            } else {
                say::authorization_refused(vendor, message)
            }
        }
    }
}
