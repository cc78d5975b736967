//! Exam results as a vendor reports them, in words that belong to no vendor.
//!
//! Owns the values of one reported result and its stable identity. It does not decide who the candidate is or what
//! the result earns. Texts such as scores are kept exactly as written: a score may be a number, a scaled number or a
//! letter, and a score report must show what the vendor wrote.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::Vendor;

/// One attempt's result as a vendor reported it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedResult {
    /// In whose format it was reported.
    pub vendor: Vendor,
    /// The member (file in the archive) that the row came from.
    pub file: Arc<str>,
    /// The line of that file, counted from 1; the header is line 1.
    pub line: u64,
    /// The vendor's number of the registration for this attempt: 1 to 40 ASCII letters, digits, `.`, `_` or `-`.
    pub registration_id: String,
    /// The candidate ID that the program gave to the vendor; absent when the vendor left it blank.
    pub client_candidate_id: Option<String>,
    /// The candidate's name, first names first, where the vendor tells it.
    pub candidate_name: Option<String>,
    /// The program's own number of the authorization under which the exam was sat.
    pub client_authorization_id: Option<String>,
    /// Which exam was sat.
    pub exam: ReportedExam,
    /// Which attempt this was, as counted by the vendor, from 1.
    pub attempt: Option<u32>,
    /// When the exam was sat, or should have been in case of a no-show (UTC).
    pub happened_at: Timestamp,
    /// How the attempt ended.
    pub outcome: Outcome,
    /// Whether the vendor lets the result count.
    pub status: ResultStatus,
    /// When the vendor came to that status (UTC); absent where it does not say.
    pub status_at: Option<Timestamp>,
    /// The score as written, with its number where it is one.
    pub score: Option<Score>,
    /// The score needed to pass, as written.
    pub passing_score: Option<Score>,
    /// Questions answered correctly.
    pub correct: Option<u32>,
    /// Questions answered wrongly.
    pub incorrect: Option<u32>,
    /// Questions left out.
    pub skipped: Option<u32>,
    /// Questions that did not count.
    pub unscored: Option<u32>,
    /// Time used, as written: the vendor's unit is not public.
    pub time_used: Option<String>,
    /// The vendor's code of the test centre.
    pub test_centre: Option<String>,
    /// The voucher that paid for the attempt.
    pub voucher: Option<String>,
    /// Hash of the row's contents, independent of the order of columns and of blank columns.
    pub content: ContentHash,
    /// The row as it arrived.
    pub raw: RawRow,
}

/// A name out of its two parts; nothing when a vendor tells neither.
pub(crate) fn full_name(first: Option<&str>, last: Option<&str>) -> Option<String> {
    let parts: Vec<&str> = [first, last].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

impl ReportedResult {
    /// What makes this row the same row when the file, or another file that repeats it, comes again.
    ///
    /// A correction has the same registration and another content hash, hence another key: it is a new report.
    pub fn key(&self) -> RowKey<'_> {
        RowKey { vendor: self.vendor, registration_id: &self.registration_id, content: self.content }
    }
}

/// The stable identity of a reported row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowKey<'a> {
    /// In whose format it was reported.
    pub vendor: Vendor,
    /// The vendor's registration.
    pub registration_id: &'a str,
    /// Hash of the row's contents.
    pub content: ContentHash,
}

/// The exam that a result is about, in the vendor's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedExam {
    /// The exam series code, which the program assigned, such as `250-428`; of the same form as a registration.
    pub series_code: String,
    /// The exam's name at the vendor.
    pub name: Option<String>,
    /// The revision of the exam.
    pub revision: Option<String>,
    /// The form (set of questions) that was drawn.
    pub form: Option<String>,
    /// The vendor's code of the language, such as `ENU`.
    pub language: Option<String>,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Sat and passed.
    Passed,
    /// Sat and failed.
    Failed,
    /// The candidate did not come.
    NoShow {
        /// Whether the vendor accepted the reason, so that the attempt should not count against the candidate.
        excused: bool,
    },
    /// The candidate came and refused the non-disclosure agreement, so the exam was not given.
    NdaRefused,
}

/// Whether the vendor lets a result count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ResultStatus {
    /// Nothing was said: the result counts.
    #[default]
    Reported,
    /// The vendor is still looking at it: it does not count yet.
    Held,
    /// A hold ended and the result counts.
    Released,
    /// The vendor took the result back.
    Revoked,
    /// A revoked result counts again.
    Reinstated,
}

/// A score as the vendor wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The exact text.
    pub text: String,
    /// The number it stands for; absent when the text is no plain decimal number, such as `B+`.
    pub value: Option<f64>,
}

impl Score {
    /// Keeps the text and reads the number in it, if it is one.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        // f64's own grammar also takes "inf", "nan" and "1e9", which no score report means as numbers.
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
        let value = if plain { text.parse().ok() } else { None };
        Self { text, value }
    }
}

/// The row as it arrived: its decoded text and the header that names its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRow {
    /// The header of the file; one allocation is shared by all rows of the file.
    pub header: Arc<Header>,
    /// The line's text without its line end.
    pub line: String,
}

impl RawRow {
    /// A row of one line that was not a line of a file before.
    pub(crate) fn of(columns: &[(&str, &str)]) -> Self {
        let written = |values: &mut dyn Iterator<Item = &str>| {
            let mut line = Vec::new();
            for (position, value) in values.enumerate() {
                if position > 0 {
                    line.push(b'\t');
                }
                crate::pearson::write::quote(&mut line, value.as_bytes());
            }
            String::from_utf8(line).expect("texts with ASCII between them are a text")
        };
        let header = Header {
            line: written(&mut columns.iter().map(|(name, _)| *name)),
            names: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
        };
        Self { header: Arc::new(header), line: written(&mut columns.iter().map(|(_, value)| *value)) }
    }

    /// The row as column name and value, in the order of the file, blank values included.
    pub fn pairs(&self) -> Vec<(&str, String)> {
        let fields = crate::pearson::fields(&self.line).unwrap_or_default();
        self.header.names.iter().map(String::as_str).zip(fields.into_iter().map(Into::into)).collect()
    }
}

/// The header line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The line's text without its line end.
    pub line: String,
    /// The column names in order, trimmed.
    pub names: Vec<String>,
}

/// A SHA-256 hash of contents (FIPS 180-4).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentHash(pub [u8; 32]);

impl ContentHash {
    /// Hashes one run of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Hashes name and value of every column that is not blank, by name. NUL parts them: no value has it.
    pub(crate) fn of_columns(columns: &[(&str, &str)]) -> Self {
        let mut columns: Vec<_> = columns.iter().filter(|(_, value)| !value.is_empty()).collect();
        columns.sort();
        let mut hasher = Sha256::new();
        for (name, value) in columns {
            hasher.update(name.as_bytes());
            hasher.update([0]);
            hasher.update(value.as_bytes());
            hasher.update([0]);
        }
        Self::finish(hasher)
    }

    pub(crate) fn finish(hasher: Sha256) -> Self {
        Self(hasher.finalize().into())
    }
}

impl fmt::Display for ContentHash {
    /// Lower-case hexadecimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContentHash({self})")
    }
}
