//! Progress towards achievements: the evaluation of a requirement tree, line by line.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalogue::{AchievementRef, RequirementSubject};

/// How far a candidate is towards one achievement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgressListItem {
    /// Towards what.
    pub achievement: AchievementRef,
    /// Where it stands.
    pub state: ProgressState,
    /// Lines of the requirement that are met.
    pub steps_done: u32,
    /// Steps left on the shortest way; absent when there is no way any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps_left: Option<u32>,
    /// The next thing to do, as a sentence; absent when there is nothing left.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "Pass 310-201 Meridian Storage Administration"))]
    pub next_step: Option<String>,
}

/// Where progress towards an achievement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProgressState {
    /// Nothing of the requirement is met.
    NotStarted,
    /// Some of it is.
    InProgress,
    /// All is met but for an agreement that has to be accepted.
    PendingAgreement,
    /// All is met, some of it by a result that is held.
    OnHold,
    /// Met, and valid.
    Met,
    /// Valid, and it is time to renew.
    Expiring,
    /// Past its end and still renewable.
    InGrace,
    /// Past its end; it has to be earned anew.
    Lapsed,
    /// Suspended or revoked.
    Interrupted,
}

/// Progress towards one achievement, with the reason for every line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgressView {
    /// Towards what.
    pub achievement: AchievementRef,
    /// Where it stands.
    pub state: ProgressState,
    /// The version of the rule that was evaluated; absent when a person granted the achievement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_version: Option<String>,
    /// The day it was evaluated for.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub as_of: Date,
    /// The day on which the whole was first met.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub met_on: Option<Date>,
    /// The shortest way left, step by step; empty when nothing is missing.
    pub shortest_way: Vec<NextStep>,
    /// The rule with its reasons; absent when a person granted the achievement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<ProgressLine>,
}

/// Something to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NextStep {
    /// What to do, as a sentence.
    pub label: String,
    /// The exam or achievement it names, to link to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<RequirementSubject>,
    /// The first day on which it can be done, when that is not today.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub possible_from: Option<Date>,
}

/// One line of a requirement and how it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgressLine {
    /// What this line asks for, as a sentence.
    pub label: String,
    /// The exam or achievement it names, to link to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<RequirementSubject>,
    /// How it stands.
    pub state: LineState,
    /// Why, as a sentence that names the facts it rests on.
    #[cfg_attr(feature = "openapi", schema(example = "You passed 310-201 on 14 March 2025."))]
    pub reason: String,
    /// The day on which it was met.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub met_on: Option<Date>,
    /// The last day it counts, when what it rests on ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub until: Option<Date>,
    /// The lines below.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(no_recursion))]
    pub lines: Vec<ProgressLine>,
}

/// How one line of a requirement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LineState {
    /// Met.
    Met,
    /// Met, and what it rests on ends within 90 days.
    Expiring,
    /// Not met.
    Unmet,
    /// It would be met, but a result it rests on is held.
    OnHold,
    /// It would be met, but an agreement has to be accepted.
    PendingAgreement,
}
