//! Pearson VUE's interfaces: files by SFTP, requests by SOAP, call-backs, and the hand-off of candidates.
//!
//! Results come as zip archives whose members are told apart by the prefix of their names. A member is a table: one
//! header line, tab-separated, minimal quoting, Windows-1252. The order of columns changes from file to file, so
//! columns are found by name and unknown ones are kept and not used.
//!
//! The vendor's full description is not public. Column names, both date formats, the prefixes and the shape of
//! no-shows are as seen in published code of programs that use the interface. What is our own assumption is said
//! where it is made.

mod accommodation;
pub mod archive;
pub mod authorizations;
pub mod call_back;
pub mod candidates;
mod confirmation;
mod exam;
mod field;
pub mod files;
pub mod hand_off;
mod inflate;
mod layout;
mod lines;
mod outgoing;
mod preview;
pub mod real_time;
pub(crate) mod row;
pub mod write;

use std::borrow::Cow;

pub use accommodation::ACCOMMODATION_CODES;
pub use archive::{Archive, Limits, Member, Rows};
pub use layout::COLUMNS;
pub use preview::{Preview, preview};
pub use write::ArchiveWriter;

/// What a member of an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemberKind {
    /// Results of exams, one row for each attempt.
    Exam,
    /// Scores of the sections of an exam.
    Section,
    /// Confirmations of candidate records that we sent.
    CandidateConfirmation,
    /// Confirmations of authorizations that we sent.
    AuthorizationConfirmation,
    /// Candidate records.
    Candidate,
    /// Answers to the survey at the end of an exam.
    Survey,
    /// Comments that candidates made during an exam.
    Comment,
    /// Responses to the questions of an exam.
    Response,
    /// Data about the questions of an exam.
    Item,
    /// None of those.
    Unknown,
}

impl MemberKind {
    const PREFIXES: [(&'static str, Self); 9] = [
        ("exam", Self::Exam),
        ("sect", Self::Section),
        ("vcdc-", Self::CandidateConfirmation),
        ("eac-", Self::AuthorizationConfirmation),
        ("cand", Self::Candidate),
        ("surv", Self::Survey),
        ("cmnt", Self::Comment),
        ("resp", Self::Response),
        ("item", Self::Item),
    ];

    /// The kinds that are read.
    pub(crate) const READ: [Self; 3] = [Self::Exam, Self::CandidateConfirmation, Self::AuthorizationConfirmation];

    /// Tells the kind from the prefix of a member's name, in any case.
    pub fn of(name: &str) -> Self {
        let starts = |prefix: &str| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        Self::PREFIXES.iter().find(|(prefix, _)| starts(prefix)).map_or(Self::Unknown, |(_, kind)| *kind)
    }

    /// What the member holds, for a sentence.
    pub fn described(self) -> &'static str {
        match self {
            Self::Exam => "exam results",
            Self::Section => "section scores",
            Self::CandidateConfirmation => "candidate confirmations",
            Self::AuthorizationConfirmation => "authorization confirmations",
            Self::Candidate => "candidate records",
            Self::Survey => "survey answers",
            Self::Comment => "comments",
            Self::Response => "responses",
            Self::Item => "question data",
            Self::Unknown => "nothing known",
        }
    }
}

/// Splits a line into its fields, or answers `None` when a quoted field does not end on the line.
///
/// A quotation mark counts only at the start of a field, as writers with minimal quoting mean it: `"Bob" Smith` in
/// quotes would be written with doubled marks, and `5" disk` has an ordinary character in it.
pub(crate) fn fields(line: &str) -> Option<Vec<Cow<'_, str>>> {
    if !line.contains('"') {
        return Some(line.split('\t').map(Cow::Borrowed).collect());
    }
    // The line end is given along: a quoted field that is still open takes it in, which gives the fault away.
    let ended = format!("{line}\n");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(ended.len())
        .from_reader(ended.as_bytes());
    let record = reader.records().next()?.ok()?;
    if record.iter().next_back().is_some_and(|last| last.ends_with('\n')) {
        return None;
    }
    Some(record.iter().map(|field| Cow::Owned(field.to_owned())).collect())
}
