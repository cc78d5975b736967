//! What a third party learns when it checks a credential.

use domain::id::{CredentialId, VerificationCode};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalogue::AchievementRef;
use crate::credential::{AwardBasis, CredentialStatus};

/// The verdict on a credential, with every fact that its certificate prints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerificationView {
    /// How the credential stands.
    pub status: CredentialStatus,
    /// The same as a sentence.
    #[cfg_attr(feature = "openapi", schema(example = "This credential is genuine and valid."))]
    pub statement: String,
    /// The moment the verdict is for.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub checked_at: Timestamp,
    /// The verification code.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "7QK4M-0ZJ9T-XW3RB-5HD2C"))]
    pub code: VerificationCode,
    /// Which credential.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub credential_id: CredentialId,
    /// The signed credential itself.
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub credential_url: String,
    /// The name it was issued in.
    pub holder_name: String,
    /// Its number, as printed.
    pub licence_number: String,
    /// What was earned.
    pub achievement: AchievementRef,
    /// What that says about its holder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it took to earn it, in words.
    pub criteria: String,
    /// The version of the rule it was decided by; absent when a person granted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_version: Option<String>,
    /// How it was earned.
    pub basis: AwardBasis,
    /// The day it was earned.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub earned_on: Date,
    /// The first day it is valid.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// The last day it is valid (through the end of that day, UTC); absent when it does not expire.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// When it was issued.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub issued_at: Timestamp,
    /// Who issued it.
    pub issuer: IssuerView,
    /// How we know: each check that was made.
    pub checks: Vec<CheckView>,
}

/// Who issued a credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuerView {
    /// Its decentralised identifier, the same that signs.
    #[cfg_attr(feature = "openapi", schema(example = "did:web:certs.example.org"))]
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its address.
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub url: String,
}

/// One check that a verdict rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckView {
    /// What was checked.
    pub check: CheckKind,
    /// Whether it holds.
    pub passed: bool,
    /// What was found, as a sentence.
    pub finding: String,
}

/// What a verifier checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// The signature is the issuer's and covers every statement.
    Signature,
    /// The signing key is one the issuer publishes.
    Key,
    /// The day lies within the validity.
    Validity,
    /// The issuer has not withdrawn or suspended it.
    Status,
    /// The award is on the issuer's books as the credential says.
    Record,
}
