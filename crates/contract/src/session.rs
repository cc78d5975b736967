//! Signing in and who is signed in.

use domain::id::{AccountId, CandidateId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Sign in with a user name or e-mail address and a password.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateSession {
    /// User name or e-mail address; case does not matter.
    #[cfg_attr(feature = "openapi", schema(max_length = 254, example = "ada"))]
    pub user: String,
    /// The password, as typed.
    #[cfg_attr(feature = "openapi", schema(max_length = 1024, format = Password))]
    pub password: String,
}

/// Written by hand so that a password cannot reach a log by `{:?}`.
impl std::fmt::Debug for CreateSession {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("CreateSession").finish_non_exhaustive()
    }
}

/// A session that has just begun or been refreshed. The refresh token travels in an `HttpOnly` cookie beside it.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// Send it as `Authorization: Bearer ...`. Keep it in memory only.
    pub access_token: String,
    /// When the access token stops working; refresh the session before.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Timestamp,
    /// Who signed in.
    pub account: AccountView,
}

/// Written by hand so that a token cannot reach a log by `{:?}`.
impl std::fmt::Debug for SessionView {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SessionView").field("account", &self.account).finish_non_exhaustive()
    }
}

/// An account: how someone signs in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountView {
    /// Which account.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: AccountId,
    /// The name they sign in with.
    pub user_name: String,
    /// What they are called on screen.
    pub display_name: String,
    /// What they may do.
    pub roles: Vec<Role>,
    /// Their candidate ID, when they are a candidate.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "CT-100000001-42"))]
    pub candidate_id: Option<CandidateId>,
}

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sees their own history, progress and credentials.
    Candidate,
    /// Runs the program.
    Staff,
}
