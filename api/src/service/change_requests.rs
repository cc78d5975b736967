//! Changes of a profile that need evidence: asked for by candidates, decided by staff.
//!
//! An approved legal name comes into force at once: on the candidate, in a new version of the profile, and on credentials,
//! which are issued anew under their old ids and codes. The old name stays in the history alone.

use std::sync::Arc;

use contract::change_request::{
    ChangeDecision, ChangeRequestState, ChangeRequestView, CreateChangeRequest, DecideChangeRequest, WantedChange,
};
use contract::page::Page;
use contract::problem::ProblemCode;
use domain::accommodation::{self, NeedsError};
use domain::id::ChangeRequestId;
use domain::profile::{CompanyName, Wanted};
use domain::text::{TextError, line};
use jiff::Timestamp;
use language::text::problem as text;
use serde_json::Value;

use super::notice::Notices;
use super::{accommodations, documents, issuing, person, profiles};
use crate::access::Principal;
use crate::app::App;
use crate::error::{Error, Refusal};
use crate::page::{PageRequest, cut};
use crate::random;
use crate::store::change_requests::{ChangeRequest, OPEN};
use crate::store::{self, DbConn};

/// The most documents of one request.
const MOST_DOCUMENTS: usize = 5;
/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// Asks for a change.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] with everything that was refused; [`ProblemCode::Conflict`] when a request of this kind is open.
pub async fn create(app: &App, who: &Principal, request: CreateChangeRequest) -> Result<ChangeRequestView, Error> {
    let candidate = who.candidate()?;
    let mut faults = Vec::new();
    let wanted = wanted(request.wanted, &app.config.issuer.name, &mut faults);
    let mut files = request.documents;
    files.sort_unstable();
    files.dedup();
    if files.is_empty() || files.len() > MOST_DOCUMENTS {
        faults.push(Refusal::new("/documents", "out_of_range", text::documents_from_to(MOST_DOCUMENTS)));
    }
    let Some(wanted) = wanted.filter(|_| faults.is_empty()) else { return Err(Error::invalid(faults)) };
    let now = app.clock.now();
    let id = ChangeRequestId::new(random::uuid(now));
    app.db
        .write(move |conn| {
            // Of two that are sent at once, as by a double click, the second finds the first.
            store::take_turn(conn)?;
            if store::change_requests::has_open(conn, candidate, &wanted)? {
                return Err(Error::of(ProblemCode::Conflict).detail(text::change_request_open()));
            }
            let new = ChangeRequest {
                id,
                candidate,
                wanted,
                state: OPEN.to_owned(),
                created_at: now,
                decided_at: None,
                reason: None,
            };
            store::change_requests::insert(conn, &new)?;
            if store::documents::attach(conn, candidate, &files, id)? != files.len() {
                let refused = Error::of(ProblemCode::InvalidRequest);
                return Err(refused.field("/documents", "unknown", text::not_your_document()));
            }
            view(conn, new, now)
        })
        .await
}

/// A candidate's own requests, newest first.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, who: &Principal, page: &PageRequest) -> Result<Page<ChangeRequestView>, Error> {
    let candidate = who.candidate()?;
    let before: Option<ChangeRequestId> = page.after()?;
    let (limit, now) = (page.rows(), app.clock.now());
    let page = page.clone();
    app.db
        .read(move |conn| {
            let requests = store::change_requests::of_candidate(conn, candidate, before, limit)?;
            views(conn, requests, &page, now)
        })
        .await
}

/// Requests that wait for a decision, oldest first.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list_open(app: &App, page: &PageRequest) -> Result<Page<ChangeRequestView>, Error> {
    let after: Option<ChangeRequestId> = page.after()?;
    let (limit, now) = (page.rows(), app.clock.now());
    let page = page.clone();
    app.db
        .read(move |conn| {
            let requests = store::change_requests::open(conn, after, limit)?;
            views(conn, requests, &page, now)
        })
        .await
}

/// A request of anybody, in whatever state; for staff.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that id.
pub async fn find(app: &App, id: ChangeRequestId) -> Result<ChangeRequestView, Error> {
    let now = app.clock.now();
    app.db
        .read(move |conn| {
            let request = found(conn, id)?;
            view(conn, request, now)
        })
        .await
}

/// Takes an own request back.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is not theirs; [`ProblemCode::Conflict`] when it was settled.
pub async fn withdraw(app: &App, who: &Principal, id: ChangeRequestId) -> Result<ChangeRequestView, Error> {
    let candidate = who.candidate()?;
    let by = who.account_id;
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            let request = found(conn, id)?;
            if request.candidate != candidate {
                return Err(Error::of(ProblemCode::NotFound));
            }
            settled(store::change_requests::settle(conn, id, "withdrawn", by, now, None)?)?;
            let request = found(conn, id)?;
            view(conn, request, now)
        })
        .await
}

/// Decides a request.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none; [`ProblemCode::Conflict`] when it was settled; [`ProblemCode::Forbidden`] to those
/// whose own it is; [`ProblemCode::InvalidRequest`] when it is refused without a reason.
pub async fn decide(
    app: &Arc<App>,
    who: &Principal,
    id: ChangeRequestId,
    decision: DecideChangeRequest,
) -> Result<ChangeRequestView, Error> {
    let reason = reason(&decision)?;
    let approved = decision.decision == ChangeDecision::Approve;
    let (who, now) = (who.clone(), app.clock.now());
    let (notices, page) = (Notices::of(app), app.config.server.public_url.join("/account/profile"));
    let decided = app
        .db
        .write(move |conn| {
            store::take_turn(conn)?;
            let request = found(conn, id)?;
            if who.candidate_id == Some(request.candidate) {
                return Err(Error::of(ProblemCode::Forbidden).detail(text::own_request()));
            }
            let state = if approved { "approved" } else { "refused" };
            settled(store::change_requests::settle(conn, id, state, who.account_id, now, reason.as_deref())?)?;
            notices.request_decided(conn, request.candidate, &page)?;
            match request.wanted {
                _ if !approved => {}
                Wanted::Accommodations { needs, .. } => accommodations::grant(conn, request.candidate, needs, now)?,
                wanted => {
                    let mut current = profiles::in_force(conn, request.candidate)?;
                    let profile = wanted.apply(current.profile.clone());
                    current.record(conn, profile, who.account_id, now)?;
                }
            }
            let request = found(conn, id)?;
            view(conn, request, now)
        })
        .await?;
    if approved {
        issuing::issue_now(app).await;
    }
    Ok(decided)
}

fn found(conn: &mut DbConn, id: ChangeRequestId) -> Result<ChangeRequest, Error> {
    store::change_requests::find(conn, id)?.ok_or_else(|| Error::of(ProblemCode::NotFound))
}

fn settled(now: bool) -> Result<(), Error> {
    let refuse = || Error::of(ProblemCode::Conflict).detail(text::change_request_settled());
    now.then_some(()).ok_or_else(refuse)
}

fn reason(decision: &DecideChangeRequest) -> Result<Option<String>, Error> {
    match line(decision.reason.as_deref().unwrap_or_default(), LONGEST_REASON) {
        Ok(reason) => Ok(Some(reason)),
        Err(TextError::Empty) if decision.decision == ChangeDecision::Approve => Ok(None),
        Err(error) => Err(Error::invalid(vec![person::text_fault("/reason", error)])),
    }
}

fn wanted(form: WantedChange, issuer: &str, faults: &mut Vec<Refusal>) -> Option<Wanted> {
    match form {
        WantedChange::LegalName { names } => {
            person::any_names(&names, "/wanted/names", faults).map(|names| Wanted::LegalName { names })
        }
        WantedChange::Company { company } => CompanyName::new(&company)
            .map_err(|error| faults.push(person::text_fault("/wanted/company", error)))
            .map(|company| Wanted::Company { company })
            .ok(),
        WantedChange::Accommodations { needs, consent } => {
            let needs = accommodation::needs(needs).map_err(|error| {
                let message = match error {
                    NeedsError::Empty => text::no_accommodation(),
                    NeedsError::Times => text::one_time_only(),
                };
                faults.push(Refusal::new("/wanted/needs", "required", message));
            });
            let consent = accommodations::consent(&consent, issuer).ok_or_else(|| {
                faults.push(Refusal::new("/wanted/consent", "required", text::consent_needed()));
            });
            Some(Wanted::Accommodations { needs: needs.ok()?, consent: consent.ok()? })
        }
    }
}

fn view(conn: &mut DbConn, request: ChangeRequest, now: Timestamp) -> Result<ChangeRequestView, Error> {
    let present = profiles::in_force(conn, request.candidate)?.profile;
    let files = store::documents::of_requests(conn, &[request.id])?;
    let present_needs = match request.wanted {
        Wanted::Accommodations { .. } => accommodations::in_force(conn, request.candidate, now)?,
        _ => None,
    };
    Ok(ChangeRequestView {
        id: request.id,
        candidate_id: request.candidate,
        names: profiles::names_form(&present.names),
        company: present.company.map(String::from),
        accommodations: present_needs.map(|granted| granted.needs).unwrap_or_default(),
        wanted: match request.wanted {
            Wanted::LegalName { names } => WantedChange::LegalName { names: profiles::names_form(&names) },
            Wanted::Company { company } => WantedChange::Company { company: company.into() },
            Wanted::Accommodations { needs, .. } => WantedChange::Accommodations { needs, consent: String::new() },
        },
        documents: files.iter().map(documents::view).collect(),
        state: serde_json::from_value::<ChangeRequestState>(Value::String(request.state)).map_err(Error::internal)?,
        created_at: request.created_at,
        decided_at: request.decided_at,
        reason: request.reason,
    })
}

fn views(
    conn: &mut DbConn,
    requests: Vec<ChangeRequest>,
    page: &PageRequest,
    now: Timestamp,
) -> Result<Page<ChangeRequestView>, Error> {
    let (requests, next) = cut(requests, page, |request: &ChangeRequest| request.id);
    let items = requests.into_iter().map(|request| view(conn, request, now)).collect::<Result<_, _>>()?;
    Ok(Page { items, next })
}
