//! A calendar file with one event (RFC 5545), so that an appointment can be taken into any calendar.

use std::fmt;

use jiff::Timestamp;

/// The longest line, in bytes, without its end (section 3.1).
const LONGEST_LINE: usize = 75;

/// One event.
pub(super) struct CalendarFile<'a> {
    /// Names the event for ever, so that another version of the file replaces it.
    pub id: &'a str,
    /// When the file was made.
    pub at: Timestamp,
    /// When the event was last changed.
    pub changed_at: Timestamp,
    /// How often it was changed.
    pub sequence: u32,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// What it is.
    pub summary: &'a str,
    /// Where it is.
    pub place: &'a str,
    /// What there is to know.
    pub description: &'a str,
    /// Where more is told.
    pub link: &'a str,
}

impl fmt::Display for CalendarFile<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let instant = |at: Timestamp| at.strftime("%Y%m%dT%H%M%SZ").to_string();
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//CertTracker//Appointments//EN".to_owned(),
            format!("METHOD:{}", if self.cancelled { "CANCEL" } else { "PUBLISH" }),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", text(self.id)),
            format!("DTSTAMP:{}", instant(self.at)),
            format!("LAST-MODIFIED:{}", instant(self.changed_at)),
            format!("SEQUENCE:{}", self.sequence + u32::from(self.cancelled)),
            format!("STATUS:{}", if self.cancelled { "CANCELLED" } else { "CONFIRMED" }),
            format!("DTSTART:{}", instant(self.starts_at)),
            format!("DTEND:{}", instant(self.ends_at)),
            format!("SUMMARY:{}", text(self.summary)),
            format!("LOCATION:{}", text(self.place)),
            format!("DESCRIPTION:{}", text(self.description)),
            format!("URL:{}", self.link),
        ];
        if !self.cancelled {
            lines.extend(
                ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D"]
                    .map(str::to_owned)
                    .into_iter()
                    .chain([format!("DESCRIPTION:{}", text(self.summary)), "END:VALARM".to_owned()]),
            );
        }
        lines.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()]);
        lines.iter().try_for_each(|line| fold(line, formatter))
    }
}

/// A text with what has a meaning in it escaped (section 3.3.11).
fn text(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Writes a line, broken where it is too long, never inside of a letter.
fn fold(line: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut room = LONGEST_LINE;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            formatter.write_str("\r\n ")?;
            room = LONGEST_LINE - 1;
        }
        room -= letter.len_utf8();
        fmt::Write::write_char(formatter, letter)?;
    }
    formatter.write_str("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(summary: &str) -> String {
        CalendarFile {
            id: "one@certs.example.org",
            at: "2026-03-01T12:00:00Z".parse().unwrap(),
            changed_at: "2026-02-28T12:00:00Z".parse().unwrap(),
            sequence: 2,
            cancelled: false,
            starts_at: "2026-03-03T08:00:00Z".parse().unwrap(),
            ends_at: "2026-03-03T09:30:00Z".parse().unwrap(),
            summary,
            place: "Testzentrum; Hamngatan 1, Stockholm",
            description: "Bring two forms of identification.\nCome early.",
            link: "https://certs.example.org/exams",
        }
        .to_string()
    }

    #[test]
    fn texts_are_escaped_and_times_are_utc() {
        let file = file("Keel 6");
        assert!(file.contains("LOCATION:Testzentrum\\; Hamngatan 1\\, Stockholm\r\n"), "{file}");
        assert!(file.contains("identification.\\nCome early."), "{file}");
        assert!(file.contains("DTSTART:20260303T080000Z\r\nDTEND:20260303T093000Z\r\n"), "{file}");
        assert!(file.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    }

    #[test]
    fn no_line_is_longer_than_75_bytes_and_no_letter_is_broken() {
        let long = "試験の予約についてのとても長い題名".repeat(6);
        let file = file(&long);
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert!(file.replace("\r\n ", "").contains(&long));
    }
}
