//! Showing credentials to a third party: shares, each time that one was opened, and who wants to be told of changes.

use domain::id::{CredentialId, ShareId, WatchId};
use domain::share::{ShareState, SharedField, WatchState};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalogue::AchievementRef;
use crate::credential::CredentialStatus;
use crate::problem::{Problem, ProblemCode};

/// Show credentials to a third party, who needs no account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateShare {
    /// Which ones: 1 to 50 of one's own.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, min_items = 1, max_items = 50))]
    pub credentials: Vec<CredentialId>,
    /// What is shown of each besides its title, how it stands and its dates.
    #[serde(default)]
    pub fields: Vec<SharedField>,
    /// Who it is for, as the candidate calls them.
    #[cfg_attr(feature = "openapi", schema(max_length = 100, example = "Northwind, recruiting"))]
    pub recipient: String,
    /// Where the link is sent by mail; the candidate hands it over when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "email"))]
    pub email: Option<String>,
    /// The language of that mail, as a tag of BCP 47; the candidate's own when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: Option<String>,
    /// What the candidate says with it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub message: String,
    /// The last day on which it can be opened (through the end of that day, UTC): today to 366 days ahead.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub expires_on: Date,
    /// How often it can be opened: 1 to 1,000; as often as one likes when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000))]
    pub view_limit: Option<u32>,
}

/// Let a share be opened until another day, or another number of times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateShare {
    /// The last day on which it can be opened (through the end of that day, UTC): today to 366 days ahead.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub expires_on: Date,
    /// How often it can be opened in all, with what it was already; as often as one likes when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000))]
    pub view_limit: Option<u32>,
}

/// A share in its candidate's list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShareListItem {
    /// Which share.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: ShareId,
    /// Who it is for.
    pub recipient: String,
    /// What it shows.
    pub achievements: Vec<AchievementRef>,
    /// How it stands.
    pub state: ShareState,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// From when on it cannot be opened.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Timestamp,
    /// How often it was opened.
    pub views: u32,
    /// How often it can be; as often as one likes when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view_limit: Option<u32>,
    /// How many ask to be told of changes and wait for an answer.
    pub asked: u32,
}

/// One share, for its candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShareView {
    /// What the list shows.
    #[serde(flatten)]
    pub summary: ShareListItem,
    /// Where the link was sent by mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "email"))]
    pub email: Option<String>,
    /// What the candidate said with it.
    pub message: String,
    /// What it shows of each besides its title, how it stands and its dates.
    pub fields: Vec<SharedField>,
    /// The link, as long as it works. Whoever has it sees what is shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub link: Option<String>,
    /// The last times that it was opened, newest first, at most 100.
    pub viewings: Vec<ShareViewingView>,
    /// Who asked to be told of changes, in the order in which they did.
    pub watches: Vec<WatchView>,
}

/// A time that a share was opened, and in what, as far as that was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShareViewingView {
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub viewed_at: Timestamp,
    /// The browser's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub browser: Option<String>,
    /// The operating system's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
}

/// Somebody who wants to be told when shared credentials change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WatchView {
    /// Which wish.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: WatchId,
    /// Who is told.
    #[cfg_attr(feature = "openapi", schema(format = "email"))]
    pub email: String,
    /// How far it is.
    pub state: WatchState,
    /// When they asked.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub asked_at: Timestamp,
}

/// Answer somebody who wants to be told of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerWatch {
    /// Whether they are told. What was allowed can be taken back.
    pub allow: bool,
}

/// Open a share, by the token of its link.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenShare {
    /// The token of the link.
    pub token: String,
}

/// What a third party is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedView {
    /// Who shares it, as their certificates name them.
    pub holder_name: String,
    /// Their address, where they show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "email"))]
    pub email: Option<String>,
    /// Who it is for.
    pub recipient: String,
    /// What they say with it.
    pub message: String,
    /// The program that certified them.
    pub issuer_name: String,
    /// From when on it cannot be opened.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Timestamp,
    /// How often it can still be opened after this; as often as one likes when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views_left: Option<u32>,
    /// The moment of what is said of the credentials.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub checked_at: Timestamp,
    /// What is shared, in the order of the holder's list.
    pub credentials: Vec<SharedCredentialView>,
}

/// A credential as it is shown to a third party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedCredentialView {
    /// What was earned.
    pub achievement: AchievementRef,
    /// How it stands now.
    pub status: CredentialStatus,
    /// The same as a sentence.
    pub statement: String,
    /// Whether signature, key and the issuer's books agree.
    pub genuine: bool,
    /// The day it was earned.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub earned_on: Date,
    /// The first day it is valid.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// The last day it is valid (through the end of that day, UTC); absent when it does not expire.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Its number, where that is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence_number: Option<String>,
    /// What it took to earn it, where that is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria: Option<String>,
    /// The verification code, where documents are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "7QK4M-0ZJ9T-XW3RB-5HD2C"))]
    pub code: Option<String>,
    /// The signed credential, where documents are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub credential_url: Option<String>,
}

/// Ask to be told when what is shared changes.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AskWatch {
    /// The token of the share's link.
    pub token: String,
    /// Who is told.
    #[cfg_attr(feature = "openapi", schema(format = "email"))]
    pub email: String,
    /// The language of the mails, as a tag of BCP 47.
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: String,
}

/// End a watch, by the token of the link in its mails.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EndWatch {
    /// The token of the link.
    pub token: String,
}

/// Why a share cannot be opened: the member `reason` of the problem `link-unusable`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ShareFault {
    /// Its time is over.
    Expired,
    /// It was opened as often as it may be.
    UsedUp,
    /// Its candidate took it back.
    Revoked,
    /// There is none of this token: the link is not whole, or it is long over.
    Unknown,
}

impl ShareFault {
    /// Reads it off a problem, when it is that one.
    pub fn of(problem: &Problem) -> Option<Self> {
        (problem.code() == Some(ProblemCode::LinkUnusable)).then_some(())?;
        let reason = problem.extensions.get("reason").cloned();
        // What a newer server says besides is a reason of its own, which this client does not know.
        Some(reason.and_then(|reason| serde_json::from_value(reason).ok()).unwrap_or(Self::Unknown))
    }
}

macro_rules! without_token {
    ($($name:ident)+) => {$(
        /// Written by hand so that a token cannot reach a log by `{:?}`.
        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )+};
}
without_token! { OpenShare AskWatch EndWatch }
