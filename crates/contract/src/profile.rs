//! A candidate's profile: what they tell of themselves, and who may change what.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::contact::{ContactDetailsView, ContactForm, Demographics};
use crate::name::{DeliveryNameForm, NamesForm};
use crate::problem::FieldError;

/// A profile as it is in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileView {
    /// Which version this is; the `ETag` says it too. 0 when nothing but the names is known.
    pub version: u32,
    /// Their names.
    pub names: NamesForm,
    /// Where they can be reached, once they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactDetailsView>,
    /// Whom they work for, as far as somebody looked at evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// What they answered beside.
    pub demographics: Demographics,
    /// How each part can be changed.
    pub fields: Vec<ProfileFieldView>,
    /// What each exam-delivery vendor knows of it.
    pub vendors: Vec<VendorRecordView>,
}

/// How a part of a profile can be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileFieldView {
    /// Which part: a JSON pointer into the profile (RFC 6901).
    #[cfg_attr(feature = "openapi", schema(example = "/names/legal"))]
    pub field: String,
    /// How.
    pub kind: ProfileFieldKind,
}

/// How a part of a profile can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProfileFieldKind {
    /// By the candidate, at any time.
    Editable,
    /// By a request with evidence, which staff decide.
    NeedsEvidence,
    /// By the candidate; every exam-delivery vendor then has to take it.
    VendorSynced,
}

/// What an exam-delivery vendor knows of a profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VendorRecordView {
    /// The vendor, as exams name it.
    #[cfg_attr(feature = "openapi", schema(example = "pearson-vue"))]
    pub vendor: String,
    /// What it calls itself.
    #[cfg_attr(feature = "openapi", schema(example = "Pearson VUE"))]
    pub vendor_name: String,
    /// How far it is.
    pub state: VendorRecordState,
    /// Since when the profile has been as it should be there.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub wanted_since: Timestamp,
    /// When the vendor last answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub answered_at: Option<Timestamp>,
    /// What the vendor said: a refusal, or a warning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What the vendor's fields cannot hold or do not have yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unfit: Vec<FieldError>,
}

/// How far a vendor's record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum VendorRecordState {
    /// It fits. It is sent with the first registration for an exam.
    NotSent,
    /// It cannot be sent before something is changed.
    Unfit,
    /// It is sent within moments.
    Waiting,
    /// It was sent, and the vendor has not answered.
    Sent,
    /// The vendor has it.
    Confirmed,
    /// The vendor refused it.
    Refused,
}

/// Change what a candidate may change by themselves. All of it: what is left out is removed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateProfile {
    /// Names other than the legal one.
    pub names: OtherNamesForm,
    /// Where they can be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactForm>,
    /// What they answer beside.
    #[serde(default)]
    pub demographics: Demographics,
}

/// A person's names other than the legal one, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OtherNamesForm {
    /// As written at home, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub native: Option<String>,
    /// As sent to the exam-delivery vendor.
    pub delivery: DeliveryNameForm,
    /// As printed on certificates: words of the legal name. Without one, the legal name is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub certificate: Option<String>,
}

/// A profile as it once was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileVersionView {
    /// Which version.
    pub version: u32,
    /// When it came into force.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub recorded_at: Timestamp,
    /// Who changed it.
    pub recorded_by: Recorder,
    /// Their names.
    pub names: NamesForm,
    /// Where they could be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactDetailsView>,
    /// Whom they worked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// What they had answered beside.
    pub demographics: Demographics,
}

/// Who changed a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Recorder {
    /// The candidate.
    Candidate,
    /// The program: by deciding a request, or from a partner record.
    Program,
}
