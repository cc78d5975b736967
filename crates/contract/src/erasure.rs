//! Being erased: what goes, what stays and why, and the time in which it can be taken back.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::session::ConfirmSession;

/// What an erasure does, and whether one is on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErasureView {
    /// The one that waits, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending: Option<PendingErasureView>,
    /// For how many days an erasure can be taken back.
    pub delay_days: u16,
    /// What becomes of each part of what is kept, with how much there is of it now.
    pub parts: Vec<ErasurePartView>,
}

/// An erasure that waits for its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PendingErasureView {
    /// When it was asked for.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub requested_at: Timestamp,
    /// When it is done, unless it is taken back.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub due_at: Timestamp,
}

/// What becomes of a part of what is kept about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErasurePartView {
    /// Which part.
    pub part: ErasurePart,
    /// What becomes of it.
    pub fate: ErasureFate,
    /// How many records there are of it now.
    pub records: u64,
}

/// A part of what is kept about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ErasurePart {
    /// The account, and all ways into it.
    Account,
    /// Names, contact, demographics.
    Profile,
    /// Requests for changes, and the documents that were sent with them.
    Requests,
    /// Mails that were sent, and what was agreed to.
    Mails,
    /// Times at companies, and their records.
    Companies,
    /// Signed credentials: the documents with the name.
    Credentials,
    /// Registrations for exams, and appointments.
    Exams,
    /// Exam results and other facts.
    Results,
    /// Awards: what was decided, and on which grounds.
    Awards,
    /// That the person was erased.
    Erasure,
}

/// What becomes of a part of what is kept about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ErasureFate {
    /// It is removed.
    Removed,
    /// It stays, without anything that tells who it was.
    Anonymised,
    /// It stays; it names nobody.
    Stays,
}

/// Ask to be erased. Needs a proof of who is there.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateErasure {
    /// By the password, or by a passkey.
    pub proof: ConfirmSession,
}
