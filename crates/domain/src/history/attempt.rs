//! Folding what was reported of an attempt, and later said about it, into what is to be thought of it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::History;
use crate::calendar::{Day, utc_date};
use crate::catalogue::{NONE, Run};
use crate::code::{ExamCode, RegistrationId};
use crate::fact::{ExamResult, Fact, FactKind, Outcome, Score};

/// One attempt at an exam, as it stands after all that is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    /// The vendor's number.
    pub registration_id: &'a RegistrationId,
    /// The exam, whether or not the catalogue has it.
    pub exam: &'a ExamCode,
    /// When it was sat, or should have been.
    pub at: Timestamp,
    /// How it ended.
    pub outcome: Outcome,
    /// The score, where there is one.
    pub score: Option<&'a Score>,
    /// The result is withheld until further notice.
    pub held: bool,
    /// The result does not count: it was revoked, or a sanction voids it.
    pub void: bool,
    pub(crate) exam_index: u32,
    pub(crate) day: Day,
    pub(crate) facts: Run,
}

impl Attempt<'_> {
    /// The day it was sat: its date wherever dates matter.
    pub fn on(&self) -> Date {
        utc_date(self.at)
    }

    /// Whether it counts as a pass.
    pub fn is_pass(&self) -> bool {
        self.outcome == Outcome::Passed && !self.held && !self.void
    }

    /// Whether it would count as a pass if it were released.
    pub fn is_held_pass(&self) -> bool {
        self.outcome == Outcome::Passed && self.held && !self.void
    }
}

impl<'a> History<'a> {
    /// Folds the facts about each attempt, and sorts the attempts by exam.
    pub(super) fn fold_attempts(&mut self) {
        let mut about: Vec<(&'a str, u32)> = Vec::with_capacity(self.admitted.len());
        about.extend(self.admitted.iter().filter_map(|at| {
            let fact = &self.facts[*at as usize];
            Some((fact.kind.registration_id()?.as_str(), *at))
        }));
        // Stable: within an attempt the facts stay in the order of their own time.
        about.sort_by_key(|(registration, _)| *registration);
        self.attempts.reserve(about.len());
        self.attempt_facts.extend(about.iter().map(|(_, at)| *at));
        let mut start = 0;
        for group in about.chunk_by(|(a, _), (b, _)| a == b) {
            let facts = Run { start, end: start + group.len() as u32 };
            start = facts.end;
            self.attempts.extend(self.fold(facts));
        }
        self.attempts.sort_by_key(|attempt| (attempt.exam_index, attempt.at, attempt.registration_id));

        let exams = self.catalogue.documents().exams.len();
        let mut next = 0;
        self.attempts_at.reserve(exams + 1);
        for exam in 0..=exams as u32 {
            while self.attempts.get(next).is_some_and(|attempt| attempt.exam_index < exam) {
                next += 1;
            }
            self.attempts_at.push(next as u32);
        }
    }

    /// One attempt; `None` when its result was never reported, only things about it.
    fn fold(&self, facts: Run) -> Option<Attempt<'a>> {
        let each = || facts.of(&self.attempt_facts).iter().map(|at| self.fact(*at));
        let (reported, result) = each().filter_map(report).max_by_key(|(fact, _)| (fact.learnt_at, fact.id))?;
        let mut attempt = Attempt {
            registration_id: &result.registration_id,
            exam: &result.exam,
            at: reported.happened_at,
            outcome: result.outcome,
            score: result.score.as_ref(),
            held: result.held,
            void: false,
            exam_index: self.catalogue.index_of_exam(&result.exam).unwrap_or(NONE),
            day: Day::of(reported.happened_at),
            facts,
        };
        for fact in each() {
            match &fact.kind {
                FactKind::ResultHeld { .. } => attempt.held = true,
                FactKind::ResultReleased { .. } => attempt.held = false,
                FactKind::ResultModified { outcome, score, .. } => {
                    attempt.outcome = *outcome;
                    attempt.score = score.as_ref().or(attempt.score);
                }
                FactKind::ResultRevoked { .. } => attempt.void = true,
                FactKind::ResultReinstated { .. } => (attempt.void, attempt.held) = (false, false),
                _ => {}
            }
        }
        attempt.void |= self.voided(attempt.day);
        Some(attempt)
    }
}

fn report(fact: &Fact) -> Option<(&Fact, &ExamResult)> {
    match &fact.kind {
        FactKind::ExamResult(result) => Some((fact, result)),
        _ => None,
    }
}
