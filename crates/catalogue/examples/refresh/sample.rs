//! The sample result archive, made from a table that people can read.
//!
//! The table's `candidate` is a candidate's number, to which the check digits are added, or an ID as a vendor would
//! return it. Its `member` decides the file, whose dates and columns differ on purpose: `main` has the vendor's usual
//! form, `apac` the other date format and another order of columns, `no-show` nearly nothing and one column more.

use std::error::Error;
use std::io::Cursor;

use domain::CandidateId;
use exam_delivery::pearson::{ArchiveWriter, COLUMNS};
use jiff::civil::DateTime;

const MEMBERS: [(&str, &str); 3] = [
    ("main", "exam-20261123-060000.dat"),
    ("apac", "exam-apac-20261123-060000.dat"),
    ("no-show", "exam-noshow-20261123-060000.dat"),
];
const NO_SHOW_COLUMNS: [&str; 12] = [
    "Incorrect",
    "ExamLanguage",
    "NDARefused",
    "ExamSeriesCode",
    "Grade",
    "RegistrationID",
    "NoShow",
    "ExamDate",
    "ExamName",
    "ClientCandidateID",
    "Attempt",
    "NoShowReason",
];

/// Makes the archive.
pub(crate) fn archive(table: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut lines = table.lines();
    let header: Vec<_> = lines.next().unwrap_or_default().split('\t').collect();
    let rows: Vec<Row<'_>> = lines.enumerate().map(|(number, line)| Row { header: &header, line, number }).collect();
    let mut archive = ArchiveWriter::new(Cursor::new(Vec::new()));
    for (member, file) in MEMBERS {
        let mut columns: Vec<&str> = if member == "no-show" { NO_SHOW_COLUMNS.to_vec() } else { COLUMNS.to_vec() };
        if member == "apac" {
            columns.rotate_left(7);
        }
        archive.member(file, &columns)?;
        for row in rows.iter().filter(|row| row.get("member") == member) {
            let values: Vec<String> = columns.iter().map(|column| row.value(column)).collect::<Result<_, _>>()?;
            archive.row(&values.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
    }
    archive.member("sect-20261123-060000.dat", &["RegistrationID", "SectionName", "Score"])?;
    archive.row(&["7700003", "Policies", "90"])?;
    archive.row(&["7700003", "Alarms", "86"])?;
    Ok(archive.finish()?.into_inner())
}

/// One line of the table.
struct Row<'a> {
    header: &'a [&'a str],
    line: &'a str,
    number: usize,
}

impl<'a> Row<'a> {
    fn get(&self, name: &str) -> &'a str {
        let position = self.header.iter().position(|known| *known == name);
        position.and_then(|position| self.line.split('\t').nth(position)).unwrap_or_default()
    }

    /// What stands in a vendor's column.
    fn value(&self, column: &str) -> Result<String, Box<dyn Error>> {
        let outcome = self.get("outcome");
        let sat = matches!(outcome, "pass" | "fail");
        let seen = |text: &str| if sat { text.to_owned() } else { String::new() };
        Ok(match column {
            "RegistrationID" => (7_700_001 + self.number).to_string(),
            "ClientCandidateID" => match self.get("candidate").parse() {
                Ok(number) => {
                    CandidateId::from_number(number).ok_or("a candidate's number has nine digits")?.to_string()
                }
                Err(_an_id_as_returned) => self.get("candidate").to_owned(),
            },
            "TCID" => seen("50417"),
            "ExamSeriesCode" => self.get("exam").to_owned(),
            "ExamName" => self.get("exam_name").to_owned(),
            "ExamRevision" => seen("1"),
            "Form" => seen("B"),
            "ExamLanguage" => seen("ENU"),
            "Attempt" => self.get("attempt").to_owned(),
            "ExamDate" => {
                let at: DateTime = self.get("sat_at").parse()?;
                let format = if self.get("member") == "apac" { "%m/%d/%Y %H:%M:%S" } else { "%Y/%m/%d %H:%M:%S" };
                at.strftime(format).to_string()
            }
            "TimeUsed" => seen("68"),
            "PassingScore" => seen("70"),
            "Score" => self.get("score").to_owned(),
            "Grade" => seen(outcome),
            "NoShow" => (outcome == "no-show").to_string(),
            "NDARefused" => (outcome == "nda-refused").to_string(),
            "NoShowReason" => "Did not check in".to_owned(),
            "Status" => self.get("status").to_owned(),
            _ => String::new(),
        })
    }
}
