//! Codes: the short words by which a program's documents name things and each other.
//!
//! One type each, so that an exam code is never taken for an achievement's. All follow one form: 1 to 40 ASCII
//! letters, digits, `.`, `_` or `-`, so that they stand unescaped in links, file names and vendors' tables. They are
//! compared exactly; how a vendor spells a code is for the importer to know.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The text cannot be a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a code: 1 to 40 ASCII letters, digits, '.', '_' or '-'")]
pub struct CodeError {
    /// The text that was refused.
    pub text: String,
}

const LONGEST: usize = 40;

fn checked(text: &str) -> Result<Box<str>, CodeError> {
    let fits = (1..=LONGEST).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
    if fits { Ok(text.into()) } else { Err(CodeError { text: text.into() }) }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(
            #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[A-Za-z0-9._-]{1,40}$")))]
            Box<str>
        );

        impl $name {
            /// Checks a text and takes it as a code.
            pub fn new(text: &str) -> Result<Self, CodeError> {
                Ok(Self(checked(text)?))
            }

            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            fn from_str(text: &str) -> Result<Self, CodeError> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = CodeError;

            fn try_from(text: String) -> Result<Self, CodeError> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0.into()
            }
        }
    )*};
}

codes! {
    /// The series code of an exam, such as `250-428`: what a vendor's table and a candidate's score report show.
    ExamCode;
    /// The code of an achievement.
    AchievementCode;
    /// The code of a training course.
    CourseCode;
    /// The code of an agreement.
    AgreementCode;
    /// The code of a retake policy.
    PolicyCode;
    /// A family of exams that share their retake policy's count of attempts.
    Family;
    /// What an exam or an achievement is about. Two versions of one exam have one subject.
    Subject;
    /// A line of versions of one exam or product, in which newer replaces older.
    Track;
    /// The word that names one version of an achievement's rules, such as `v1` or `2019`.
    VersionWord;
    /// The name of one requirement inside an achievement's rules, by which a waiver points at it.
    RequirementName;
    /// The vendor's number of one attempt: every later message about that attempt names it.
    RegistrationId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_only_characters_that_need_no_escaping() {
        for text in ["250-428", "ST0-172", "a", &"x".repeat(40), "scs.sep_14"] {
            assert_eq!(ExamCode::new(text).map(String::from), Ok(text.to_owned()));
        }
        for text in ["", " ", "250 428", "a/b", "é", &"x".repeat(41), "a\n"] {
            assert_eq!(ExamCode::new(text), Err(CodeError { text: text.into() }));
        }
    }
}
