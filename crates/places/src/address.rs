//! Checking a postal address by the rules of its country.

use domain::contact::{AddressField, CountryCode, PostalAddress};
use domain::name::fold;
use domain::text::TextError;

use crate::country::{Country, Subdivision, country};

/// A postal address as it was typed.
#[derive(Debug, Clone, Default)]
pub struct AddressForm<'a> {
    /// The country's two letters.
    pub country: &'a str,
    /// House, street, building.
    pub lines: &'a [String],
    /// A part of the place.
    pub dependent_locality: Option<&'a str>,
    /// City, town or village.
    pub locality: Option<&'a str>,
    /// The code or name of the first part of the country.
    pub subdivision: Option<&'a str>,
    /// The postal code.
    pub postal_code: Option<&'a str>,
    /// What the post sorts by besides.
    pub sorting_code: Option<&'a str>,
}

/// What is wrong with a part of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressFault {
    /// Which part.
    pub field: AddressField,
    /// Which of its lines, from 0, when it is one of the lines.
    pub place: Option<usize>,
    /// What is wrong with it.
    pub kind: AddressFaultKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressFaultKind {
    /// The text itself cannot be kept, or is missing though an address there cannot do without.
    #[error(transparent)]
    Text(#[from] TextError),
    /// There is no such country, or no such part of the country.
    #[error("this is not one of those that exist")]
    Unknown,
    /// Addresses of that country do not have this part.
    #[error("addresses in this country do not have this part; leave it empty")]
    NotUsed,
    /// There are too many lines.
    #[error("at most {most} lines")]
    TooMany {
        /// The most.
        most: usize,
    },
    /// It does not look like a postal code of that country.
    #[error("does not look like a postal code of this country, such as {example}")]
    Malformed {
        /// A postal code of that country.
        example: String,
    },
    /// The postal code belongs to another part of the country.
    #[error("this postal code lies in another part of the country")]
    Elsewhere,
}

impl AddressFaultKind {
    /// A stable word for the fault, as the API tells it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Text(error) => error.code(),
            Self::Unknown => "unknown",
            Self::NotUsed => "not_used",
            Self::TooMany { .. } => "too_many",
            Self::Malformed { .. } => "malformed",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// Tidies an address and checks it by the rules of its country.
///
/// # Errors
/// Everything that is wrong with it.
pub fn address(form: &AddressForm<'_>) -> Result<PostalAddress, Vec<AddressFault>> {
    let rules = form.country.parse::<CountryCode>().ok().and_then(country);
    let Some(rules) = rules else {
        let kind = if form.country.trim().is_empty() { TextError::Empty.into() } else { AddressFaultKind::Unknown };
        return Err(vec![AddressFault { field: AddressField::Country, place: None, kind }]);
    };
    let mut check = Check { rules, faults: Vec::new() };
    let lines = check.lines(form.lines);
    let dependent_locality = check.part(AddressField::DependentLocality, form.dependent_locality);
    let locality = check.part(AddressField::Locality, form.locality);
    let subdivision = check.part(AddressField::Subdivision, form.subdivision);
    let postal_code = check.part(AddressField::PostalCode, form.postal_code);
    let sorting_code = check.part(AddressField::SortingCode, form.sorting_code);
    let (subdivision, known) = check.subdivision(subdivision);
    let postal_code = check.postal_code(postal_code, known);
    if !check.faults.is_empty() {
        return Err(check.faults);
    }
    Ok(PostalAddress {
        country: rules.code,
        lines,
        dependent_locality,
        locality,
        subdivision,
        postal_code,
        sorting_code,
    })
}

struct Check {
    rules: &'static Country,
    faults: Vec<AddressFault>,
}

impl Check {
    fn fault(&mut self, field: AddressField, place: Option<usize>, kind: impl Into<AddressFaultKind>) {
        self.faults.push(AddressFault { field, place, kind: kind.into() });
    }

    /// The lines that have something in them.
    fn lines(&mut self, typed: &[String]) -> Vec<String> {
        let mut lines = Vec::new();
        for (place, line) in typed.iter().enumerate() {
            match PostalAddress::part(line) {
                Ok(line) => lines.push(self.cased(AddressField::Lines, line)),
                Err(TextError::Empty) => {}
                Err(error) => self.fault(AddressField::Lines, Some(place), error),
            }
        }
        if typed.len() > PostalAddress::MOST_LINES {
            let most = PostalAddress::MOST_LINES;
            self.fault(AddressField::Lines, None, AddressFaultKind::TooMany { most });
        } else if lines.is_empty() && self.faults.is_empty() {
            // Every address has a line, also where the post does not insist.
            self.fault(AddressField::Lines, Some(0), TextError::Empty);
        }
        lines
    }

    fn part(&mut self, field: AddressField, typed: Option<&str>) -> Option<String> {
        // In codes, digits of other scripts and of full width mean what they say.
        let typed: String = match field {
            AddressField::PostalCode => typed.unwrap_or_default().chars().map(ascii).collect(),
            _ => typed.unwrap_or_default().to_owned(),
        };
        let part = match PostalAddress::part(&typed) {
            Ok(part) => Some(self.cased(field, part)),
            Err(TextError::Empty) => None,
            Err(error) => {
                self.fault(field, None, error);
                return None;
            }
        };
        match &part {
            Some(_) if !self.rules.uses(field) => self.fault(field, None, AddressFaultKind::NotUsed),
            None if self.rules.requires(field) => self.fault(field, None, TextError::Empty),
            _ => {}
        }
        part
    }

    /// Codes are written in capitals where the country writes them so; what is a name or a street stays as its writer wrote it.
    fn cased(&self, field: AddressField, part: String) -> String {
        let code = matches!(field, AddressField::PostalCode | AddressField::SortingCode);
        if code && self.rules.capitalises(field) { part.to_uppercase() } else { part }
    }

    /// The code of a part of the country that is known by its code or one of its names.
    fn subdivision(&mut self, typed: Option<String>) -> (Option<String>, Option<&'static Subdivision>) {
        let rules = self.rules;
        let Some(typed) = typed.filter(|_| rules.uses(AddressField::Subdivision)) else { return (None, None) };
        if rules.subdivisions.is_empty() {
            return (Some(typed), None);
        }
        let known = rules.subdivisions.iter().find(|part| part.code == typed).or_else(|| {
            let folded = fold(&typed);
            rules.subdivisions.iter().find(|part| part.words().any(|word| fold(word) == folded))
        });
        if known.is_none() {
            self.fault(AddressField::Subdivision, None, AddressFaultKind::Unknown);
        }
        (known.map(|part| part.code.clone().into_owned()), known)
    }

    fn postal_code(&mut self, typed: Option<String>, within: Option<&Subdivision>) -> Option<String> {
        let typed = typed?;
        let Some(pattern) = self.rules.postal.as_deref().filter(|_| self.rules.uses(AddressField::PostalCode)) else {
            return Some(typed);
        };
        if !matches(&format!("^(?:{pattern})$"), &typed) {
            let example = self.rules.postal_examples.first().map(ToString::to_string).unwrap_or_default();
            self.fault(AddressField::PostalCode, None, AddressFaultKind::Malformed { example });
        } else if let Some(prefix) = within.and_then(|part| part.postal.as_deref())
            && !matches(&format!("^(?:{prefix})"), &typed)
        {
            self.fault(AddressField::PostalCode, None, AddressFaultKind::Elsewhere);
        }
        Some(typed)
    }
}

impl Subdivision {
    fn words(&self) -> impl Iterator<Item = &str> {
        [Some(&self.code), Some(&self.name), self.latin.as_ref(), self.key.as_ref()]
            .into_iter()
            .flatten()
            .map(AsRef::as_ref)
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    regex_lite::Regex::new(pattern).expect("a test reads every pattern").is_match(text)
}

/// The ASCII form of what is typed for codes and numbers: full width (U+FF01 to U+FF5E), and the digits of Arabic and Persian.
pub(crate) fn ascii(c: char) -> char {
    let shifted = |first: u32, to: u32| char::from_u32(u32::from(c) - first + to).unwrap_or(c);
    match c {
        '\u{ff01}'..='\u{ff5e}' => shifted(0xff01, 0x21),
        '\u{660}'..='\u{669}' => shifted(0x660, 0x30),
        '\u{6f0}'..='\u{6f9}' => shifted(0x6f0, 0x30),
        '\u{966}'..='\u{96f}' => shifted(0x966, 0x30),
        '\u{3000}' => ' ',
        '‐'..='―' | '−' | 'ー' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn new_york() -> AddressForm<'static> {
        static LINES: std::sync::LazyLock<Vec<String>> =
            std::sync::LazyLock::new(|| vec!["350 Fifth Avenue".to_owned()]);
        AddressForm {
            country: "us",
            lines: &LINES,
            locality: Some(" New  York "),
            subdivision: Some("new york"),
            postal_code: Some("10118-4810"),
            ..AddressForm::default()
        }
    }

    fn faults(form: &AddressForm<'_>) -> Vec<(&'static str, &'static str)> {
        let faults = address(form).expect_err("this is no address");
        faults.iter().map(|fault| (fault.field.word(), fault.kind.code())).collect()
    }

    #[test]
    fn an_address_is_tidied_and_its_state_becomes_its_code() {
        let kept = address(&new_york()).unwrap();

        assert_eq!(kept.country.as_str(), "US");
        assert_eq!(kept.locality.as_deref(), Some("New York"));
        assert_eq!(kept.subdivision.as_deref(), Some("NY"));
        assert_eq!(kept.postal_code.as_deref(), Some("10118-4810"));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let lines = ["".to_owned(), " ".to_owned()];
        let empty = AddressForm { country: "US", lines: &lines, ..AddressForm::default() };
        assert_eq!(
            faults(&empty),
            [("lines", "required"), ("locality", "required"), ("subdivision", "required"), ("postal_code", "required")]
        );
        assert_eq!(faults(&AddressForm::default()), [("country", "required")]);
        assert_eq!(faults(&AddressForm { country: "ZZ", ..new_york() }), [("country", "unknown")]);
        assert_eq!(faults(&AddressForm { subdivision: Some("Bavaria"), ..new_york() }), [("subdivision", "unknown")]);
        assert_eq!(faults(&AddressForm { postal_code: Some("1011"), ..new_york() }), [("postal_code", "malformed")]);
        assert_eq!(faults(&AddressForm { postal_code: Some("94105"), ..new_york() }), [("postal_code", "elsewhere")]);
        assert_eq!(faults(&AddressForm { sorting_code: Some("CEDEX"), ..new_york() }), [("sorting_code", "not_used")]);
        let four = ["a", "b", "c", "d"].map(str::to_owned);
        assert_eq!(faults(&AddressForm { lines: &four, ..new_york() }), [("lines", "too_many")]);
        let hostile = ["🏠".to_owned(), "a\u{202e}b".to_owned()];
        assert_eq!(
            faults(&AddressForm { lines: &hostile, ..new_york() }),
            [("lines", "character_refused"), ("lines", "character_refused")]
        );
    }

    #[test]
    fn names_and_codes_of_other_scripts_are_understood() {
        let lines = ["霞が関1-2-3".to_owned()];
        for (prefecture, code) in [("東京都", "１００−８９１６"), ("tokyo", "100-8916"), ("13", "１００ー８９１６")]
        {
            let tokyo = AddressForm {
                country: "JP",
                lines: &lines,
                subdivision: Some(prefecture),
                postal_code: Some(code),
                ..AddressForm::default()
            };
            let kept = address(&tokyo).unwrap_or_else(|faults| panic!("{prefecture} {code}: {faults:?}"));
            assert_eq!((kept.subdivision.as_deref(), kept.postal_code.as_deref()), (Some("13"), Some("100-8916")));
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_check_and_what_is_kept_stays_as_it_is(
            country in "[A-Z]{2}|\\PC{0,4}",
            lines in prop::collection::vec(any::<String>(), 0..5),
            parts in prop::array::uniform5(any::<Option<String>>()),
        ) {
            let [dependent_locality, locality, subdivision, postal_code, sorting_code] = &parts;
            let form = AddressForm {
                country: &country,
                lines: &lines,
                dependent_locality: dependent_locality.as_deref(),
                locality: locality.as_deref(),
                subdivision: subdivision.as_deref(),
                postal_code: postal_code.as_deref(),
                sorting_code: sorting_code.as_deref(),
            };
            match address(&form) {
                Ok(kept) => prop_assert_eq!(again(&kept), Ok(kept)),
                Err(faults) => prop_assert!(!faults.is_empty()),
            }
        }

        #[test]
        fn postal_codes_of_the_examples_stay_as_they_are(place in 0..crate::countries().len()) {
            let country = &crate::countries()[place];
            let kept = PostalAddress {
                country: country.code,
                lines: vec!["1 Main Street".to_owned()],
                dependent_locality: None,
                locality: country.uses(AddressField::Locality).then(|| "Town".to_owned()),
                subdivision: None,
                postal_code: country.postal_examples.first().map(ToString::to_string),
                sorting_code: None,
            };
            if !country.requires(AddressField::Subdivision) && !country.requires(AddressField::DependentLocality) {
                prop_assert_eq!(again(&kept), Ok(kept));
            }
        }
    }

    fn again(kept: &PostalAddress) -> Result<PostalAddress, Vec<AddressFault>> {
        address(&AddressForm {
            country: kept.country.as_str(),
            lines: &kept.lines,
            dependent_locality: kept.dependent_locality.as_deref(),
            locality: kept.locality.as_deref(),
            subdivision: kept.subdivision.as_deref(),
            postal_code: kept.postal_code.as_deref(),
            sorting_code: kept.sorting_code.as_deref(),
        })
    }
}
