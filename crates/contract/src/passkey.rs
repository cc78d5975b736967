//! Passkeys, in the JSON that browsers speak: `PublicKeyCredential.parseCreationOptionsFromJSON()`,
//! `parseRequestOptionsFromJSON()` and `toJSON()` of Web Authentication, level 3, section 5.1. Binary members are base64url
//! without padding. Members that are not named here are the browser's own affair.

use domain::id::PasskeyId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What to ask a passkey with: `PublicKeyCredentialRequestOptionsJSON`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PasskeyRequestOptions {
    /// What the passkey signs; good for one answer.
    pub challenge: String,
    /// How long the person may take, in milliseconds.
    pub timeout: u32,
    /// The domain that the passkey belongs to.
    pub rp_id: String,
    /// The passkeys that would do; any of the domain's when empty.
    pub allow_credentials: Vec<CredentialDescriptor>,
    /// Whether the authenticator has to ask who is there.
    pub user_verification: UserVerification,
}

/// What to make a passkey with: `PublicKeyCredentialCreationOptionsJSON`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PasskeyCreationOptions {
    /// Who asks.
    pub rp: RelyingParty,
    /// Whose passkey it will be.
    pub user: PasskeyUser,
    /// What has to come back in the answer.
    pub challenge: String,
    /// The kinds of key that are read, the preferred one first.
    pub pub_key_cred_params: Vec<KeyKind>,
    /// How long the person may take, in milliseconds.
    pub timeout: u32,
    /// The passkeys there are; their authenticators need no other.
    pub exclude_credentials: Vec<CredentialDescriptor>,
    /// What the authenticator has to be able to do.
    pub authenticator_selection: AuthenticatorSelection,
    /// Whether it has to prove what make it is; here always `none`.
    pub attestation: String,
}

/// Who asks for a passkey.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RelyingParty {
    /// The domain.
    pub id: String,
    /// Its name for people.
    pub name: String,
}

/// Whose passkey it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PasskeyUser {
    /// The account, as bytes that say nothing.
    pub id: String,
    /// The user name.
    pub name: String,
    /// What they are called on screen.
    pub display_name: String,
}

/// A kind of key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyKind {
    /// Always `public-key`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The algorithm, by its number with COSE.
    pub alg: i64,
}

/// A passkey, by its name with the authenticator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CredentialDescriptor {
    /// Always `public-key`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its name.
    pub id: String,
    /// How the browser may reach it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transports: Vec<String>,
}

/// What an authenticator has to be able to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuthenticatorSelection {
    /// Whether it keeps the passkey so that it is found without a user name.
    pub resident_key: String,
    /// The same for browsers of level 1.
    pub require_resident_key: bool,
    /// Whether it has to ask who is there.
    pub user_verification: UserVerification,
}

/// Whether an authenticator has to ask who is there, by a PIN or a finger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum UserVerification {
    /// It has to.
    Required,
    /// If it can.
    Preferred,
    /// It should not: something else has proved it.
    Discouraged,
}

/// What a passkey answered: `AuthenticationResponseJSON`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasskeyAssertion {
    /// The passkey's name with the authenticator.
    #[cfg_attr(feature = "openapi", schema(max_length = 1400))]
    pub id: String,
    /// The signed answer.
    pub response: AssertionResponse,
}

/// The signed answer of a passkey: `AuthenticatorAssertionResponseJSON`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AssertionResponse {
    /// What the browser says it asked.
    #[serde(rename = "clientDataJSON")]
    pub client_data_json: String,
    /// What the authenticator says it did.
    pub authenticator_data: String,
    /// The signature over both.
    pub signature: String,
    /// Whose passkey it is, where the authenticator keeps that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_handle: Option<String>,
}

/// A passkey that was made: `RegistrationResponseJSON`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasskeyRegistration {
    /// The passkey's name with the authenticator.
    #[cfg_attr(feature = "openapi", schema(max_length = 1400))]
    pub id: String,
    /// What the authenticator answered.
    pub response: AttestationResponse,
}

/// What an authenticator answers that made a passkey: `AuthenticatorAttestationResponseJSON`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AttestationResponse {
    /// What the browser says it asked.
    #[serde(rename = "clientDataJSON")]
    pub client_data_json: String,
    /// The public key, and what the authenticator says it did.
    pub attestation_object: String,
    /// How the browser may reach the authenticator.
    #[serde(default)]
    pub transports: Vec<String>,
}

/// Add a passkey to the account.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePasskey {
    /// What to call it.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 64, example = "Work laptop"))]
    pub name: String,
    /// What the authenticator answered.
    pub credential: PasskeyRegistration,
}

/// Call a passkey something else.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdatePasskey {
    /// What to call it.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 64, example = "Work laptop"))]
    pub name: String,
}

/// A passkey of the account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasskeyView {
    /// Which passkey.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// Whether it may live on several devices.
    pub synced: bool,
    /// When it was added.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// When somebody last signed in with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub last_used_at: Option<Timestamp>,
}

/// A passkey that was just added.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewPasskeyView {
    /// The passkey.
    pub passkey: PasskeyView,
    /// With the first second factor: codes to sign in with when it is lost. They are shown this once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recovery_codes: Vec<String>,
}

/// Written by hand so that recovery codes cannot reach a log by `{:?}`.
impl std::fmt::Debug for NewPasskeyView {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("NewPasskeyView").field("passkey", &self.passkey).finish_non_exhaustive()
    }
}
