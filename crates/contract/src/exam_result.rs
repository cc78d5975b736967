//! A candidate's exam history.

use domain::id::{CandidateId, FactId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::appointment::AppointmentView;

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

/// All that is known of one attempt, as its score report says it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExamResultDetailView {
    /// The attempt.
    pub result: ExamResultView,
    /// Whose it is.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "100000037"))]
    pub candidate_id: CandidateId,
    /// Their name, as on certificates.
    pub candidate_name: String,
    /// How each section of the exam went, in the vendor's order; empty where the vendor does not say.
    pub sections: Vec<ExamSectionView>,
    /// The booking that it was sat by, where the vendor told of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<AppointmentView>,
    /// What became of the result, oldest first: that it was reported, and every change since.
    pub history: Vec<ExamResultEventView>,
}

/// How a section of an exam went, as the vendor wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExamSectionView {
    /// The section's name.
    pub name: String,
    /// The score in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "85"))]
    pub score: Option<String>,
    /// Questions answered correctly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correct: Option<u32>,
    /// Questions answered wrongly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incorrect: Option<u32>,
    /// Questions left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped: Option<u32>,
}

/// Something that became of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExamResultEventView {
    /// What.
    pub event: ExamResultEvent,
    /// When it happened; of a report, when the exam was sat.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub happened_at: Timestamp,
    /// When we learnt of it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub learnt_at: Timestamp,
}

/// What may become of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExamResultEvent {
    /// The vendor reported it.
    Reported,
    /// The vendor withholds it until further notice.
    Held,
    /// A held result stands after all.
    Released,
    /// The vendor changed outcome or score.
    Modified,
    /// The vendor withdrew it.
    Revoked,
    /// It stands again.
    Reinstated,
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
