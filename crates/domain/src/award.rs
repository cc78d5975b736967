//! Awards: the record that a candidate earned an achievement, and what it says on a given day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::{AchievementCode, AgreementCode, VersionWord};
use crate::decision::{AwardChange, Grant};
use crate::fact::GrantBasis;
use crate::id::AwardId;

/// The record that a candidate earned an achievement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    /// Its identifier.
    pub id: AwardId,
    /// What was earned.
    pub achievement: AchievementCode,
    /// On what ground.
    pub basis: Basis,
    /// The day on which the requirement was met. It never changes.
    pub earned_on: Date,
    /// The first day of validity.
    pub valid_from: Date,
    /// The last day of validity, to its end in UTC; `None`: it does not expire.
    pub valid_to: Option<Date>,
    /// The last day on which it can still be renewed; `None`: there is no grace, or no end.
    pub grace_to: Option<Date>,
    /// The version of the rules it was earned under; `None` for one that was granted by a person.
    pub rule_version: Option<VersionWord>,
    /// The day from which a newer achievement stands in its place.
    pub superseded_on: Option<Date>,
    /// Why a person has to look at it, if somebody has to.
    pub review: Option<Review>,
    /// When it was suspended or revoked, oldest first.
    #[serde(default)]
    pub interruptions: Vec<Interruption>,
}

/// On what ground an award was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Its requirement was met.
    Requirement,
    /// A person granted it as an honour.
    Honorary,
    /// It was taken over from an older program.
    Legacy,
    /// A person waived its requirement.
    Waiver,
    /// Something of equal worth was shown.
    Equivalence,
}

impl Basis {
    /// Whether an award on this ground counts for a company where its requirement does not say.
    pub const fn counts_for_company(self) -> bool {
        matches!(self, Self::Requirement)
    }
}

impl From<GrantBasis> for Basis {
    fn from(basis: GrantBasis) -> Self {
        match basis {
            GrantBasis::Honorary => Self::Honorary,
            GrantBasis::Legacy => Self::Legacy,
            GrantBasis::Waiver => Self::Waiver,
            GrantBasis::Equivalence => Self::Equivalence,
        }
    }
}

/// A time in which an award was not valid because a person decided so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interruption {
    /// Suspended or revoked.
    pub kind: InterruptionKind,
    /// The first day.
    pub from: Date,
    /// The day of reinstatement, on which it is valid again; `None`: it lasts.
    pub reinstated_on: Option<Date>,
}

/// Suspended or revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterruptionKind {
    /// For the time being.
    Suspended,
    /// For good, unless reinstated.
    Revoked,
}

/// A question about an award that a person has to answer. Until then the award stays, and says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The first day.
    pub since: Date,
    /// Why.
    pub reason: ReviewReason,
}

/// Why an award is under review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum ReviewReason {
    /// A result it rests on is held.
    ResultHeld,
    /// The facts no longer show the requirement met on the day of earning: a result was revoked, changed or voided, or
    /// a waiver ended.
    NoLongerSupported {
        /// The day from which they show it met, if there is one.
        #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
        supported_from: Option<Date>,
    },
    /// The facts support the award, but not its renewal.
    RenewalNotSupported {
        /// Until when they support it.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
        valid_to: Date,
    },
    /// A prerequisite that must be held continuously has lapsed, or was suspended or revoked.
    PrerequisiteLapsed {
        /// The prerequisite.
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        achievement: AchievementCode,
    },
    /// An agreement that must be in force continuously is not.
    AgreementLapsed {
        /// The agreement.
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        agreement: AgreementCode,
    },
    /// The catalogue no longer has the achievement, or the version of its rules.
    RuleMissing,
    /// A person asked for it. Only a person ends it.
    ByHand,
}

/// What an award says on a day. The public words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AwardStatus {
    /// The day lies before the first day of validity.
    NotYetValid,
    /// Valid.
    Active,
    /// Past its end and still renewable.
    InGrace,
    /// Past its end.
    Expired,
    /// Suspended by a person.
    Suspended,
    /// Revoked by a person.
    Revoked,
    /// Retired in favour of a newer achievement, and honoured.
    Superseded,
    /// A person has to look at it.
    UnderReview,
}

impl Award {
    /// What it says on a day.
    ///
    /// The gravest word wins: revoked, suspended, expired, under review, in grace, superseded, active. An award that has
    /// run out says so even when somebody still has to look at it.
    pub fn status(&self, on: Date) -> AwardStatus {
        if on < self.valid_from {
            return AwardStatus::NotYetValid;
        }
        let interrupted = |kind| self.interruptions.iter().any(|i| i.kind == kind && i.covers(on));
        if interrupted(InterruptionKind::Revoked) {
            return AwardStatus::Revoked;
        }
        if interrupted(InterruptionKind::Suspended) {
            return AwardStatus::Suspended;
        }
        let past = |end: Option<Date>| end.is_some_and(|end| end < on);
        let ended = past(self.valid_to);
        if ended && past(self.grace_to.or(self.valid_to)) {
            return AwardStatus::Expired;
        }
        if self.review.as_ref().is_some_and(|review| review.since <= on) {
            return AwardStatus::UnderReview;
        }
        if ended {
            return AwardStatus::InGrace;
        }
        if self.superseded_on.is_some_and(|since| since <= on) {
            return AwardStatus::Superseded;
        }
        AwardStatus::Active
    }

    /// The award that a grant makes.
    pub fn grant(id: AwardId, grant: &Grant) -> Self {
        Self {
            id,
            achievement: grant.achievement.clone(),
            basis: grant.basis,
            earned_on: grant.earned_on,
            valid_from: grant.valid_from,
            valid_to: grant.valid_to,
            grace_to: grant.grace_to,
            rule_version: grant.rule_version.clone(),
            superseded_on: grant.superseded_on,
            review: grant.review.clone(),
            interruptions: Vec::new(),
        }
    }

    /// Makes a change, if it is one of this award.
    pub fn apply(&mut self, change: &AwardChange) {
        if change.award() != Some(self.id) {
            return;
        }
        match change {
            AwardChange::Grant(_) => {}
            AwardChange::Renew { valid_to, grace_to, .. } => {
                self.valid_to = *valid_to;
                self.grace_to = *grace_to;
            }
            AwardChange::Supersede { on, .. } => self.superseded_on = Some(*on),
            AwardChange::PutUnderReview { reason, since, .. } => {
                self.review = Some(Review { since: *since, reason: reason.clone() });
            }
            AwardChange::EndReview { .. } => self.review = None,
            AwardChange::Interrupt { interruptions, .. } => self.interruptions.clone_from(interruptions),
        }
    }
}

impl Interruption {
    /// Whether it covers a day.
    pub fn covers(&self, on: Date) -> bool {
        self.from <= on && self.reinstated_on.is_none_or(|again| on < again)
    }
}

impl AwardStatus {
    /// Whether somebody who relies on the award may: it is active, or superseded and honoured.
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Active | Self::Superseded)
    }
}
