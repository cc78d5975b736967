//! A CSV file of results or of courses (RFC 4180): one header line that names the fields in any order, UTF-8.
//!
//! Which of the two it is of, its header says: exams are named by `exam_code`, courses by `course_code`.
//! A row that cannot be read is told beside the others. Columns that are not known are kept and not used.

use std::collections::BTreeSet;
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder};
use serde_json::{Map, Value};

use super::{courses, results};
use crate::fault::{ArchiveFault, CallBackFault, RowFault, RowReason, shortened};
use crate::json::Body;
use crate::port::{Event, Reading, Told};

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 16 << 20;
/// The most rows of a file.
pub const MAX_ROWS: u64 = 100_000;
/// The most columns of a file.
const MAX_COLUMNS: usize = 100;

/// Without these no row of results can be understood.
const NEEDED: [&str; 6] = ["result_id", "attempt_id", "exam_code", "sat_at", "reported_at", "outcome"];

/// Reads a file.
///
/// # Errors
/// A file whose header is not one of results, or that is larger than any.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Reading, ArchiveFault> {
    if bytes.len() > MAX_FILE {
        return Err(ArchiveFault::TooLarge { max: MAX_FILE as u64 });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut record = ByteRecord::new();
    let mut next = |record: &mut ByteRecord| {
        reader.read_byte_record(record).map_err(|fault| ArchiveFault::Unreadable { detail: fault.to_string() })
    };
    if !next(&mut record)? {
        return Err(ArchiveFault::MissingHeader { member: name.to_owned() });
    }
    let header = header(name, &record)?;
    let of_courses = is_of_courses(&header);
    let member: Arc<str> = name.into();
    let mut told = Vec::new();
    while next(&mut record)? {
        if told.len() as u64 >= MAX_ROWS {
            return Err(ArchiveFault::TooManyRows { max: MAX_ROWS });
        }
        let line = record.position().map_or(0, csv::Position::line);
        told.push(row(&member, line, &header, of_courses, &record));
    }
    Ok(Reading { told, ..Reading::default() })
}

/// The names of the columns.
fn header(name: &str, record: &ByteRecord) -> Result<Vec<String>, ArchiveFault> {
    let member = || name.to_owned();
    if record.len() > MAX_COLUMNS {
        return Err(ArchiveFault::TooManyColumns { member: member(), max: MAX_COLUMNS });
    }
    let mut names = Vec::with_capacity(record.len());
    let mut seen = BTreeSet::new();
    for (place, column) in (1..).zip(record) {
        let text = std::str::from_utf8(column).map_err(|_detail| ArchiveFault::WrongEncoding {
            member: member(),
            line: 1,
            detail: "a byte that stands for no character",
        })?;
        let column = text.trim().to_lowercase();
        if column.is_empty() {
            return Err(ArchiveFault::UnnamedColumn { member: member(), position: place });
        }
        if !seen.insert(column.clone()) {
            return Err(ArchiveFault::DuplicateColumn { member: member(), column: shortened(&column) });
        }
        names.push(column);
    }
    let needed: &[&'static str] = if is_of_courses(&names) { &courses::FIELDS } else { &NEEDED };
    let columns: Vec<_> = needed.iter().copied().filter(|needed| !seen.contains(*needed)).collect();
    if columns.is_empty() { Ok(names) } else { Err(ArchiveFault::MissingColumns { member: member(), columns }) }
}

fn is_of_courses(names: &[String]) -> bool {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    has("course_code") && !has("exam_code")
}

fn row(member: &Arc<str>, line: u64, header: &[String], of_courses: bool, record: &ByteRecord) -> Told {
    let fault = |column, value, reason| RowFault { file: Arc::clone(member), line, column, value, reason };
    let told = |raw, event| Told { member: Arc::clone(member), line, raw, event };
    let values: Result<Vec<&str>, _> = record.iter().map(std::str::from_utf8).collect();
    let Ok(values) = values else {
        return told(Vec::new(), Err(fault(None, None, RowReason::ControlCharacter)));
    };
    if values.len() != header.len() {
        let reason = RowReason::FieldCount { expected: header.len(), found: values.len() };
        return told(Vec::new(), Err(fault(None, None, reason)));
    }
    let raw = header.iter().zip(&values).map(|(name, value)| (name.clone(), (*value).to_owned())).collect();
    let object: Map<String, Value> =
        header.iter().zip(values).map(|(name, value)| (name.clone(), value.into())).collect();
    let object = Value::Object(object);
    let body = Body::root(&object);
    let event = if of_courses {
        courses::understand(&body).map(|(_, completion)| Event::Course(completion))
    } else {
        results::understand(member, line, &body).map(|(_, result)| Event::Result(result))
    };
    let event = event.map_err(|found| {
        let of_field = |name: &str| results::FIELDS.into_iter().chain(courses::FIELDS).find(|field| *field == name);
        match found {
            CallBackFault::Member { member, value, reason } => fault(of_field(&member), value, reason),
            CallBackFault::NotATime { member, value } => fault(of_field(&member), Some(value), RowReason::NotAnInstant),
            // Nothing else is said of a single member.
            _ => fault(None, None, RowReason::NotAText),
        }
    });
    told(raw, event)
}
