//! The values of one row, each understood by the rules of its column.
//!
//! The rules are the same for every kind of member; which column has which rule, the reader of the kind knows.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::fields;
use super::layout::{Column, Layout};
use crate::fault::{RowFault, RowReason, shortened};

/// Longest identifiers: `ClientCandidateID` has 50 characters and `ClientAuthorizationID` 25 in the vendor's
/// interfaces.
pub(crate) const MAX_ID: usize = 64;
/// Longest code that the program's catalogue can have.
pub(crate) const MAX_CODE: usize = 40;
/// Longest of all other texts: the vendor's widest field.
pub(crate) const MAX_TEXT: usize = 255;

/// Where a row is, to say so of what is wrong with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// The member.
    pub(super) file: &'a Arc<str>,
    /// The line of the member.
    pub(super) line: u64,
}

impl Place<'_> {
    /// A fault of the row as a whole.
    pub(super) fn fault(self, reason: RowReason) -> RowFault {
        RowFault { file: Arc::clone(self.file), line: self.line, column: None, value: None, reason }
    }
}

/// Splits a line into one value for each column of the header.
pub(super) fn split<'a>(place: Place<'_>, text: &'a str, layout: &Layout) -> Result<Vec<Cow<'a, str>>, RowFault> {
    if text.chars().any(|character| character.is_control() && character != '\t') {
        return Err(place.fault(RowReason::ControlCharacter));
    }
    let values = fields(text).ok_or_else(|| place.fault(RowReason::UnclosedQuote))?;
    let expected = layout.header.names.len();
    if values.len() != expected {
        return Err(place.fault(RowReason::FieldCount { expected, found: values.len() }));
    }
    Ok(values)
}

pub(crate) fn is_code_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-')
}

/// The values of a row, with what is needed to say what is wrong with them.
pub(super) struct Row<'a> {
    pub(super) place: Place<'a>,
    pub(super) layout: &'a Layout,
    pub(super) values: &'a [Cow<'a, str>],
}

impl Row<'_> {
    /// The trimmed value; blank where the column is absent.
    pub(super) fn get(&self, column: Column) -> &str {
        self.layout.position(column).map_or("", |position| self.values[position].trim())
    }

    pub(super) fn fault(&self, column: Column, reason: RowReason) -> RowFault {
        let value = self.get(column);
        let value = if value.is_empty() { None } else { Some(shortened(value)) };
        RowFault { column: Some(column.name()), value, ..self.place.fault(reason) }
    }

    pub(super) fn text(&self, column: Column, max: usize) -> Result<Option<String>, RowFault> {
        let value = self.get(column);
        // No text has more characters than bytes, so short texts need no count.
        if value.len() > max && value.chars().count() > max {
            return Err(self.fault(column, RowReason::TooLong { max }));
        }
        Ok(if value.is_empty() { None } else { Some(value.to_owned()) })
    }

    /// A code in the form that the program's own codes have, so that it can be one.
    pub(super) fn code(&self, column: Column, expected: &'static str) -> Result<String, RowFault> {
        match self.get(column) {
            "" => Err(self.fault(column, RowReason::Blank { expected })),
            value if value.len() <= MAX_CODE && value.bytes().all(is_code_byte) => Ok(value.to_owned()),
            _ => Err(self.fault(column, RowReason::NotACode)),
        }
    }

    pub(super) fn number(&self, column: Column) -> Result<Option<u32>, RowFault> {
        match self.get(column) {
            "" => Ok(None),
            // `parse` would also take a plus sign.
            value if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                value.parse().map(Some).map_err(|_too_large| self.fault(column, RowReason::NotANumber))
            }
            _ => Err(self.fault(column, RowReason::NotANumber)),
        }
    }

    pub(super) fn boolean(&self, column: Column) -> Result<bool, RowFault> {
        match self.get(column) {
            "" => Ok(false),
            value if value.eq_ignore_ascii_case("true") => Ok(true),
            value if value.eq_ignore_ascii_case("false") => Ok(false),
            _ => Err(self.fault(column, RowReason::NotABoolean)),
        }
    }

    /// A text that every row of the kind has.
    pub(super) fn required(&self, column: Column, max: usize, expected: &'static str) -> Result<String, RowFault> {
        self.text(column, max)?.ok_or_else(|| self.fault(column, RowReason::Blank { expected }))
    }

    pub(super) fn timestamp(&self, column: Column) -> Result<Option<Timestamp>, RowFault> {
        match self.get(column) {
            "" => Ok(None),
            value => timestamp(value).map(Some).ok_or_else(|| self.fault(column, RowReason::NotADate)),
        }
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
