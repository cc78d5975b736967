//! Score reports: a candidate claims a result that fitted nobody when it came, or that has yet to come.
//!
//! A clear match is attached at once: one registration of the vendor, its exam, its day, a name of the candidate's own that the
//! vendor told with the result, no candidate ID but what may be theirs mistyped, and nobody else who claims it. Anything else
//! waits, for the result or for a person to look. The candidate is never told what disagrees, or results could be guessed one part
//! at a time; and each report that finds nothing clear counts as a guess.

use std::collections::BTreeSet;
use std::sync::Arc;

use contract::page::Page;
use contract::problem::ProblemCode;
use contract::score_report::{
    CreateScoreReport, DecideScoreReport, Doubt, ScoreReportState, ScoreReportView, WaitingScoreReportView,
};
use domain::calendar::utc_date;
use domain::code::{ExamCode, RegistrationId};
use domain::fact::{Fact, FactKind};
use domain::id::{AccountId, CandidateId, FactId, ScoreReportId};
use domain::name::{FullName, Names, fold};
use domain::text::line;
use jiff::Timestamp;
use language::text::problem as text;
use serde_json::Value;

use super::notice::Notices;
use super::throttle::{self, Guessed};
use super::{claims, decisions, issuing, person};
use crate::access::Principal;
use crate::app::App;
use crate::error::{Error, Refusal};
use crate::page::{PageRequest, cut};
use crate::random;
use crate::store::claims::Claim;
use crate::store::score_reports::{ScoreReport, WAITING};
use crate::store::{self, DbConn};

/// The most reports of one candidate that may wait: enough for a person's past exams, few for somebody who guesses.
const MOST_WAITING: i64 = 5;

/// In how many places a candidate ID may differ that was mistyped.
const MISTYPED: usize = 2;

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// Claims a result.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] with everything that was refused; [`ProblemCode::Conflict`] when the candidate has the
/// result already, has claimed it, or when too many of their reports wait; [`ProblemCode::TooManyRequests`] after too many that
/// found nothing.
pub async fn create(app: &Arc<App>, who: &Principal, input: CreateScoreReport) -> Result<ScoreReportView, Error> {
    let candidate = who.candidate()?;
    let now = app.clock.now();
    let report = read(input, candidate, now)?;
    let guessed = Guessed::score_report(who.account_id);
    let cache = Arc::clone(&app.catalogue);
    let view = app
        .db
        .write(move |conn| {
            // Of two that are sent at once, as by a double click, the second finds the first.
            store::take_turn(conn)?;
            let about = [report.registration_id.clone()];
            if has_result(conn, candidate, &report.registration_id)? {
                return Err(Error::of(ProblemCode::Conflict).detail(text::result_there()));
            }
            if store::score_reports::waiting_about(conn, &about)?.iter().any(|other| other.candidate == candidate) {
                return Err(Error::of(ProblemCode::Conflict).detail(text::score_report_there()));
            }
            if store::score_reports::count_waiting(conn, candidate)? >= MOST_WAITING {
                return Err(Error::of(ProblemCode::Conflict).detail(text::score_reports_enough(MOST_WAITING)));
            }
            let so_far = guessed.so_far(conn)?;
            throttle::allow(so_far, now)?;
            store::score_reports::insert(conn, &report)?;
            store::duplicates::set_uncompared(conn, &[candidate], true)?;
            let concerned = attach_clear(conn, &about, now)?;
            let current = cache.current(conn)?;
            decisions::decide_candidates(conn, &current, &concerned, now)?;
            let view = view(found(conn, report.id)?)?;
            if view.state != ScoreReportState::Attached {
                guessed.count(conn, so_far, now)?;
            }
            Ok(view)
        })
        .await?;
    if view.state == ScoreReportState::Attached {
        issuing::issue_now(app).await;
    }
    Ok(view)
}

/// A candidate's own reports, newest first.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, who: &Principal, page: &PageRequest) -> Result<Page<ScoreReportView>, Error> {
    let candidate = who.candidate()?;
    let before: Option<ScoreReportId> = page.after()?;
    let limit = page.rows();
    let of_candidate =
        move |conn: &mut DbConn| Ok::<_, Error>(store::score_reports::of_candidate(conn, candidate, before, limit)?);
    let (reports, next) = cut(app.db.read(of_candidate).await?, page, |report: &ScoreReport| report.id);
    Ok(Page { items: reports.into_iter().map(view).collect::<Result<_, _>>()?, next })
}

/// Takes a report back.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is not the candidate's; [`ProblemCode::Conflict`] when it is settled.
pub async fn withdraw(app: &App, who: &Principal, id: ScoreReportId) -> Result<ScoreReportView, Error> {
    let candidate = who.candidate()?;
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            let report = found(conn, id)?;
            if report.candidate != candidate {
                return Err(Error::of(ProblemCode::NotFound));
            }
            settle(conn, id, "withdrawn", None, now, None)?;
            view(found(conn, id)?)
        })
        .await
}

/// Reports that wait, oldest first, with what stands against each.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list_waiting(app: &App, page: &PageRequest) -> Result<Page<WaitingScoreReportView>, Error> {
    let after: Option<ScoreReportId> = page.after()?;
    let limit = page.rows();
    let page = page.clone();
    app.db
        .read(move |conn| {
            let reports = store::score_reports::waiting(conn, after, limit)?;
            let (reports, next) = cut(reports, &page, |report: &ScoreReport| report.id);
            let items = reports.into_iter().map(|report| {
                let about = [report.registration_id.clone()];
                let claims = store::claims::waiting(conn, &about)?;
                let names = names(conn, report.candidate)?;
                let waiting = store::score_reports::waiting_about(conn, &about)?;
                Ok(WaitingScoreReportView {
                    candidate_id: report.candidate,
                    legal_name: names.legal.as_str().to_owned(),
                    doubts: doubts(&report, &names, &claims, &waiting),
                    claims: claims.into_iter().map(claims::view).collect::<Result<_, _>>()?,
                    report: view(report)?,
                })
            });
            Ok(Page { items: items.collect::<Result<_, Error>>()?, next })
        })
        .await
}

/// Decides a report, for staff.
///
/// # Errors
/// [`ProblemCode::NotFound`]; [`ProblemCode::Conflict`] when it, or the result, is settled already;
/// [`ProblemCode::Forbidden`] when it is their own; [`ProblemCode::InvalidRequest`] when it is refused without a reason.
pub async fn decide(
    app: &Arc<App>,
    who: &Principal,
    id: ScoreReportId,
    decision: DecideScoreReport,
) -> Result<ScoreReportView, Error> {
    let reason = match &decision {
        DecideScoreReport::Attach { .. } => None,
        DecideScoreReport::Refuse { reason } => {
            let refused = |error| Error::invalid(vec![person::text_fault("/reason", error)]);
            Some(line(reason, LONGEST_REASON).map_err(refused)?)
        }
    };
    let (who, now, cache) = (who.clone(), app.clock.now(), Arc::clone(&app.catalogue));
    let (notices, link) = (Notices::of(app), app.config.server.public_url.join("/exam-history/score-reports"));
    let view = app
        .db
        .write(move |conn| {
            store::take_turn(conn)?;
            let report = found(conn, id)?;
            if who.candidate_id == Some(report.candidate) {
                return Err(Error::of(ProblemCode::Forbidden).detail(text::own_request()));
            }
            notices.request_decided(conn, report.candidate, &link)?;
            let by = Some(who.account_id);
            match decision {
                DecideScoreReport::Refuse { .. } => settle(conn, id, "refused", by, now, reason.as_deref())?,
                DecideScoreReport::Attach { claim_id } => {
                    settle(conn, id, "attached", by, now, None)?;
                    let chosen = store::claims::find_waiting(conn, claim_id)?;
                    let chosen =
                        chosen.ok_or_else(|| Error::of(ProblemCode::Conflict).detail(text::result_settled()))?;
                    let claims = store::claims::waiting(conn, &[chosen.registration_id])?;
                    attach(conn, report.candidate, claims, now)?;
                    let current = cache.current(conn)?;
                    decisions::decide_candidates(conn, &current, &[report.candidate], now)?;
                }
            }
            view(found(conn, id)?)
        })
        .await?;
    if view.state == ScoreReportState::Attached {
        issuing::issue_now(app).await;
    }
    Ok(view)
}

/// Attaches what has become a clear match for reports about these registrations; answers whom it concerns, to be decided. Inside
/// the caller's transaction, which has the [turn](store::take_turn).
///
/// # Errors
/// When the database fails.
pub(super) fn attach_clear(
    conn: &mut DbConn,
    registrations: &[String],
    now: Timestamp,
) -> Result<Vec<CandidateId>, Error> {
    let reports = store::score_reports::waiting_about(conn, registrations)?;
    let mut concerned = Vec::new();
    for report in &reports {
        let claims = store::claims::waiting(conn, std::slice::from_ref(&report.registration_id))?;
        if doubts(report, &names(conn, report.candidate)?, &claims, &reports).is_empty() {
            settle(conn, report.id, "attached", None, now, None)?;
            attach(conn, report.candidate, claims, now)?;
            concerned.push(report.candidate);
        }
    }
    Ok(concerned)
}

/// Records what the claims tell as facts of the candidate, who is to be decided then.
fn attach(conn: &mut DbConn, candidate: CandidateId, claims: Vec<Claim>, now: Timestamp) -> Result<(), Error> {
    for claim in claims {
        // Learnt only now: until then nobody knew whose it was.
        let own = |fact: Fact| (candidate, Fact { id: FactId::from(random::uuid(now)), learnt_at: now, ..fact });
        let facts: Vec<(CandidateId, Fact)> = claim.tells.into_iter().map(own).collect();
        let settled = store::claims::settle(conn, claim.id, candidate)?;
        let Some((_, first)) = facts.first().filter(|_| settled) else {
            return Err(Error::of(ProblemCode::Conflict).detail(text::result_settled()));
        };
        store::facts::insert(conn, &facts)?;
        store::result_imports::set_fact(conn, &claim.result_row, first.id)?;
    }
    Ok(())
}

/// What stands against attaching the results to the report. Among `waiting` are all reports that wait about its registration.
fn doubts(report: &ScoreReport, names: &Names, claims: &[Claim], waiting: &[ScoreReport]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if claims.is_empty() {
        doubts.push(Doubt::NoResult);
    }
    if claims.iter().any(|claim| claim.exam != report.exam) {
        doubts.push(Doubt::Exam);
    }
    // The report has the day of the test centre, the result the moment: a zone is at most a day away from UTC.
    if claims.iter().any(|claim| utc_date(claim.sat_at).duration_until(report.sat_on).as_hours().abs() > 24) {
        doubts.push(Doubt::Day);
    }
    let on_report = words(&report.name);
    let delivery = format!("{} {}", names.delivery.first(), names.delivery.last());
    let full = [Some(&names.legal), names.native.as_ref(), names.certificate.as_ref()];
    let mut own = full.into_iter().flatten().map(FullName::as_str).chain([delivery.as_str()]);
    let told = claims.iter().filter_map(|claim| claim.candidate_name.as_deref());
    if !own.any(|name| words(name) == on_report) || told.clone().any(|name| words(name) != on_report) {
        doubts.push(Doubt::Name);
    }
    if !claims.is_empty() && told.count() == 0 {
        doubts.push(Doubt::NameUntold);
    }
    let own_id = report.candidate.to_string();
    let mut named = claims.iter().filter_map(|claim| claim.client_candidate_id.as_deref());
    if named.any(|named| strsim::damerau_levenshtein(named, &own_id) > MISTYPED) {
        doubts.push(Doubt::OtherCandidate);
    }
    let same = |other: &ScoreReport| other.registration_id == report.registration_id;
    if waiting.iter().any(|other| same(other) && other.candidate != report.candidate) {
        doubts.push(Doubt::Contested);
    }
    doubts
}

/// The words of a name, whatever their order: reports print last names first or last.
fn words(name: &str) -> BTreeSet<String> {
    fold(name).split(' ').map(str::to_owned).collect()
}

fn read(input: CreateScoreReport, candidate: CandidateId, now: Timestamp) -> Result<ScoreReport, Error> {
    let mut faults = Vec::new();
    let mut fault = |refusal: Refusal| faults.push(refusal);
    let registration_id = input.registration_id.trim();
    if registration_id.is_empty() {
        fault(Refusal::new("/registration_id", "required", text::must_not_be_empty()));
    } else if registration_id.parse::<RegistrationId>().is_err() {
        fault(Refusal::new("/registration_id", "malformed", text::registration_id_form()));
    }
    if input.exam.parse::<ExamCode>().is_err() {
        fault(Refusal::new("/exam", "malformed", text::not_of_the_list()));
    }
    // Where it was sat it may be tomorrow already.
    if utc_date(now).duration_until(input.sat_on).as_hours() > 24 {
        fault(Refusal::new("/sat_on", "in_future", text::day_in_future()));
    }
    let name = FullName::new(&input.name).map_err(|error| fault(person::text_fault("/name", error))).ok();
    match name {
        Some(name) if faults.is_empty() => Ok(ScoreReport {
            id: ScoreReportId::from(random::uuid(now)),
            candidate,
            registration_id: registration_id.to_owned(),
            exam: input.exam,
            sat_on: input.sat_on,
            name: name.into(),
            state: WAITING.to_owned(),
            created_at: now,
            decided_at: None,
            reason: None,
        }),
        _ => Err(Error::invalid(faults)),
    }
}

/// Whether a result of this registration is on the candidate's record.
fn has_result(conn: &mut DbConn, candidate: CandidateId, registration_id: &str) -> Result<bool, Error> {
    let facts = store::facts::of_candidate(conn, candidate)?;
    Ok(facts.iter().any(|fact| match &fact.kind {
        FactKind::ExamResult(result) => result.registration_id.as_str() == registration_id,
        _ => false,
    }))
}

fn names(conn: &mut DbConn, candidate: CandidateId) -> Result<Names, Error> {
    let found = store::candidates::find(conn, candidate)?;
    Ok(found.ok_or_else(|| Error::internal("a score report belongs to no candidate"))?.names)
}

fn found(conn: &mut DbConn, id: ScoreReportId) -> Result<ScoreReport, Error> {
    store::score_reports::find(conn, id)?.ok_or_else(|| Error::of(ProblemCode::NotFound))
}

fn settle(
    conn: &mut DbConn,
    id: ScoreReportId,
    state: &str,
    by: Option<AccountId>,
    now: Timestamp,
    reason: Option<&str>,
) -> Result<(), Error> {
    let settled = store::score_reports::settle(conn, id, state, by, now, reason)?;
    let refuse = || Error::of(ProblemCode::Conflict).detail(text::change_request_settled());
    settled.then_some(()).ok_or_else(refuse)
}

fn view(report: ScoreReport) -> Result<ScoreReportView, Error> {
    Ok(ScoreReportView {
        id: report.id,
        registration_id: report.registration_id,
        exam: report.exam,
        sat_on: report.sat_on,
        name: report.name,
        state: serde_json::from_value(Value::String(report.state)).map_err(Error::internal)?,
        created_at: report.created_at,
        decided_at: report.decided_at,
        reason: report.reason,
    })
}
