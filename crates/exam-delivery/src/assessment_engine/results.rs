//! A result of an engine: a flat record with the same names as an event and as a row of a file.
//!
//! The engine grades, we do not: a record without an outcome is a fault even when it has a score.

use std::sync::Arc;

use crate::Vendor;
use crate::fault::{CallBackFault, RowReason};
use crate::json::{Body, object};
use crate::pearson::row::{MAX_ID, MAX_TEXT};
use crate::port::{CallBack, CallBackResult, Event, Whose};
use crate::result::{ContentHash, Outcome, RawRow, ReportedExam, ReportedResult, ResultStatus, Score};

/// The last part of the address to which results are posted.
pub const KIND: &str = "result";

/// Longest body that is read, in bytes.
pub const MAX_BODY: usize = 16 << 10;

/// The names of what a record has, in the order in which a file has them. Those up to `outcome` are needed, but for the three
/// that say whose it is.
pub const FIELDS: [&str; 14] = [
    "result_id",
    "attempt_id",
    "candidate_id",
    "authorization_id",
    "exam_code",
    "sat_at",
    "reported_at",
    "outcome",
    "score",
    "passing_score",
    "attempt",
    "exam_name",
    "language",
    "modified",
];

const OUTCOMES: &str = "passed, failed, no_show, excused_no_show or agreement_refused";

/// Reads the body of a result that was posted.
///
/// # Errors
/// The first [`CallBackFault`] found.
pub fn read(body: &[u8]) -> Result<CallBack, CallBackFault> {
    let raw = object(body, MAX_BODY)?;
    let (event_id, result) = understand(KIND, 1, &Body::root(&raw))?;
    Ok(CallBack { event_id, event: Event::Result(result), raw })
}

/// The record's own ID, and what it tells.
pub(super) fn understand(name: &str, line: u64, body: &Body<'_>) -> Result<(String, CallBackResult), CallBackFault> {
    let result_id = body.code("/result_id", "the ID of the result")?;
    let whose = Whose {
        client_candidate_id: body.text("/candidate_id", MAX_ID)?,
        client_authorization_id: body.text("/authorization_id", MAX_ID)?,
        registration_id: body.code("/attempt_id", "the engine's ID of the attempt")?,
        vendor_candidate_id: None,
        first_name: None,
        last_name: None,
    };
    let series_code = body.code("/exam_code", "the code of the exam")?;
    let time = |member, expected| body.time(member)?.ok_or_else(|| body.blank(member, expected));
    let happened_at = time("/sat_at", "the time at which it was sat")?;
    let occurred_at = time("/reported_at", "the time at which the engine came to the result")?;
    let outcome = match body.required("/outcome", 40, OUTCOMES)?.as_str() {
        "passed" => Outcome::Passed,
        "failed" => Outcome::Failed,
        "no_show" => Outcome::NoShow { excused: false },
        "excused_no_show" => Outcome::NoShow { excused: true },
        "agreement_refused" => Outcome::NdaRefused,
        _ => return Err(body.fault("/outcome", RowReason::UnknownWord { expected: OUTCOMES })),
    };
    let modified = match body.boolean("/modified")?.as_str() {
        "true" => true,
        "false" | "" => false,
        _ => return Err(body.fault("/modified", RowReason::NotABoolean)),
    };
    let number_or_text = |member| match body.number_as_written(member) {
        Some(number) => Ok(Some(number)),
        None => body.text(member, MAX_TEXT),
    };
    let (score, passing_score) = (number_or_text("/score")?, number_or_text("/passing_score")?);
    let attempt = body.number("/attempt")?;
    let exam_name = body.text("/exam_name", MAX_TEXT)?;
    let language = body.text("/language", MAX_TEXT)?;

    let values = FIELDS.map(|field| (field, body.shown(&format!("/{field}"))));
    let columns: Vec<(&str, &str)> = values.iter().map(|(field, value)| (*field, value.as_str())).collect();
    // The record's own ID and time make no other result of it.
    let what: Vec<_> = columns.iter().filter(|(field, _)| !APART.contains(field)).copied().collect();
    let result = ReportedResult {
        vendor: Vendor::AssessmentEngine,
        file: Arc::from(name),
        line,
        registration_id: whose.registration_id.clone(),
        client_candidate_id: whose.client_candidate_id.clone(),
        candidate_name: None,
        client_authorization_id: whose.client_authorization_id.clone(),
        exam: ReportedExam { series_code, name: exam_name, revision: None, form: None, language },
        attempt,
        happened_at,
        outcome,
        status: ResultStatus::Reported,
        status_at: None,
        score: score.map(Score::new),
        passing_score: passing_score.map(Score::new),
        correct: None,
        incorrect: None,
        skipped: None,
        unscored: None,
        time_used: None,
        test_centre: None,
        voucher: None,
        content: ContentHash::of_columns(&what),
        raw: RawRow::of(&columns),
    };
    Ok((result_id, CallBackResult { whose, occurred_at, modified, result, sections: Vec::new() }))
}

/// What is said of a result beside what it is.
const APART: [&str; 3] = ["result_id", "reported_at", "modified"];
