//! Instants as credentials write them: `YYYY-MM-DDThh:mm:ssZ`, whole seconds.
//!
//! Whole seconds because a compact JWS repeats `validFrom` as `nbf`, which counts seconds (Open Badges 3.0, "JSON
//! Web Token Proof Format"); reading allows what `xsd:dateTimeStamp` allows.

use jiff::Timestamp;

/// `at` without the part of a second.
pub(crate) fn whole_seconds(at: Timestamp) -> Timestamp {
    // Floor, so that instants before 1970 do not move forward.
    let seconds = at.as_second() - i64::from(at.subsec_nanosecond() < 0);
    Timestamp::from_second(seconds).unwrap_or(at)
}

pub(crate) fn write(at: Timestamp) -> String {
    whole_seconds(at).to_string()
}

/// Reads a `dateTimeStamp` (XML Schema 1.1 part 2 section 3.4.28): seconds and an offset must be there.
pub(crate) fn read(text: &str) -> Option<Timestamp> {
    let bytes = text.as_bytes();
    let shape = |pattern: &[u8], bytes: &[u8]| {
        pattern.len() == bytes.len()
            && pattern.iter().zip(bytes).all(|(p, b)| if *p == b'0' { b.is_ascii_digit() } else { p == b })
    };
    let (date_time, rest) = bytes.split_at_checked("0000-00-00T00:00:00".len())?;
    let offset = match rest.strip_prefix(b".") {
        None => rest,
        Some(fraction) => {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if !(1..=9).contains(&digits) {
                return None;
            }
            &fraction[digits..]
        }
    };
    let offset_is_well_formed = offset == b"Z" || shape(b"+00:00", offset) || shape(b"-00:00", offset);
    if !shape(b"0000-00-00T00:00:00", date_time) || !offset_is_well_formed {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_in_whole_seconds_and_read_back() {
        for (given, written) in [
            ("2026-01-15T09:00:00.999999Z", "2026-01-15T09:00:00Z"),
            ("1969-12-31T23:59:58.5Z", "1969-12-31T23:59:58Z"),
            ("2026-01-15T10:00:00+01:00", "2026-01-15T09:00:00Z"),
        ] {
            let at = read(given).unwrap();
            assert_eq!(write(at), written);
            assert_eq!(read(written), Some(whole_seconds(at)));
        }
    }

    #[test]
    fn other_spellings_of_time_are_not_instants() {
        for text in [
            "",
            "2026-01-15",
            "2026-01-15T09:00Z",
            "2026-01-15 09:00:00Z",
            "2026-01-15t09:00:00z",
            "2026-01-15T09:00:00",
            "2026-13-15T09:00:00Z",
            "2026-01-15T09:00:00.Z",
            "2026-01-15T09:00:00Z[UTC]",
            "+002026-01-15T09:00:00Z",
            "2026-01-15T09:00:00\u{661}Z",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
