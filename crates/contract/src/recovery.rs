//! Getting back into an account.

use serde::{Deserialize, Serialize};

/// Ask for a mail with the user name and a link to choose a new password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateRecovery {
    /// A verified address of the account; the mail goes there.
    #[cfg_attr(feature = "openapi", schema(max_length = 254, format = Email))]
    pub email: String,
    /// The candidate ID; needed when the address is not the one that mail usually goes to, since that one was lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 40, example = "CT-100000001-42"))]
    pub candidate_id: Option<String>,
    /// The language of the mail, as a tag of BCP 47.
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: String,
}

/// What a link that works once leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryView {
    /// The name to sign in with.
    pub user_name: String,
}

/// Look at a link that works once, without using it up.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckRecovery {
    /// The token of the link.
    pub token: String,
}

/// Choose a new password by a link that works once.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CompleteRecovery {
    /// The token of the link.
    pub token: String,
    /// The new password.
    #[cfg_attr(feature = "openapi", schema(min_length = 12, max_length = 1024, format = Password))]
    pub password: String,
}

/// Written by hand so that a token cannot reach a log by `{:?}`.
impl std::fmt::Debug for CheckRecovery {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("CheckRecovery").finish_non_exhaustive()
    }
}

/// Written by hand so that neither token nor password can reach a log by `{:?}`.
impl std::fmt::Debug for CompleteRecovery {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("CompleteRecovery").finish_non_exhaustive()
    }
}
