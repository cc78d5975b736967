//! The program's files, read strictly: whatever the interface does not say is refused and said so.
//!
//! This shares no code with who writes such files, so that a fault in the one is seen by the other.

use encoding_rs::WINDOWS_1252;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::TimeZone;

/// Fields that are narrower or wider in the real-time interface than in files.
pub(super) const REAL_TIME_WIDTHS: [(&str, usize); 4] =
    [("Suffix", 10), ("State", 50), ("Phone", 20), ("ClientAuthorizationID", 25)];

/// The records of a file.
pub(super) struct Records {
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

/// One record, its values found by their columns' names.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) columns: &'static [&'static str],
    pub(super) values: &'a [String],
    /// Fields that are not as wide as in files.
    pub(super) widths: &'static [(&'static str, usize)],
}

/// Checks that a name is a prefix and a time: `cdd-YYYYMMDD-HHMMSS.dat`.
pub(super) fn check_name(name: &str, prefix: &str) -> Result<(), String> {
    let time = name.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(".dat"));
    let sound = time.is_some_and(|time| {
        let digits =
            time.bytes().enumerate().all(|(at, byte)| if at == 8 { byte == b'-' } else { byte.is_ascii_digit() });
        time.len() == 15
            && digits
            && BrokenDownTime::parse("%Y%m%d-%H%M%S", time).is_ok_and(|time| time.to_datetime().is_ok())
    });
    if sound { Ok(()) } else { Err(format!("the name is not {prefix}YYYYMMDD-HHMMSS.dat")) }
}

impl Records {
    /// Reads a whole file, or says why it cannot be read.
    pub(super) fn read(bytes: &[u8], columns: &'static [&'static str]) -> Result<Self, String> {
        check_lines(bytes)?;
        if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() {
            return Err("the file is UTF-8, Windows-1252 is expected".to_owned());
        }
        let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
        let mut reader =
            csv::ReaderBuilder::new().delimiter(b'\t').has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|fault| format!("the file cannot be read: {fault}"))?;
            rows.push(record.iter().map(str::to_owned).collect::<Vec<_>>());
        }
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        // The reader skips blank lines and lets a quoted field go over several.
        if rows.len() != lines || rows.iter().flatten().any(|value| value.contains('\n')) {
            return Err("a line is blank, or a quotation mark is not closed on its line".to_owned());
        }
        let header = rows.remove(0);
        if header != columns {
            let position = header.iter().zip(columns).position(|(found, expected)| found != expected);
            let position = position.unwrap_or_else(|| header.len().min(columns.len()));
            let found = header.get(position).map_or("nothing", String::as_str);
            let expected = columns.get(position).map_or("nothing", |column| column);
            return Err(format!("column {} of the header is {found}, {expected} is expected", position + 1));
        }
        Ok(Self { columns, rows })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Record<'_>> {
        self.rows.iter().map(|values| Record { columns: self.columns, values, widths: &[] })
    }
}

/// Checks that every line, the last one too, ends in CRLF.
fn check_lines(bytes: &[u8]) -> Result<(), String> {
    if bytes.is_empty() {
        return Err("the file is empty".to_owned());
    }
    if !bytes.ends_with(b"\r\n") {
        return Err("the last line does not end in CRLF".to_owned());
    }
    let mut line = 1;
    for (at, byte) in bytes.iter().enumerate() {
        let fits = match byte {
            b'\r' => bytes.get(at + 1) == Some(&b'\n'),
            b'\n' => at > 0 && bytes[at - 1] == b'\r',
            _ => true,
        };
        if !fits {
            return Err(format!("line {line} does not end in CRLF"));
        }
        line += usize::from(*byte == b'\n');
    }
    Ok(())
}

impl<'a> Record<'a> {
    /// Checks what holds for every value: as many as columns, and no control characters.
    pub(super) fn check(self) -> Result<(), String> {
        if self.values.len() != self.columns.len() {
            return Err(format!("{} fields, {} are expected", self.values.len(), self.columns.len()));
        }
        for (column, value) in self.columns.iter().zip(self.values) {
            if value.chars().any(char::is_control) {
                return Err(format!("{column} has a control character, or a byte that Windows-1252 has not"));
            }
        }
        Ok(())
    }

    /// A value; blank where the record is too short.
    pub(super) fn get(self, column: &str) -> &'a str {
        let position = self.columns.iter().position(|name| *name == column);
        position.and_then(|position| self.values.get(position)).map_or("", String::as_str)
    }

    /// A value of at most so many characters.
    pub(super) fn text(self, column: &str, max: usize) -> Result<&'a str, String> {
        let value = self.get(column);
        let max = self.widths.iter().find(|(name, _)| *name == column).map_or(max, |(_, max)| *max);
        if value.chars().count() > max {
            return Err(format!("{column} is longer than {max} characters"));
        }
        if value.trim() != value {
            return Err(format!("{column} begins or ends with a blank"));
        }
        Ok(value)
    }

    /// A value that must be there.
    pub(super) fn required(self, column: &str, max: usize) -> Result<&'a str, String> {
        match self.text(column, max)? {
            "" => Err(format!("{column} is required")),
            value => Ok(value),
        }
    }

    /// A whole number, or nothing.
    pub(super) fn number(self, column: &str) -> Result<Option<u64>, String> {
        match self.get(column) {
            "" => Ok(None),
            value if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                value.parse().map(Some).map_err(|fault| format!("{column} is no number: {fault}"))
            }
            _ => Err(format!("{column} is no number")),
        }
    }

    /// A date and time, `YYYY/MM/DD HH:MM:SS`.
    pub(super) fn datetime(self, column: &str) -> Result<DateTime, String> {
        let value = self.required(column, 19)?;
        let shape = value.len() == 19
            && value.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'/',
                10 => byte == b' ',
                13 | 16 => byte == b':',
                _ => byte.is_ascii_digit(),
            });
        let parsed = BrokenDownTime::parse("%Y/%m/%d %H:%M:%S", value).and_then(|time| time.to_datetime());
        match parsed {
            Ok(parsed) if shape => Ok(parsed),
            _ => Err(format!("{column} is not YYYY/MM/DD HH:MM:SS")),
        }
    }

    /// A date and time in UTC.
    pub(super) fn timestamp(self, column: &str) -> Result<Timestamp, String> {
        let out_of_range = |fault| format!("{column} is no time: {fault}");
        TimeZone::UTC.to_timestamp(self.datetime(column)?).map_err(out_of_range)
    }

    /// All values by their columns.
    pub(super) fn values(self) -> impl Iterator<Item = (&'static str, &'a str)> {
        self.columns.iter().copied().zip(self.values.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["A", "B"];

    fn refused(bytes: &[u8]) -> String {
        Records::read(bytes, COLUMNS).err().unwrap_or_default()
    }

    #[test]
    fn what_is_not_of_the_interface_is_refused_as_a_whole() {
        assert_eq!(refused(b""), "the file is empty");
        assert_eq!(refused(b"A\tB\r\n1\t2"), "the last line does not end in CRLF");
        assert_eq!(refused(b"A\tB\n1\t2\r\n"), "line 1 does not end in CRLF");
        assert_eq!(refused(b"A\tC\r\n"), "column 2 of the header is C, B is expected");
        assert_eq!(refused(b"A\r\n"), "column 2 of the header is nothing, B is expected");
        assert_eq!(refused("A\tB\r\nÅsa\t\r\n".as_bytes()), "the file is UTF-8, Windows-1252 is expected");
        assert!(refused(b"A\tB\r\n\r\n1\t2\r\n").contains("blank"));
        assert!(refused(b"A\tB\r\n\"1\t2\r\n").contains("quotation"));
        assert_eq!(refused(b"A\tB\r\n\"1\t1\"\t2\r\n\xC5sa\t2\r\n"), "");
    }

    #[test]
    fn names_have_a_time_that_there_is() {
        assert!(check_name("cdd-20261129-171500.dat", "cdd-").is_ok());
        for name in
            ["cdd-20261129-1715.dat", "cdd-20261329-171500.dat", "cdd-20261129-171500-2.dat", "ead-20261129-171500.dat"]
        {
            assert!(check_name(name, "cdd-").is_err(), "{name}");
        }
    }

    #[test]
    fn dates_are_of_one_form() {
        let at = |text: &str| {
            let values = [text.to_owned(), String::new()];
            Record { columns: COLUMNS, values: &values, widths: &[] }.timestamp("A")
        };
        assert_eq!(at("2026/11/29 17:15:00").unwrap().to_string(), "2026-11-29T17:15:00Z");
        for text in ["", "2026/11/29", "11/29/2026 17:15:00", "2026/02/30 00:00:00", "2026-11-29 17:15:00"] {
            assert!(at(text).is_err(), "{text}");
        }
    }
}
