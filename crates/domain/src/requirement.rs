//! Requirements: the rule tree of an achievement version, as its readers and writers see it.
//!
//! # What a requirement says
//!
//! A requirement is met *on days*, not once and for all. An exam passed on a day, with a shelf life of 24 months, is
//! met from that day through the same day 24 months later; `all_of` is met on the days on which all its parts are;
//! `n_of` on those on which enough of them are. The achievement is earned on the first day, within the version's
//! effective range, on which the whole tree is met. So "all valid at once" needs no rule of its own, and a file that
//! arrives years late changes nothing about when something was earned.
//!
//! A pass is dated by the exam, never by the arrival of the result. A pass that was revoked or voided never counted; one
//! that is held counts again, from its own date, once it is released.
//!
//! # How it is written
//!
//! Each requirement is one key with its settings:
//! ```yaml
//! all_of:
//!   of:
//!     - exam: { code: 250-428 }
//!     - n_of:
//!         count: 2
//!         of:
//!           - exam: { code: ST0-172, within_months: 24 }
//!           - exam: { code: ST0-250 }
//!           - exam: { code: ST0-306 }
//! ```

use serde::{Deserialize, Serialize};

use crate::code::{AchievementCode, AgreementCode, CourseCode, ExamCode, RequirementName};

/// A requirement, as written in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// An exam is passed.
    Exam(ExamRequirement),
    /// A course is completed.
    Course(CourseRequirement),
    /// Another achievement is held.
    Achievement(Prerequisite),
    /// An agreement is in force.
    Agreement(AgreementRequirement),
    /// All of several.
    AllOf(AllOf),
    /// Any one of several.
    AnyOf(AnyOf),
    /// Some number out of several.
    NOf(NOf),
    /// A fixed core and a choice beside it.
    CoreAndElectives(CoreAndElectives),
}

/// An exam is passed.
///
/// Met from the day of the earliest pass that counts: with several, the earliest is the one that is named. With
/// `within_months` each pass counts only through the same day that many months later, and the requirement is met on the
/// days on which any of the passes does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExamRequirement {
    /// The exam.
    pub code: ExamCode,
    /// Which other exams' passes are taken for it.
    #[serde(default)]
    pub accepts: Accepts,
    /// The shelf life of a pass for this requirement; without it, a pass counts for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_months: Option<u32>,
    /// What people read instead of the exam's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The name by which a waiver points at this requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<RequirementName>,
}

/// Which exams' passes satisfy a requirement that names one exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Accepts {
    /// The exam named and no other.
    Exactly,
    /// Also the exams that count as it, for passes sat in the stated range.
    #[default]
    Equivalent,
    /// Also those, and every exam of the same track with a higher version. An older version never satisfies a newer.
    Newer,
}

/// A course is completed. As with an exam, the earliest completion that counts is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CourseRequirement {
    /// The course.
    pub code: CourseCode,
    /// The shelf life of a completion; without it, it counts for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_months: Option<u32>,
    /// What people read instead of the course's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The name by which a waiver points at this requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<RequirementName>,
}

/// Another achievement is held.
///
/// For earning, it must be *active* on the day: grace is not enough, and a suspension or revocation interrupts it. With
/// `held: continuously` its lapse afterwards reaches this achievement too. An award is then put before a person, never
/// taken away by rule; while the prerequisite is merely in grace, nothing happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Prerequisite {
    /// The achievement.
    pub code: AchievementCode,
    /// For how long it matters.
    #[serde(default)]
    pub held: Held,
    /// What people read instead of the achievement's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The name by which a waiver points at this requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<RequirementName>,
}

/// For how long a prerequisite or an agreement matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// On the day of earning; what becomes of it later is of no consequence.
    #[default]
    AtAward,
    /// On the day of earning and as long as the award is active.
    Continuously,
}

/// An agreement is in force (see [`agreement`](crate::agreement)). Not having accepted it yet holds an award back, and is
/// told apart from not having met the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgreementRequirement {
    /// The agreement.
    pub code: AgreementCode,
    /// For how long it matters.
    #[serde(default)]
    pub held: Held,
    /// What people read instead of the agreement's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The name by which a waiver points at this requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<RequirementName>,
}

/// All of several.
///
/// Without `within_months`: met on the days on which all parts are met at once, which for parts without a shelf life is
/// from the last one on. With it: the exams and courses in it must be *passed* within that many months of one another
/// (the first must not be older than that on the day of the last); once done, it stays met. One `within_months` inside
/// another holds as well: the shorter one speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AllOf {
    /// The parts.
    pub of: Vec<Requirement>,
    /// How far apart the parts may be dated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_months: Option<u32>,
    /// What people read above the parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The name by which a waiver points at this requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<RequirementName>,
}

/// Any one of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnyOf {
    /// The parts.
    pub of: Vec<Requirement>,
    /// What people read above the parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The name by which a waiver points at this requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<RequirementName>,
}

/// Some number out of several, counting distinct subjects.
///
/// Two parts with one subject count once, so that two versions of one exam are not two exams. The subject of an exam
/// part is that of the exam it names, whichever exam's pass satisfied it; the subject of an achievement part is the
/// achievement's. Any other part is a subject of its own. `distinct: part` counts parts instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NOf {
    /// How many.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub count: u32,
    /// The parts.
    pub of: Vec<Requirement>,
    /// What must differ for two parts to count as two.
    #[serde(default)]
    pub distinct: Distinct,
    /// What people read above the parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The name by which a waiver points at this requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<RequirementName>,
}

/// What must differ for two parts to count as two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Distinct {
    /// Their subjects.
    #[default]
    Subject,
    /// Nothing: each part counts.
    Part,
}

/// A fixed core and a choice of electives.
///
/// All of `core` and `count` distinct subjects of `electives`. With `double_count: false` (the usual rule) one pass,
/// completion or award serves one place only: what a core place uses is not there for an elective, and passes are given
/// to places so that the most are filled. The parts must then be exams, courses or achievements. With
/// `double_count: true` a pass may serve in the core and among the electives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CoreAndElectives {
    /// The fixed part.
    pub core: Vec<Requirement>,
    /// How many electives.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub count: u32,
    /// What to choose from.
    pub electives: Vec<Requirement>,
    /// Whether one pass may serve in the core and as an elective.
    #[serde(default)]
    pub double_count: bool,
    /// What people read above the parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The name by which a waiver points at this requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<RequirementName>,
}

impl Requirement {
    /// The name by which a waiver points at it.
    pub fn name(&self) -> Option<&RequirementName> {
        match self {
            Self::Exam(r) => r.name.as_ref(),
            Self::Course(r) => r.name.as_ref(),
            Self::Achievement(r) => r.name.as_ref(),
            Self::Agreement(r) => r.name.as_ref(),
            Self::AllOf(r) => r.name.as_ref(),
            Self::AnyOf(r) => r.name.as_ref(),
            Self::NOf(r) => r.name.as_ref(),
            Self::CoreAndElectives(r) => r.name.as_ref(),
        }
    }

    /// What people read instead of its titles.
    pub fn label(&self) -> Option<&str> {
        match self {
            Self::Exam(r) => r.label.as_deref(),
            Self::Course(r) => r.label.as_deref(),
            Self::Achievement(r) => r.label.as_deref(),
            Self::Agreement(r) => r.label.as_deref(),
            Self::AllOf(r) => r.label.as_deref(),
            Self::AnyOf(r) => r.label.as_deref(),
            Self::NOf(r) => r.label.as_deref(),
            Self::CoreAndElectives(r) => r.label.as_deref(),
        }
    }

    /// Its parts, in the order in which it was written; the core before the electives.
    pub fn parts(&self) -> impl Iterator<Item = &Self> {
        let (parts, more): (&[Self], &[Self]) = match self {
            Self::Exam(_) | Self::Course(_) | Self::Achievement(_) | Self::Agreement(_) => (&[], &[]),
            Self::AllOf(r) => (&r.of, &[]),
            Self::AnyOf(r) => (&r.of, &[]),
            Self::NOf(r) => (&r.of, &[]),
            Self::CoreAndElectives(r) => (&r.core, &r.electives),
        };
        parts.iter().chain(more)
    }

    /// The key under which it is written.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Exam(_) => "exam",
            Self::Course(_) => "course",
            Self::Achievement(_) => "achievement",
            Self::Agreement(_) => "agreement",
            Self::AllOf(_) => "all_of",
            Self::AnyOf(_) => "any_of",
            Self::NOf(_) => "n_of",
            Self::CoreAndElectives(_) => "core_and_electives",
        }
    }
}
