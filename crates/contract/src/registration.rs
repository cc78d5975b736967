//! Coming by oneself: a registration, step by step, until it is an account.

use domain::company::ContactRole;
use domain::demographics::Demographics;
use domain::id::CandidateId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::agreement::{AcceptAgreement, AgreementView};
#[cfg(feature = "openapi")]
use crate::company::ContactRoleWord;
use crate::contact::ContactForm;
use crate::name::NamesForm;
use crate::problem::{Problem, ProblemCode};

/// Begin to register.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateRegistration {
    /// The address to sign in with; a mail to it asks whether it is theirs.
    #[cfg_attr(feature = "openapi", schema(max_length = 254, format = Email))]
    pub email: String,
    /// The password, as typed.
    #[cfg_attr(feature = "openapi", schema(min_length = 12, max_length = 1024, format = Password))]
    pub password: String,
    /// The language of mails, as a tag of BCP 47: one of those that the product speaks.
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: String,
}

/// Written by hand so that a password cannot reach a log by `{:?}`.
impl std::fmt::Debug for CreateRegistration {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("CreateRegistration").finish_non_exhaustive()
    }
}

/// Ask whether somebody with an address registers by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckRegistration {
    /// The address.
    #[cfg_attr(feature = "openapi", schema(max_length = 254, format = Email))]
    pub email: String,
}

/// Whether somebody with an address registers by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationCheckView {
    /// The partner company that makes their account instead. Known by the domain of the address alone: who works there, or has an
    /// account, is not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<PartnerView>,
}

/// A partner company that makes the accounts of its people. These are also members of the problem `partner-company`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerView {
    /// What it is called.
    pub company: String,
    /// Whom to ask there; absent when nobody keeps its record, so that the program office is to be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<ContactRoleWord>))]
    pub role: Option<ContactRole>,
}

impl PartnerView {
    /// Reads it off a problem, when it is that one.
    pub fn of(problem: &Problem) -> Option<Self> {
        let told = problem.code() == Some(ProblemCode::PartnerCompany);
        let members = told.then(|| serde_json::Value::Object(problem.extensions.clone()))?;
        serde_json::from_value(members).ok()
    }
}

/// Tell those who keep a company's record that somebody with this address needs an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NotifyPartner {
    /// The address.
    #[cfg_attr(feature = "openapi", schema(max_length = 254, format = Email))]
    pub email: String,
}

/// A registration that is under way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationView {
    /// The address.
    pub email: String,
    /// Whether it was shown to be theirs.
    pub confirmed: bool,
    /// When the registration is forgotten unless it is finished.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Timestamp,
    /// Their names, once entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<NamesForm>,
    /// Where they can be reached, once entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactForm>,
    /// What they tell of themselves, once entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demographics: Option<Demographics>,
    /// The agreements that nobody is registered without, each in its current version.
    pub agreements: Vec<AgreementView>,
    /// The codes of those that are accepted in that version.
    pub accepted: Vec<String>,
    /// What is left to do, in order; empty when the account can be made.
    pub missing: Vec<RegistrationStep>,
}

/// A step of a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RegistrationStep {
    /// Enter names.
    Names,
    /// Enter where one can be reached.
    Contact,
    /// Accept the agreements.
    Agreements,
    /// Follow the link in the mail.
    Confirmation,
}

/// Enter a step, or several. What is left out stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateRegistration {
    /// Their names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<NamesForm>,
    /// Where they can be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactForm>,
    /// What they tell of themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demographics: Option<Demographics>,
    /// What they accept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreements: Option<Vec<AcceptedAgreement>>,
}

/// An agreement that is accepted while registering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptedAgreement {
    /// The agreement's code.
    #[cfg_attr(feature = "openapi", schema(example = "PROGRAM"))]
    pub code: String,
    /// The text that was read.
    #[serde(flatten)]
    pub acceptance: AcceptAgreement,
}

/// Show that the address is theirs, by the link of the mail.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmRegistration {
    /// The token of the link.
    pub token: String,
    /// The password that was chosen; needed in another browser than the one the registration was begun in. Otherwise whoever
    /// registers a stranger's address would only have to wait until that stranger follows the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 1024, format = Password))]
    pub password: Option<String>,
}

/// Written by hand so that neither token nor password can reach a log by `{:?}`.
impl std::fmt::Debug for ConfirmRegistration {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ConfirmRegistration").finish_non_exhaustive()
    }
}

/// An account that has come of a registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActivatedView {
    /// Their candidate ID, which is also the name to sign in with; the address does as well.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "CT-100000001-42"))]
    pub candidate_id: CandidateId,
}
