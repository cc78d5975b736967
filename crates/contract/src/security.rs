//! The ways into one's own account: password, authenticator app, recovery codes, passkeys.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::passkey::PasskeyView;
use crate::session::ConfirmSession;

/// The ways into an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecurityView {
    /// Whether there is a password.
    pub password: bool,
    /// Since when codes of an authenticator app are asked for; absent when they are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub totp_since: Option<Timestamp>,
    /// The passkeys, oldest first.
    pub passkeys: Vec<PasskeyView>,
    /// How many recovery codes are left.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub recovery_codes_left: u32,
}

/// Change the password. Ends every other session.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// Who you are: the present password, or a passkey.
    pub proof: ConfirmSession,
    /// The new password, as typed: 12 characters or more.
    #[cfg_attr(feature = "openapi", schema(min_length = 12, max_length = 1024, format = Password))]
    pub new_password: String,
}

/// Written by hand so that a password cannot reach a log by `{:?}`.
impl std::fmt::Debug for ChangePassword {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ChangePassword").finish_non_exhaustive()
    }
}

/// A secret for an authenticator app, which counts once a code has shown that the app has it. It is shown this once.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TotpView {
    /// The secret in base 32, for typing.
    pub secret: String,
    /// The secret with all that goes with it, in the form that authenticator apps read.
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub uri: String,
    /// The same as a QR code: an SVG document.
    pub qr_code: String,
}

/// Written by hand so that the secret cannot reach a log by `{:?}`.
impl std::fmt::Debug for TotpView {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("TotpView")
    }
}

/// Show that the authenticator app has the secret.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmTotp {
    /// The six digits that it shows now; blanks do not matter.
    #[cfg_attr(feature = "openapi", schema(max_length = 64, example = "123456"))]
    pub code: String,
}

/// Written by hand so that a code cannot reach a log by `{:?}`.
impl std::fmt::Debug for ConfirmTotp {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ConfirmTotp")
    }
}

/// Codes to sign in with when the other second factors are lost. Each works once; they are shown this once.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodesView {
    /// The codes; empty when there are some from before, which go on working.
    pub recovery_codes: Vec<String>,
}

/// Written by hand so that the codes cannot reach a log by `{:?}`.
impl std::fmt::Debug for RecoveryCodesView {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RecoveryCodesView")
    }
}
