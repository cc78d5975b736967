//! Score reports: a candidate claims the result of an exam that they sat before the vendor knew their candidate ID.

use domain::id::{CandidateId, ClaimId, ScoreReportId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claim::ClaimView;

/// Claim a result by what its score report says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateScoreReport {
    /// The vendor's registration ID, as printed.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
    pub registration_id: String,
    /// The exam's code.
    #[cfg_attr(feature = "openapi", schema(example = "250-428"))]
    pub exam: String,
    /// The day on which it was sat, where it was sat.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub sat_on: Date,
    /// The name on it.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 150))]
    pub name: String,
}

/// What a candidate says of an exam, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoreReportView {
    /// Which report.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: ScoreReportId,
    /// The vendor's registration ID.
    pub registration_id: String,
    /// The exam's code.
    pub exam: String,
    /// The day on which it was sat.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub sat_on: Date,
    /// The name on it.
    pub name: String,
    /// How far it is.
    pub state: ScoreReportState,
    /// When it was sent.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// When it was settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub decided_at: Option<Timestamp>,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How far a score report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScoreReportState {
    /// The result has not come yet, or somebody has to look.
    Waiting,
    /// The result is the candidate's.
    Attached,
    /// It is not.
    Refused,
    /// The candidate took it back.
    Withdrawn,
}

/// A score report that waits, with what stands against it; for staff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingScoreReportView {
    /// The report.
    pub report: ScoreReportView,
    /// Whose.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "CT-100000001-42"))]
    pub candidate_id: CandidateId,
    /// Their legal name.
    pub legal_name: String,
    /// What does not agree.
    pub doubts: Vec<Doubt>,
    /// What waits under its registration ID.
    pub claims: Vec<ClaimView>,
}

/// What keeps a score report from being a clear match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// No result waits under this registration ID.
    NoResult,
    /// The result is of another exam.
    Exam,
    /// The result is of another day.
    Day,
    /// The name on the report is none of the candidate's, or not the one that the vendor told with the result.
    Name,
    /// The vendor told no name with the result, so that nothing but the report itself says whose it is.
    NameUntold,
    /// The result names another candidate ID, and not only a mistyped one.
    OtherCandidate,
    /// Somebody else claims the same result.
    Contested,
}

/// Decide a score report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "decision", rename_all = "snake_case", deny_unknown_fields)]
pub enum DecideScoreReport {
    /// The result is the candidate's.
    Attach {
        /// Which result: it, and whatever else came under its registration ID.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
        claim_id: ClaimId,
    },
    /// It is not.
    Refuse {
        /// Why; the candidate reads it.
        #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
        reason: String,
    },
}
