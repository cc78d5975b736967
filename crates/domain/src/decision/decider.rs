//! Comparing awards with what the facts say.

use jiff::civil::Date;
use uuid::Uuid;

use super::{AwardChange, Grant};
use crate::award::{Award, Basis, InterruptionKind, Review, ReviewReason};
use crate::calendar::{Day, Span};
use crate::catalogue::{Catalogue, Op, Rule};
use crate::evaluation::{Evaluation, Evaluations, Holding, Verdict, renew, renewing_days};
use crate::history::History;
use crate::id::AwardId;

/// What decisions about one candidate rest on.
pub(super) struct Decider<'e> {
    evaluations: &'e Evaluations<'e>,
    history: &'e History<'e>,
    catalogue: &'e Catalogue,
    today: Date,
    on: Day,
    pub(super) banned: bool,
}

impl<'e> Decider<'e> {
    pub(super) fn new(evaluations: &'e Evaluations<'e>) -> Self {
        let history = evaluations.history();
        let on = history.on();
        Self {
            evaluations,
            history,
            catalogue: history.catalogue(),
            today: history.as_of().on,
            on,
            banned: history.ban(on).is_some(),
        }
    }

    /// What has to change about one award.
    pub(super) fn changes_of(&self, award: &Award) -> Vec<AwardChange> {
        let mut changes = Vec::new();
        let interruptions = self.history.interruptions_of(award.id);
        let revoked = interruptions.iter().any(|i| i.kind == InterruptionKind::Revoked && i.covers(self.today));
        if interruptions != award.interruptions {
            changes.push(AwardChange::Interrupt { award: award.id, interruptions });
        }
        let reason = match self.catalogue.index_of_achievement(&award.achievement) {
            None => Some(ReviewReason::RuleMissing),
            Some(index) => {
                let Some(evaluation) = self.evaluations.at(index) else { return changes };
                let (renewal, reason) = self.compare(award, &evaluation);
                if !self.banned {
                    changes.extend(renewal);
                    changes.extend(self.supersede(award, index));
                }
                reason
            }
        };
        // A person has decided about a revoked award, and may have looked at this before; there is nothing left to look at.
        let reason = reason.filter(|reason| !revoked && !self.history.is_upheld(award.id, reason));
        let current = award.review.as_ref().map(|review| &review.reason);
        match (current, reason) {
            (Some(ReviewReason::ByHand), _) | (None, None) => {}
            (Some(current), Some(reason)) if *current == reason => {}
            (_, Some(reason)) => {
                changes.push(AwardChange::PutUnderReview { award: award.id, reason, since: self.today });
            }
            (Some(_), None) => changes.push(AwardChange::EndReview { award: award.id }),
        }
        changes
    }

    /// A renewal that is due, and what speaks against the award.
    fn compare(&self, award: &Award, evaluation: &Evaluation<'_>) -> (Option<AwardChange>, Option<ReviewReason>) {
        let earned = Day::from_date(award.earned_on);
        if award.basis != Basis::Requirement {
            let granted = evaluation.raw_holdings().iter().any(|h| h.basis == award.basis && h.earned == earned);
            let reason = (!granted).then_some(ReviewReason::NoLongerSupported { supported_from: None });
            return (None, reason);
        }
        let version = award.rule_version.as_ref();
        let Some(at) = version.and_then(|version| self.catalogue.rule_of(evaluation.index(), version)) else {
            return (None, Some(ReviewReason::RuleMissing));
        };
        let rule = self.catalogue.rule(at);
        match evaluation.support(at, earned) {
            (true, _) => {}
            (false, Verdict::OnHold) => return (None, Some(ReviewReason::ResultHeld)),
            (false, _) => {
                let supported_from = evaluation
                    .raw_holdings()
                    .iter()
                    .find(|holding| holding.basis == Basis::Requirement && span_of(award).overlaps(kept(holding)))
                    .and_then(|holding| holding.earned.date());
                return (None, Some(ReviewReason::NoLongerSupported { supported_from }));
            }
        }
        let days = renewing_days(self.history, rule, |other, days| {
            days.extend(self.evaluations.at(other).iter().flat_map(Evaluation::events));
        });
        let period = renew(rule, earned, &days, |_| {});
        let recorded = award.valid_to.map_or(Day::FOREVER, Day::from_date);
        if let (true, Some(valid_to)) = (period.valid_to < recorded, period.valid_to.date()) {
            return (None, Some(ReviewReason::RenewalNotSupported { valid_to }));
        }
        let renewal = (period.valid_to > recorded).then(|| AwardChange::Renew {
            award: award.id,
            renewed_on: period.last_event.date().unwrap_or(self.today),
            valid_to: period.valid_to.date(),
            grace_to: period.grace_to.date(),
        });
        let in_time = earned <= self.on && self.on <= period.grace_to;
        let reason = if in_time && rule.continuous { self.lapsed_part(evaluation, at, rule, earned) } else { None };
        (renewal, reason)
    }

    /// A newer achievement that stands in the place of this one.
    fn supersede(&self, award: &Award, index: u32) -> Option<AwardChange> {
        if award.superseded_on.is_some() {
            return None;
        }
        let newer = self
            .evaluations
            .iter()
            .filter(|newer| self.catalogue.achievement_entry(newer.index()).supersedes.contains(&index));
        let earned = newer.filter_map(|newer| {
            let first =
                newer.raw_holdings().iter().map(|holding| holding.earned).filter(|day| *day <= self.on).min()?;
            Some((first.date()?.max(award.valid_from), newer.index()))
        });
        let (on, by) = earned.min()?;
        let by = self.catalogue.achievement_document(by).code.clone();
        Some(AwardChange::Supersede { award: award.id, by, on })
    }

    /// The part that must hold continuously and no longer does, to the effect that the requirement as a whole does not.
    fn lapsed_part(&self, evaluation: &Evaluation<'_>, at: u32, rule: &Rule, earned: Day) -> Option<ReviewReason> {
        if self.still_holds(evaluation, at, rule, earned, 0) {
            return None;
        }
        (0..rule.nodes.len() as u32)
            .filter(|offset| evaluation.is_met_at(at, *offset, earned))
            .filter(|offset| !self.still_holds(evaluation, at, rule, earned, *offset))
            .find_map(|offset| match self.catalogue.node(rule.nodes.start + offset).op {
                Op::Achievement { achievement, .. } => Some(ReviewReason::PrerequisiteLapsed {
                    achievement: self.catalogue.achievement_document(achievement).code.clone(),
                }),
                Op::Agreement { agreement, .. } => Some(ReviewReason::AgreementLapsed {
                    agreement: self.catalogue.documents().agreements[agreement as usize].code.clone(),
                }),
                _ => None,
            })
    }

    /// Whether a requirement that was met on the day of earning still is, counting only what must hold continuously.
    fn still_holds(&self, evaluation: &Evaluation<'_>, at: u32, rule: &Rule, earned: Day, offset: u32) -> bool {
        let node = self.catalogue.node(rule.nodes.start + offset);
        let then = evaluation.is_met_at(at, offset, earned);
        let nodes = rule.nodes.start + offset..rule.nodes.start + offset + node.size;
        let continuous = nodes.into_iter().any(|at| {
            matches!(
                self.catalogue.node(at).op,
                Op::Achievement { continuous: true, .. } | Op::Agreement { continuous: true, .. }
            )
        });
        if !then || !continuous || self.history.waiver(rule.achievement, node.name).is_some() {
            return then;
        }
        let holds = |offset: &u32| self.still_holds(evaluation, at, rule, earned, *offset);
        let children = || {
            let (mut next, end) = (offset + 1, offset + node.size);
            std::iter::from_fn(move || {
                let child = next;
                (child < end).then(|| {
                    next += self.catalogue.node(rule.nodes.start + child).size;
                    child
                })
            })
        };
        let enough = |children: &mut dyn Iterator<Item = u32>, count: u32, by_subject: bool| {
            let subject =
                |child: u32| if by_subject { self.catalogue.node(rule.nodes.start + child).subject } else { child };
            let mut subjects: Vec<u32> = children.filter(|child| holds(child)).map(subject).collect();
            subjects.sort_unstable();
            subjects.dedup();
            subjects.len() >= count as usize
        };
        match node.op {
            Op::Achievement { achievement, .. } => {
                self.evaluations.at(achievement).is_some_and(|other| other.is_kept(self.on))
            }
            Op::Agreement { .. } => evaluation.is_met_at(at, offset, self.on),
            Op::AllOf { .. } => children().all(|child| holds(&child)),
            Op::NOf { count, by_subject } => enough(&mut children(), count, by_subject),
            Op::CoreAndElectives { core, count, .. } => {
                children().take(core as usize).all(|child| holds(&child))
                    && enough(&mut children().skip(core as usize), count, true)
            }
            Op::Exam { .. } | Op::Course { .. } => then,
        }
    }

    /// Grants what is held and not on record.
    pub(super) fn grant(&self, evaluation: &Evaluation<'_>, awards: &[Award], changes: &mut Vec<AwardChange>) {
        let achievement = &evaluation.achievement().code;
        for holding in evaluation.raw_holdings().iter().filter(|holding| holding.earned <= self.on) {
            let on_record = awards.iter().filter(|award| award.achievement == *achievement).any(|award| {
                award.basis == holding.basis
                    && match holding.basis {
                        Basis::Requirement => self.span_on_record(award).overlaps(kept(holding)),
                        _ => Day::from_date(award.earned_on) == holding.earned,
                    }
            });
            if !on_record && let Some(grant) = self.grant_of(evaluation, holding) {
                changes.push(AwardChange::Grant(Box::new(grant)));
            }
        }
    }

    /// The days for which an award is on record: up to its end, or to its revocation.
    fn span_on_record(&self, award: &Award) -> Span {
        let mut span = span_of(award);
        let interruptions = self.history.interruptions_of(award.id);
        let revoked = interruptions.iter().filter(|i| i.kind == InterruptionKind::Revoked && i.reinstated_on.is_none());
        if let Some(from) = revoked.map(|i| Day::from_date(i.from)).min() {
            span.to = span.to.min(from.max(span.from));
        }
        span
    }

    fn grant_of(&self, evaluation: &Evaluation<'_>, holding: &Holding) -> Option<Grant> {
        let earned_on = holding.earned.date()?;
        let version = evaluation.rule_of(holding).map(|rule| self.catalogue.version_document(rule).version.clone());
        let mut grant = Grant {
            achievement: evaluation.achievement().code.clone(),
            basis: holding.basis,
            earned_on,
            valid_from: holding.valid.from.date()?,
            valid_to: holding.valid.to.date(),
            grace_to: holding.grace_to.date(),
            rule_version: version,
            superseded_on: None,
            review: None,
            proof: evaluation.proof_of(holding),
        };
        // Whatever would be said of the award at once is said in the grant.
        let award = Award::grant(AwardId::new(Uuid::nil()), &grant);
        for change in self.changes_of(&award) {
            match change {
                AwardChange::Supersede { on, .. } => grant.superseded_on = Some(on),
                AwardChange::PutUnderReview { reason, since, .. } => grant.review = Some(Review { since, reason }),
                _ => {}
            }
        }
        Some(grant)
    }
}

/// The days of an award, grace included.
fn span_of(award: &Award) -> Span {
    Span::between(Some(award.valid_from), award.valid_to.and(award.grace_to.or(award.valid_to)))
}

/// The days of a holding, grace included.
fn kept(holding: &Holding) -> Span {
    Span { from: holding.valid.from, to: holding.grace_to }
}
