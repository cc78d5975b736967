//! What a candidate shows to a third party, and for how long.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a share shows of each credential besides its title, how it stands and its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SharedField {
    /// Its number, as printed.
    LicenceNumber,
    /// What it took to earn it.
    Criteria,
    /// The verification code and the signed credential, with which it can be checked and handed on.
    Documents,
    /// The candidate's primary e-mail address.
    Email,
}

/// How a share stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ShareState {
    /// Its link works.
    Active,
    /// Its time is over.
    Expired,
    /// It was opened as often as it may be.
    UsedUp,
    /// Its candidate took it back.
    Revoked,
}

/// What decides how a share stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// From when on its link does not work.
    pub expires_at: Timestamp,
    /// How often it may be opened; as often as one likes when there is none.
    pub view_limit: Option<u32>,
    /// How often it was.
    pub views: u32,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
}

impl Terms {
    /// How it stands at a moment. What its candidate did comes before what time did.
    pub fn state(&self, now: Timestamp) -> ShareState {
        if self.revoked_at.is_some() {
            ShareState::Revoked
        } else if self.expires_at <= now {
            ShareState::Expired
        } else if self.view_limit.is_some_and(|limit| self.views >= limit) {
            ShareState::UsedUp
        } else {
            ShareState::Active
        }
    }
}

/// How far the wish to be told when shared credentials change has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WatchState {
    /// The candidate has not answered.
    Asked,
    /// They allowed it.
    Active,
    /// They did not.
    Declined,
    /// The candidate or whoever was told ended it.
    Ended,
}
