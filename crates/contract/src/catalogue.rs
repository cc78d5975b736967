//! Exams and achievements as anyone may read them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whether an achievement counts for a partner company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AchievementKind {
    /// For partners; counts for company credit.
    Accreditation,
    /// For anyone; does not count for company credit.
    Certification,
}

/// How an exam is sat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExamKind {
    /// Online, without a proctor.
    Assessment,
    /// In a test centre or proctored remotely.
    Proctored,
}

/// An exam.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExamView {
    /// The series code, as the exam vendor and the certificate print it.
    #[cfg_attr(feature = "openapi", schema(example = "250-428"))]
    pub code: String,
    /// Its title.
    pub title: String,
    /// How it is sat.
    pub kind: ExamKind,
    /// Who delivers it, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_vendor: Option<String>,
    /// What that vendor calls itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "Pearson VUE"))]
    pub vendor_name: Option<String>,
    /// Languages (BCP 47), where known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The last day it could be sat, when it is retired.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub retired_on: Option<Date>,
    /// The achievements it counts towards today.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts_towards: Vec<AchievementRef>,
    /// Where what is said here comes from, when that needs saying.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Enough to name an achievement and draw its rosette.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AchievementRef {
    /// Its code, unique in the catalogue.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Whether it counts for a partner company.
    pub kind: AchievementKind,
    /// From 1 (entry) to 5 (highest), where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 5))]
    pub level: Option<u8>,
}

/// An achievement in the catalogue's list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AchievementListItem {
    /// Which one.
    #[serde(flatten)]
    pub achievement: AchievementRef,
    /// What it says about its holder, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How long an award is valid, in months; absent when it does not expire or is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity_months: Option<u32>,
}

/// An achievement with what it requires today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AchievementView {
    /// Which one.
    #[serde(flatten)]
    pub achievement: AchievementRef,
    /// What it says about its holder, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The version of its rule that is in effect.
    pub version: String,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub effective_from: Option<Date>,
    /// How long an award is valid, in months; absent when it does not expire or is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity_months: Option<u32>,
    /// How long after its end it can still be renewed, in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grace_days: Option<u32>,
    /// The rule, as the tree that decides.
    pub requirement: RequirementView,
    /// What renews an award, when that differs from earning it anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renewal: Option<RequirementView>,
    /// Where what is said here comes from, when that needs saying.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One line of a requirement, with the lines below it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequirementView {
    /// What this line asks for, as a sentence.
    #[cfg_attr(feature = "openapi", schema(example = "Pass 3 of these exams, each in a different subject"))]
    pub label: String,
    /// The exam or achievement it names, to link to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<RequirementSubject>,
    /// The lines below.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(no_recursion))]
    pub lines: Vec<RequirementView>,
}

/// What a requirement line is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "code", rename_all = "snake_case")]
pub enum RequirementSubject {
    /// An exam, by code.
    Exam(String),
    /// An achievement, by code.
    Achievement(String),
    /// A course, by code.
    Course(String),
    /// An agreement, by code.
    Agreement(String),
}
