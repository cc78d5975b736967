//! Results as PSI has them: `PASS`, `FAIL` or `NA`, and a score that is a text; and no-shows, which an event tells.
//!
//! `NA` says that PSI was given no result. Such a row is a fault, so that somebody looks, and no outcome is made of it.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

use crate::Vendor;
use crate::fault::{ArchiveFault, CallBackFault, RowFault, RowReason};
use crate::json::Body;
use crate::pearson::row::{MAX_ID, MAX_TEXT};
use crate::port::{CallBackResult, Event, Whose};
use crate::result::{ContentHash, Outcome, RawRow, ReportedExam, ReportedResult, ResultStatus, Score, full_name};

/// Reads a result that was fetched.
///
/// # Errors
/// A message that is no JSON object.
pub(super) fn read(name: &str, value: &Value) -> Result<Result<Event, RowFault>, ArchiveFault> {
    if !value.is_object() {
        return Err(ArchiveFault::NotJson { detail: "it is no object".to_owned() });
    }
    Ok(understand(name, &Body::root(value)).map_err(|fault| row_fault(name, fault)))
}

fn understand(name: &str, body: &Body<'_>) -> Result<Event, CallBackFault> {
    let expected = "PASS or FAIL (NA is no result)";
    let outcome = match body.required("/result", 10, expected)?.as_str() {
        "PASS" => Outcome::Passed,
        "FAIL" => Outcome::Failed,
        _ => return Err(body.fault("/result", RowReason::UnknownWord { expected })),
    };
    let occurred_at = occurred_at(body)?;
    result(name, body, occurred_at, outcome, score(body)?).map(Event::Result)
}

/// A text, or a number, which need not be whole.
fn score(body: &Body<'_>) -> Result<Option<String>, CallBackFault> {
    match body.number_as_written("/score") {
        Some(number) => Ok(Some(number)),
        None => body.text("/score", MAX_TEXT),
    }
}

/// When PSI came to it, by which events of one booking are ordered.
pub(super) fn occurred_at(body: &Body<'_>) -> Result<Timestamp, CallBackFault> {
    const MEMBER: &str = "/effective_date";
    body.time(MEMBER)?.ok_or_else(|| body.blank(MEMBER, "the time of the event"))
}

/// Whom it is about.
pub(super) fn whose(body: &Body<'_>) -> Result<Whose, CallBackFault> {
    Ok(Whose {
        client_candidate_id: body.text("/candidate_id", MAX_ID)?,
        client_authorization_id: body.text("/client_eligibility_id", MAX_ID)?,
        registration_id: body.code("/booking_code", "PSI's code of the booking")?,
        vendor_candidate_id: None,
        first_name: body.text("/candidate_fname", MAX_TEXT)?,
        last_name: body.text("/candidate_lname", MAX_TEXT)?,
    })
}

/// A result of the booking that the body is about.
pub(super) fn result(
    name: &str,
    body: &Body<'_>,
    occurred_at: Timestamp,
    outcome: Outcome,
    score: Option<String>,
) -> Result<CallBackResult, CallBackFault> {
    let whose = whose(body)?;
    let series_code = body.code("/exam_code", "the code of the exam")?;
    let happened_at = body.time("/booking_on")?;
    let happened_at = happened_at.ok_or_else(|| body.blank("/booking_on", "the start of the booking"))?;
    let test_centre = body.text("/location_code", MAX_TEXT)?;
    let word = match outcome {
        Outcome::Passed => "PASS",
        Outcome::Failed => "FAIL",
        Outcome::NoShow { excused: true } => "EXCUSED_ABSENT",
        Outcome::NoShow { excused: false } => "ABSENT",
        Outcome::NdaRefused => "NDA_REFUSED",
    };
    let happened = happened_at.to_string();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let values = [
        ("booking_code", whose.registration_id.clone()),
        ("candidate_id", text(&whose.client_candidate_id)),
        ("client_eligibility_id", text(&whose.client_authorization_id)),
        ("exam_code", series_code.clone()),
        ("booking_on", happened),
        ("location_code", text(&test_centre)),
        ("result", word.to_owned()),
        ("score", text(&score)),
    ];
    let columns: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let result = ReportedResult {
        vendor: Vendor::Psi,
        file: Arc::from(name),
        line: 1,
        registration_id: whose.registration_id.clone(),
        client_candidate_id: whose.client_candidate_id.clone(),
        candidate_name: full_name(whose.first_name.as_deref(), whose.last_name.as_deref()),
        client_authorization_id: whose.client_authorization_id.clone(),
        exam: ReportedExam { series_code, name: None, revision: None, form: None, language: None },
        attempt: None,
        happened_at,
        outcome,
        status: ResultStatus::Reported,
        status_at: None,
        score: score.map(Score::new),
        passing_score: None,
        correct: None,
        incorrect: None,
        skipped: None,
        unscored: None,
        time_used: None,
        test_centre,
        voucher: None,
        content: ContentHash::of_columns(&columns),
        raw: RawRow::of(&columns),
    };
    Ok(CallBackResult { whose, occurred_at, modified: false, result, sections: Vec::new() })
}

/// The fault of a member as one of a row.
fn row_fault(name: &str, fault: CallBackFault) -> RowFault {
    let row = |member: &str, value, reason| RowFault {
        file: Arc::from(name),
        line: 1,
        column: MEMBERS.into_iter().find(|known| *known == member),
        value,
        reason,
    };
    match fault {
        CallBackFault::Member { member, value, reason } => row(&member, value, reason),
        CallBackFault::NotATime { member, value } => row(&member, Some(value), RowReason::NotAnInstant),
        CallBackFault::TooLarge { .. }
        | CallBackFault::NotJson { .. }
        | CallBackFault::OtherKind { .. }
        | CallBackFault::ExamCount { .. }
        | CallBackFault::TooManySections { .. } => row("", None, RowReason::NotAText),
    }
}

/// The members that are read of a result.
const MEMBERS: [&str; 11] = [
    "booking_code",
    "booking_on",
    "candidate_fname",
    "candidate_id",
    "candidate_lname",
    "client_eligibility_id",
    "effective_date",
    "exam_code",
    "location_code",
    "result",
    "score",
];
