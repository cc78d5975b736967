//! Changes of a profile that need evidence: asked for by candidates, decided by staff.

use domain::accommodation::Accommodation;
use domain::id::{CandidateId, ChangeRequestId, DocumentId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::name::NamesForm;

/// Ask for a change. There can be one open request of each kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateChangeRequest {
    /// What is to be in force instead.
    pub wanted: WantedChange,
    /// The evidence: 1 to 5 documents that were uploaded before.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, min_items = 1, max_items = 5))]
    pub documents: Vec<DocumentId>,
}

/// What is to be in force instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WantedChange {
    /// Another legal name, with the other names that go with it.
    LegalName {
        /// All names. The one for certificates may be any that the evidence shows.
        names: NamesForm,
    },
    /// Another company.
    Company {
        /// Its name.
        #[cfg_attr(feature = "openapi", schema(max_length = 50))]
        company: String,
    },
    /// Accommodations at exams, for a year.
    Accommodations {
        /// Which, each once. One of them at most says how much time there is.
        #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 9))]
        needs: Vec<Accommodation>,
        /// The SHA-256, in hexadecimal, of the text that is agreed to. They tell of health or disability, and are used with
        /// consent alone. Blank in what is answered.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[cfg_attr(feature = "openapi", schema(max_length = 64))]
        consent: String,
    },
}

/// A request, with what it is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeRequestView {
    /// Which request.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: ChangeRequestId,
    /// Whose.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "CT-100000001-42"))]
    pub candidate_id: CandidateId,
    /// Their names as they are now.
    pub names: NamesForm,
    /// Their company as it is now, once one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Their accommodations as they are now, where the request is about them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accommodations: Vec<Accommodation>,
    /// What is to be in force instead.
    pub wanted: WantedChange,
    /// The evidence. Removed 90 days after the request is settled.
    pub documents: Vec<DocumentView>,
    /// How far it is.
    pub state: ChangeRequestState,
    /// When it was asked for.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// When it was settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub decided_at: Option<Timestamp>,
    /// Why it was decided so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How far a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeRequestState {
    /// Staff have not decided yet.
    Open,
    /// The change is in force.
    Approved,
    /// It is not made.
    Refused,
    /// The candidate took it back.
    Withdrawn,
}

/// A file that was uploaded as evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentView {
    /// Which document.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: DocumentId,
    /// Its name.
    pub file_name: String,
    /// What it is, found in its content.
    #[cfg_attr(feature = "openapi", schema(example = "application/pdf"))]
    pub media_type: String,
    /// Its length in bytes.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub size: u64,
    /// When it was uploaded.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub uploaded_at: Timestamp,
}

/// Decide a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DecideChangeRequest {
    /// How.
    pub decision: ChangeDecision,
    /// Why; the candidate reads it. Required when it is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub reason: Option<String>,
}

/// How a request is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeDecision {
    /// The evidence shows it: the change comes into force.
    Approve,
    /// It does not.
    Refuse,
}
