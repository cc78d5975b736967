//! A candidate's exam history.

use std::collections::HashSet;
use std::sync::Arc;

use contract::exam_result::{
    ExamOutcome, ExamResultDetailView, ExamResultEvent, ExamResultEventView, ExamResultState, ExamResultView,
    ExamSectionView,
};
use contract::page::Page;
use contract::problem::ProblemCode;
use domain::calendar::AsOf;
use domain::catalogue::Catalogue;
use domain::fact::{Fact, FactKind, Outcome, Section};
use domain::history::{Attempt, History};
use domain::id::FactId;
use jiff::Timestamp;
use language::Language;
use language::text::problem as text;

use super::{appointments, catalogue, wording};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::store;

/// Every attempt, newest first, explained in that language.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(
    app: &App,
    who: &Principal,
    page: &PageRequest,
    language: Language,
) -> Result<Page<ExamResultView>, Error> {
    let candidate = who.candidate()?;
    let after: Option<(Timestamp, FactId)> = page.after()?;
    let as_of = AsOf::now(app.clock.now());
    let cache = Arc::clone(&app.catalogue);
    let mut results = app
        .db
        .read(move |conn| {
            let revision = cache.current(conn)?;
            let facts = store::facts::of_candidate(conn, candidate)?;
            Ok::<_, Error>(views(&revision.catalogue, &facts, as_of, language))
        })
        .await?;
    let key = |result: &ExamResultView| (result.sat_at, result.id);
    results.retain(|result| after.is_none_or(|after| key(result) < after));
    results.truncate(page.limit() + 1);
    let (items, next) = cut(results, page, key);
    Ok(Page { items, next })
}

/// One attempt, by the fact that told of it, explained in that language.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that id, or it is somebody else's.
pub async fn find(
    app: &Arc<App>,
    who: &Principal,
    id: FactId,
    language: Language,
) -> Result<ExamResultDetailView, Error> {
    let candidate = who.candidate()?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db
        .read(move |conn| {
            let missing = || Error::of(ProblemCode::NotFound).detail(text::no_exam_result());
            let revision = worker.catalogue.current(conn)?;
            let facts = store::facts::of_candidate(conn, candidate)?;
            let history = History::new(&revision.catalogue, &facts, AsOf::now(now));
            let told = |attempt: &&Attempt<'_>| history.facts_of(attempt).any(|fact| fact.id == id);
            let attempt = history.attempts().iter().find(told).ok_or_else(missing)?;
            let result = view(&revision.catalogue, &history, attempt, language).ok_or_else(missing)?;
            let (_, holder) = store::candidates::holders(conn, &[candidate])?.into_iter().next().ok_or_else(missing)?;
            let people = store::candidates::with_merged(conn, candidate)?;
            let booked = store::appointments::of_candidates(conn, &people)?;
            let booked = booked.iter().find(|booked| booked.registration_id == attempt.registration_id.as_str());
            Ok(ExamResultDetailView {
                candidate_id: candidate,
                candidate_name: holder.certificate_name,
                sections: sections(&history, attempt),
                appointment: booked.map(|booked| appointments::view(booked, &worker.vendors, &revision, now)),
                history: events(&history, attempt),
                result,
            })
        })
        .await
}

/// The sections of the report that was learnt last, of those that have any.
fn sections(history: &History<'_>, attempt: &Attempt<'_>) -> Vec<ExamSectionView> {
    let reported = history.facts_of(attempt).filter_map(|fact| match &fact.kind {
        FactKind::ExamResult(result) if !result.sections.is_empty() => Some((fact, &result.sections)),
        _ => None,
    });
    let last = reported.max_by_key(|(fact, _)| (fact.learnt_at, fact.id)).map(|(_, sections)| sections);
    let view = |section: &Section| ExamSectionView {
        name: section.name.clone(),
        score: section.score.clone(),
        correct: section.correct,
        incorrect: section.incorrect,
        skipped: section.skipped,
    };
    last.into_iter().flatten().map(view).collect()
}

/// What became of an attempt, in the order in which it happened. A report that says what the one before it said, as a file does
/// after a call-back, is no news.
fn events(history: &History<'_>, attempt: &Attempt<'_>) -> Vec<ExamResultEventView> {
    let mut reported = None;
    let news = |fact: &&Fact| match &fact.kind {
        FactKind::ExamResult(result) => {
            let says = Some((result.outcome, result.score.clone()));
            std::mem::replace(&mut reported, says.clone()) != says
        }
        _ => true,
    };
    history.facts_of(attempt).filter(news).filter_map(event).collect()
}

fn event(fact: &Fact) -> Option<ExamResultEventView> {
    let event = match fact.kind {
        FactKind::ExamResult(_) => ExamResultEvent::Reported,
        FactKind::ResultHeld { .. } => ExamResultEvent::Held,
        FactKind::ResultReleased { .. } => ExamResultEvent::Released,
        FactKind::ResultModified { .. } => ExamResultEvent::Modified,
        FactKind::ResultRevoked { .. } => ExamResultEvent::Revoked,
        FactKind::ResultReinstated { .. } => ExamResultEvent::Reinstated,
        _ => return None,
    };
    Some(ExamResultEventView { event, happened_at: fact.happened_at, learnt_at: fact.learnt_at })
}

/// The attempts in a candidate's facts, newest first.
pub(super) fn views(catalogue: &Catalogue, facts: &[Fact], as_of: AsOf, language: Language) -> Vec<ExamResultView> {
    let history = History::new(catalogue, facts, as_of);
    let mut views: Vec<ExamResultView> =
        history.attempts().iter().filter_map(|attempt| view(catalogue, &history, attempt, language)).collect();
    views.sort_by_key(|result| std::cmp::Reverse((result.sat_at, result.id)));
    views
}

/// Those of them that one of these facts told of.
pub(super) fn views_of(
    catalogue: &Catalogue,
    facts: &[Fact],
    as_of: AsOf,
    language: Language,
    told_by: &HashSet<FactId>,
) -> Vec<ExamResultView> {
    let about = |fact: &Fact| fact.kind.registration_id().map(ToString::to_string);
    let wanted: HashSet<String> = facts.iter().filter(|fact| told_by.contains(&fact.id)).filter_map(about).collect();
    let mut views = views(catalogue, facts, as_of, language);
    views.retain(|result| wanted.contains(&result.registration_id));
    views
}

fn view(
    catalogue: &Catalogue,
    history: &History<'_>,
    attempt: &Attempt<'_>,
    language: Language,
) -> Option<ExamResultView> {
    let reported = history
        .facts_of(attempt)
        .filter(|fact| matches!(fact.kind, FactKind::ExamResult(_)))
        .min_by_key(|fact| fact.id)?;
    Some(ExamResultView {
        id: reported.id,
        exam: attempt.exam.to_string(),
        title: catalogue::exam_title(catalogue, attempt.exam),
        sat_at: attempt.at,
        learnt_at: reported.learnt_at,
        outcome: match attempt.outcome {
            Outcome::Passed => ExamOutcome::Passed,
            Outcome::Failed => ExamOutcome::Failed,
            Outcome::NoShow { .. } => ExamOutcome::NoShow,
            Outcome::NdaRefused => ExamOutcome::NdaRefused,
        },
        state: match attempt {
            Attempt { void: true, .. } => ExamResultState::Revoked,
            Attempt { held: true, .. } => ExamResultState::OnHold,
            _ => ExamResultState::Final,
        },
        score: attempt.score.map(|score| score.reached.clone()),
        passing_score: attempt.score.and_then(|score| score.passing.clone()),
        registration_id: attempt.registration_id.to_string(),
        explanation: wording::attempt(attempt).text(language),
    })
}
