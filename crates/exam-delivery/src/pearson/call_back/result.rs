//! The result in the body of a call-back, put into a row of a result file and read as one.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{CallBackFault, Kind};
use crate::fault::RowFault;
use crate::json::Body;
use crate::pearson::layout::Layout;
use crate::pearson::row::{MAX_TEXT, Place, Row};
use crate::pearson::write::quote;
use crate::pearson::{MemberKind, exam};
use crate::port::{CallBackResult, SectionScore, Whose};
use crate::result::full_name;

/// Most sections that a result may have.
const MAX_SECTIONS: usize = 100;

/// Where the body has the value of each column.
const VALUES: [(&str, &str); 16] = [
    ("RegistrationID", "/registrationID"),
    ("ClientCandidateID", "/clientCandidateID"),
    ("ClientAuthorizationID", "/authorization/clientAuthorizationID"),
    ("ExamSeriesCode", "/exams/exam/0/examSeriesCode"),
    ("ExamName", "/exams/exam/0/examName"),
    ("ExamRevision", "/exams/exam/0/examRevision"),
    ("Form", "/exams/exam/0/form"),
    ("ExamLanguage", "/exams/exam/0/examLanguage"),
    ("Attempt", "/exams/exam/0/attempt"),
    ("TimeUsed", "/exams/exam/0/examResult/timeUsed"),
    ("PassingScore", "/exams/exam/0/examResult/passingScore"),
    ("Score", "/exams/exam/0/examResult/score"),
    ("Grade", "/exams/exam/0/examResult/grade"),
    EXAM_DATE,
    NO_SHOW,
    NDA_REFUSED,
];
const EXAM_DATE: (&str, &str) = ("ExamDate", "/exams/exam/0/examResult/examDate");
const NO_SHOW: (&str, &str) = ("NoShow", "/exams/exam/0/examResult/noShow");
const NDA_REFUSED: (&str, &str) = ("NDARefused", "/exams/exam/0/examResult/ndaRefused");

pub(super) fn read(
    kind: Kind,
    body: &Body<'_>,
    whose: Whose,
    occurred_at: Timestamp,
) -> Result<CallBackResult, CallBackFault> {
    let found = body.elements("/exams/exam")?.len();
    if found != 1 {
        return Err(CallBackFault::ExamCount { found });
    }
    let values = VALUES.iter().map(|column| value(body, *column)).collect::<Result<Vec<_>, _>>()?;
    let header = VALUES.map(|(column, _)| column).join("\t");
    let layout = Layout::read(kind.as_str(), MemberKind::Exam, &header, values.len())
        .expect("a header of our own has the columns that are needed");
    let file = Arc::from(kind.as_str());
    let place = Place { file: &file, line: 1 };
    let mut result = exam::understand(&Row { place, layout: &layout, values: &values })
        .map_err(|fault| fault_of_member(body, fault))?;
    result.raw.line = line(&values);
    result.candidate_name = full_name(whose.first_name.as_deref(), whose.last_name.as_deref());
    let sections = sections(body, &whose.registration_id)?;
    Ok(CallBackResult { whose, occurred_at, modified: kind == Kind::ModifyResultStatus, result, sections })
}

fn value(body: &Body<'_>, column: (&str, &str)) -> Result<Cow<'static, str>, CallBackFault> {
    let (_, pointer) = column;
    let text = match column {
        EXAM_DATE => body.time(pointer)?.map(written).unwrap_or_default(),
        NO_SHOW | NDA_REFUSED => body.boolean(pointer)?,
        _ => body.text(pointer, MAX_TEXT)?.unwrap_or_default(),
    };
    Ok(Cow::Owned(text))
}

/// The instant as a file has it.
fn written(at: Timestamp) -> String {
    TimeZone::UTC.to_datetime(at).strftime("%Y/%m/%d %H:%M:%S").to_string()
}

/// The values as a line of a file.
fn line(values: &[Cow<'_, str>]) -> String {
    let mut line = Vec::new();
    for (position, value) in values.iter().enumerate() {
        if position > 0 {
            line.push(b'\t');
        }
        quote(&mut line, value.as_bytes());
    }
    String::from_utf8(line).expect("texts with ASCII between them are a text")
}

/// Names the member of the body in place of the column of the row.
fn fault_of_member(body: &Body<'_>, fault: RowFault) -> CallBackFault {
    let pointer = VALUES
        .iter()
        .find(|(column, _)| Some(*column) == fault.column)
        .map_or("/exams/exam/0/examResult", |(_, pointer)| pointer);
    body.fault(pointer, fault.reason)
}

fn sections(body: &Body<'_>, registration_id: &str) -> Result<Vec<SectionScore>, CallBackFault> {
    let sections = body.elements("/exams/exam/0/examResult/sections")?;
    if sections.len() > MAX_SECTIONS {
        return Err(CallBackFault::TooManySections { max: MAX_SECTIONS, found: sections.len() });
    }
    let section = |section: Body<'_>| {
        Ok(SectionScore {
            registration_id: registration_id.to_owned(),
            name: section.required("/name", MAX_TEXT, "the name of the section")?,
            score: section.text("/score", MAX_TEXT)?,
            correct: section.number("/correct")?,
            incorrect: section.number("/incorrect")?,
            skipped: section.number("/skipped")?,
        })
    };
    sections.into_iter().map(section).collect()
}
