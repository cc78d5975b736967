//! Awards: the record that a candidate earned an achievement, and what it says on a given day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::{AchievementCode, VersionWord};
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
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum ReviewReason {
    /// A result it rests on is held.
    ResultHeld,
    /// The facts no longer show the requirement met on the day of earning: a result was revoked, changed or voided, or
    /// a waiver ended.
    NoLongerSupported {
        /// The day from which they show it met, if there is one.
        supported_from: Option<Date>,
    },
    /// The facts support the award, but not its renewal.
    RenewalNotSupported {
        /// Until when they support it.
        valid_to: Date,
    },
    /// A prerequisite that must be held continuously has lapsed, or was suspended or revoked.
    PrerequisiteLapsed {
        /// The prerequisite.
        achievement: AchievementCode,
    },
    /// An agreement that must be in force continuously is not.
    AgreementLapsed {
        /// The agreement.
        agreement: crate::code::AgreementCode,
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
