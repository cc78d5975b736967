//! Result archives as the vendor would send them, out of rows that a test spells out.

use std::io::Cursor;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::id::CandidateId;
use exam_delivery::pearson::{ArchiveWriter, COLUMNS};

/// One attempt at an exam.
#[derive(Debug, Clone)]
pub struct Row(Vec<(&'static str, String)>);

/// A pass at nine o'clock on that day (`2026/11/02`), with a registration of its own.
pub fn pass(candidate: CandidateId, exam: &str, day: &str) -> Row {
    static REGISTRATIONS: AtomicU32 = AtomicU32::new(5_000_001);
    let registration = REGISTRATIONS.fetch_add(1, Ordering::Relaxed);
    Row(vec![
        ("RegistrationID", registration.to_string()),
        ("ClientCandidateID", candidate.to_string()),
        ("ExamSeriesCode", exam.to_owned()),
        ("ExamDate", format!("{day} 09:00:00")),
        ("PassingScore", "70".to_owned()),
        ("Score", "80".to_owned()),
        ("Grade", "pass".to_owned()),
        ("NoShow", "false".to_owned()),
    ])
}

impl Row {
    /// The same with another value in that column.
    pub fn with(&self, column: &'static str, value: &str) -> Self {
        let mut row = self.clone();
        row.0.retain(|(known, _)| *known != column);
        row.0.push((column, value.to_owned()));
        row
    }

    /// What stands in that column.
    pub fn get(&self, column: &str) -> &str {
        self.0.iter().find(|(known, _)| *known == column).map_or("", |(_, value)| value)
    }
}

/// An archive with these rows in one member.
pub fn archive(rows: &[Row]) -> Vec<u8> {
    archive_of(&[("exam-20261123.dat", rows)])
}

/// An archive with these members.
pub fn archive_of(members: &[(&str, &[Row])]) -> Vec<u8> {
    let mut archive = ArchiveWriter::new(Cursor::new(Vec::new()));
    // What a vendor may tell beside.
    let columns: Vec<&str> = COLUMNS.into_iter().chain(["FirstName", "LastName"]).collect();
    for (name, rows) in members {
        archive.member(name, &columns).unwrap();
        for row in *rows {
            let values: Vec<&str> = columns.iter().map(|column| row.get(column)).collect();
            archive.row(&values).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

/// A zip file with members of any contents.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, contents) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(contents).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
