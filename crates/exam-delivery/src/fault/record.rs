//! What a vendor's format cannot carry of a record, for the person who can mend the record.

use std::fmt;

use thiserror::Error;

/// Why a record is not written.
///
/// The value is not shown: it is a person's, and who mends the record sees it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordFault {
    /// The field at fault, by the vendor's name.
    pub field: &'static str,
    /// What is wrong.
    pub reason: RecordReason,
}

impl fmt::Display for RecordFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.field, self.reason)
    }
}

impl std::error::Error for RecordFault {}

/// What is wrong with a field of a record.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RecordReason {
    /// The vendor needs a value.
    #[error("is blank; {expected} is expected")]
    Blank {
        /// What would be accepted.
        expected: &'static str,
    },
    /// The text is longer than the vendor takes.
    #[error("has {found} characters; at most {max} are accepted")]
    TooLong {
        /// The limit in characters.
        max: usize,
        /// How many there are.
        found: usize,
    },
    /// The text has a letter that the vendor's encoding has not.
    #[error("has the character {character:?}; only characters of Windows-1252 (Western European) are accepted")]
    Unencodable {
        /// The first such character.
        character: char,
    },
    /// The text has a character that no field can carry.
    #[error("has a line break, a tab or another control character; printable text is expected")]
    ControlCharacter,
    /// The text has another form than the vendor takes.
    #[error("has another form than is accepted; {expected} is expected")]
    Malformed {
        /// What would be accepted.
        expected: &'static str,
    },
    /// There are more lines than the vendor has fields for.
    #[error("would be needed {found} times; at most {max} are accepted")]
    TooMany {
        /// The limit.
        max: usize,
        /// How many there are.
        found: usize,
    },
    /// The vendor's interface has no field for it.
    #[error("cannot be told by this interface: agree with the vendor how else it is told, and leave it out here")]
    NoField,
}

impl RecordReason {
    /// The reason as one word for machines.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Blank { .. } => "blank",
            Self::TooLong { .. } => "too_long",
            Self::Unencodable { .. } => "unencodable",
            Self::ControlCharacter => "control_character",
            Self::Malformed { .. } => "malformed",
            Self::TooMany { .. } => "too_many",
            Self::NoField => "no_field",
        }
    }
}
