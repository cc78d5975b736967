//! Names: one person, four ways of writing.
//!
//! The legal name is what the ID document says, the native name how its bearer writes it at home, the delivery name what
//! the exam-delivery vendor's Latin-1 fields can hold, the certificate name what is printed. Nobody's name is taken
//! apart, except where the vendor's two fields force it. A name is never transliterated silently: a delivery name that
//! does not fit is refused with the reason, and a person chooses.

mod suggestion;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::text::{TextError, is_latin_1, is_picture, line_of};

pub use suggestion::DeliveryNameSuggestion;

/// All names of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// As on the ID document.
    pub legal: FullName,
    /// As written at home, where that differs.
    pub native: Option<FullName>,
    /// As sent to the exam-delivery vendor.
    pub delivery: DeliveryName,
    /// As printed on certificates; without one, the legal name.
    pub certificate: Option<FullName>,
}

impl Names {
    /// The name that certificates and credentials show.
    pub fn on_certificate(&self) -> &FullName {
        self.certificate.as_ref().unwrap_or(&self.legal)
    }

    /// Whether the certificate name is made of words of the legal name, however they are written and in any order. Another name
    /// on a certificate would be another person's, for all that its reader can tell.
    pub fn certificate_is_own(&self) -> bool {
        let legal = fold(self.legal.as_str());
        let legal: Vec<&str> = legal.split(' ').collect();
        let certificate = self.certificate.as_ref().map_or_else(String::new, |name| fold(name.as_str()));
        certificate.split_terminator(' ').all(|word| legal.contains(&word))
    }
}

/// A name in full, in any script: a tidy [line](crate::text::line) of 1 to 200 characters with a letter in it and no pictures.
/// One word is a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FullName(String);

/// A name as exam-delivery vendors take it: two fields of printable Latin-1.
///
/// Pearson VUE's candidate file has *FirstName* (30 characters) and *LastName* (50), in ISO-8859-1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "DeliveryNameForm", into = "DeliveryNameForm")]
pub struct DeliveryName {
    first: String,
    last: String,
}

/// Why a pair of texts cannot be a delivery name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryNameError {
    /// The first name does not fit.
    #[error("first name: {0}")]
    First(TextError),
    /// The last name does not fit.
    #[error("last name: {0}")]
    Last(TextError),
}

impl FullName {
    /// The greatest length, in characters.
    pub const LONGEST: usize = 200;

    /// Checks a text and takes it as a name, its blanks tidied.
    pub fn new(text: &str) -> Result<Self, TextError> {
        let name = line_of(text, Self::LONGEST, |c| !is_picture(c))?;
        if name.contains(char::is_alphabetic) { Ok(Self(name)) } else { Err(TextError::NoLetter) }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl DeliveryName {
    /// The greatest length of the first name, in characters.
    pub const LONGEST_FIRST: usize = 30;
    /// The greatest length of the last name, in characters.
    pub const LONGEST_LAST: usize = 50;

    /// Checks two texts and takes them as a delivery name, their blanks tidied.
    pub fn new(first: &str, last: &str) -> Result<Self, DeliveryNameError> {
        let field = |text: &str, longest| {
            let name = line_of(text, longest, is_latin_1)?;
            if name.contains(char::is_alphabetic) { Ok(name) } else { Err(TextError::NoLetter) }
        };
        Ok(Self {
            first: field(first, Self::LONGEST_FIRST).map_err(DeliveryNameError::First)?,
            last: field(last, Self::LONGEST_LAST).map_err(DeliveryNameError::Last)?,
        })
    }

    /// The first name.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// The last name.
    pub fn last(&self) -> &str {
        &self.last
    }
}

/// Folds a name for searching and matching: case, diacritics, punctuation and blanks no longer matter.
///
/// `"Ødegård-Nuñez, José"` and `"odegard nunez jose"` fold to the same text. Diacritics of Latin, Greek and Cyrillic
/// letters are dropped; marks that carry vowels in other scripts are kept. For finding people only: two people may
/// well fold to the same text.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut blank = false;
    for c in name.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase) {
        // Lower-casing can bring out a mark of its own (capital dotted I).
        if ('\u{300}'..='\u{36f}').contains(&c) || matches!(c, '\'' | '’' | 'ʼ' | '`' | '´' | '.') {
            continue;
        }
        if c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '‐'..='―' | '·') {
            blank = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut blank) {
            folded.push(' ');
        }
        // Letters that do not decompose.
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            other => folded.push(other),
        }
    }
    folded
}

impl fmt::Display for FullName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Display for DeliveryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.first, self.last)
    }
}

impl FromStr for FullName {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::new(text)
    }
}

impl TryFrom<String> for FullName {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        Self::new(&text)
    }
}

impl From<FullName> for String {
    fn from(name: FullName) -> Self {
        name.0
    }
}

#[derive(Clone, Serialize, Deserialize)]
struct DeliveryNameForm {
    first: String,
    last: String,
}

impl TryFrom<DeliveryNameForm> for DeliveryName {
    type Error = DeliveryNameError;

    fn try_from(form: DeliveryNameForm) -> Result<Self, DeliveryNameError> {
        Self::new(&form.first, &form.last)
    }
}

impl From<DeliveryName> for DeliveryNameForm {
    fn from(name: DeliveryName) -> Self {
        Self { first: name.first, last: name.last }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_name_keeps_its_script_and_loses_stray_blanks() {
        assert_eq!(FullName::new("  山田   太郎 ").unwrap().as_str(), "山田 太郎");
        assert_eq!(FullName::new("Suharto").unwrap().as_str(), "Suharto");
        assert_eq!(FullName::new(" \t"), Err(TextError::Empty));
        assert_eq!(FullName::new("a\u{7}b"), Err(TextError::Character { character: '\u{7}' }));
        assert_eq!(FullName::new(&"x".repeat(201)), Err(TextError::TooLong { longest: 200 }));
    }

    #[test]
    fn a_full_name_has_a_letter_no_pictures_and_nothing_that_turns_it_round() {
        for name in ["Ali 3rd", "محمد\u{200f} الأحمد", "คุณ สมชาย", "辻\u{e0101}"] {
            assert!(FullName::new(name).is_ok(), "{name}");
        }
        for (name, character) in
            [("Ann 😀", '😀'), ("Ann ♥", '♥'), ("Ann\u{202e}nnA", '\u{202e}'), ("1\u{fe0f}\u{20e3} Ann", '\u{fe0f}')]
        {
            assert_eq!(FullName::new(name), Err(TextError::Character { character }), "{name}");
        }
        for name in ["123", "-", "'"] {
            assert_eq!(FullName::new(name), Err(TextError::NoLetter), "{name}");
        }
    }

    #[test]
    fn a_delivery_name_is_latin_1_within_the_vendors_fields() {
        let name = DeliveryName::new("Jose\u{301}", " Nuñez  Ø").unwrap();
        assert_eq!((name.first(), name.last()), ("José", "Nuñez Ø"));
        for (first, last, error) in [
            ("Łukasz", "Nowak", DeliveryNameError::First(TextError::Character { character: 'Ł' })),
            ("Ann", "O’Neil", DeliveryNameError::Last(TextError::Character { character: '’' })),
            ("Ann", "\u{80}", DeliveryNameError::Last(TextError::Character { character: '\u{80}' })),
            ("", "Nowak", DeliveryNameError::First(TextError::Empty)),
            ("1", "Nowak", DeliveryNameError::First(TextError::NoLetter)),
            (&"é".repeat(31), "Nowak", DeliveryNameError::First(TextError::TooLong { longest: 30 })),
            ("Ann", &"x".repeat(51), DeliveryNameError::Last(TextError::TooLong { longest: 50 })),
        ] {
            assert_eq!(DeliveryName::new(first, last), Err(error), "{first} {last}");
        }
        assert!(DeliveryName::new(&"é".repeat(30), &"ÿ".repeat(50)).is_ok());
    }

    #[test]
    fn an_unfit_name_does_not_come_in_by_deserialising_either() {
        assert!(serde_json::from_str::<DeliveryName>(r#"{"first":"Łukasz","last":"Nowak"}"#).is_err());
        assert!(serde_json::from_str::<FullName>(r#"" ""#).is_err());
    }

    #[test]
    fn names_that_people_would_call_the_same_fold_to_the_same_text() {
        for (a, b) in [
            ("Ødegård-Nuñez, José", "odegard nunez jose"),
            ("O'Brien", "O’BRIEN"),
            ("Anne-Marie", "anne  marie "),
            ("STRASSE", "Straße"),
            ("İstanbul", "istanbul"),
            ("Ｗｉｄｅ", "wide"),
            ("Nguyễn", "nguyen"),
            ("J. R. R.", "j r r"),
        ] {
            assert_eq!(fold(a), fold(b));
        }
        assert_ne!(fold("Ann"), fold("Anna"));
        assert_ne!(fold("कि"), fold("क"), "vowel signs matter");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for name in ["Ødegård-Nuñez, José", "İI", "ﬁ-Ω̌", "山田 太郎"] {
            assert_eq!(fold(&fold(name)), fold(name));
        }
    }

    #[test]
    fn the_certificate_shows_the_legal_name_unless_another_was_chosen() {
        let mut names = Names {
            legal: FullName::new("Anna Maria Nowak").unwrap(),
            native: None,
            delivery: DeliveryName::new("Anna", "Nowak").unwrap(),
            certificate: None,
        };
        assert_eq!(names.on_certificate().as_str(), "Anna Maria Nowak");
        names.certificate = Some(FullName::new("Ania Nowak").unwrap());
        assert_eq!(names.on_certificate().as_str(), "Ania Nowak");
    }

    #[test]
    fn a_certificate_name_is_made_of_words_of_the_legal_name() {
        let names = |certificate: Option<&str>| Names {
            legal: FullName::new("Anna María Nowak-Ødegård").unwrap(),
            native: None,
            delivery: DeliveryName::new("Anna", "Nowak").unwrap(),
            certificate: certificate.map(|name| FullName::new(name).unwrap()),
        };

        for own in [None, Some("Nowak Anna"), Some("MARIA ODEGARD"), Some("Anna Nowak-Ødegård")] {
            assert!(names(own).certificate_is_own(), "{own:?}");
        }
        for other in ["Ann Nowak", "Anna Nowak Smith", "山田"] {
            assert!(!names(Some(other)).certificate_is_own(), "{other}");
        }
    }
}
