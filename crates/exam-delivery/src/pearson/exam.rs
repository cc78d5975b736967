//! One row of an exam member, understood.
//!
//! Decisions: `NoShow` and `NDARefused` come before `Grade`, which is blank then; a `pass` beside either is a
//! contradiction, since one of the two is wrong and only the vendor knows which. A row without `Grade` is a fault even
//! when it has a score: the vendor grades, we do not. A blank `ClientCandidateID` is no fault: such a row fits nobody
//! and a person can still find whose it is.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::fields;
use super::layout::{Column, Layout};
use crate::Vendor;
use crate::fault::{RowFault, RowReason, shortened};
use crate::result::{ContentHash, Outcome, RawRow, ReportedExam, ReportedResult, ResultStatus, Score};

/// Longest identifiers: `ClientCandidateID` has 50 characters and `ClientAuthorizationID` 25 in the vendor's
/// interfaces.
const MAX_ID: usize = 64;
/// Longest code that the program's catalogue can have.
const MAX_CODE: usize = 40;
/// Longest of all other texts: the vendor's widest field.
const MAX_TEXT: usize = 255;

const GRADES: &str = "pass or fail (or true in NoShow or NDARefused)";
const STATUSES: &str = "blank, Reported, Held, Released, Revoked or Reinstated";

/// Reads one row.
pub(super) fn read(
    file: &Arc<str>,
    line: u64,
    text: Cow<'_, str>,
    layout: &Layout,
) -> Result<ReportedResult, RowFault> {
    let fault = |reason| RowFault { file: Arc::clone(file), line, column: None, value: None, reason };
    if text.chars().any(|character| character.is_control() && character != '\t') {
        return Err(fault(RowReason::ControlCharacter));
    }
    let values = fields(&text).ok_or_else(|| fault(RowReason::UnclosedQuote))?;
    let expected = layout.header.names.len();
    if values.len() != expected {
        return Err(fault(RowReason::FieldCount { expected, found: values.len() }));
    }

    let row = Row { file, line, layout, values: &values };
    let registration_id = row.code(Column::RegistrationId, "the vendor's number of the registration")?;
    let client_candidate_id = row.text(Column::ClientCandidateId, MAX_ID)?;
    let client_authorization_id = row.text(Column::ClientAuthorizationId, MAX_ID)?;
    let exam = ReportedExam {
        series_code: row.code(Column::SeriesCode, "the code of the exam")?,
        name: row.text(Column::ExamName, MAX_TEXT)?,
        revision: row.text(Column::Revision, MAX_TEXT)?,
        form: row.text(Column::Form, MAX_TEXT)?,
        language: row.text(Column::Language, MAX_TEXT)?,
    };
    let happened_at = row.timestamp(Column::ExamDate)?;
    let outcome = row.outcome()?;
    let status = row.status()?;
    let attempt = row.number(Column::Attempt)?;
    let score = row.text(Column::Score, MAX_TEXT)?.map(Score::new);
    let passing_score = row.text(Column::PassingScore, MAX_TEXT)?.map(Score::new);
    let correct = row.number(Column::Correct)?;
    let incorrect = row.number(Column::Incorrect)?;
    let skipped = row.number(Column::Skipped)?;
    let unscored = row.number(Column::Unscored)?;
    let time_used = row.text(Column::TimeUsed, MAX_TEXT)?;
    let test_centre = row.text(Column::TestCentre, MAX_TEXT)?;
    let voucher = row.text(Column::Voucher, MAX_TEXT)?;
    let content = row.content();

    Ok(ReportedResult {
        vendor: Vendor::PearsonVue,
        file: Arc::clone(file),
        line,
        registration_id,
        client_candidate_id,
        client_authorization_id,
        exam,
        attempt,
        happened_at,
        outcome,
        status,
        score,
        passing_score,
        correct,
        incorrect,
        skipped,
        unscored,
        time_used,
        test_centre,
        voucher,
        content,
        raw: RawRow { header: Arc::clone(&layout.header), line: text.into_owned() },
    })
}

fn is_code(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-')
}

/// The values of a row, with what is needed to say what is wrong with them.
struct Row<'a> {
    file: &'a Arc<str>,
    line: u64,
    layout: &'a Layout,
    values: &'a [Cow<'a, str>],
}

impl Row<'_> {
    /// The trimmed value; blank where the column is absent.
    fn get(&self, column: Column) -> &str {
        self.layout.position(column).map_or("", |position| self.values[position].trim())
    }

    fn fault(&self, column: Column, reason: RowReason) -> RowFault {
        let value = self.get(column);
        let value = if value.is_empty() { None } else { Some(shortened(value)) };
        RowFault { file: Arc::clone(self.file), line: self.line, column: Some(column.name()), value, reason }
    }

    fn text(&self, column: Column, max: usize) -> Result<Option<String>, RowFault> {
        let value = self.get(column);
        // No text has more characters than bytes, so short texts need no count.
        if value.len() > max && value.chars().count() > max {
            return Err(self.fault(column, RowReason::TooLong { max }));
        }
        Ok(if value.is_empty() { None } else { Some(value.to_owned()) })
    }

    /// A code in the form that the program's own codes have, so that it can be one.
    fn code(&self, column: Column, expected: &'static str) -> Result<String, RowFault> {
        match self.get(column) {
            "" => Err(self.fault(column, RowReason::Blank { expected })),
            value if value.len() <= MAX_CODE && value.bytes().all(is_code) => Ok(value.to_owned()),
            _ => Err(self.fault(column, RowReason::NotACode)),
        }
    }

    fn number(&self, column: Column) -> Result<Option<u32>, RowFault> {
        match self.get(column) {
            "" => Ok(None),
            // `parse` would also take a plus sign.
            value if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                value.parse().map(Some).map_err(|_too_large| self.fault(column, RowReason::NotANumber))
            }
            _ => Err(self.fault(column, RowReason::NotANumber)),
        }
    }

    fn boolean(&self, column: Column) -> Result<bool, RowFault> {
        match self.get(column) {
            "" => Ok(false),
            value if value.eq_ignore_ascii_case("true") => Ok(true),
            value if value.eq_ignore_ascii_case("false") => Ok(false),
            _ => Err(self.fault(column, RowReason::NotABoolean)),
        }
    }

    fn timestamp(&self, column: Column) -> Result<Timestamp, RowFault> {
        let value = self.get(column);
        if value.is_empty() {
            return Err(self.fault(column, RowReason::Blank { expected: "the date and time of the exam in UTC" }));
        }
        timestamp(value).ok_or_else(|| self.fault(column, RowReason::NotADate))
    }

    fn outcome(&self) -> Result<Outcome, RowFault> {
        let no_show = self.boolean(Column::NoShow)?;
        let nda_refused = self.boolean(Column::NdaRefused)?;
        let grade = self.get(Column::Grade);
        let passed = grade.eq_ignore_ascii_case("pass");
        if !passed && !grade.is_empty() && !grade.eq_ignore_ascii_case("fail") {
            return Err(self.fault(Column::Grade, RowReason::UnknownWord { expected: GRADES }));
        }
        let unseen = if no_show { Column::NoShow } else { Column::NdaRefused };
        match (no_show, nda_refused) {
            (true, true) => {
                let rule = "who did not come cannot have refused the agreement";
                Err(self.fault(Column::NoShow, RowReason::Contradiction { other: Column::NdaRefused.name(), rule }))
            }
            (true, false) | (false, true) if passed => {
                let rule = "an exam that was not given cannot be passed";
                Err(self.fault(Column::Grade, RowReason::Contradiction { other: unseen.name(), rule }))
            }
            (true, false) => Ok(Outcome::NoShow),
            (false, true) => Ok(Outcome::NdaRefused),
            (false, false) if grade.is_empty() => Err(self.fault(Column::Grade, RowReason::Blank { expected: GRADES })),
            (false, false) => Ok(if passed { Outcome::Passed } else { Outcome::Failed }),
        }
    }

    fn status(&self) -> Result<ResultStatus, RowFault> {
        let value = self.get(Column::Status);
        let is = |word: &str| value.eq_ignore_ascii_case(word);
        match value {
            "" => Ok(ResultStatus::Reported),
            _ if is("Reported") => Ok(ResultStatus::Reported),
            _ if is("Held") => Ok(ResultStatus::Held),
            _ if is("Released") => Ok(ResultStatus::Released),
            _ if is("Revoked") => Ok(ResultStatus::Revoked),
            _ if is("Reinstated") => Ok(ResultStatus::Reinstated),
            _ => Err(self.fault(Column::Status, RowReason::UnknownWord { expected: STATUSES })),
        }
    }

    /// Hashes name and value of every column that is not blank, by name. NUL parts them: no row has it in a value.
    fn content(&self) -> ContentHash {
        let mut hasher = Sha256::new();
        for (name, position) in &self.layout.by_name {
            let value = self.values[*position].trim();
            if !value.is_empty() {
                hasher.update(name.as_bytes());
                hasher.update([0]);
                hasher.update(value.as_bytes());
                hasher.update([0]);
            }
        }
        ContentHash::finish(hasher)
    }
}

/// Reads `YYYY/MM/DD HH:MM:SS` or `MM/DD/YYYY HH:MM:SS`, both UTC.
///
/// Nothing shorter or with other signs is taken: a date that was guessed wrongly moves an award. Years before 1990
/// are a vendor's way to write "unknown", not the date of an exam.
fn timestamp(text: &str) -> Option<Timestamp> {
    let bytes: &[u8; 19] = text.as_bytes().try_into().ok()?;
    let number = |range: std::ops::Range<usize>| {
        bytes[range]
            .iter()
            .try_fold(0_i16, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i16::from(byte - b'0')))
    };
    let small = |start: usize| number(start..start + 2).and_then(|number| i8::try_from(number).ok());
    let (year, month, day) = match (bytes[4], bytes[7], bytes[2], bytes[5]) {
        (b'/', b'/', _, _) => (number(0..4)?, small(5)?, small(8)?),
        (_, _, b'/', b'/') => (number(6..10)?, small(0)?, small(3)?),
        _ => return None,
    };
    if bytes[10] != b' ' || bytes[13] != b':' || bytes[16] != b':' || year < 1990 {
        return None;
    }
    let civil = DateTime::new(year, month, day, small(11)?, small(14)?, small(17)?, 0).ok()?;
    TimeZone::UTC.to_timestamp(civil).ok()
}

#[cfg(test)]
mod tests {
    use super::timestamp;

    #[test]
    fn both_date_formats_of_the_vendor_mean_the_same_instant() {
        let expected = "2026-03-02T14:05:59Z".parse().unwrap();
        assert_eq!(timestamp("2026/03/02 14:05:59"), Some(expected));
        assert_eq!(timestamp("03/02/2026 14:05:59"), Some(expected));
    }

    #[test]
    fn dates_that_are_not_exactly_of_one_format_are_refused() {
        for text in [
            "",
            "2026/3/2 14:05:59",
            "2026-03-02 14:05:59",
            "2026/03/02T14:05:59",
            "2026/03/02 14:05",
            "2026/02/29 14:05:59",
            "13/02/2026 14:05:59",
            "2026/03/02 24:00:00",
            "0001/01/01 00:00:00",
            "2026/03/02 14:05:60",
            "２026/03/02 14:05",
            "+026/03/02 14:05:59",
        ] {
            assert_eq!(timestamp(text), None, "{text}");
        }
    }
}
