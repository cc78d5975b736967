//! Retake policies: when an exam may be sat (again).
//!
//! Vendors may enforce a policy as well, but are not relied on: it is checked before a candidate is authorized, and
//! again when a result arrives, where a breach is flagged and the result kept.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::PolicyCode;

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
