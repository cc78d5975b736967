//! The proof tree as a document: what is shown to a candidate, and stored with an award.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::AsOf;
use crate::code::{AchievementCode, AgreementCode, CourseCode, ExamCode, RegistrationId, VersionWord};
use crate::fact::Outcome;
use crate::id::FactId;
use crate::requirement::{Distinct, Held};

/// Why an achievement is, or is not, earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The achievement.
    pub achievement: AchievementCode,
    /// The version of its rules.
    pub rule_version: Option<VersionWord>,
    /// The date and the knowledge it is as of.
    pub as_of: AsOf,
    /// The day on which the requirement was met.
    pub met_on: Option<Date>,
    /// The requirement; `None` when a person granted the achievement.
    pub root: Option<ProofNode>,
    /// The fact by which a person granted it.
    pub granted_by: Option<FactId>,
}

impl Proof {
    /// All facts that decided, in no particular order.
    pub fn facts(&self) -> impl Iterator<Item = FactId> {
        let mut waiting: Vec<&ProofNode> = self.root.iter().collect();
        let mut facts: Vec<FactId> = self.granted_by.into_iter().collect();
        while let Some(node) = waiting.pop() {
            facts.extend(&node.facts);
            waiting.extend(&node.children);
        }
        facts.into_iter()
    }
}

/// One requirement and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofNode {
    /// What is required.
    pub requirement: RequirementView,
    /// What people read instead of its titles, where the program gave something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Whether it is met.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// The first day on which it is met, of the days this proof speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met_on: Option<Date>,
    /// The last day on which it is met, if that is in sight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met_until: Option<Date>,
    /// How many steps are left on the shortest way; `None`: there is no way any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remaining: Option<u32>,
    /// The facts that decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactId>,
    /// The parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<ProofNode>,
}

/// Whether a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Met.
    Met,
    /// It would be met, but for a held result or an agreement.
    OnHold,
    /// Not met.
    Unmet,
}

/// What is required, with the titles that people read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RequirementView {
    /// An exam.
    Exam {
        /// The exam that is named.
        code: ExamCode,
        /// Its title.
        title: String,
        /// The other exams whose passes are taken for it.
        accepts: Vec<ExamCode>,
        /// The shelf life of a pass.
        within_months: Option<u32>,
    },
    /// A course.
    Course {
        /// The course.
        code: CourseCode,
        /// Its title.
        title: String,
        /// The shelf life of a completion.
        within_months: Option<u32>,
    },
    /// Another achievement.
    Achievement {
        /// The achievement.
        code: AchievementCode,
        /// Its title.
        title: String,
        /// For how long it matters.
        held: Held,
    },
    /// An agreement.
    Agreement {
        /// The agreement.
        code: AgreementCode,
        /// Its title.
        title: String,
        /// For how long it matters.
        held: Held,
    },
    /// All parts.
    AllOf {
        /// How far apart the parts may be dated.
        within_months: Option<u32>,
    },
    /// Any one part.
    AnyOf,
    /// Some of the parts.
    NOf {
        /// How many.
        count: u32,
        /// What must differ for two parts to count as two.
        distinct: Distinct,
    },
    /// A core and electives.
    CoreAndElectives {
        /// How many of the parts, from the first, are the core.
        core: u32,
        /// How many of the others.
        count: u32,
        /// Whether one pass may serve in both.
        double_count: bool,
    },
}

/// Why a requirement is, or is not, met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// An exam was passed.
    Passed {
        /// The exam that was passed: the one named, or one that is accepted for it.
        exam: ExamCode,
        /// The day of the exam.
        on: Date,
    },
    /// No attempt was made.
    NotAttempted,
    /// It was attempted and not passed.
    NotPassed {
        /// How many attempts.
        attempts: u32,
        /// How the last one ended.
        last: Outcome,
        /// The day of the last one.
        on: Date,
    },
    /// It was passed, and the result is held.
    ResultHeld {
        /// The exam.
        exam: ExamCode,
        /// The attempt.
        registration_id: RegistrationId,
        /// The day of the exam.
        on: Date,
    },
    /// It was passed, and the result was revoked or voided.
    ResultVoid {
        /// The exam.
        exam: ExamCode,
        /// The day of the exam.
        on: Date,
    },
    /// It was passed or completed too long ago.
    TooOld {
        /// The day of the exam or course.
        on: Date,
        /// The last day on which it counted.
        until: Date,
    },
    /// It was passed or completed, but before the award it should renew or replace had lapsed.
    BeforeLapse {
        /// The day of the exam or course.
        on: Date,
    },
    /// The pass, completion or award already fills another place.
    UsedElsewhere,
    /// A course was completed.
    Completed {
        /// When.
        on: Date,
    },
    /// A course was not completed.
    NotCompleted,
    /// Another achievement is held.
    AchievementHeld {
        /// Since when.
        since: Date,
    },
    /// Another achievement was never held.
    AchievementNotHeld,
    /// Another achievement is no longer held, or is suspended or revoked.
    AchievementLapsed {
        /// The last day on which it was active.
        on: Date,
    },
    /// An agreement is in force.
    Accepted {
        /// The version that was accepted.
        version: u32,
        /// When.
        on: Date,
    },
    /// An agreement was not accepted.
    NotAccepted {
        /// The version that is current.
        version: u32,
    },
    /// A newer version of the agreement has to be accepted.
    NewVersion {
        /// The version that is current.
        version: u32,
        /// The last day on which the older acceptance carried.
        until: Date,
    },
    /// A person waived it.
    Waived {
        /// When.
        on: Date,
    },
    /// So many of the parts count.
    Counted {
        /// How many do.
        have: u32,
        /// How many are needed.
        need: u32,
    },
}
