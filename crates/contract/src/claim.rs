//! Results that fit no candidate, waiting for a person to say whose they are.

use domain::id::{ClaimId, ImportId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::exam_result::ExamOutcome;

/// A result that fits no candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClaimView {
    /// Which claim.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: ClaimId,
    /// The import that brought it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub import_id: ImportId,
    /// The candidate ID that the row gave, as it stood there; absent when it gave none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_candidate_id: Option<String>,
    /// The name that the vendor told with it; absent when it told none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate_name: Option<String>,
    /// The vendor's registration ID.
    pub registration_id: String,
    /// The exam's series code.
    pub exam: String,
    /// How it ended.
    pub outcome: ExamOutcome,
    /// When the exam was sat.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub sat_at: Timestamp,
    /// When we learnt it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub received_at: Timestamp,
    /// Why it fits nobody.
    pub reason: ClaimReason,
}

/// Why a result fits no candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClaimReason {
    /// No candidate has this candidate ID.
    UnknownCandidate,
    /// The candidate ID is not well formed, or its check digits do not fit.
    MalformedCandidateId,
    /// The row gives no candidate ID.
    NoCandidateId,
}
