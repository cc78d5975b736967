//! Agreements: what people accept, in which words, and the receipts of it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An agreement, in the version that is the current one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgreementView {
    /// Its code.
    #[cfg_attr(feature = "openapi", schema(example = "PROGRAM"))]
    pub code: String,
    /// Its title.
    pub title: String,
    /// The number of the version; later ones are higher.
    pub version: u32,
    /// The day since which it is the current one.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub effective_from: Date,
    /// When people are asked to accept it.
    pub asked: AgreementAsked,
    /// The languages there is a text in, as tags of BCP 47; none when only the title is known.
    pub languages: Vec<String>,
}

/// When people are asked to accept an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgreementAsked {
    /// When something requires it.
    WhenNeeded,
    /// Before they have an account.
    AtRegistration,
}

/// The text of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgreementTextView {
    /// The agreement's code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The version.
    pub version: u32,
    /// The language of this text.
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: String,
    /// The text, in CommonMark. This is what is accepted.
    pub text: String,
    /// The same as HTML, with headings, paragraphs, lists and emphasis alone.
    pub html: String,
    /// The SHA-256 of the text in UTF-8, in hexadecimal; an acceptance names it.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}

/// Accept the text that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AcceptAgreement {
    /// The version that was read; the current one is taken alone.
    pub version: u32,
    /// The language it was read in.
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: String,
    /// The SHA-256 of the text that was read, in hexadecimal.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}

/// How somebody stands to an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyAgreementView {
    /// The agreement, in its current version.
    #[serde(flatten)]
    pub agreement: AgreementView,
    /// Whether anything is to be done.
    pub state: AgreementState,
    /// Until when an earlier acceptance still carries, where a newer version waits to be accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub carries_until: Option<Date>,
    /// Every acceptance, newest first.
    pub receipts: Vec<AgreementReceiptView>,
}

/// How somebody stands to an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgreementState {
    /// The current version is accepted.
    Accepted,
    /// An earlier version is accepted and still carries.
    NewVersion,
    /// No version that still carries is accepted.
    NotAccepted,
}

/// What was accepted, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgreementReceiptView {
    /// The version.
    pub version: u32,
    /// The language it was read in; absent where the acceptance was not given here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The SHA-256 of the text, in hexadecimal; absent where the acceptance was not given here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub accepted_at: Timestamp,
}
