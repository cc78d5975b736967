//! Signing in and who is signed in.

use domain::id::{AccountId, CandidateId, SessionId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::passkey::{PasskeyAssertion, PasskeyRequestOptions};
use crate::problem::{Problem, ProblemCode};

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

/// What the problem `second-factor-required` says besides: the password was right, and one more proof completes the sign-in.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecondStep {
    /// Give it back with the proof. It is good for one sign-in, within ten minutes.
    pub challenge: String,
    /// The kinds of proof that would do, the one that suits best first.
    pub factors: Vec<FactorKind>,
    /// What to ask a passkey with, when the account has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passkey: Option<PasskeyRequestOptions>,
}

impl SecondStep {
    /// Reads it off a problem, when it is that one.
    pub fn of(problem: &Problem) -> Option<Self> {
        let asked = problem.code() == Some(ProblemCode::SecondFactorRequired);
        let members = asked.then(|| serde_json::Value::Object(problem.extensions.clone()))?;
        serde_json::from_value(members).ok()
    }
}

/// Written by hand so that a challenge cannot reach a log by `{:?}`.
impl std::fmt::Debug for SecondStep {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SecondStep").field("factors", &self.factors).finish_non_exhaustive()
    }
}

/// A kind of second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FactorKind {
    /// A passkey.
    Passkey,
    /// A code of an authenticator app.
    Totp,
    /// One of the recovery codes.
    RecoveryCode,
}

/// Complete a sign-in with a second factor.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ContinueSession {
    /// The challenge of `second-factor-required`.
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub challenge: String,
    /// The proof.
    pub factor: SecondFactor,
}

/// Written by hand so that a code cannot reach a log by `{:?}`.
impl std::fmt::Debug for ContinueSession {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ContinueSession").finish_non_exhaustive()
    }
}

/// A proof beside the password.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SecondFactor {
    /// A code of an authenticator app.
    Totp {
        /// Six digits; blanks do not matter.
        #[cfg_attr(feature = "openapi", schema(max_length = 64, example = "123456"))]
        code: String,
    },
    /// One of the recovery codes.
    RecoveryCode {
        /// As it was shown; case, blanks and hyphens do not matter.
        #[cfg_attr(feature = "openapi", schema(max_length = 64))]
        code: String,
    },
    /// What a passkey answered.
    Passkey {
        /// Its answer.
        assertion: PasskeyAssertion,
    },
}

/// Sign in with a passkey alone.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePasskeySession {
    /// What the passkey answered.
    pub assertion: PasskeyAssertion,
}

/// Prove again who you are, within a session.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ConfirmSession {
    /// By the password.
    Password {
        /// The password, as typed.
        #[cfg_attr(feature = "openapi", schema(max_length = 1024, format = Password))]
        password: String,
    },
    /// By a passkey.
    Passkey {
        /// Its answer.
        assertion: PasskeyAssertion,
    },
}

/// Written by hand so that a password cannot reach a log by `{:?}`.
impl std::fmt::Debug for ConfirmSession {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ConfirmSession")
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
    /// When the session ends, however often it is refreshed.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub ends_at: Timestamp,
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
    /// The language of mails to them, and of pages on a device where no other was chosen, as a tag of BCP 47.
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: String,
    /// The account runs the program, but may not before it has a second factor; add one, then sign in with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub second_factor_missing: bool,
}

/// A session that goes on: one sign-in on one device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionListItem {
    /// Which session.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: SessionId,
    /// Whether it is the one that asks.
    pub current: bool,
    /// What was shown to sign in.
    pub method: SignInMethod,
    /// The browser, or what the program calls itself, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "Firefox"))]
    pub browser: Option<String>,
    /// The system it runs on, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "Windows"))]
    pub system: Option<String>,
    /// The network it was last used from: the client's address, cut so that it does not tell one household from its neighbours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "203.0.113.0/24"))]
    pub network: Option<String>,
    /// When they signed in.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// When it was last used, give or take ten minutes.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub last_seen_at: Timestamp,
    /// When it ends by itself.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub ends_at: Timestamp,
}

/// What somebody showed to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignInMethod {
    /// The password alone.
    Password,
    /// The password and a code of an authenticator app.
    PasswordTotp,
    /// The password and a recovery code.
    PasswordRecoveryCode,
    /// The password and a passkey.
    PasswordPasskey,
    /// A passkey alone.
    Passkey,
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
