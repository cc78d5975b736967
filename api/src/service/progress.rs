//! Progress towards achievements.

use std::sync::Arc;

use contract::page::Page;
use contract::problem::ProblemCode;
use contract::progress::{ProgressListItem, ProgressState, ProgressView};
use domain::calendar::AsOf;
use domain::code::AchievementCode;
use domain::evaluation::{Evaluation, ProofNode, State, Verdict, evaluate, evaluate_all};
use domain::fact::Fact;
use domain::history::History;
use domain::id::CandidateId;
use language::Language;
use language::text::problem as text;

use super::catalogue::{Revision, reference};
use super::wording::Words;
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::store;

/// Progress towards each achievement, nearest first, in that language.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(
    app: &App,
    who: &Principal,
    page: &PageRequest,
    language: Language,
) -> Result<Page<ProgressListItem>, Error> {
    let after: Option<(u8, u32, String)> = page.after()?;
    let (revision, facts) = read(app, who.candidate()?).await?;
    let mut items = items(Words::new(&revision.catalogue, language), &facts, AsOf::now(app.clock.now()));
    items.retain(|item| after.as_ref().is_none_or(|after| nearness(item) > *after));
    items.truncate(page.limit() + 1);
    let (items, next) = cut(items, page, nearness);
    Ok(Page { items, next })
}

/// Progress towards one achievement, with the reason for every line, in that language.
///
/// # Errors
/// [`ProblemCode::NotFound`] when the catalogue has no such achievement.
pub async fn find(app: &App, who: &Principal, achievement: &str, language: Language) -> Result<ProgressView, Error> {
    let missing = || Error::of(ProblemCode::NotFound).detail(text::no_achievement());
    let (revision, facts) = read(app, who.candidate()?).await?;
    let catalogue = &revision.catalogue;
    let as_of = AsOf::now(app.clock.now());
    let code: AchievementCode = achievement.parse().map_err(|_malformed| missing())?;
    let history = History::new(catalogue, &facts, as_of);
    let evaluations = evaluate(&code, &history).ok_or_else(missing)?;
    let evaluation = evaluations.of(&code).ok_or_else(missing)?;
    let proof = evaluation.proof();
    let words = Words::new(catalogue, language);
    Ok(ProgressView {
        achievement: reference(evaluation.achievement()),
        state: state(evaluation.state()),
        rule_version: proof.rule_version.as_ref().map(ToString::to_string),
        as_of: as_of.on,
        met_on: evaluation.met_on(),
        shortest_way: evaluation.steps().iter().map(|step| words.step(step)).collect(),
        line: proof.root.as_ref().map(|root| words.line(root, as_of.on)),
    })
}

async fn read(app: &App, candidate: CandidateId) -> Result<(Arc<Revision>, Vec<Fact>), Error> {
    let cache = Arc::clone(&app.catalogue);
    app.db.read(move |conn| Ok::<_, Error>((cache.current(conn)?, store::facts::of_candidate(conn, candidate)?))).await
}

/// Progress towards every achievement, nearest first.
pub(super) fn items(words: Words<'_>, facts: &[Fact], as_of: AsOf) -> Vec<ProgressListItem> {
    let history = History::new(words.catalogue(), facts, as_of);
    let evaluations = evaluate_all(&history);
    let mut items: Vec<ProgressListItem> = evaluations.iter().map(|evaluation| item(words, &evaluation)).collect();
    items.sort_by_cached_key(nearness);
    items
}

fn item(words: Words<'_>, evaluation: &Evaluation<'_>) -> ProgressListItem {
    let left = evaluation.remaining();
    ProgressListItem {
        achievement: reference(evaluation.achievement()),
        state: state(evaluation.state()),
        steps_done: evaluation.proof().root.as_ref().map_or(0, met_leaves),
        steps_left: left,
        next_step: evaluation.steps().first().map(|step| words.step(step).label),
    }
}

/// How many of a requirement's own lines are met, those that group others aside.
fn met_leaves(node: &ProofNode) -> u32 {
    if node.children.is_empty() {
        return u32::from(node.verdict == Verdict::Met);
    }
    node.children.iter().map(met_leaves).sum()
}

/// What is begun and nearest comes first, then what could be begun, then what is held, then what has no way any more.
pub(super) fn nearness(item: &ProgressListItem) -> (u8, u32, String) {
    let group = match item.state {
        ProgressState::PendingAgreement | ProgressState::OnHold | ProgressState::InProgress => 0,
        ProgressState::Expiring | ProgressState::InGrace | ProgressState::Lapsed => 1,
        ProgressState::NotStarted => 2,
        ProgressState::Met | ProgressState::Interrupted => 3,
    };
    let group = if item.steps_left.is_none() { 4 } else { group };
    (group, item.steps_left.unwrap_or(u32::MAX), item.achievement.code.clone())
}

fn state(state: State) -> ProgressState {
    match state {
        State::NotStarted => ProgressState::NotStarted,
        State::InProgress => ProgressState::InProgress,
        State::PendingAgreement => ProgressState::PendingAgreement,
        State::OnHold => ProgressState::OnHold,
        State::Met => ProgressState::Met,
        State::Expiring => ProgressState::Expiring,
        State::InGrace => ProgressState::InGrace,
        State::Lapsed => ProgressState::Lapsed,
        State::Interrupted => ProgressState::Interrupted,
    }
}
