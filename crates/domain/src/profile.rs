//! What a candidate tells of themselves, and how a part of it changes that needs evidence.

use serde::{Deserialize, Serialize};

use crate::accommodation::Accommodation;
use crate::contact::Contact;
use crate::demographics::Demographics;
use crate::name::Names;
use crate::text::{TextError, is_picture, line_of};

/// A candidate's profile at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Their names.
    pub names: Names,
    /// Where they can be reached, once they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Whom they work for, as far as somebody looked at evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<CompanyName>,
    /// What they answered beside.
    #[serde(default)]
    pub demographics: Demographics,
}

/// The name of a company: a tidy [line](crate::text::line) of 1 to 50 characters, the length of the vendor's field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CompanyName(String);

impl CompanyName {
    /// The greatest length, in characters: that of *CompanyName* in Pearson VUE's candidate file.
    pub const LONGEST: usize = 50;

    /// Checks a text and takes it as a name, its blanks tidied.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn new(text: &str) -> Result<Self, TextError> {
        line_of(text, Self::LONGEST, |c| !is_picture(c)).map(Self)
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CompanyName {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        Self::new(&text)
    }
}

impl From<CompanyName> for String {
    fn from(name: CompanyName) -> Self {
        name.0
    }
}

/// What a candidate wants to be in force instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Wanted {
    /// Another legal name, with the other names that go with it.
    LegalName {
        /// All names.
        names: Names,
    },
    /// Another company.
    Company {
        /// Its name.
        company: CompanyName,
    },
    /// Accommodations at exams.
    Accommodations {
        /// Which.
        needs: Vec<Accommodation>,
        /// What the candidate has agreed to, in the words that they read.
        consent: String,
    },
}

impl Wanted {
    /// The word for what it changes.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::LegalName { .. } => "legal_name",
            Self::Company { .. } => "company",
            Self::Accommodations { .. } => "accommodations",
        }
    }

    /// The profile with the change in force. Accommodations are no part of it.
    pub fn apply(self, profile: Profile) -> Profile {
        match self {
            Self::LegalName { names } => Profile { names, ..profile },
            Self::Company { company } => Profile { company: Some(company), ..profile },
            Self::Accommodations { .. } => profile,
        }
    }
}
