//! Whole numbers as each language writes them.

use crate::Language;

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

/// A number with the digits and the grouping of the language (CLDR): `12,345`, `12.345`, `١٢٬٣٤٥`.
#[must_use]
pub fn number(language: Language, number: i64) -> String {
    let plain = number.unsigned_abs().to_string();
    let separator = match language {
        Language::English | Language::Japanese => ',',
        Language::Spanish => '.',
        Language::Arabic => '٬',
    };
    // Spanish does not part a single digit from three.
    let grouped = plain.len() > if language == Language::Spanish { 4 } else { 3 };
    let mut out = String::new();
    if number < 0 {
        out.push_str(if language == Language::Arabic { "\u{61c}-" } else { "-" });
    }
    for (index, digit) in plain.chars().enumerate() {
        if grouped && index > 0 && (plain.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    digits(language, &out)
}

/// A text with its digits in those of the language.
pub(crate) fn digits(language: Language, text: &str) -> String {
    if language != Language::Arabic {
        return text.to_owned();
    }
    text.chars()
        .map(|character| {
            character.to_digit(10).and_then(|digit| char::from_u32('٠' as u32 + digit)).unwrap_or(character)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        let all = |value| Language::ALL.map(|language| number(language, value));
        assert_eq!(all(0), ["0", "0", "0", "٠"]);
        assert_eq!(all(410), ["410", "410", "410", "٤١٠"]);
        assert_eq!(all(1234), ["1,234", "1234", "1,234", "١٬٢٣٤"]);
        assert_eq!(all(1_234_567), ["1,234,567", "1.234.567", "1,234,567", "١٬٢٣٤٬٥٦٧"]);
        assert_eq!(all(-12), ["-12", "-12", "-12", "\u{61c}-١٢"]);
        assert_eq!(u64::MAX.count(), i64::MAX);
    }
}
