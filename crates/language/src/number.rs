//! Whole numbers as each language writes them.

use crate::{Direction, Language};

/// A whole number of any width.
pub trait Count {
    /// The number; what does not fit is as large as can be.
    fn count(self) -> i64;
}

macro_rules! counts {
    ($($number:ty),*) => {
        $(impl Count for $number {
            fn count(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        })*
    };
}

counts!(u8, u16, u32, u64, usize, i8, i16, i32, i64);

/// A number with the grouping of the language (CLDR 48): `12,345`, in Spanish `12.345`.
///
/// Arabic has the digits that CLDR gives the language without a country, which are those of codes and scores.
#[must_use]
pub fn number(language: Language, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    // Spanish does not part a single digit from three.
    let (separator, least) = if language == Language::Spanish { ('.', 5) } else { (',', 4) };
    let mut out = String::new();
    if number < 0 {
        if language.direction() == Direction::RightToLeft {
            // Keeps the sign before the digits.
            out.push('\u{200e}');
        }
        out.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if digits.len() >= least && index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        let all = |value| Language::ALL.map(|language| number(language, value));
        assert_eq!(all(0), ["0", "0", "0", "0"]);
        assert_eq!(all(410), ["410", "410", "410", "410"]);
        assert_eq!(all(1234), ["1,234", "1234", "1,234", "1,234"]);
        assert_eq!(all(1_234_567), ["1,234,567", "1.234.567", "1,234,567", "1,234,567"]);
        assert_eq!(all(-12), ["-12", "-12", "-12", "\u{200e}-12"]);
        assert_eq!(u64::MAX.count(), i64::MAX);
    }
}
