//! Decisions: what the awards on record have to become, given what the facts say.
//!
//! A decision grants, renews and supersedes by itself. Whatever would take something away from a candidate is only ever
//! put before a person ([`AwardChange::PutUnderReview`]); the sole exception is carrying out what a person already decided,
//! a suspension, revocation or reinstatement ([`AwardChange::Interrupt`]).

mod decider;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::award::{Award, Basis, Interruption, Review, ReviewReason};
use crate::code::{AchievementCode, VersionWord};
use crate::evaluation::{Evaluations, Proof};
use crate::id::AwardId;
use decider::Decider;

/// One change to the awards on record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum AwardChange {
    /// A new award.
    Grant(Box<Grant>),
    /// A longer validity.
    Renew {
        /// The award.
        award: AwardId,
        /// The day of the renewal.
        renewed_on: Date,
        /// The new last day of validity.
        valid_to: Option<Date>,
        /// The new last day of grace.
        grace_to: Option<Date>,
    },
    /// A newer achievement stands in its place.
    Supersede {
        /// The award.
        award: AwardId,
        /// The newer achievement.
        by: AchievementCode,
        /// The day on which that was earned.
        on: Date,
    },
    /// A person has to look at it.
    PutUnderReview {
        /// The award.
        award: AwardId,
        /// Why.
        reason: ReviewReason,
        /// From which day.
        since: Date,
    },
    /// The facts support it again.
    EndReview {
        /// The award.
        award: AwardId,
    },
    /// A person suspended, revoked or reinstated it: its interruptions are these from now on.
    Interrupt {
        /// The award.
        award: AwardId,
        /// All of its interruptions.
        interruptions: Vec<Interruption>,
    },
}

/// What a new award records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    /// What was earned.
    pub achievement: AchievementCode,
    /// On what ground.
    pub basis: Basis,
    /// The day on which the requirement was met.
    pub earned_on: Date,
    /// The first day of validity.
    pub valid_from: Date,
    /// The last day of validity; `None`: it does not expire.
    pub valid_to: Option<Date>,
    /// The last day on which it can still be renewed.
    pub grace_to: Option<Date>,
    /// The version of the rules; `None` for one that was granted by a person.
    pub rule_version: Option<VersionWord>,
    /// The day from which a newer achievement stands in its place, if one does already.
    pub superseded_on: Option<Date>,
    /// Why a person has to look at it at once, if somebody has to: a prerequisite may have lapsed long ago.
    pub review: Option<Review>,
    /// Why: the requirement tree with the facts that met it.
    pub proof: Proof,
}

impl AwardChange {
    /// The award that changes; `None` for a new one.
    pub fn award(&self) -> Option<AwardId> {
        match self {
            Self::Grant(_) => None,
            Self::Renew { award, .. }
            | Self::Supersede { award, .. }
            | Self::PutUnderReview { award, .. }
            | Self::EndReview { award }
            | Self::Interrupt { award, .. } => Some(*award),
        }
    }
}

/// Says what the awards on record have to become.
///
/// `awards` are all awards of the candidate whose evaluations these are, in any state. Awards of achievements that were
/// not evaluated are left alone. The date is that of the evaluations.
///
/// A holding is granted when no award on the same ground overlaps it. While the candidate is banned nothing is granted,
/// renewed or superseded; what was due is done, from its true date, once the ban is over.
///
/// Applying the changes with [`Award::apply`] and [`Award::grant`] and deciding again gives nothing.
pub fn decide(evaluations: &Evaluations<'_>, awards: &[Award]) -> Vec<AwardChange> {
    let decider = Decider::new(evaluations);
    let mut changes = Vec::new();
    for award in awards {
        changes.extend(decider.changes_of(award));
    }
    if !decider.banned {
        for evaluation in evaluations.iter() {
            decider.grant(&evaluation, awards, &mut changes);
        }
    }
    changes
}
