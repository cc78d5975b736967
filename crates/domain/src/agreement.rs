//! Agreements: what a candidate has to accept, in which version, and how long an older acceptance carries.
//!
//! An agreement is *in force* for a candidate from the day of an acceptance. Accepting a version settles that version
//! and all before it. When a newer version takes effect, the older acceptance carries on for that version's days of
//! grace, counted from its effective day, and then lapses until the newer one is accepted. A version accepted before
//! it takes effect counts from the day of acceptance.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::Day;
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
    /// When people are asked to accept it.
    #[serde(default)]
    pub asked: Asked,
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
    /// Its text in CommonMark, by language (a tag of BCP 47). Where the texts differ in meaning, the one in English decides.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, String>,
}

/// When people are asked to accept an agreement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// When something requires it: an achievement, an exam, a mark.
    #[default]
    WhenNeeded,
    /// Before they have an account; nobody is registered without.
    AtRegistration,
}

impl AgreementDocument {
    /// The version that is the current one on a day; `None` before the first.
    pub fn current(&self, on: Date) -> Option<&AgreementVersion> {
        self.versions.iter().rev().find(|version| version.effective_from <= on)
    }

    /// The last day on which the acceptance of a version carries; `None`: no newer version ends it.
    pub fn carries_until(&self, accepted: u32) -> Option<Date> {
        let newer = self.versions.iter().find(|version| version.version > accepted)?;
        Day::from_date(newer.effective_from).days_after(newer.grace_days).before().date()
    }
}

impl AgreementVersion {
    /// The language and text for somebody who reads these languages, best first: the first that there is, else the one in
    /// English.
    pub fn text<'a>(&'a self, languages: &[&str]) -> Option<(&'a str, &'a str)> {
        let found = languages.iter().chain(&["en"]).find_map(|tag| self.texts.get_key_value(*tag));
        found.map(|(tag, text)| (tag.as_str(), text.as_str()))
    }
}
