//! Facts: what happened, when it happened, and when we learnt it.
//!
//! Facts are append-only. A correction is a new fact: a held, changed or revoked result is a later fact about the same
//! attempt, found by its registration ID and ordered by its own time, not by arrival. Nothing derived is a fact.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::award::ReviewReason;
use crate::code::{AchievementCode, AgreementCode, CourseCode, ExamCode, RegistrationId, RequirementName};
use crate::id::{AuthorizationId, AwardId, FactId};

/// Something that happened to one candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its identifier.
    pub id: FactId,
    /// When it happened, by the clock of where it happened.
    pub happened_at: Timestamp,
    /// When we learnt of it.
    pub learnt_at: Timestamp,
    /// What happened.
    #[serde(flatten)]
    pub kind: FactKind,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FactKind {
    /// A vendor reported an attempt. `happened_at` is the exam's time. A second report of one registration replaces
    /// the first where it was learnt later.
    ExamResult(ExamResult),
    /// The result is withheld until further notice.
    ResultHeld {
        /// The attempt.
        registration_id: RegistrationId,
    },
    /// A held result stands after all.
    ResultReleased {
        /// The attempt.
        registration_id: RegistrationId,
    },
    /// The result was changed.
    ResultModified {
        /// The attempt.
        registration_id: RegistrationId,
        /// The outcome from now on.
        outcome: Outcome,
        /// The score from now on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        score: Option<Score>,
    },
    /// The result is void, as if it had never counted.
    ResultRevoked {
        /// The attempt.
        registration_id: RegistrationId,
    },
    /// A revoked result stands again, from its own date; a hold that it was under when it was revoked is over.
    ResultReinstated {
        /// The attempt.
        registration_id: RegistrationId,
    },
    /// A course was completed.
    CourseCompleted {
        /// The course.
        course: CourseCode,
    },
    /// A version of an agreement was accepted.
    AgreementAccepted {
        /// The agreement.
        agreement: AgreementCode,
        /// The version.
        version: u32,
    },
    /// The candidate was banned.
    ///
    /// From `from` through `to` no exam may be sat, exams sat all the same do not count, and nothing is granted or
    /// renewed. What was earned before stays, unless `voids_results_from` says from which day on results are void; the
    /// awards that rested on them then go before a person.
    Sanction {
        /// The first day.
        from: Date,
        /// The last day; without one, for life.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Date>,
        /// Results of exams sat on or after this day are void.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        voids_results_from: Option<Date>,
    },
    /// A sanction was lifted (on appeal, say): it and what it voided are as if it had never been.
    SanctionLifted {
        /// The fact that set it.
        sanction: FactId,
    },
    /// A person granted an achievement otherwise than by its requirement.
    Granted {
        /// The achievement.
        achievement: AchievementCode,
        /// On what ground.
        basis: GrantBasis,
        /// The first day of validity.
        valid_from: Date,
        /// The last day of validity; without one, it does not expire.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        valid_to: Option<Date>,
    },
    /// A person waived one requirement of an achievement, in all versions that have one of that name. It is met from
    /// the day this happened.
    RequirementWaived {
        /// The achievement.
        achievement: AchievementCode,
        /// The requirement's name in it.
        requirement: RequirementName,
    },
    /// A person suspended an award.
    AwardSuspended {
        /// The award.
        award: AwardId,
        /// Its achievement.
        achievement: AchievementCode,
        /// The day on which that award was earned.
        earned_on: Date,
    },
    /// A person revoked an award. To earn the achievement anew takes exams and courses dated later.
    AwardRevoked {
        /// The award.
        award: AwardId,
        /// Its achievement.
        achievement: AchievementCode,
        /// The day on which that award was earned.
        earned_on: Date,
    },
    /// A person looked at what speaks against an award, and lets it stand. It does not go before a person again for the same
    /// reason.
    AwardUpheld {
        /// The award.
        award: AwardId,
        /// What spoke against it.
        against: ReviewReason,
    },
    /// A person reinstated a suspended or revoked award. It is valid again from this day, to the end it had; the time
    /// between stays a gap.
    AwardReinstated {
        /// The award.
        award: AwardId,
        /// Its achievement.
        achievement: AchievementCode,
        /// The day on which that award was earned.
        earned_on: Date,
    },
}

/// One attempt at an exam, as first reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamResult {
    /// The vendor's number of the attempt.
    pub registration_id: RegistrationId,
    /// The exam.
    pub exam: ExamCode,
    /// How it ended.
    pub outcome: Outcome,
    /// The score, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// Whether it was withheld from the start.
    #[serde(default)]
    pub held: bool,
    /// The authorization it was sat by, where the vendor said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization: Option<AuthorizationId>,
    /// How each section of the exam went, where the vendor said so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

/// How a section of an exam went, as the vendor wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The section's name.
    pub name: String,
    /// The score in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<String>,
    /// Questions answered correctly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correct: Option<u32>,
    /// Questions answered wrongly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incorrect: Option<u32>,
    /// Questions left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped: Option<u32>,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Passed.
    Passed,
    /// Failed.
    Failed,
    /// Booked and not sat.
    NoShow {
        /// Whether the absence was excused.
        excused: bool,
    },
    /// Came, and refused the confidentiality agreement.
    NdaRefused,
}

/// A score as the vendor wrote it: a number, a fraction or a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// What was reached.
    pub reached: String,
    /// What was needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passing: Option<String>,
}

/// On what ground a person grants an achievement. Such an award says so on its certificate, and does not count for a
/// company unless the company's requirement says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrantBasis {
    /// As an honour.
    Honorary,
    /// Earned under an older program, and taken over.
    Legacy,
    /// The requirement was waived as a whole.
    Waiver,
    /// Something of equal worth was shown.
    Equivalence,
}

impl FactKind {
    /// The attempt this fact is about, if it is about one.
    pub fn registration_id(&self) -> Option<&RegistrationId> {
        match self {
            Self::ExamResult(result) => Some(&result.registration_id),
            Self::ResultHeld { registration_id }
            | Self::ResultReleased { registration_id }
            | Self::ResultModified { registration_id, .. }
            | Self::ResultRevoked { registration_id }
            | Self::ResultReinstated { registration_id } => Some(registration_id),
            _ => None,
        }
    }
}
