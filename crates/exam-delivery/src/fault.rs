//! What can be wrong with an archive and with a row, in sentences for the person who has to act.
//!
//! A bad archive is refused whole, since nobody can say what else in it is wrong. A bad row is reported by itself and
//! the others go on. Every sentence says what would have been accepted. Faults of what goes out are in here, too.

mod call_back;
mod record;
mod transport;

use std::fmt;
use std::sync::Arc;

pub use call_back::CallBackFault;
pub use record::{RecordFault, RecordReason};
pub use transport::TransportFault;

use thiserror::Error;

/// Why an archive is refused whole.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ArchiveFault {
    /// The bytes are no zip archive.
    #[error(
        "this is not a zip archive: a result archive is the .zip file as the vendor delivered it, not one of its members"
    )]
    NotAZip,
    /// The end or a part of the archive is missing or overwritten.
    #[error("the zip archive is cut short or damaged ({detail}): fetch it again")]
    Incomplete {
        /// What the zip reader said.
        detail: String,
    },
    /// The archive itself is larger than allowed.
    #[error("the archive is larger than {max} bytes, the most that is accepted")]
    TooLarge {
        /// The limit in bytes.
        max: u64,
    },
    /// More members than any result archive has.
    #[error("the archive has {found} members; at most {max} are accepted")]
    TooManyMembers {
        /// How many it has.
        found: usize,
        /// The limit.
        max: usize,
    },
    /// Two members have one name.
    #[error("the archive has two members of one name: each name must occur once")]
    DuplicateMember,
    /// Members share bytes, which honest writers never do.
    #[error("members of the archive overlap: it was made to deceive, or is damaged")]
    OverlappingMembers,
    /// The name would leave the folder it is unpacked to, or is no plain file name.
    #[error("the member name {member:?} is not a plain file name: folders, absolute paths and '..' are not accepted")]
    UnsafeName {
        /// The name, shortened.
        member: String,
    },
    /// The member is a symbolic link.
    #[error("the member {member} is a symbolic link; only files are accepted")]
    SymbolicLink {
        /// Which member.
        member: String,
    },
    /// The member is encrypted.
    #[error("the member {member} is encrypted; only archives without a password are accepted")]
    Encrypted {
        /// Which member.
        member: String,
    },
    /// The member is compressed in a way that is not read here.
    #[error("the member {member} is compressed by an unusual method; 'stored' and 'deflated' are accepted")]
    UnsupportedCompression {
        /// Which member.
        member: String,
    },
    /// The member's bytes do not fit its check sum or its headers.
    #[error("the member {member} is damaged ({detail}): fetch the archive again")]
    DamagedMember {
        /// Which member.
        member: String,
        /// What the zip reader said.
        detail: String,
    },
    /// The member inflates beyond the limit, as declared or in fact.
    #[error("the member {member} is larger than {max} bytes when unpacked, the most that is accepted")]
    MemberTooLarge {
        /// Which member.
        member: String,
        /// The limit in bytes.
        max: u64,
    },
    /// All members together inflate beyond the limit.
    #[error("the members together are larger than {max} bytes when unpacked, the most that is accepted")]
    ContentsTooLarge {
        /// The limit in bytes.
        max: u64,
    },
    /// The member inflates so much that it can only be a zip bomb.
    #[error("the member {member} unpacks to more than {max} times its size, which no result file does")]
    Bomb {
        /// Which member.
        member: String,
        /// The largest ratio accepted.
        max: u64,
    },
    /// There is nothing to import.
    #[error(
        "the archive has no member with exam results: one whose name starts with 'exam' is expected, found {found}"
    )]
    NoExamMember {
        /// The names that were found, shortened.
        found: String,
    },
    /// The member has no first line.
    #[error("the member {member} is empty: a header line that names the columns is expected")]
    MissingHeader {
        /// Which member.
        member: String,
    },
    /// Columns without which a result cannot be understood are absent.
    #[error("the member {member} lacks the column{} {}", if .columns.len() == 1 { "" } else { "s" }, .columns.join(", "))]
    MissingColumns {
        /// Which member.
        member: String,
        /// The columns, by the vendor's names.
        columns: Vec<&'static str>,
    },
    /// The header names one column twice.
    #[error("the header of {member} names the column {column} twice: each name must occur once")]
    DuplicateColumn {
        /// Which member.
        member: String,
        /// The name, shortened.
        column: String,
    },
    /// The header has a column without a name.
    #[error("column {position} in the header of {member} has no name")]
    UnnamedColumn {
        /// Which member.
        member: String,
        /// Which column, counted from 1.
        position: usize,
    },
    /// The header has more columns than any layout.
    #[error("the header of {member} has more than {max} columns, the most that is accepted")]
    TooManyColumns {
        /// Which member.
        member: String,
        /// The limit.
        max: usize,
    },
    /// A line is longer than any row.
    #[error("line {line} of {member} is longer than {max} bytes, the most that is accepted")]
    LineTooLong {
        /// Which member.
        member: String,
        /// Which line, counted from 1.
        line: u64,
        /// The limit in bytes.
        max: usize,
    },
    /// More rows than one archive may have.
    #[error("the archive has more than {max} rows, the most that is accepted: split it")]
    TooManyRows {
        /// The limit.
        max: u64,
    },
    /// The bytes are not text in an encoding that is read here.
    #[error(
        "line {line} of {member} is not text ({detail}); Windows-1252, or UTF-8 with a byte order mark, is accepted"
    )]
    WrongEncoding {
        /// Which member.
        member: String,
        /// Which line, counted from 1.
        line: u64,
        /// What gave it away.
        detail: &'static str,
    },
    /// What should be an answer of a service is none, or none to what was asked.
    #[error("this is no answer of the vendor's service ({detail}): nothing in it is used")]
    NotSoap {
        /// What is wrong with it.
        detail: String,
    },
    /// The message is no JSON of the vendor's.
    #[error("this is not a message of the vendor's interface ({detail})")]
    NotJson {
        /// What gave it away.
        detail: String,
    },
    /// The storage that holds the archive failed; the archive itself may be good.
    #[error("the archive could not be read: {detail}")]
    Unreadable {
        /// What the system said.
        detail: String,
    },
}

/// Why one row is not taken. The other rows are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// The member that the row is in.
    pub file: Arc<str>,
    /// The line of the member, counted from 1; the header is line 1.
    pub line: u64,
    /// The column at fault, by the vendor's name; absent when the row as a whole is at fault.
    pub column: Option<&'static str>,
    /// The value at fault, shortened to [`RowFault::SHOWN`] characters.
    pub value: Option<String>,
    /// What is wrong.
    pub reason: RowReason,
}

impl RowFault {
    /// How many characters of a faulty value are shown.
    pub const SHOWN: usize = 40;
}

impl fmt::Display for RowFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        if let Some(column) = self.column {
            write!(f, ", {column}")?;
        }
        write!(f, ": ")?;
        if let Some(value) = &self.value {
            write!(f, "{value:?} ")?;
        }
        write!(f, "{}", self.reason)
    }
}

impl std::error::Error for RowFault {}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RowReason {
    /// A value that every result needs is blank.
    #[error("is blank; {expected} is expected")]
    Blank {
        /// What would be accepted.
        expected: &'static str,
    },
    /// The text is no date and time.
    #[error("is no date and time; YYYY/MM/DD HH:MM:SS or MM/DD/YYYY HH:MM:SS in UTC is expected")]
    NotADate,
    /// The text is no point in time.
    #[error("is no date and time with an offset from UTC, such as 2026-11-29T17:00:00Z")]
    NotAnInstant,
    /// The text is no whole number.
    #[error("is no whole number of at least 0")]
    NotANumber,
    /// The text is neither true nor false.
    #[error("is neither true nor false")]
    NotABoolean,
    /// The value is of a kind that holds no text.
    #[error("is neither a text nor a whole number")]
    NotAText,
    /// The text is none of the words known for the column.
    #[error("is not a known word; {expected} is expected")]
    UnknownWord {
        /// The words that would be accepted.
        expected: &'static str,
    },
    /// The text cannot be a code.
    #[error("is not a code; 1 to 40 ASCII letters, digits, '.', '_' or '-' are expected")]
    NotACode,
    /// The text is longer than the vendor's own limit.
    #[error("is longer than {max} characters, the most that is accepted here")]
    TooLong {
        /// The limit in characters.
        max: usize,
    },
    /// Two columns exclude each other.
    #[error("contradicts {other}: {rule}")]
    Contradiction {
        /// The other column.
        other: &'static str,
        /// What would be accepted.
        rule: &'static str,
    },
    /// The row has more or fewer fields than the header.
    #[error("the row has {found} fields; {expected}, one for each column of the header, are expected")]
    FieldCount {
        /// How many the header names.
        expected: usize,
        /// How many the row has.
        found: usize,
    },
    /// A quoted field does not end on its line.
    #[error("a quotation mark opens a field and is not closed on the line; a row is one line")]
    UnclosedQuote,
    /// The row has a character that no text has.
    #[error("the row has a control character, or a byte that stands for no character; printable text is expected")]
    ControlCharacter,
    /// The row is not valid UTF-8 although the file says that it is UTF-8.
    #[error("the row is not valid UTF-8, although the file starts with a UTF-8 byte order mark")]
    NotUtf8,
}

impl RowReason {
    /// The reason as one word for machines.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Blank { .. } => "blank",
            Self::NotADate => "not_a_date",
            Self::NotAnInstant => "not_an_instant",
            Self::NotANumber => "not_a_number",
            Self::NotABoolean => "not_a_boolean",
            Self::NotAText => "not_a_text",
            Self::UnknownWord { .. } => "unknown_word",
            Self::NotACode => "not_a_code",
            Self::TooLong { .. } => "too_long",
            Self::Contradiction { .. } => "contradiction",
            Self::FieldCount { .. } => "field_count",
            Self::UnclosedQuote => "unclosed_quote",
            Self::ControlCharacter => "control_character",
            Self::NotUtf8 => "not_utf8",
        }
    }
}

/// Something worth telling about an archive that is accepted all the same.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Notice {
    /// The name has no prefix that is known.
    #[error("the member {member} is of no known kind and was left alone")]
    UnknownMember {
        /// Which member.
        member: String,
    },
    /// The kind is known and nothing is read from it.
    #[error("the member {member} holds {kind} and was left alone")]
    UnusedMember {
        /// Which member.
        member: String,
        /// What it holds.
        kind: &'static str,
    },
    /// The file has a header and no row.
    #[error("the member {member} has no rows")]
    NoRows {
        /// Which member.
        member: String,
    },
    /// Every line that has other than ASCII characters is also valid UTF-8, so names may come out garbled.
    #[error("the member {member} looks like UTF-8 and was read as Windows-1252; names may be garbled")]
    LooksLikeUtf8 {
        /// Which member.
        member: String,
    },
}

/// The first [`RowFault::SHOWN`] characters of a text, with an ellipsis where some are left out.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(RowFault::SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
