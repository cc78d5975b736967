//! Evaluation: facts and rules in, proof trees and holdings out.

mod proof;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::achievement::AchievementDocument;
use crate::calendar::AsOf;
use crate::code::{AchievementCode, AgreementCode, CourseCode, ExamCode, RegistrationId};
use crate::history::History;

pub use proof::{Proof, ProofNode, Reason, RequirementView, Verdict};

/// How far a candidate has come with an achievement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing of the requirement is met.
    NotStarted,
    /// Some of it is.
    InProgress,
    /// All is met but for an agreement that has to be accepted.
    PendingAgreement,
    /// All is met, some of it by a result that is held.
    OnHold,
    /// Met, and (still) valid.
    Met,
    /// Valid, and it is time to renew.
    Expiring,
    /// Past its end and still renewable.
    InGrace,
    /// Past its end; it has to be earned anew.
    Lapsed,
    /// Suspended or revoked by a person.
    Interrupted,
}

/// Something to do on the shortest way to an achievement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// Pass any one of these exams; those that can still be sat, the one named first.
    PassExam {
        /// The exams.
        exams: Vec<ExamCode>,
    },
    /// Complete a course.
    CompleteCourse {
        /// The course.
        course: CourseCode,
    },
    /// Earn another achievement first.
    EarnAchievement {
        /// The achievement.
        achievement: AchievementCode,
        /// How many steps that takes.
        steps: u32,
    },
    /// Accept an agreement.
    AcceptAgreement {
        /// The agreement.
        agreement: AgreementCode,
        /// The version that is current.
        version: u32,
    },
    /// Wait until a held result is released.
    AwaitResult {
        /// The exam.
        exam: ExamCode,
        /// The attempt.
        registration_id: RegistrationId,
    },
}

/// The evaluations of one candidate for some or all achievements, as of one date.
#[derive(Debug)]
pub struct Evaluations<'a> {
    history: &'a History<'a>,
}

/// The evaluation of one achievement.
#[derive(Debug, Clone, Copy)]
pub struct Evaluation<'e> {
    all: &'e Evaluations<'e>,
    achievement: usize,
}

/// Evaluates all achievements of the catalogue, prerequisites first.
pub fn evaluate_all<'a>(history: &'a History<'a>) -> Evaluations<'a> {
    Evaluations { history }
}

/// Evaluates one achievement, and those it needs as prerequisites. `None`: the catalogue does not have it.
pub fn evaluate<'a>(achievement: &AchievementCode, history: &'a History<'a>) -> Option<Evaluations<'a>> {
    history.catalogue().achievement(achievement)?;
    Some(Evaluations { history })
}

impl<'a> Evaluations<'a> {
    /// The date and the knowledge they are as of.
    pub fn as_of(&self) -> AsOf {
        self.history.as_of()
    }

    /// The evaluation of one achievement; `None` when it was not evaluated.
    pub fn of(&self, achievement: &AchievementCode) -> Option<Evaluation<'_>> {
        self.iter().find(|e| e.achievement().code == *achievement)
    }

    /// All evaluations, by code.
    pub fn iter(&self) -> impl Iterator<Item = Evaluation<'_>> {
        (0..self.history.catalogue().documents().achievements.len()).map(|achievement| Evaluation { all: self, achievement })
    }
}

impl<'e> Evaluation<'e> {
    /// The achievement.
    pub fn achievement(&self) -> &'e AchievementDocument {
        &self.all.history.catalogue().documents().achievements[self.achievement]
    }

    /// How far the candidate has come.
    pub fn state(&self) -> State {
        State::NotStarted
    }

    /// The day on which the requirement was (last) met for the first time: the day of earning.
    pub fn met_on(&self) -> Option<Date> {
        None
    }

    /// The last day of validity of the current holding.
    pub fn valid_to(&self) -> Option<Date> {
        None
    }

    /// How many steps are left on the shortest way; `None`: there is no way any more.
    pub fn remaining(&self) -> Option<u32> {
        None
    }

    /// The shortest way: what would complete it, in the order of the requirement.
    pub fn steps(&self) -> Vec<Step> {
        Vec::new()
    }

    /// The proof tree, to be shown or stored.
    pub fn proof(&self) -> Proof {
        unreachable!("under construction")
    }
}
