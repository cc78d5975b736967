//! The ledger of messages to and from exam-delivery vendors; for staff.

use domain::id::{AuthorizationId, CandidateId, ExchangeId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One message, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExchangeView {
    /// Which one.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: ExchangeId,
    /// The vendor's code.
    pub vendor: String,
    /// Which way it went.
    pub direction: ExchangeDirection,
    /// The file's name, or the kind of the call-back.
    pub name: String,
    /// How many bytes it has.
    pub size: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// When it was written, or came.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// How far it is.
    pub state: ExchangeState,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next, while it waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub next_attempt_at: Option<Timestamp>,
    /// When it was done, or given up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub settled_at: Option<Timestamp>,
    /// Why it failed last, or what is worth telling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Whether its bytes are still kept, so that it can be read and replayed.
    pub kept: bool,
}

/// Which way a message went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExchangeDirection {
    /// To the vendor.
    Sent,
    /// From the vendor.
    Received,
}

/// How far a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExchangeState {
    /// It has to be sent, or to be read.
    Waiting,
    /// It was.
    Done,
    /// It cannot be: somebody has to look at it.
    Failed,
}

/// One row of a message, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExchangeRowView {
    /// 1, 2, 3 within the message.
    pub place: u32,
    /// The file within an archive, or the message itself.
    pub member: String,
    /// Its line there, from 1.
    pub line: u64,
    /// What it is.
    #[cfg_attr(feature = "openapi", schema(example = "authorization_confirmation"))]
    pub kind: String,
    /// Whom it is about, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub candidate_id: Option<CandidateId>,
    /// The authorization it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub authorization_id: Option<AuthorizationId>,
    /// The vendor's registration it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_id: Option<String>,
    /// What became of it.
    pub outcome: ExchangeRowOutcome,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExchangeRowOutcome {
    /// The vendor has not answered it.
    Waiting,
    /// It was taken.
    Done,
    /// It said what was known.
    Repeated,
    /// The vendor refused what it was told.
    Refused,
    /// It is about nobody, or nothing, that is known.
    Unmatched,
    /// It could not be read.
    Faulty,
}

/// What a message says, as text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExchangeContentView {
    /// Its parts: the files of an archive, or the message itself.
    pub parts: Vec<ExchangePartView>,
}

/// A part of a message.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExchangePartView {
    /// Its name.
    pub name: String,
    /// What it says; shortened where it is long.
    pub text: String,
    /// Whether it was shortened.
    pub shortened: bool,
}

/// Without what it says, which names people.
impl std::fmt::Debug for ExchangeContentView {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "ExchangeContentView({} parts)", self.parts.len())
    }
}
