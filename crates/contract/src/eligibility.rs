//! Whether a candidate may sit an exam, and what stands in the way.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::catalogue::{AchievementRef, ExamView};
use crate::problem::FieldError;

/// Whether a candidate may sit an exam now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EligibilityView {
    /// The exam.
    pub exam: ExamView,
    /// Whether nothing stands in the way.
    pub may_sit: bool,
    /// From when, where waiting is all it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub from: Option<Timestamp>,
    /// Everything that stands in the way.
    pub obstacles: Vec<ObstacleView>,
}

/// What stands between a candidate and an exam.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ObstacleView {
    /// Which kind.
    pub kind: ObstacleKind,
    /// What it is, as a sentence.
    pub reason: String,
    /// From when it no longer is one, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub from: Option<Timestamp>,
    /// The achievement to hold, for `prerequisite`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achievement: Option<AchievementRef>,
    /// The code of the agreement to accept, for `agreement`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<String>,
    /// What is missing or does not fit, for `profile`, with pointers into the profile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
}

/// What kind of thing stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ObstacleKind {
    /// The wait after an attempt is not over.
    TooSoon,
    /// The attempts are used up.
    TooMany,
    /// It was passed already.
    AlreadyPassed,
    /// The candidate is banned.
    Sanctioned,
    /// It is not offered yet.
    NotYetOffered,
    /// It is no longer offered.
    Retired,
    /// An achievement has to be held first.
    Prerequisite,
    /// An agreement has to be accepted first.
    Agreement,
    /// It is for people at partner companies.
    PartnersOnly,
    /// The exam vendor's fields cannot hold what the profile says, or it says too little.
    Profile,
}
