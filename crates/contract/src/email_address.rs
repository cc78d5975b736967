//! The e-mail addresses of an account: one is the primary one, the others are ways back.

use domain::id::EmailAddressId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// An address of whoever is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmailAddressView {
    /// Which address.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: EmailAddressId,
    /// As it was typed.
    #[cfg_attr(feature = "openapi", schema(example = "ada@example.org"))]
    pub email: String,
    /// Whether it is the one to sign in with and that mail goes to. Exactly one is.
    pub primary: bool,
    /// Whether it was shown, by the link of a mail, that mail to it arrives.
    pub verified: bool,
    /// The partner company whose mail domain it is in: who leaves the company loses the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// When it was added.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub added_at: Timestamp,
}

/// Add an address; a mail to it asks whether it is theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateEmailAddress {
    /// The address.
    #[cfg_attr(feature = "openapi", schema(max_length = 254, format = Email))]
    pub email: String,
}

/// Show that an address is theirs, by the link of the mail.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VerifyEmailAddress {
    /// The token of the link.
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub token: String,
}

/// Written by hand so that a token cannot reach a log by `{:?}`.
impl std::fmt::Debug for VerifyEmailAddress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("VerifyEmailAddress").finish_non_exhaustive()
    }
}
