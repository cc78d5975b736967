//! Names: one person, four ways of writing.
//!
//! The legal name is what the ID document says, the native name how its bearer writes it at home, the delivery name what
//! the exam-delivery vendor's Latin-1 fields can hold, the certificate name what is printed. Nobody's name is taken
//! apart, except where the vendor's two fields force it. A name is never transliterated silently: a delivery name that
//! does not fit is refused with the reason, and a person chooses.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

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
}

/// A name in full, in any script: 1 to 200 characters, none of them a control character, single blanks inside.
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

/// Why a text cannot be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// There is nothing but blanks.
    #[error("a name is needed")]
    Empty,
    /// It is longer than the field.
    #[error("longer than {longest} characters")]
    TooLong {
        /// The greatest length, in characters.
        longest: usize,
    },
    /// It has a character that the field cannot hold.
    #[error("{character:?} cannot be used here")]
    Character {
        /// The first such character.
        character: char,
    },
}

/// Why a pair of texts cannot be a delivery name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryNameError {
    /// The first name does not fit.
    #[error("first name: {0}")]
    First(NameError),
    /// The last name does not fit.
    #[error("last name: {0}")]
    Last(NameError),
}

impl FullName {
    /// The greatest length, in characters.
    pub const LONGEST: usize = 200;

    /// Checks a text and takes it as a name, its blanks tidied.
    pub fn new(text: &str) -> Result<Self, NameError> {
        Ok(Self(tidy(text, Self::LONGEST, |_| true)?))
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
        let latin_1 = |c: char| u32::from(c) <= 0xFF;
        Ok(Self {
            first: tidy(first, Self::LONGEST_FIRST, latin_1).map_err(DeliveryNameError::First)?,
            last: tidy(last, Self::LONGEST_LAST, latin_1).map_err(DeliveryNameError::Last)?,
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

fn tidy(text: &str, longest: usize, fits: impl Fn(char) -> bool) -> Result<String, NameError> {
    // Composed, so that an accent typed as two code points finds its Latin-1 letter and is counted once.
    let composed: String = text.nfc().collect();
    let tidied = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    if tidied.is_empty() {
        return Err(NameError::Empty);
    }
    if let Some(character) = tidied.chars().find(|c| c.is_control() || !fits(*c)) {
        return Err(NameError::Character { character });
    }
    if tidied.chars().count() > longest {
        return Err(NameError::TooLong { longest });
    }
    Ok(tidied)
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
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        Self::new(text)
    }
}

impl TryFrom<String> for FullName {
    type Error = NameError;

    fn try_from(text: String) -> Result<Self, NameError> {
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
        assert_eq!(FullName::new(" \t"), Err(NameError::Empty));
        assert_eq!(FullName::new("a\u{7}b"), Err(NameError::Character { character: '\u{7}' }));
        assert_eq!(FullName::new(&"x".repeat(201)), Err(NameError::TooLong { longest: 200 }));
    }

    #[test]
    fn a_delivery_name_is_latin_1_within_the_vendors_fields() {
        let name = DeliveryName::new("Jose\u{301}", " Nuñez  Ø").unwrap();
        assert_eq!((name.first(), name.last()), ("José", "Nuñez Ø"));
        for (first, last, error) in [
            ("Łukasz", "Nowak", DeliveryNameError::First(NameError::Character { character: 'Ł' })),
            ("Ann", "O’Neil", DeliveryNameError::Last(NameError::Character { character: '’' })),
            ("Ann", "\u{80}", DeliveryNameError::Last(NameError::Character { character: '\u{80}' })),
            ("", "Nowak", DeliveryNameError::First(NameError::Empty)),
            (&"é".repeat(31), "Nowak", DeliveryNameError::First(NameError::TooLong { longest: 30 })),
            ("Ann", &"x".repeat(51), DeliveryNameError::Last(NameError::TooLong { longest: 50 })),
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
}
