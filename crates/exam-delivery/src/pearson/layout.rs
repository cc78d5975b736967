//! Where each column of a member is, found by name.
//!
//! Names are compared without regard to case and surrounding blanks. Columns that are not known are tolerated; known
//! ones that are not needed to understand a result may be absent.

use std::sync::Arc;

use super::{MemberKind, fields};
use crate::fault::{ArchiveFault, shortened};
use crate::result::Header;

/// A column of a member that is read. One list serves all kinds of members: most names occur in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    RegistrationId,
    ClientCandidateId,
    ClientAuthorizationId,
    TestCentre,
    SeriesCode,
    ExamName,
    Revision,
    Form,
    Language,
    Attempt,
    ExamDate,
    TimeUsed,
    PassingScore,
    Score,
    Grade,
    NoShow,
    NdaRefused,
    Correct,
    Incorrect,
    Skipped,
    Unscored,
    Voucher,
    Status,
    StatusDate,
    VendorCandidateId,
    AuthorizationId,
    Date,
    Message,
    SectionName,
    FirstName,
    LastName,
}

/// The columns of an exam member as published code of programs names them, in the order in which this crate writes
/// them, and last our own `Status` and `StatusDate`.
///
/// These two are an assumption: the public description of the file names no column for holds, while the vendor's
/// real-time interface has events for them. `ResultStatus` is accepted as another name for `Status`. `StatusDate` is when
/// the vendor came to it, in UTC. Where it is missing, a status can be dated by nothing but the import of its row, and the
/// same status a second time cannot be told from the first.
pub const COLUMNS: [&str; 24] = [
    "RegistrationID",
    "ClientCandidateID",
    "ClientAuthorizationID",
    "TCID",
    "ExamSeriesCode",
    "ExamName",
    "ExamRevision",
    "Form",
    "ExamLanguage",
    "Attempt",
    "ExamDate",
    "TimeUsed",
    "PassingScore",
    "Score",
    "Grade",
    "NoShow",
    "NDARefused",
    "Correct",
    "Incorrect",
    "Skipped",
    "Unscored",
    "Voucher",
    "Status",
    "StatusDate",
];

/// The columns that members of other kinds have; some vendors' exam members tell the candidate's name too.
const OTHER_COLUMNS: [&str; 7] =
    ["CandidateID", "AuthorizationID", "Date", "Message", "SectionName", "FirstName", "LastName"];

const STATUS_ALIAS: &str = "ResultStatus";

impl Column {
    /// The vendor's name of the column.
    pub(super) fn name(self) -> &'static str {
        let place = self as usize;
        if place < COLUMNS.len() { COLUMNS[place] } else { OTHER_COLUMNS[place - COLUMNS.len()] }
    }
}

/// The columns without which no row of a member can be understood; none for members that are not read.
pub(super) fn needed(kind: MemberKind) -> &'static [Column] {
    match kind {
        MemberKind::Exam => &[
            Column::RegistrationId,
            Column::ClientCandidateId,
            Column::SeriesCode,
            Column::ExamDate,
            Column::Grade,
            Column::NoShow,
        ],
        // Without a message a warning would pass for an acceptance.
        MemberKind::CandidateConfirmation => &[Column::ClientCandidateId, Column::Status, Column::Message],
        MemberKind::AuthorizationConfirmation => &[Column::ClientAuthorizationId, Column::Status, Column::Message],
        MemberKind::Section => &[Column::RegistrationId, Column::SectionName, Column::Score],
        MemberKind::Candidate
        | MemberKind::Survey
        | MemberKind::Comment
        | MemberKind::Response
        | MemberKind::Item
        | MemberKind::Unknown => &[],
    }
}

/// The header of one member and where its known columns are.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) header: Arc<Header>,
    positions: [Option<usize>; COLUMNS.len() + OTHER_COLUMNS.len()],
    /// Positions of all columns by name, so that a hash of a row does not depend on their order.
    pub(super) by_name: Vec<(String, usize)>,
}

impl Layout {
    /// Reads a header line, which must name the columns that the kind of member needs.
    pub(super) fn read(member: &str, kind: MemberKind, line: &str, max_columns: usize) -> Result<Self, ArchiveFault> {
        if line.trim().is_empty() {
            return Err(ArchiveFault::MissingHeader { member: member.to_owned() });
        }
        let names: Vec<String> = fields(line)
            .ok_or_else(|| ArchiveFault::DamagedMember {
                member: member.to_owned(),
                detail: "a quotation mark in the header is not closed".to_owned(),
            })?
            .iter()
            .map(|name| name.trim().to_owned())
            .collect();
        if names.len() > max_columns {
            return Err(ArchiveFault::TooManyColumns { member: member.to_owned(), max: max_columns });
        }
        let mut by_name: Vec<(String, usize)> = Vec::with_capacity(names.len());
        for (position, name) in names.iter().enumerate() {
            if name.is_empty() {
                return Err(ArchiveFault::UnnamedColumn { member: member.to_owned(), position: position + 1 });
            }
            let is_alias = kind == MemberKind::Exam && name.eq_ignore_ascii_case(STATUS_ALIAS);
            let name = if is_alias { Column::Status.name() } else { name };
            by_name.push((name.to_lowercase(), position));
        }
        by_name.sort();
        if let Some(twice) = by_name.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let column = shortened(&names[twice[1].1]);
            return Err(ArchiveFault::DuplicateColumn { member: member.to_owned(), column });
        }

        let mut positions = [None; COLUMNS.len() + OTHER_COLUMNS.len()];
        for (name, position) in COLUMNS.iter().chain(&OTHER_COLUMNS).zip(&mut positions) {
            let name = name.to_lowercase();
            *position = by_name.binary_search_by(|(known, _)| known.cmp(&name)).ok().map(|found| by_name[found].1);
        }
        let columns: Vec<_> = needed(kind)
            .iter()
            .filter(|column| positions[**column as usize].is_none())
            .map(|column| column.name())
            .collect();
        if !columns.is_empty() {
            return Err(ArchiveFault::MissingColumns { member: member.to_owned(), columns });
        }
        Ok(Self { header: Arc::new(Header { line: line.to_owned(), names }), positions, by_name })
    }

    pub(super) fn position(&self, column: Column) -> Option<usize> {
        self.positions[column as usize]
    }
}
