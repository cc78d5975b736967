//! Awards that something speaks against: nothing is taken from a candidate before a person has looked at it.

use std::collections::HashSet;
use std::sync::Arc;

use contract::award_review::{AwardDecision, AwardDecisionView, AwardReviewView, DecideAwardReview};
use contract::page::Page;
use contract::problem::ProblemCode;
use domain::award::Award;
use domain::calendar::AsOf;
use domain::fact::{Fact, FactKind};
use domain::id::{AwardDecisionId, AwardId, CandidateId, FactId};
use domain::text::line;
use jiff::Timestamp;
use language::Language;
use language::text::problem as text;
use serde_json::Value;

use super::catalogue::{self, Revision};
use super::mail::Template;
use super::{decisions, exam_results, notice, person, wording};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::random;
use crate::store::{self, DbConn};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// Awards under review, the oldest award first, explained in that language.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, page: &PageRequest, language: Language) -> Result<Page<AwardReviewView>, Error> {
    let after: Option<AwardId> = page.after()?;
    let (limit, now, cache, page) = (page.rows(), app.clock.now(), Arc::clone(&app.catalogue), page.clone());
    app.db
        .read(move |conn| {
            let revision = cache.current(conn)?;
            let awards = store::awards::under_review(conn, after, limit)?;
            let (awards, next) = cut(awards, &page, |(_, award): &(CandidateId, Award)| award.id);
            let items = awards.into_iter().map(|(of, award)| view(conn, &revision, of, award, now, language));
            Ok(Page { items: items.filter_map(Result::transpose).collect::<Result<_, Error>>()?, next })
        })
        .await
}

fn view(
    conn: &mut DbConn,
    revision: &Revision,
    of: CandidateId,
    award: Award,
    now: Timestamp,
    language: Language,
) -> Result<Option<AwardReviewView>, Error> {
    let Some(review) = award.review else { return Ok(None) };
    let candidate = store::candidates::read_as(conn, of)?;
    let person = store::candidates::find(conn, candidate)?;
    let person = person.ok_or_else(|| Error::internal("an award is no candidate's"))?;
    let rests_on: HashSet<FactId> = store::awards::proof(conn, award.id)?.facts().collect();
    let facts = store::facts::of_candidate(conn, candidate)?;
    let as_of = AsOf::now(now);
    Ok(Some(AwardReviewView {
        award_id: award.id,
        candidate_id: candidate,
        legal_name: person.names.legal.as_str().to_owned(),
        achievement: catalogue::reference_of(&revision.catalogue, &award.achievement),
        earned_on: award.earned_on,
        valid_to: award.valid_to,
        since: review.since,
        explanation: wording::speaks_against(&revision.catalogue, &review.reason).text(language),
        against: review.reason,
        results: exam_results::views_of(&revision.catalogue, &facts, as_of, language, &rests_on),
        decisions: decisions_about(conn, award.id)?,
    }))
}

/// What was decided about an award, oldest first.
pub(super) fn decisions_about(conn: &mut DbConn, award: AwardId) -> Result<Vec<AwardDecisionView>, Error> {
    let decided = store::award_decisions::of_award(conn, award)?;
    let view = |decided: store::award_decisions::AwardDecision| {
        Ok(AwardDecisionView {
            decision: serde_json::from_value(Value::String(decided.decision)).map_err(Error::internal)?,
            reason: decided.reason,
            decided_at: decided.decided_at,
        })
    };
    decided.into_iter().map(view).collect()
}

/// Lets an award stand, or takes it away.
///
/// # Errors
/// [`ProblemCode::NotFound`]; [`ProblemCode::Conflict`] when it is not under review any more, or for another reason;
/// [`ProblemCode::Forbidden`] when it is their own; [`ProblemCode::InvalidRequest`] without a reason.
pub async fn decide(
    app: &Arc<App>,
    who: &Principal,
    id: AwardId,
    decided: DecideAwardReview,
) -> Result<AwardDecisionView, Error> {
    let refused = |error| Error::invalid(vec![person::text_fault("/reason", error)]);
    let reason = line(&decided.reason, LONGEST_REASON).map_err(refused)?;
    let (who, now, worker) = (who.clone(), app.clock.now(), Arc::clone(app));
    app.db
        .write(move |conn| {
            store::take_turn(conn)?;
            let found = store::awards::find(conn, id)?;
            let (of, award) = found.ok_or_else(|| Error::of(ProblemCode::NotFound))?;
            let candidate = store::candidates::read_as(conn, of)?;
            if who.candidate_id == Some(candidate) {
                return Err(Error::of(ProblemCode::Forbidden).detail(text::own_request()));
            }
            if award.review.as_ref().map(|review| &review.reason) != Some(&decided.against) {
                return Err(Error::of(ProblemCode::Conflict).detail(text::award_review_is_over()));
            }
            let revision = worker.catalogue.current(conn)?;
            let (word, kind) = match decided.decision {
                AwardDecision::Uphold => {
                    ("uphold", FactKind::AwardUpheld { award: id, against: decided.against.clone() })
                }
                AwardDecision::Revoke => {
                    let (achievement, earned_on) = (award.achievement.clone(), award.earned_on);
                    ("revoke", FactKind::AwardRevoked { award: id, achievement, earned_on })
                }
            };
            let fact = Fact { id: FactId::new(random::uuid(now)), happened_at: now, learnt_at: now, kind };
            store::facts::insert(conn, &[(of, fact)])?;
            let record = store::award_decisions::AwardDecision {
                id: AwardDecisionId::new(random::uuid(now)),
                award: id,
                decision: word.to_owned(),
                against: decided.against,
                reason: reason.clone(),
                decided_by: who.account_id,
                decided_at: now,
            };
            store::award_decisions::insert(conn, &record)?;
            decisions::decide_candidates(conn, &revision, &[candidate], now)?;
            if decided.decision == AwardDecision::Revoke {
                let template = Template::AwardRevoked {
                    achievement: catalogue::reference_of(&revision.catalogue, &award.achievement).title,
                    reason: reason.clone(),
                    link: worker.config.server.public_url.join("/my-credentials"),
                };
                notice::tell_candidate(&worker, conn, candidate, template)?;
            }
            tracing::info!(award.id = %id, account.id = %who.account_id, decision = ?decided.decision, "an award was decided about");
            Ok(AwardDecisionView { decision: decided.decision, reason, decided_at: now })
        })
        .await
}
