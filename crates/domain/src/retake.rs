//! Retake policies: when an exam may be sat (again).
//!
//! Vendors may enforce a policy as well, but are not relied on: it is checked before a candidate is authorized, and
//! again when a result arrives, where a breach is flagged and the result kept.

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::calendar::{days_after, utc_date};
use crate::code::PolicyCode;
use crate::fact::Outcome;

/// A retake policy, as written in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RetakePolicyDocument {
    /// The code, unique among policies.
    pub code: PolicyCode,
    /// Whose attempts are counted.
    #[serde(default)]
    pub scope: Scope,
    /// Which attempts, beside failed ones, count as attempts that were not passed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<Counted>,
    /// The clauses. All of them must allow the sitting; of several `after_failed`, the last that applies speaks.
    pub clauses: Vec<Clause>,
    /// Where these statements come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Whose attempts are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Those at the exam itself.
    #[default]
    Exam,
    /// Those at all exams of its family.
    Family,
}

/// An attempt that was neither passed nor failed, and is counted as failed all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Booked and not sat, without excuse. An excused absence is never counted.
    NoShow,
    /// The confidentiality agreement was refused.
    NdaRefused,
    /// The result is held. (Without this, a held attempt counts as nothing until it is released.)
    Held,
}

/// One clause of a retake policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Clause {
    /// A wait after the last attempt that was not passed.
    AfterFailed {
        /// Applies once this many attempts were not passed.
        at_least: u32,
        /// How long to wait.
        wait: Wait,
    },
    /// No more than a number of attempts.
    AtMost {
        /// How many attempts, passed or not.
        attempts: u32,
        /// In how many days; without it, ever: only another version of the exam helps.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        days: Option<u32>,
        /// How the days are counted.
        #[serde(default)]
        window: Window,
    },
    /// What holds after a pass.
    AfterPass(AfterPass),
}

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Wait {
    /// Whole days, beginning the day after the attempt: after an attempt on the 1st, `days: 5` are the 2nd to the 6th,
    /// and the exam may be sat from the 7th 00:00 UTC.
    Days(u32),
    /// Days of 24 hours, beginning at the instant of the attempt.
    DaysToTheInstant(u32),
    /// Hours, beginning at the instant of the attempt.
    Hours(u32),
}

/// How a window of days is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// Any stretch of that many days, the day of sitting included.
    #[default]
    Rolling,
    /// Stretches of that many days, the first beginning with the first attempt, each later one with the first attempt
    /// after the one before has ended.
    FromFirst,
}

/// What holds after a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AfterPass {
    /// The same exam again only after a wait.
    Wait(Wait),
    /// Never again, in the policy's scope.
    Forbid,
    /// Not the same exam, but another version in the family.
    UntilVersion,
}

/// Why an exam may not be sat now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    /// The wait after an attempt is not over.
    TooSoon {
        /// How many attempts were not passed.
        failed: u32,
        /// From when it may be sat.
        from: Timestamp,
    },
    /// The attempts are used up.
    TooMany {
        /// How many there may be.
        attempts: u32,
        /// In how many days, if there is a window.
        days: Option<u32>,
        /// From when it may be sat; `None`: not this version again.
        from: Option<Timestamp>,
    },
    /// It was passed already.
    AlreadyPassed {
        /// When.
        on: Date,
        /// From when it may be sat; `None`: never, or not this version again.
        from: Option<Timestamp>,
    },
    /// The candidate is banned.
    Sanctioned {
        /// The last day of the ban; `None`: for life.
        until: Option<Date>,
    },
    /// The exam cannot be sat yet.
    NotYetOffered {
        /// The first day.
        from: Date,
    },
    /// The exam can no longer be sat.
    Retired {
        /// The last day on which it could.
        on: Date,
    },
}

/// An attempt, as far as a retake policy is concerned with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    /// When.
    pub at: Timestamp,
    /// How it ended.
    pub outcome: Outcome,
    /// Its result is held.
    pub held: bool,
    /// Its result was revoked or voided: counted as an attempt that was not passed.
    pub void: bool,
    /// It was at the exam that is asked about, not at another of its family.
    pub same_exam: bool,
}

/// How a sitting counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    Passed,
    NotPassed,
    Nothing,
}

/// Whether a policy lets somebody with these attempts sit at an instant.
///
/// `sittings` are the attempts in the policy's scope, before that instant, by time. Attempts since the last pass alone
/// count towards `after_failed`; a window counts all of them.
///
/// # Errors
/// The refusal that holds longest.
pub fn may_sit(policy: &RetakePolicyDocument, sittings: &[Sitting], at: Timestamp) -> Result<(), Refusal> {
    let counted = |sitting: &Sitting| count(policy, sitting);
    let last_pass = sittings.iter().rposition(|sitting| counted(sitting) == Count::Passed);
    let since_pass = &sittings[last_pass.map_or(0, |at| at + 1)..];
    let failed = since_pass.iter().filter(|sitting| counted(sitting) == Count::NotPassed).count() as u32;
    let last_failed = since_pass.iter().rfind(|sitting| counted(sitting) == Count::NotPassed);

    let mut refusals: Vec<Refusal> = Vec::new();
    let mut waits = policy.clauses.iter().rev().filter_map(|clause| match clause {
        Clause::AfterFailed { at_least, wait } if *at_least <= failed => Some(*wait),
        _ => None,
    });
    if let (Some(wait), Some(last)) = (waits.next(), last_failed) {
        let from = wait.over(last.at);
        if at < from {
            refusals.push(Refusal::TooSoon { failed, from });
        }
    }
    for clause in &policy.clauses {
        match clause {
            Clause::AfterFailed { .. } => {}
            Clause::AtMost { attempts, days, window } => {
                let each = sittings.iter().filter(|sitting| counted(sitting) != Count::Nothing);
                let each: Vec<Timestamp> = each.map(|sitting| sitting.at).collect();
                refusals.extend(too_many(*attempts, *days, *window, &each, at));
            }
            Clause::AfterPass(rule) => {
                let mut passes = sittings.iter().rev().filter(|sitting| counted(sitting) == Count::Passed);
                let pass = match rule {
                    AfterPass::Forbid => passes.next(),
                    AfterPass::Wait(_) | AfterPass::UntilVersion => passes.find(|pass| pass.same_exam),
                };
                let Some(pass) = pass else { continue };
                let from = match rule {
                    AfterPass::Wait(wait) => Some(wait.over(pass.at)),
                    AfterPass::Forbid | AfterPass::UntilVersion => None,
                };
                if from.is_none_or(|from| at < from) {
                    refusals.push(Refusal::AlreadyPassed { on: utc_date(pass.at), from });
                }
            }
        }
    }
    match refusals.into_iter().max_by_key(|refusal| refusal.from().unwrap_or(Timestamp::MAX)) {
        Some(refusal) => Err(refusal),
        None => Ok(()),
    }
}

fn count(policy: &RetakePolicyDocument, sitting: &Sitting) -> Count {
    let if_counted = |what| if policy.counts.contains(&what) { Count::NotPassed } else { Count::Nothing };
    match sitting.outcome {
        Outcome::NoShow { excused: true } => Count::Nothing,
        Outcome::NoShow { excused: false } => if_counted(Counted::NoShow),
        Outcome::NdaRefused => if_counted(Counted::NdaRefused),
        Outcome::Passed | Outcome::Failed if sitting.void => Count::NotPassed,
        Outcome::Passed | Outcome::Failed if sitting.held => if_counted(Counted::Held),
        Outcome::Passed => Count::Passed,
        Outcome::Failed => Count::NotPassed,
    }
}

fn too_many(attempts: u32, days: Option<u32>, window: Window, each: &[Timestamp], at: Timestamp) -> Option<Refusal> {
    let refusal = |from| Some(Refusal::TooMany { attempts, days, from });
    let Some(length) = days else {
        return if each.len() >= attempts as usize { refusal(None) } else { None };
    };
    match window {
        Window::Rolling => {
            // The window frees a place when the attempt that is `attempts` back from the end leaves it.
            let oldest = each.len().checked_sub(attempts as usize)?;
            let from = start_of(days_after(utc_date(each[oldest]), length));
            if at < from { refusal(Some(from)) } else { None }
        }
        Window::FromFirst => {
            let (mut ends, mut used) = (Timestamp::MIN, 0);
            for sat in each {
                if *sat >= ends {
                    (ends, used) = (start_of(days_after(utc_date(*sat), length)), 0);
                }
                used += 1;
            }
            if used >= attempts && at < ends { refusal(Some(ends)) } else { None }
        }
    }
}

impl Wait {
    /// When a wait that begins with an attempt is over.
    fn over(self, since: Timestamp) -> Timestamp {
        let later =
            |hours: u32| since.checked_add(SignedDuration::from_hours(i64::from(hours))).unwrap_or(Timestamp::MAX);
        match self {
            Self::Days(days) => start_of(days_after(utc_date(since), days.saturating_add(1))),
            Self::DaysToTheInstant(days) => later(days.saturating_mul(24)),
            Self::Hours(hours) => later(hours),
        }
    }
}

/// The first instant of a day in UTC.
fn start_of(day: Date) -> Timestamp {
    Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MAX)
}

impl Refusal {
    /// From when the exam may be sat, as far as this refusal is concerned; `None`: no such time is known.
    pub fn from(&self) -> Option<Timestamp> {
        match self {
            Self::TooSoon { from, .. } => Some(*from),
            Self::TooMany { from, .. } | Self::AlreadyPassed { from, .. } => *from,
            Self::Sanctioned { until } => until.map(|until| start_of(days_after(until, 1))),
            Self::NotYetOffered { from } => Some(start_of(*from)),
            Self::Retired { .. } => None,
        }
    }

    /// Whether staff may let the candidate sit all the same.
    pub const fn may_be_overridden(&self) -> bool {
        !matches!(self, Self::Sanctioned { .. } | Self::Retired { .. })
    }
}
