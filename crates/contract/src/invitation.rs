//! Taking an invitation: how somebody whom a partner record names comes to their account.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::agreement::AgreementView;
use crate::name::DeliveryNameForm;
use crate::problem::{Problem, ProblemCode};
use crate::registration::AcceptedAgreement;

/// Look at an invitation, by the link of the mail, without taking it.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FindInvitation {
    /// The token of the link.
    pub token: String,
}

/// An invitation that can be taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationView {
    /// The company that named the person.
    pub company: String,
    /// The name that the company gave.
    pub name: String,
    /// The address that was invited.
    pub email: String,
    /// Until when the invitation can be taken.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Timestamp,
    /// What the person chooses to have an account; absent when they have one. Taking the invitation then only says that they
    /// work there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<InvitedAccountView>,
}

/// The account that is made for who takes an invitation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitedAccountView {
    /// The name to sign in with afterwards; the address does as well.
    #[cfg_attr(feature = "openapi", schema(example = "mika.sato"))]
    pub user_name: String,
    /// Whether a delivery name has to be chosen, since the name in the record is not one that the exam-delivery vendor can take.
    pub needs_delivery_name: bool,
    /// The agreements that nobody has an account without, each in its current version.
    pub agreements: Vec<AgreementView>,
}

/// Take an invitation. Who has an account already needs the token alone.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The token of the link.
    pub token: String,
    /// The password to sign in with from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 12, max_length = 1024, format = Password))]
    pub password: Option<String>,
    /// The name as sent to the exam-delivery vendor, when one has to be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_name: Option<DeliveryNameForm>,
    /// What they accept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<AcceptedAgreement>,
    /// The language of mails from now on, as a tag of BCP 47; that of the invitation when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: Option<String>,
}

/// An invitation that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptedInvitationView {
    /// The name to sign in with.
    pub user_name: String,
}

/// Why an invitation cannot be taken: the member `reason` of the problem `link-unusable`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvitationFault {
    /// It was taken already.
    Used,
    /// Its time is over.
    Expired,
    /// There is none of this token: the link is not whole, a newer mail replaced it, or the person has left the company.
    Unknown,
}

impl InvitationFault {
    /// Reads it off a problem, when it is that one.
    pub fn of(problem: &Problem) -> Option<Self> {
        (problem.code() == Some(ProblemCode::LinkUnusable)).then_some(())?;
        let reason = problem.extensions.get("reason").cloned();
        // What a newer server says besides is a reason of its own, which this client does not know.
        Some(reason.and_then(|reason| serde_json::from_value(reason).ok()).unwrap_or(Self::Unknown))
    }
}

/// Written by hand so that a token cannot reach a log by `{:?}`.
impl std::fmt::Debug for FindInvitation {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("FindInvitation").finish_non_exhaustive()
    }
}

/// Written by hand so that neither token nor password can reach a log by `{:?}`.
impl std::fmt::Debug for AcceptInvitation {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("AcceptInvitation").finish_non_exhaustive()
    }
}
