//! Small archives for the tests.

use std::io::Cursor;

use exam_delivery::fault::{ArchiveFault, RowFault};
use exam_delivery::pearson::{Archive, ArchiveWriter, COLUMNS, Limits};
use exam_delivery::result::ReportedResult;

pub(crate) use crate::zipped::zip;

/// A good row as column and value.
pub(crate) const PASS: [(&str, &str); 21] = [
    ("RegistrationID", "271828"),
    ("ClientCandidateID", "10000000158"),
    ("ClientAuthorizationID", "A-1"),
    ("TCID", "50001"),
    ("ExamSeriesCode", "MS-310"),
    ("ExamName", "Vault Administration"),
    ("ExamRevision", "3"),
    ("Form", "A"),
    ("ExamLanguage", "ENU"),
    ("Attempt", "1"),
    ("ExamDate", "2026/03/02 14:05:59"),
    ("TimeUsed", "71"),
    ("PassingScore", "70"),
    ("Score", "83.50"),
    ("Grade", "pass"),
    ("NoShow", "false"),
    ("NDARefused", "false"),
    ("Correct", "50"),
    ("Incorrect", "8"),
    ("Skipped", "2"),
    ("Unscored", "5"),
];

/// The good row with some values changed or added, in the vendor's order of columns.
pub(crate) fn row(changes: &[(&str, &str)]) -> Vec<String> {
    let value = |column: &str| {
        let of =
            |pairs: &[(&str, &str)]| pairs.iter().find(|(name, _)| *name == column).map(|(_, value)| value.to_string());
        of(changes).or_else(|| of(&PASS)).unwrap_or_default()
    };
    COLUMNS.iter().map(|column| value(column)).collect()
}

/// An archive with one exam member in the vendor's order of columns.
pub(crate) fn archive(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = ArchiveWriter::new(Cursor::new(Vec::new()));
    writer.member("exam-1.dat", &COLUMNS).unwrap();
    for row in rows {
        writer.row(&row.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The header line of [`archive`].
pub(crate) fn header() -> String {
    COLUMNS.join("\t")
}

pub(crate) type ReadRows = Vec<Result<ReportedResult, RowFault>>;

/// Every row of every exam member, or why the archive is refused.
pub(crate) fn read_with(bytes: &[u8], limits: Limits) -> Result<ReadRows, ArchiveFault> {
    let mut archive = Archive::open(Cursor::new(bytes), limits)?;
    let mut rows = Vec::new();
    for member in archive.exams().to_vec() {
        for row in archive.rows(&member)? {
            rows.push(row?);
        }
    }
    assert_eq!(rows.len() as u64, archive.row_count(), "the count promised on opening");
    Ok(rows)
}

pub(crate) fn read(bytes: &[u8]) -> Result<ReadRows, ArchiveFault> {
    read_with(bytes, Limits::default())
}

/// The only row of an archive.
pub(crate) fn read_one(changes: &[(&str, &str)]) -> Result<ReportedResult, RowFault> {
    let mut rows = read(&archive(&[row(changes)])).unwrap();
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}
