//! Whether a candidate may sit an exam.

use jiff::Timestamp;

use super::History;
use crate::calendar::Day;
use crate::code::ExamCode;
use crate::retake::{Refusal, Scope, Sitting, may_sit};

impl History<'_> {
    /// Whether the candidate may sit an exam at an instant, and if not, why, and from when.
    ///
    /// An exam that the catalogue does not have, or that has no retake policy, may be sat any time, unless the
    /// candidate is banned. Staff may override some
    /// refusals ([`Refusal::may_be_overridden`]).
    ///
    /// # Errors
    /// The refusal that holds longest.
    pub fn may_sit(&self, exam: &ExamCode, at: Timestamp) -> Result<(), Refusal> {
        let day = Day::of(at);
        if let Some(ban) = self.ban(day) {
            return Err(Refusal::Sanctioned { until: ban.to.date() });
        }
        let Some(index) = self.catalogue.index_of_exam(exam) else { return Ok(()) };
        let exams = &self.catalogue.documents().exams;
        let document = &exams[index as usize];
        if let Some(from) = document.effective_from.filter(|from| day < Day::from_date(*from)) {
            return Err(Refusal::NotYetOffered { from });
        }
        if let Some(on) = document.retired_on.filter(|on| Day::from_date(*on) < day) {
            return Err(Refusal::Retired { on });
        }
        let Some(policy) = document.retake_policy.as_ref().and_then(|code| self.catalogue.retake_policy(code)) else {
            return Ok(());
        };
        let in_scope = |other: u32| {
            other == index
                || policy.scope == Scope::Family
                    && document.family.is_some()
                    && exams.get(other as usize).is_some_and(|e| e.family == document.family)
        };
        let mut sittings: Vec<Sitting> = self
            .attempts
            .iter()
            .filter(|attempt| in_scope(attempt.exam_index) && attempt.at < at)
            .map(|attempt| Sitting {
                at: attempt.at,
                outcome: attempt.outcome,
                held: attempt.held,
                void: attempt.void,
                same_exam: attempt.exam_index == index,
            })
            .collect();
        sittings.sort_by_key(|sitting| sitting.at);
        may_sit(policy, &sittings, at)
    }
}
