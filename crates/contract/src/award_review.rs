//! Awards that a person has to look at, and what staff decide about them.

use domain::award::ReviewReason;
use domain::id::{AwardId, CandidateId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalogue::AchievementRef;
use crate::exam_result::ExamResultView;

/// An award that something speaks against. It stands until a person decides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AwardReviewView {
    /// The award.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub award_id: AwardId,
    /// Whose it is.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "CT-100000001-42"))]
    pub candidate_id: CandidateId,
    /// Their legal name.
    pub legal_name: String,
    /// What was earned.
    pub achievement: AchievementRef,
    /// The day it was earned.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub earned_on: Date,
    /// The last day it is valid; absent when it does not expire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Since when somebody has to look at it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub since: Date,
    /// What speaks against it.
    pub against: ReviewReason,
    /// The same in a sentence.
    #[cfg_attr(feature = "openapi", schema(example = "What is on record no longer shows the requirements met."))]
    pub explanation: String,
    /// The exam results that it was decided on, as they stand now; the newest first.
    pub results: Vec<ExamResultView>,
    /// What was decided about it before, oldest first.
    pub decisions: Vec<AwardDecisionView>,
}

/// What staff decided about an award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AwardDecisionView {
    /// What was decided.
    pub decision: AwardDecision,
    /// Why.
    pub reason: String,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub decided_at: Timestamp,
}

/// What becomes of an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AwardDecision {
    /// It stands, and is not looked at again for the same reason.
    Uphold,
    /// It is taken away. It takes exams and courses dated later to earn the achievement anew.
    Revoke,
}

/// Decide about an award that is under review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DecideAwardReview {
    /// What becomes of it.
    pub decision: AwardDecision,
    /// What speaks against it, as it was read: where something else does by now, nothing is decided.
    pub against: ReviewReason,
    /// Why, in a sentence that the candidate reads.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
    pub reason: String,
}
