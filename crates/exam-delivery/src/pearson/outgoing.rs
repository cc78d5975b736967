//! A file of records that goes to the vendor: one row for each record that its fields can carry.
//!
//! Windows-1252, tab-separated, minimal quoting, CRLF, one header line.

use encoding_rs::WINDOWS_1252;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::field::{Faults, utc, written};
use super::write::quote;
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
    let mut all = Written::default();
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
            all.faults.extend(row.faults.of(index));
        }
    }
    if !indexes.is_empty() {
        let name = format!("{prefix}-{}.dat", utc(at).strftime("%Y%m%d-%H%M%S"));
        all.messages.push((Message { name, bytes }, indexes));
    }
    all
}

/// The row of one record as it is filled, field by field in the order of the columns.
#[derive(Debug, Default)]
pub(super) struct Row {
    line: Vec<u8>,
    fields: Vec<&'static str>,
    /// What is wrong with the record.
    pub(super) faults: Faults,
}

impl Row {
    /// Writes nothing into a field that is of no use to us.
    pub(super) fn blank(&mut self, field: &'static str) {
        self.put(field, "");
    }

    /// Writes a text that may be absent.
    pub(super) fn optional(&mut self, field: &'static str, value: Option<&str>, max: usize) {
        let value = value.unwrap_or_default();
        self.faults.text(field, value, max);
        self.put(field, value);
    }

    /// Writes a text that the vendor needs.
    pub(super) fn required(&mut self, field: &'static str, value: &str, max: usize, expected: &'static str) {
        self.faults.required(field, value, max, expected);
        self.put(field, value);
    }

    /// Writes the vendor's own number of something, which is absent until the vendor told it.
    pub(super) fn vendor_number(&mut self, field: &'static str, value: Option<&str>) {
        self.faults.vendor_number(field, value);
        self.put(field, value.unwrap_or_default());
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

    fn civil(&mut self, field: &'static str, time: DateTime) {
        self.faults.civil(field, time);
        self.put(field, &written(time));
    }

    /// Writes a value that was judged.
    pub(super) fn put(&mut self, field: &'static str, value: &str) {
        if !self.fields.is_empty() {
            self.line.push(b'\t');
        }
        self.fields.push(field);
        quote(&mut self.line, &WINDOWS_1252.encode(value).0);
    }
}
