//! What a field of the vendor's can carry, for the writers of files and of requests alike.
//!
//! A value that a field cannot carry makes its record a fault and never something near to it: a vendor who matches an
//! identity document to a name must not see a question mark in place of a letter. Every field of a record is judged, so
//! that whoever mends it sees all at once.

use encoding_rs::WINDOWS_1252;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::fault::{RecordFault, RecordReason};

/// So many digits fit the widest whole number that a vendor's system can have.
const MAX_NUMBER: usize = 18;

/// In these the vendor needs a state and a postal code.
const WITH_STATES: [&str; 2] = ["USA", "CAN"];

/// What is wrong with a record, so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<RecordFault>);

impl Faults {
    /// Whether nothing is.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All that is, with the record's index.
    pub(super) fn of(self, index: usize) -> impl Iterator<Item = (usize, RecordFault)> {
        self.0.into_iter().map(move |fault| (index, fault))
    }

    /// Says what is wrong with a field.
    pub(super) fn add(&mut self, field: &'static str, reason: RecordReason) {
        self.0.push(RecordFault { field, reason });
    }

    /// Judges a text.
    pub(super) fn text(&mut self, field: &'static str, value: &str, max: usize) {
        let found = value.chars().count();
        if found > max {
            self.add(field, RecordReason::TooLong { max, found });
        }
        if value.chars().any(char::is_control) {
            self.add(field, RecordReason::ControlCharacter);
        }
        if let Some(character) = value.chars().find(|character| !is_encodable(*character)) {
            self.add(field, RecordReason::Unencodable { character });
        }
    }

    /// Judges a text that the vendor needs.
    pub(super) fn required(&mut self, field: &'static str, value: &str, max: usize, expected: &'static str) {
        if value.trim().is_empty() {
            self.add(field, RecordReason::Blank { expected });
        }
        self.text(field, value, max);
    }

    /// Judges a text of one form.
    pub(super) fn formed(&mut self, field: &'static str, value: &str, fits: bool, expected: &'static str) {
        if value.is_empty() {
            self.add(field, RecordReason::Blank { expected });
        } else if !fits {
            self.add(field, RecordReason::Malformed { expected });
        }
    }

    /// Judges the vendor's own number of something, which is absent until the vendor told it.
    pub(super) fn vendor_number(&mut self, field: &'static str, value: Option<&str>) {
        let value = value.unwrap_or_default();
        if !value.bytes().all(|byte| byte.is_ascii_digit()) || value.len() > MAX_NUMBER {
            self.add(field, RecordReason::Malformed { expected: "a number of up to 18 digits" });
        }
    }

    /// Judges a date and time.
    pub(super) fn civil(&mut self, field: &'static str, time: DateTime) {
        if !(1990..=9999).contains(&time.year()) {
            self.add(field, RecordReason::Malformed { expected: "a year from 1990 to 9999" });
        }
    }

    /// Judges a country.
    pub(super) fn country(&mut self, field: &'static str, country: &str) {
        let fits = country.len() == 3 && country.bytes().all(|byte| byte.is_ascii_uppercase());
        self.formed(field, country, fits, "a country of ISO 3166-1 in three capital letters");
    }

    /// Judges a country's telephone code.
    pub(super) fn calling_code(&mut self, field: &'static str, code: &str) {
        let fits = code.len() <= 3 && code.bytes().all(|byte| byte.is_ascii_digit());
        self.formed(field, code, fits, "a country's telephone code of 1 to 3 digits");
    }
}

/// Whether the vendor needs a state and a postal code of addresses in a country.
pub(super) fn needs_state(country: &str) -> bool {
    WITH_STATES.contains(&country)
}

/// A date and time as the vendor writes it.
pub(super) fn written(time: DateTime) -> String {
    time.strftime("%Y/%m/%d %H:%M:%S").to_string()
}

/// The time in UTC.
pub(super) fn utc(at: Timestamp) -> DateTime {
    TimeZone::UTC.to_datetime(at)
}

fn is_encodable(character: char) -> bool {
    !WINDOWS_1252.encode(character.encode_utf8(&mut [0; 4])).2
}
