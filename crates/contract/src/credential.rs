//! A candidate's own credentials.

use domain::id::{CredentialId, VerificationCode};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::award_review::AwardDecisionView;
use crate::catalogue::AchievementRef;

/// A credential in the holder's list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CredentialListItem {
    /// Which credential.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: CredentialId,
    /// What was earned.
    pub achievement: AchievementRef,
    /// How it stands today.
    pub status: CredentialStatus,
    /// The day it was earned.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub earned_on: Date,
    /// The last day it is valid; absent when it does not expire.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// The last day on which it can still be renewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub grace_to: Option<Date>,
}

/// One credential, for its holder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CredentialView {
    /// What the list shows.
    #[serde(flatten)]
    pub summary: CredentialListItem,
    /// The name it was issued in.
    pub holder_name: String,
    /// Its number, as printed.
    pub licence_number: String,
    /// How it was earned.
    pub basis: AwardBasis,
    /// The first day on which it is valid.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// The version of the rule it was decided by; absent when a person granted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_version: Option<String>,
    /// When it was issued.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub issued_at: Timestamp,
    /// What a third party types to check it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "7QK4M-0ZJ9T-XW3RB-5HD2C"))]
    pub code: VerificationCode,
    /// What staff decided about it, oldest first.
    #[serde(default)]
    pub decisions: Vec<AwardDecisionView>,
    /// Where a third party checks it.
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub verification_url: String,
    /// The credential itself; the media type decides its form.
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub credential_url: String,
    /// Where its holder puts it into their profile at LinkedIn.
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub linkedin_url: String,
    /// What the decision rests on, a sentence each.
    pub grounds: Vec<String>,
}

/// How a credential stands on a day, as anyone may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CredentialStatus {
    /// Its first day of validity lies ahead.
    NotYetValid,
    /// Valid.
    Active,
    /// Past its end, and still renewable.
    InGrace,
    /// Past its end.
    Expired,
    /// Not valid for the time being.
    Suspended,
    /// Withdrawn by the program.
    Revoked,
    /// Replaced by a newer one.
    Superseded,
    /// Valid, while the program looks at what it rests on.
    UnderReview,
}

/// How an award came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AwardBasis {
    /// Its requirement was met.
    Requirement,
    /// Given in recognition.
    Honorary,
    /// Carried over from an earlier program.
    Legacy,
    /// A person waived the requirement.
    Waiver,
    /// Something of equal worth was shown.
    Equivalence,
}
