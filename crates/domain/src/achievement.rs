//! Achievements: what can be earned, in which versions of its rules, for how long, and how it is renewed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::{AchievementCode, CourseCode, ExamCode, Subject, VersionWord};
use crate::requirement::{Accepts, Requirement};

/// Who an achievement is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AchievementKind {
    /// For partners; counts towards the company's classification.
    Accreditation,
    /// For everyone; does not count for a company.
    Certification,
}

/// An achievement, as written in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AchievementDocument {
    /// The code, unique among achievements. It stands in public links and never changes.
    pub code: AchievementCode,
    /// The title as printed on certificates.
    pub title: String,
    /// Who it is for.
    pub kind: AchievementKind,
    /// Its rank in the program, 1 (entry) to 5 (highest).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 5)))]
    pub level: Option<u8>,
    /// What its holder has shown, in a sentence or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it is about. Requirements that count distinct subjects count this; without it, the achievement itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// Older achievements that this one replaces: earning this one turns a holder's awards of those into *superseded*
    /// ones, which stay honoured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<AchievementCode>,
    /// The versions of its rules. Their effective ranges do not overlap.
    pub versions: Vec<VersionDocument>,
    /// Where these statements come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// One version of an achievement's rules.
///
/// An achievement is earned under the version in whose effective range the day falls on which the requirement is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VersionDocument {
    /// The word that names this version, unique within the achievement. Awards record it.
    pub version: VersionWord,
    /// The first day on which it can be earned; without one, there is no first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::DateText>"))]
    pub effective_from: Option<Date>,
    /// The last day on which it can be earned; without one, it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::DateText>"))]
    pub effective_to: Option<Date>,
    /// What has to be met.
    pub requirement: Requirement,
    /// How long an award lasts; without it, no end is stated and an award does not expire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub validity: Option<Validity>,
    /// How an award is renewed; without it, it cannot be, only earned anew after it has lapsed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal: Option<Renewal>,
    /// Who may still use this version after its range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grandfathering: Option<Grandfathering>,
}

/// How long an award lasts.
///
/// An award earned on a day is valid through the same day of the month `months` later (that month's last day, if it has
/// no such day), to the end of that day in UTC. Then follow `grace_days` days *in grace*: the award has lapsed but can
/// still be renewed, and continuous prerequisites still count it; as a prerequisite for something new it no longer
/// counts. Then it is expired, and what was done before cannot revive it: it is earned anew, from exams and courses
/// dated after the last day of grace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Validity {
    /// Whole months of validity.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1200)))]
    pub months: u32,
    /// Days after the end in which it can still be renewed.
    #[serde(default)]
    pub grace_days: u32,
}

/// How an award is renewed: by any one of its options, for another full validity.
///
/// What renews must be dated after the award's last event (earning or renewal), not before the window opens, and not
/// after the last day of grace. At most one renewal lies ahead: while a renewed period has not begun, nothing renews
/// again, so that several passes in one week do not add up to a decade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Renewal {
    /// What renews.
    pub options: Vec<RenewalOption>,
    /// How many months before the end of validity renewing begins; without it, any time after the last event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_months_before: Option<u32>,
    /// From where the new period counts.
    #[serde(default)]
    pub counts_from: CountsFrom,
}

/// From where a renewed period counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CountsFrom {
    /// From the old end: renewing early loses nothing and renewing in grace gains nothing.
    #[default]
    OldExpiry,
    /// From the day of renewal, but never to an earlier end than before.
    RenewalDate,
}

/// One way to renew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RenewalOption {
    /// Passing an exam: the same again, or a higher one.
    Exam {
        /// The exam.
        code: ExamCode,
        /// Which other exams' passes are taken for it.
        #[serde(default)]
        accepts: Accepts,
    },
    /// Completing a course.
    Course {
        /// The course.
        code: CourseCode,
    },
    /// Earning, or renewing, another achievement.
    Achievement {
        /// The achievement.
        code: AchievementCode,
    },
}

/// Who may still earn under a version after its effective range.
///
/// A candidate with an attempt (passed or not) or a completed course dated before `facts_before`, at one of the exams
/// or courses that this version names or accepts, may earn under it until the end of `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Grandfathering {
    /// A fact dated before this day makes a candidate one of those concerned.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::DateText"))]
    pub facts_before: Date,
    /// The last day on which they may earn under this version.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::DateText"))]
    pub until: Date,
}
