//! A candidate's exam history.

use domain::id::FactId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One attempt at an exam, with what is known of it now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExamResultView {
    /// The fact that first told of this attempt.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: FactId,
    /// The exam's series code.
    pub exam: String,
    /// The exam's title.
    pub title: String,
    /// When it was sat.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub sat_at: Timestamp,
    /// When we learnt the result.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub learnt_at: Timestamp,
    /// How it ended.
    pub outcome: ExamOutcome,
    /// Whether the result counts now.
    pub state: ExamResultState,
    /// The score, as reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "812"))]
    pub score: Option<String>,
    /// The passing score, as reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passing_score: Option<String>,
    /// The vendor's registration ID, to quote to support.
    pub registration_id: String,
    /// What it means, in a sentence.
    #[cfg_attr(feature = "openapi", schema(example = "Passed. It counts towards what you hold and plan."))]
    pub explanation: String,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExamOutcome {
    /// The passing score was reached.
    Passed,
    /// The passing score was not reached.
    Failed,
    /// The candidate did not come.
    NoShow,
    /// The candidate did not accept the non-disclosure agreement, so the exam was not begun.
    NdaRefused,
}

/// Whether a result counts now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExamResultState {
    /// It counts.
    Final,
    /// The vendor is still looking at it; it does not count yet.
    OnHold,
    /// The vendor withdrew it; it does not count.
    Revoked,
}
