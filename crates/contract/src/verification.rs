//! What a third party learns when it checks a credential.

use domain::id::{CredentialId, VerificationCode};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalogue::AchievementRef;
use crate::credential::{AwardBasis, CredentialStatus};
use crate::problem::Problem;

/// How many codes may be checked at once.
pub const MOST_CODES: usize = 1_000;

/// The verdict on a credential, with every fact that its certificate prints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerificationView {
    /// How the credential stands; with `as_of`, how it stood on that day.
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
    /// The earlier day that was asked about; absent when it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOfView>,
}

/// An earlier day that was asked about, as the issuer's books tell of it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AsOfView {
    /// The day (UTC).
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// How the credential stands today.
    pub status_today: CredentialStatus,
    /// How it has stood from its first day of validity until today, oldest first. A renewal counts from the end that it moved;
    /// a review that has ended is not told.
    pub history: Vec<StretchView>,
}

/// Days on all of which a credential stood the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StretchView {
    /// How it stood.
    pub status: CredentialStatus,
    /// The first day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// The last day; absent while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub through: Option<Date>,
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

/// Check many credentials by their codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VerifyCodes {
    /// The verification codes, as they are written on certificates.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 1000, example = json!(["7QK4M-0ZJ9T-XW3RB-5HD2C"])))]
    pub codes: Vec<String>,
    /// How they stood on that day, today or earlier (UTC); today when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub as_of: Option<Date>,
}

/// What became of many codes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerificationBatchView {
    /// One for each code, in the order of the request.
    pub items: Vec<VerificationItem>,
}

/// What became of one code: a verdict, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerificationItem {
    /// The code as it was sent.
    pub code: String,
    /// The verdict, the same that the code alone is answered with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification: Option<VerificationView>,
    /// Why there is none, the same that the code alone is refused with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
}

/// The verdict on a document that somebody has at hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentVerificationView {
    /// What the checks add up to. Rely on the document only if it is `valid`.
    pub standing: DocumentStanding,
    /// The same as a sentence.
    pub statement: String,
    /// The moment the verdict is for.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub checked_at: Timestamp,
    /// How the document is secured; absent when it is no credential at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub securing: Option<SecuringForm>,
    /// Who issued it, by its own words; absent when it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<DocumentIssuerView>,
    /// What it says. These are the issuer's words only if `key` and `signature` passed; else anybody can have written them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<DocumentFacts>,
    /// Each check, in the order in which they are made.
    pub checks: Vec<DocumentCheckView>,
    /// How the issuer's own books stand to the credential of that identifier; absent when they are not ours or have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<VerificationView>,
}

/// What the checks of a document add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentStanding {
    /// Genuine, in its validity, neither revoked nor suspended.
    Valid,
    /// Genuine; its validity has not begun.
    NotYetValid,
    /// Genuine; its validity is over.
    Expired,
    /// Genuine; suspended by its issuer.
    Suspended,
    /// Genuine; revoked by its issuer.
    Revoked,
    /// Not to be relied on.
    Invalid,
    /// Nothing speaks against it, but not everything could be checked.
    Undecided,
}

/// How a document is secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SecuringForm {
    /// JSON with an embedded `eddsa-rdfc-2022` proof.
    DataIntegrity,
    /// A compact JWS with RS256.
    Jws,
}

/// Who issued a document, by its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentIssuerView {
    /// Its identifier.
    #[cfg_attr(feature = "openapi", schema(example = "did:web:certs.example.org"))]
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether that is the identifier of this server; false for another issuer.
    pub this_server: bool,
}

/// What a document says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentFacts {
    /// The credential's identifier, its address.
    pub id: String,
    /// Its title.
    pub name: String,
    /// What it says about its holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The name it was issued in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder_name: Option<String>,
    /// The number by which the issuer knows the holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate_number: Option<String>,
    /// Its number, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence_number: Option<String>,
    /// The code of what was earned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achievement_code: Option<String>,
    /// The name of what was earned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achievement_name: Option<String>,
    /// What it took to earn it, in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria: Option<String>,
    /// When it was earned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub awarded_at: Option<Timestamp>,
    /// From when it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_from: Option<Timestamp>,
    /// Until when it is valid; absent when it does not end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<Timestamp>,
}

/// One check of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentCheckView {
    /// What was checked.
    pub check: DocumentCheck,
    /// What came of it.
    pub outcome: CheckOutcome,
    /// Why it did not pass, as a stable word; absent when it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "signature_invalid"))]
    pub reason: Option<String>,
    /// What was found, as a sentence.
    pub finding: String,
}

/// What is checked of a document, in the order of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentCheck {
    /// It is one document that can be read in one way only.
    Document,
    /// It names known contexts, in their order.
    Context,
    /// Every member and type is defined, so that a proof covers it.
    Vocabulary,
    /// It says what an Open Badges 3.0 credential must say.
    Model,
    /// The issuer publishes the key, for this use.
    Key,
    /// It is signed with that key, and unchanged since.
    Signature,
    /// The day lies within its validity.
    Period,
    /// It is neither revoked nor suspended.
    Status,
    /// It says what the issuer's books say.
    Record,
}

/// What came of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckOutcome {
    /// It holds.
    Passed,
    /// It does not.
    Failed,
    /// It was not asked; `reason` says why.
    NotChecked,
}
