//! A proposal for a delivery name, out of a legal name in any script.
//!
//! It is never taken by itself: a person reads it, changes it and says yes. How scripts are written in Latin letters is known
//! to the caller, since its tables are large; how a name falls into the vendor's two fields is settled here.
//!
//! - Letters of Latin-1 stay, whatever the caller's tables say: *José* is *José*.
//! - In names written in Chinese characters, Kana or Hangul the family name comes first, otherwise last. Words that begin with
//!   a small letter belong to the family name after them: *da Silva*, *van der Berg*.
//! - A name of one word fills both fields, since the vendor requires both and test centres compare each with the ID document.
//! - What does not fit is cut at a word, if it can be, and the proposal says so.

use crate::text::is_latin_1;

use super::DeliveryName;

/// A proposal, and what its reader should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryNameSuggestion {
    /// The proposed name.
    pub name: DeliveryName,
    /// Letters were written in other letters.
    pub transliterated: bool,
    /// There was one word for two fields.
    pub repeated: bool,
    /// Something had to be left out to make it fit.
    pub shortened: bool,
    /// Characters that nothing stands for, so that they are missing.
    pub missing: Vec<char>,
}

impl DeliveryName {
    /// Proposes a delivery name for a legal name. `transliterate` writes a character in ASCII letters, or answers nothing when
    /// it does not know how.
    ///
    /// There is none when nothing of the name can be written in Latin letters.
    pub fn suggest(legal: &str, transliterate: impl Fn(char) -> String) -> Option<DeliveryNameSuggestion> {
        let (family, given) = parts(legal);
        let mut writing = Writing { transliterate, transliterated: false, shortened: false, missing: Vec::new() };
        let given = writing.field(&given, Self::LONGEST_FIRST);
        let family = writing.field(&family, Self::LONGEST_LAST);
        let repeated = given.is_empty() || family.is_empty();
        let (first, last) = match (given.is_empty(), family.is_empty()) {
            (true, _) => (writing.cut(&family, Self::LONGEST_FIRST), family),
            (_, true) => (given.clone(), given),
            _ => (given, family),
        };
        Some(DeliveryNameSuggestion {
            name: Self::new(&first, &last).ok()?,
            transliterated: writing.transliterated,
            repeated,
            shortened: writing.shortened,
            missing: writing.missing,
        })
    }
}

/// The family name and the given names.
fn parts(legal: &str) -> (Vec<String>, Vec<String>) {
    let mut words: Vec<String> = legal.split_whitespace().map(str::to_owned).collect();
    let eastern = |word: &str| word.chars().all(is_eastern);
    match words.as_slice() {
        // Written in one: nearly all Chinese and Korean family names are one character.
        [one] if eastern(one) && (2..=4).contains(&one.chars().count()) => {
            let given = one.chars().skip(1).collect();
            (one.chars().take(1).map(String::from).collect(), vec![given])
        }
        [first, _, ..] if eastern(first) => {
            let given = words.split_off(1);
            (words, given)
        }
        _ => {
            let mut start = words.len().saturating_sub(1);
            while start > 1 && words[start - 1].starts_with(char::is_lowercase) {
                start -= 1;
            }
            let family = words.split_off(start);
            (family, words)
        }
    }
}

/// Chinese characters, Kana and Hangul.
fn is_eastern(c: char) -> bool {
    matches!(c, '々' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

struct Writing<T> {
    transliterate: T,
    transliterated: bool,
    shortened: bool,
    missing: Vec<char>,
}

impl<T: Fn(char) -> String> Writing<T> {
    fn field(&mut self, words: &[String], longest: usize) -> String {
        let words: Vec<String> = words.iter().map(|word| self.word(word)).filter(|word| !word.is_empty()).collect();
        self.cut(&words.join(" "), longest)
    }

    fn word(&mut self, word: &str) -> String {
        let mut written = String::new();
        for c in word.chars() {
            if is_latin_1(c) {
                written.push(c);
                continue;
            }
            // Joiners shape the letters beside them and have no sound.
            if matches!(c, '\u{200c}' | '\u{200d}') {
                continue;
            }
            self.transliterated = true;
            match (self.transliterate)(c) {
                ascii if ascii.is_empty() => {
                    if !self.missing.contains(&c) {
                        self.missing.push(c);
                    }
                }
                ascii => written.push_str(&ascii),
            }
        }
        let foreign = !word.chars().any(is_latin_1);
        if foreign { capitalised(&written) } else { written }
    }

    /// As many whole words as fit, or as much of the first as fits.
    fn cut(&mut self, text: &str, longest: usize) -> String {
        if text.chars().count() <= longest {
            return text.to_owned();
        }
        self.shortened = true;
        let start: String = text.chars().take(longest + 1).collect();
        let end = start.rfind(' ').unwrap_or(start.len());
        start[..end].chars().take(longest).collect()
    }
}

/// Each syllable of a Chinese name comes with a capital of its own, and scripts without capitals with none.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A table of a few letters.
    fn table(c: char) -> String {
        let known = [
            ('Ł', "L"),
            ('山', "Shan"),
            ('田', "Tian"),
            ('太', "Tai"),
            ('郎', "Lang"),
            ('ن', "n"),
            ('и', "i"),
            ('’', "'"),
        ];
        known.iter().find(|(letter, _)| *letter == c).map_or_else(String::new, |(_, ascii)| (*ascii).to_owned())
    }

    fn suggested(legal: &str) -> (String, String) {
        let suggestion = DeliveryName::suggest(legal, table).unwrap();
        (suggestion.name.first().to_owned(), suggestion.name.last().to_owned())
    }

    #[test]
    fn a_name_falls_into_two_fields_as_its_writer_would_put_it() {
        for (legal, first, last) in [
            ("José Nuñez", "José", "Nuñez"),
            ("Maria José da Silva", "Maria José", "da Silva"),
            ("Jan van der Berg", "Jan", "van der Berg"),
            ("Łukasz O’Neil", "Lukasz", "O'Neil"),
            ("山田 太郎", "Tailang", "Shantian"),
            ("山田太", "Tiantai", "Shan"),
            ("de la Cruz", "de", "la Cruz"),
        ] {
            assert_eq!(suggested(legal), (first.to_owned(), last.to_owned()), "{legal}");
        }
    }

    #[test]
    fn a_name_of_one_word_fills_both_fields_and_says_so() {
        let suggestion = DeliveryName::suggest("Suharto", table).unwrap();

        assert_eq!((suggestion.name.first(), suggestion.name.last()), ("Suharto", "Suharto"));
        assert!(suggestion.repeated && !suggestion.transliterated && !suggestion.shortened);
    }

    #[test]
    fn what_is_not_known_is_named_and_never_a_question_mark() {
        let suggestion = DeliveryName::suggest("Łuk֎ Nowak", table).unwrap();

        assert_eq!(suggestion.name.first(), "Luk");
        assert_eq!(suggestion.missing, ['֎']);
        assert!(suggestion.transliterated);
        assert_eq!(DeliveryName::suggest("ქეთი", table), None);
    }

    #[test]
    fn what_does_not_fit_is_cut_at_a_word_and_says_so() {
        let long = format!("Maria {} Silva", "Guadalupe ".repeat(4).trim());
        let suggestion = DeliveryName::suggest(&long, table).unwrap();

        assert_eq!(suggestion.name.first(), "Maria Guadalupe Guadalupe");
        assert!(suggestion.shortened);
        assert!(DeliveryName::suggest(&"x".repeat(60), table).unwrap().shortened);
    }

    proptest! {
        #[test]
        fn no_name_breaks_the_proposal(legal in any::<String>(), ascii in "[ -~]{0,9}") {
            DeliveryName::suggest(&legal, |_| ascii.clone());
        }
    }
}
