//! Agreements: what a candidate has to accept, in which version, and how long an older acceptance carries.
//!
//! An agreement is *in force* for a candidate from the day of an acceptance. Accepting a version settles that version
//! and all before it. When a newer version takes effect, the older acceptance carries on for that version's days of
//! grace, counted from its effective day, and then lapses until the newer one is accepted. A version accepted before
//! it takes effect counts from the day of acceptance.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::AgreementCode;

/// An agreement, as written in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgreementDocument {
    /// The code, unique among agreements.
    pub code: AgreementCode,
    /// The title.
    pub title: String,
    /// Its versions, oldest first.
    pub versions: Vec<AgreementVersion>,
    /// Where these statements come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// One version of an agreement's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgreementVersion {
    /// Its number; later versions have higher ones.
    pub version: u32,
    /// The day from which it is the current one.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::DateText"))]
    pub effective_from: Date,
    /// How many days after that day an acceptance of the version before still carries.
    #[serde(default)]
    pub grace_days: u32,
}
