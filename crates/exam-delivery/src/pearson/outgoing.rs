//! A file of records that goes to the vendor: one row for each record that its fields can carry.
//!
//! Windows-1252, tab-separated, minimal quoting, CRLF, one header line. A value that a field cannot carry makes its
//! record a fault and never something near to it: a vendor who matches an identity document to a name must not see a
//! question mark in place of a letter. Every field of a record is judged, so that whoever mends it sees all at once.

use encoding_rs::WINDOWS_1252;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::write::quote;
use crate::fault::{RecordFault, RecordReason};
use crate::port::{Message, Written};

/// Writes the records that can be written as one file, or no file where there is none.
pub(super) fn write<R>(
    prefix: &str,
    columns: &'static [&'static str],
    records: &[R],
    at: Timestamp,
    fill: impl Fn(&R, &mut Row),
) -> Written {
    let mut bytes = columns.join("\t").into_bytes();
    bytes.extend_from_slice(b"\r\n");
    let mut written = Written::default();
    let mut indexes = Vec::with_capacity(records.len());
    for (index, record) in records.iter().enumerate() {
        let mut row = Row::default();
        fill(record, &mut row);
        debug_assert_eq!(row.fields, columns, "a value for each column, in order");
        if row.faults.is_empty() {
            bytes.append(&mut row.line);
            bytes.extend_from_slice(b"\r\n");
            indexes.push(index);
        } else {
            written.faults.extend(row.faults.into_iter().map(|fault| (index, fault)));
        }
    }
    if !indexes.is_empty() {
        let name = format!("{prefix}-{}.dat", utc(at).strftime("%Y%m%d-%H%M%S"));
        written.messages.push((Message { name, bytes }, indexes));
    }
    written
}

/// The row of one record as it is filled, field by field in the order of the columns.
#[derive(Debug, Default)]
pub(super) struct Row {
    line: Vec<u8>,
    fields: Vec<&'static str>,
    faults: Vec<RecordFault>,
}

impl Row {
    /// Writes nothing into a field that is of no use to us.
    pub(super) fn blank(&mut self, field: &'static str) {
        self.put(field, b"");
    }

    /// Writes a text that may be absent.
    pub(super) fn optional(&mut self, field: &'static str, value: Option<&str>, max: usize) {
        self.text(field, value.unwrap_or_default(), max);
    }

    /// Writes a text that the vendor needs.
    pub(super) fn required(&mut self, field: &'static str, value: &str, max: usize, expected: &'static str) {
        if value.trim().is_empty() {
            self.fault(field, RecordReason::Blank { expected });
        }
        self.text(field, value, max);
    }

    /// Writes a text of one form.
    pub(super) fn formed(&mut self, field: &'static str, value: &str, fits: bool, expected: &'static str) {
        if value.is_empty() {
            self.fault(field, RecordReason::Blank { expected });
        } else if !fits {
            self.fault(field, RecordReason::Malformed { expected });
        }
        self.put(field, value.as_bytes());
    }

    /// Writes the vendor's own number of something, which is absent until the vendor told it.
    pub(super) fn vendor_number(&mut self, field: &'static str, value: Option<&str>) {
        let value = value.unwrap_or_default();
        if !value.bytes().all(|byte| byte.is_ascii_digit()) || value.len() > MAX_NUMBER {
            self.fault(field, RecordReason::Malformed { expected: "a number of up to 18 digits" });
        }
        self.put(field, value.as_bytes());
    }

    /// Writes an instant, in UTC.
    pub(super) fn instant(&mut self, field: &'static str, at: Timestamp) {
        self.civil(field, utc(at));
    }

    /// Writes the first second of a day.
    pub(super) fn start_of(&mut self, field: &'static str, day: Date) {
        self.civil(field, day.at(0, 0, 0, 0));
    }

    /// Writes the last second of a day.
    pub(super) fn end_of(&mut self, field: &'static str, day: Date) {
        self.civil(field, day.at(23, 59, 59, 0));
    }

    /// Says what is wrong with a field.
    pub(super) fn fault(&mut self, field: &'static str, reason: RecordReason) {
        self.faults.push(RecordFault { field, reason });
    }

    fn civil(&mut self, field: &'static str, time: DateTime) {
        if !(1990..=9999).contains(&time.year()) {
            self.fault(field, RecordReason::Malformed { expected: "a year from 1990 to 9999" });
        }
        self.put(field, time.strftime("%Y/%m/%d %H:%M:%S").to_string().as_bytes());
    }

    fn text(&mut self, field: &'static str, value: &str, max: usize) {
        let found = value.chars().count();
        if found > max {
            self.fault(field, RecordReason::TooLong { max, found });
        }
        if value.chars().any(char::is_control) {
            self.fault(field, RecordReason::ControlCharacter);
        }
        let (bytes, _, unmappable) = WINDOWS_1252.encode(value);
        if unmappable && let Some(character) = value.chars().find(|character| !is_encodable(*character)) {
            self.fault(field, RecordReason::Unencodable { character });
        }
        self.put(field, &bytes);
    }

    fn put(&mut self, field: &'static str, value: &[u8]) {
        if !self.fields.is_empty() {
            self.line.push(b'\t');
        }
        self.fields.push(field);
        quote(&mut self.line, value);
    }
}

/// So many digits fit the widest whole number that a vendor's system can have.
const MAX_NUMBER: usize = 18;

fn is_encodable(character: char) -> bool {
    !WINDOWS_1252.encode(character.encode_utf8(&mut [0; 4])).2
}

fn utc(at: Timestamp) -> DateTime {
    TimeZone::UTC.to_datetime(at)
}
