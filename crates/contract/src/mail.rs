//! Mails that could not be delivered.

use domain::id::{AccountId, MailId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A mail that is not tried any more. What it says is not told: it may hold a link that signs somebody in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeadMailView {
    /// Which mail.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: MailId,
    /// Whose it is, when they have an account.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Uuid))]
    pub account_id: Option<AccountId>,
    /// The address it was for.
    pub recipient: String,
    /// Which mail it is, such as `recover_account`.
    pub template: String,
    /// `service` for what somebody needs to use their account, `marketing` for what they asked for and can stop.
    pub stream: String,
    /// When it was written.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// When it was given up.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub died_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// Why it was given up: the step of the delivery, and what the mail server said.
    pub reason: String,
}
