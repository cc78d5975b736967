//! Eligibility: what stands between a candidate and an exam.
//!
//! Everything that speaks against a sitting is told at once, so that nobody clears one obstacle to find the next. It is asked
//! before a candidate is authorized; a result that comes all the same is kept, whatever this would have said.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::code::{AchievementCode, AgreementCode, ExamCode};
use crate::evaluation::Evaluations;
use crate::retake::Refusal;

/// What stands between a candidate and an exam.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "obstacle", rename_all = "snake_case")]
pub enum Obstacle {
    /// It may not be sat now: not offered, sat too often or too lately, passed already, or the candidate is banned.
    NotNow {
        /// Why, and from when it may.
        refusal: Refusal,
    },
    /// An achievement has to be held, active or in grace.
    Prerequisite {
        /// Which one.
        achievement: AchievementCode,
    },
    /// An agreement has to be in force.
    Agreement {
        /// Which one.
        agreement: AgreementCode,
        /// The version to accept; `None` when none has taken effect yet.
        version: Option<u32>,
    },
}

impl Evaluations<'_> {
    /// Everything that stands between the candidate and an exam at an instant; nothing when they may sit it.
    ///
    /// What is held and in force is judged on the day of these evaluations, the retake policy at the instant.
    pub fn obstacles(&self, exam: &ExamCode, at: Timestamp) -> Vec<Obstacle> {
        let history = self.history();
        let catalogue = history.catalogue();
        let on = history.on();
        let mut obstacles: Vec<Obstacle> =
            history.may_sit(exam, at).err().map(|refusal| Obstacle::NotNow { refusal }).into_iter().collect();
        let Some(document) = catalogue.exam(exam) else { return obstacles };
        for achievement in &document.prerequisites {
            let held = catalogue.index_of_achievement(achievement).and_then(|index| self.at(index));
            if !held.is_some_and(|evaluation| evaluation.is_kept(on)) {
                obstacles.push(Obstacle::Prerequisite { achievement: achievement.clone() });
            }
        }
        for code in &document.agreements {
            let index = catalogue.index_of_agreement(code);
            let in_force = |index: u32| history.in_force(index).any(|span| span.contains(on));
            if !index.is_some_and(in_force) {
                let current = on.date().and_then(|on| catalogue.agreement(code)?.current(on));
                let version = current.map(|version| version.version);
                obstacles.push(Obstacle::Agreement { agreement: code.clone(), version });
            }
        }
        obstacles
    }
}

/// Whether all that stands in the way goes by itself, and when; `None` when something has to be done, or never does.
pub fn clear_from(obstacles: &[Obstacle]) -> Option<Timestamp> {
    let from = |obstacle: &Obstacle| match obstacle {
        Obstacle::NotNow { refusal } => refusal.from(),
        Obstacle::Prerequisite { .. } | Obstacle::Agreement { .. } => None,
    };
    let all: Option<Vec<Timestamp>> = obstacles.iter().map(from).collect();
    all?.into_iter().max()
}
