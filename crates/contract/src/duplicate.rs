//! Candidate IDs that may be one person's; for staff.

use domain::duplicate::{Suspicion, Trait};
use domain::id::{CandidateId, DuplicateId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Two candidate IDs that may be one person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DuplicateView {
    /// Which two.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: DuplicateId,
    /// How much speaks for one person.
    pub suspicion: Suspicion,
    /// What they have in common.
    pub agree: Vec<Trait>,
    /// What is known of both, differs, and would not in one person.
    pub disagree: Vec<Trait>,
    /// When that was seen first.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub found_at: Timestamp,
    /// When both were asked whether they are one person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub asked_at: Option<Timestamp>,
    /// The two, the longer known first.
    pub people: Vec<DuplicatePersonView>,
}

/// One of two who may be one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DuplicatePersonView {
    /// Their candidate ID.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "CT-100000001-42"))]
    pub candidate_id: CandidateId,
    /// Their legal name.
    pub legal_name: String,
    /// The primary address of their account; absent when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Since when they are in the program.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub since: Timestamp,
    /// How many exam results there are of them.
    pub exam_results: u64,
    /// How many credentials they were issued.
    pub credentials: u64,
}

/// Settle two who may be one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "decision", rename_all = "snake_case", deny_unknown_fields)]
pub enum DecideDuplicate {
    /// They are two people. They are not found again.
    TwoPeople,
    /// Ask both by mail to merge their accounts, if they are one person. They stay in the list meanwhile.
    Ask,
}
