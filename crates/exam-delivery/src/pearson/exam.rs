//! One row of an exam member, understood.
//!
//! Decisions: `NoShow` and `NDARefused` come before `Grade`, which is blank then; a `pass` beside either is a
//! contradiction, since one of the two is wrong and only the vendor knows which. A row without `Grade` is a fault even
//! when it has a score: the vendor grades, we do not. A blank `ClientCandidateID` is no fault: such a row fits nobody
//! and a person can still find whose it is.

use std::borrow::Cow;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::layout::{Column, Layout};
use super::row::{MAX_ID, MAX_TEXT, Place, Row, split};
use crate::Vendor;
use crate::fault::{RowFault, RowReason};
use crate::result::{ContentHash, Outcome, RawRow, ReportedExam, ReportedResult, ResultStatus, Score, full_name};

const GRADES: &str = "pass or fail (or true in NoShow or NDARefused)";
const STATUSES: &str = "blank, Reported, Held, Released, Revoked or Reinstated";

/// Reads one row.
pub(super) fn read(place: Place<'_>, text: Cow<'_, str>, layout: &Layout) -> Result<ReportedResult, RowFault> {
    let values = split(place, &text, layout)?;
    let mut result = understand(&Row { place, layout, values: &values })?;
    drop(values);
    result.raw.line = text.into_owned();
    Ok(result)
}

/// Reads the values of one row. The text of the raw row is left to the caller, who has it.
pub(super) fn understand(row: &Row<'_>) -> Result<ReportedResult, RowFault> {
    let registration_id = row.code(Column::RegistrationId, "the vendor's number of the registration")?;
    let client_candidate_id = row.text(Column::ClientCandidateId, MAX_ID)?;
    let client_authorization_id = row.text(Column::ClientAuthorizationId, MAX_ID)?;
    let candidate_name =
        full_name(row.text(Column::FirstName, MAX_TEXT)?.as_deref(), row.text(Column::LastName, MAX_TEXT)?.as_deref());
    let exam = ReportedExam {
        series_code: row.code(Column::SeriesCode, "the code of the exam")?,
        name: row.text(Column::ExamName, MAX_TEXT)?,
        revision: row.text(Column::Revision, MAX_TEXT)?,
        form: row.text(Column::Form, MAX_TEXT)?,
        language: row.text(Column::Language, MAX_TEXT)?,
    };
    let happened_at = row.timestamp(Column::ExamDate)?.ok_or_else(|| {
        row.fault(Column::ExamDate, RowReason::Blank { expected: "the date and time of the exam in UTC" })
    })?;
    let outcome = outcome(row)?;
    let status = status(row)?;
    let status_at = row.timestamp(Column::StatusDate)?;
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
    let content = content(row);

    Ok(ReportedResult {
        vendor: Vendor::PearsonVue,
        file: Arc::clone(row.place.file),
        line: row.place.line,
        registration_id,
        client_candidate_id,
        candidate_name,
        client_authorization_id,
        exam,
        attempt,
        happened_at,
        outcome,
        status,
        status_at,
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
        raw: RawRow { header: Arc::clone(&row.layout.header), line: String::new() },
    })
}

fn outcome(row: &Row<'_>) -> Result<Outcome, RowFault> {
    let no_show = row.boolean(Column::NoShow)?;
    let nda_refused = row.boolean(Column::NdaRefused)?;
    let grade = row.get(Column::Grade);
    let passed = grade.eq_ignore_ascii_case("pass");
    if !passed && !grade.is_empty() && !grade.eq_ignore_ascii_case("fail") {
        return Err(row.fault(Column::Grade, RowReason::UnknownWord { expected: GRADES }));
    }
    let unseen = if no_show { Column::NoShow } else { Column::NdaRefused };
    match (no_show, nda_refused) {
        (true, true) => {
            let rule = "who did not come cannot have refused the agreement";
            Err(row.fault(Column::NoShow, RowReason::Contradiction { other: Column::NdaRefused.name(), rule }))
        }
        (true, false) | (false, true) if passed => {
            let rule = "an exam that was not given cannot be passed";
            Err(row.fault(Column::Grade, RowReason::Contradiction { other: unseen.name(), rule }))
        }
        (true, false) => Ok(Outcome::NoShow { excused: false }),
        (false, true) => Ok(Outcome::NdaRefused),
        (false, false) if grade.is_empty() => Err(row.fault(Column::Grade, RowReason::Blank { expected: GRADES })),
        (false, false) => Ok(if passed { Outcome::Passed } else { Outcome::Failed }),
    }
}

fn status(row: &Row<'_>) -> Result<ResultStatus, RowFault> {
    let value = row.get(Column::Status);
    let is = |word: &str| value.eq_ignore_ascii_case(word);
    match value {
        "" => Ok(ResultStatus::Reported),
        _ if is("Reported") => Ok(ResultStatus::Reported),
        _ if is("Held") => Ok(ResultStatus::Held),
        _ if is("Released") => Ok(ResultStatus::Released),
        _ if is("Revoked") => Ok(ResultStatus::Revoked),
        _ if is("Reinstated") => Ok(ResultStatus::Reinstated),
        _ => Err(row.fault(Column::Status, RowReason::UnknownWord { expected: STATUSES })),
    }
}

/// Hashes name and value of every column that is not blank, by name. NUL parts them: no row has it in a value.
fn content(row: &Row<'_>) -> ContentHash {
    let mut hasher = Sha256::new();
    for (name, position) in &row.layout.by_name {
        let value = row.values[*position].trim();
        if !value.is_empty() {
            hasher.update(name.as_bytes());
            hasher.update([0]);
            hasher.update(value.as_bytes());
            hasher.update([0]);
        }
    }
    ContentHash::finish(hasher)
}
