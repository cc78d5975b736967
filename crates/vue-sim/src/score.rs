//! Results: how they come to be, and how they change afterwards.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::announce::{announce, announce_stranger};
use crate::books::{Appointment, ExamResult, Grade, Kind, Progress, Section, Standing};
use crate::desk::{appointment, begin, put};
use crate::exam::{Exam, Exams};
use crate::fault::Fault;
use crate::vendor::{Entry, Refusal};

/// What is to come of an exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is passed.
    Pass,
    /// It is failed.
    Fail,
    /// Nobody came.
    NoShow,
    /// Nobody came, for a reason that is accepted; which a vendor of the Pearson VUE kind does not say.
    ExcusedNoShow,
    /// The candidate refused the confidentiality agreement.
    NdaRefused,
}

/// A result that is made without questions.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MakeResult {
    /// What comes of the exam.
    pub outcome: Outcome,
    /// Of 100; one that fits the outcome when none is named. It need not fit: the vendor grades.
    #[serde(default)]
    pub score: Option<u32>,
}

/// A change of a result's standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ruling {
    Hold,
    Release,
    Revoke,
    Unrevoke,
}

impl Ruling {
    pub(crate) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "hold" => Self::Hold,
            "release" => Self::Release,
            "revoke" => Self::Revoke,
            "unrevoke" => Self::Unrevoke,
            _ => return None,
        })
    }
}

fn exam_of(exams: &Exams, series: &str) -> Result<Exam, Refusal> {
    exams.find(series).ok_or_else(|| Refusal::Conflict(format!("exam {series} is not delivered")))
}

/// Ends an exam that was begun with the answers that were given: a question's option, or none.
pub(crate) fn submit(
    entry: &mut Entry<'_>,
    exams: &Exams,
    registration: u64,
    answers: &[Option<usize>],
) -> Result<Appointment, Refusal> {
    let begun = appointment(entry, registration)?;
    if begun.progress != Progress::Begun {
        return Err(Refusal::Conflict("the exam has not begun, or has ended".to_owned()));
    }
    let exam = exam_of(exams, &begun.series)?;
    let paper = exam.paper();
    let mut sections: Vec<Section> = exam
        .sections
        .iter()
        .map(|name| Section { name: name.clone(), score: 0, correct: 0, incorrect: 0, skipped: 0 })
        .collect();
    for (index, question) in paper.iter().enumerate() {
        let section = &mut sections[question.section];
        match answers.get(index).copied().flatten() {
            Some(option) if option == question.right => section.correct += 1,
            Some(_) => section.incorrect += 1,
            None => section.skipped += 1,
        }
    }
    for section in &mut sections {
        let asked = section.correct + section.incorrect + section.skipped;
        section.score = percent(section.correct, asked);
    }
    let correct = sections.iter().map(|section| section.correct).sum();
    let score = percent(correct, exam.questions);
    let grade = if score >= exam.passing_score { Grade::Pass } else { Grade::Fail };
    let used = entry.now.duration_since(begun.start).as_mins().clamp(1, i64::from(begun.minutes));
    let result = ExamResult {
        exam_date: begun.start,
        minutes_used: u32::try_from(used).unwrap_or(1),
        score: Some(score),
        passing_score: exam.passing_score,
        grade: Some(grade),
        no_show: false,
        excused: false,
        nda_refused: false,
        sections,
        standing: Standing::Reported,
        standing_at: None,
    };
    Ok(report(entry, exams, begun, result))
}

/// Makes a result without questions.
pub(crate) fn make(
    entry: &mut Entry<'_>,
    exams: &Exams,
    registration: u64,
    wanted: &MakeResult,
) -> Result<Appointment, Refusal> {
    let ahead = appointment(entry, registration)?;
    let exam = exam_of(exams, &ahead.series)?;
    check(wanted)?;
    // Nobody comes at the time of the appointment; who comes, comes now.
    let ahead = match wanted.outcome {
        Outcome::ExcusedNoShow if entry.adapter.is_pearson() => {
            return Err(Refusal::Conflict("this vendor knows no excused no-shows".to_owned()));
        }
        Outcome::NoShow | Outcome::ExcusedNoShow if ahead.progress == Progress::Scheduled => ahead,
        Outcome::NoShow | Outcome::ExcusedNoShow => {
            return Err(Refusal::Conflict("the appointment is not ahead".to_owned()));
        }
        _ => begin(entry, exams, registration)?,
    };
    let result = outcome(&exam, wanted, ahead.start);
    Ok(report(entry, exams, ahead, result))
}

/// Changes a result into another one.
pub(crate) fn modify(
    entry: &mut Entry<'_>,
    exams: &Exams,
    registration: u64,
    wanted: &MakeResult,
) -> Result<Appointment, Refusal> {
    let mut sat = appointment(entry, registration)?;
    let Some(old) = sat.result.clone() else { return Err(no_result()) };
    let exam = exam_of(exams, &sat.series)?;
    check(wanted)?;
    let new = outcome(&exam, wanted, old.exam_date);
    sat.result = Some(ExamResult { standing: old.standing, standing_at: old.standing_at, ..new });
    sat.unfiled = true;
    put(entry, sat.clone());
    announce(entry, exams, Kind::ModifyResultStatus, registration);
    Ok(sat)
}

/// Changes what a result is worth.
pub(crate) fn rule(
    entry: &mut Entry<'_>,
    exams: &Exams,
    registration: u64,
    ruling: Ruling,
) -> Result<Appointment, Refusal> {
    let mut sat = appointment(entry, registration)?;
    let Some(result) = &mut sat.result else { return Err(no_result()) };
    let (standing, kind) = match (ruling, result.standing) {
        (Ruling::Hold, Standing::Reported | Standing::Released | Standing::Reinstated) => {
            (Standing::Held, Kind::PlaceHold)
        }
        (Ruling::Release, Standing::Held) => (Standing::Released, Kind::ReleaseHold),
        (Ruling::Revoke, Standing::Reported | Standing::Released | Standing::Reinstated | Standing::Held) => {
            (Standing::Revoked, Kind::RevokeResult)
        }
        (Ruling::Unrevoke, Standing::Revoked) => (Standing::Reinstated, Kind::UnrevokeResult),
        (_, standing) => {
            return Err(Refusal::Conflict(format!("the result is {} already", standing.word().to_lowercase())));
        }
    };
    result.standing = standing;
    result.standing_at = Some(entry.now);
    sat.unfiled = true;
    put(entry, sat.clone());
    announce(entry, exams, kind, registration);
    Ok(sat)
}

fn no_result() -> Refusal {
    Refusal::Conflict("there is no result yet".to_owned())
}

fn check(wanted: &MakeResult) -> Result<(), Refusal> {
    if wanted.score.is_some_and(|score| score > 100) {
        return Err(Refusal::Malformed("a score is 0 to 100".to_owned()));
    }
    Ok(())
}

fn percent(part: u32, whole: u32) -> u32 {
    (part * 100 + whole / 2).checked_div(whole).unwrap_or(0)
}

/// What comes of an exam when an outcome is wanted.
fn outcome(exam: &Exam, wanted: &MakeResult, exam_date: jiff::Timestamp) -> ExamResult {
    let (grade, fitting) = match wanted.outcome {
        Outcome::Pass => (Some(Grade::Pass), exam.passing_score + (100 - exam.passing_score) / 2),
        Outcome::Fail => (Some(Grade::Fail), exam.passing_score / 2),
        Outcome::NoShow | Outcome::ExcusedNoShow | Outcome::NdaRefused => (None, 0),
    };
    let score = grade.map(|_| wanted.score.unwrap_or(fitting));
    let section = |score: u32, name: &String| {
        let correct = (score + 5) / 10;
        Section { name: name.clone(), score, correct, incorrect: 10 - correct, skipped: 0 }
    };
    ExamResult {
        exam_date,
        minutes_used: score.map_or(0, |_| exam.minutes * 2 / 3),
        score,
        passing_score: exam.passing_score,
        grade,
        no_show: matches!(wanted.outcome, Outcome::NoShow | Outcome::ExcusedNoShow),
        excused: wanted.outcome == Outcome::ExcusedNoShow,
        nda_refused: wanted.outcome == Outcome::NdaRefused,
        sections: score.map_or_else(Vec::new, |score| exam.sections.iter().map(|name| section(score, name)).collect()),
        standing: Standing::Reported,
        standing_at: None,
    }
}

/// Puts a new result down and tells of it.
fn report(entry: &mut Entry<'_>, exams: &Exams, mut sat: Appointment, mut result: ExamResult) -> Appointment {
    if result.score.is_some() && entry.strikes(Fault::ScoreWithoutGrade) {
        result.grade = None;
    }
    let before = entry
        .appointments
        .values()
        .filter(|one| one.client_candidate_id == sat.client_candidate_id && one.series == sat.series)
        .filter(|one| one.result.as_ref().is_some_and(|result| !result.no_show))
        .count();
    sat.attempt = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(u32::from(!result.no_show));
    sat.progress = Progress::Delivered;
    sat.result = Some(result);
    sat.unfiled = true;
    put(entry, sat.clone());
    announce(entry, exams, Kind::ResultNotification, sat.registration);
    if entry.strikes(Fault::ResultForUnknownCandidate) {
        let stranger = Appointment {
            registration: entry.next_registration(),
            client_candidate_id: format!("UNKNOWN-{}", sat.registration),
            client_authorization_id: format!("9{}", sat.registration),
            start: sat.start.saturating_add(SignedDuration::from_mins(1)).unwrap_or(sat.start),
            ..sat.clone()
        };
        put(entry, stranger.clone());
        announce_stranger(entry, exams, &stranger);
    }
    sat
}
