//! Where each column of an exam member is, found by name.
//!
//! Names are compared without regard to case and surrounding blanks. Columns that are not known are tolerated; known
//! ones that are not needed to understand a result may be absent.

use std::sync::Arc;

use super::fields;
use crate::fault::{ArchiveFault, shortened};
use crate::result::Header;

/// A column of an exam member that is read.
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
}

/// The columns of an exam member as published code of programs names them, in the order in which this crate writes
/// them, and last our own `Status`.
///
/// `Status` is an assumption: the public description of the file names no column for holds, while the vendor's
/// real-time interface has events for them. `ResultStatus` is accepted as another name for it.
pub const COLUMNS: [&str; 23] = [
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
];

const STATUS_ALIAS: &str = "ResultStatus";

/// Without these no row can be understood.
const REQUIRED: [Column; 6] = [
    Column::RegistrationId,
    Column::ClientCandidateId,
    Column::SeriesCode,
    Column::ExamDate,
    Column::Grade,
    Column::NoShow,
];

impl Column {
    /// The vendor's name of the column.
    pub(super) fn name(self) -> &'static str {
        COLUMNS[self as usize]
    }
}

/// The header of one exam member and where its known columns are.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) header: Arc<Header>,
    positions: [Option<usize>; COLUMNS.len()],
    /// Positions of all columns by name, so that a hash of a row does not depend on their order.
    pub(super) by_name: Vec<(String, usize)>,
}

impl Layout {
    /// Reads a header line.
    pub(super) fn read(member: &str, line: &str, max_columns: usize) -> Result<Self, ArchiveFault> {
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
            let name = if name.eq_ignore_ascii_case(STATUS_ALIAS) { Column::Status.name() } else { name };
            by_name.push((name.to_lowercase(), position));
        }
        by_name.sort();
        if let Some(twice) = by_name.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let column = shortened(&names[twice[1].1]);
            return Err(ArchiveFault::DuplicateColumn { member: member.to_owned(), column });
        }

        let find = |name: &str| {
            let name = name.to_lowercase();
            by_name.binary_search_by(|(known, _)| known.cmp(&name)).ok().map(|found| by_name[found].1)
        };
        let positions = COLUMNS.map(find);
        let columns: Vec<_> = REQUIRED
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
