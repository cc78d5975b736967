//! A candidate's exam history.

use contract::exam_result::{ExamOutcome, ExamResultState, ExamResultView};
use contract::page::Page;
use domain::calendar::AsOf;
use domain::catalogue::Catalogue;
use domain::fact::{Fact, FactKind, Outcome};
use domain::history::{Attempt, History};
use domain::id::FactId;
use jiff::Timestamp;
use language::Language;

use super::{catalogue, wording};
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
    let cache = std::sync::Arc::clone(&app.catalogue);
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

/// The attempts in a candidate's facts, newest first.
pub(super) fn views(catalogue: &Catalogue, facts: &[Fact], as_of: AsOf, language: Language) -> Vec<ExamResultView> {
    let history = History::new(catalogue, facts, as_of);
    let mut views: Vec<ExamResultView> =
        history.attempts().iter().filter_map(|attempt| view(catalogue, &history, attempt, language)).collect();
    views.sort_by_key(|result| std::cmp::Reverse((result.sat_at, result.id)));
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
