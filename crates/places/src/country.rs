//! The data, read once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use domain::contact::{AddressField, CountryCode};
use serde::Deserialize;

/// What one country asks.
#[derive(Debug, Deserialize)]
pub struct Country {
    /// Its two letters.
    pub code: CountryCode,
    /// Its three letters (ISO 3166-1 alpha-3), as exam-delivery vendors write it.
    pub alpha3: Cow<'static, str>,
    order: Cow<'static, str>,
    required: Cow<'static, str>,
    upper: Cow<'static, str>,
    #[serde(default)]
    labels: HashMap<char, Cow<'static, str>>,
    /// What a postal code looks like: a regular expression for the whole of it.
    pub postal: Option<Cow<'static, str>>,
    /// Some postal codes.
    #[serde(default)]
    pub postal_examples: Vec<Cow<'static, str>>,
    /// Its first parts, where addresses name one and they are known.
    #[serde(default)]
    pub subdivisions: Vec<Subdivision>,
    /// What its telephone numbers look like, where it has any of its own.
    pub phone: Option<PhoneRules>,
}

/// A first part of a country.
#[derive(Debug, Deserialize)]
pub struct Subdivision {
    /// The last part of its ISO 3166-2 code, or the key it goes by where it has none.
    pub code: Cow<'static, str>,
    /// Its name, as written there.
    pub name: Cow<'static, str>,
    /// Its name in Latin letters, where that differs.
    pub latin: Option<Cow<'static, str>>,
    pub(crate) key: Option<Cow<'static, str>>,
    pub(crate) postal: Option<Cow<'static, str>>,
}

/// What the telephone numbers of a country look like.
#[derive(Debug, Deserialize)]
pub struct PhoneRules {
    /// The country calling code.
    pub calling_code: u16,
    pub(crate) national: Cow<'static, str>,
    pub(crate) lengths: Vec<usize>,
    /// A national number that nobody has.
    pub example: Option<Cow<'static, str>>,
    pub(crate) abroad: Option<Cow<'static, str>>,
    pub(crate) trunk: Option<Cow<'static, str>>,
    pub(crate) trunk_becomes: Option<Cow<'static, str>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Places {
    countries: Vec<Country>,
    /// Who has which calling code; first whose rules stand for it.
    pub(crate) calling_codes: HashMap<u16, Vec<CountryCode>>,
    pub(crate) languages: Vec<Cow<'static, str>>,
}

pub(crate) static PLACES: LazyLock<Places> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../data/places.json"))
        .expect("the data is what the script writes, and a test reads it")
});

/// Every country and territory, by its code.
pub fn countries() -> &'static [Country] {
    &PLACES.countries
}

/// The country with that code.
pub fn country(code: CountryCode) -> Option<&'static Country> {
    let place = PLACES.countries.binary_search_by_key(&code, |country| country.code).ok()?;
    PLACES.countries.get(place)
}

/// The letters by which the data names the parts of an address.
const LETTERS: [(char, AddressField); 6] = [
    ('A', AddressField::Lines),
    ('D', AddressField::DependentLocality),
    ('C', AddressField::Locality),
    ('S', AddressField::Subdivision),
    ('Z', AddressField::PostalCode),
    ('X', AddressField::SortingCode),
];

fn field(letter: char) -> Option<AddressField> {
    LETTERS.iter().find(|(known, _)| *known == letter).map(|(_, field)| *field)
}

fn letter(field: AddressField) -> Option<char> {
    LETTERS.iter().find(|(_, known)| *known == field).map(|(letter, _)| *letter)
}

impl Country {
    /// The parts of an address there, in the order in which they are written.
    pub fn fields(&self) -> impl Iterator<Item = AddressField> {
        self.order.chars().filter_map(field)
    }

    /// Whether an address there has that part.
    pub fn uses(&self, field: AddressField) -> bool {
        self.lists(&self.order, field)
    }

    /// Whether an address there cannot do without that part.
    pub fn requires(&self, field: AddressField) -> bool {
        self.lists(&self.required, field)
    }

    /// Whether that part is written in capital letters there.
    pub(crate) fn capitalises(&self, field: AddressField) -> bool {
        self.lists(&self.upper, field)
    }

    /// What that part is called there, as a word: `state`, `prefecture`, `zip`, `post_town`.
    pub fn label(&self, field: AddressField) -> Option<&str> {
        letter(field).and_then(|letter| self.labels.get(&letter)).map(AsRef::as_ref)
    }

    fn lists(&self, letters: &str, field: AddressField) -> bool {
        letter(field).is_some_and(|letter| letters.contains(letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_complete_and_in_order() {
        assert!(countries().len() > 240);
        assert!(countries().is_sorted_by_key(|country| country.code));
        for country in countries() {
            assert_eq!(country.alpha3.len(), 3, "{}", country.code);
            assert!(country.uses(AddressField::Lines), "{}", country.code);
            assert!(country.order.chars().all(|letter| field(letter).is_some()), "{}", country.code);
            assert!(country.required.chars().all(|letter| country.order.contains(letter)), "{}", country.code);
        }
        let usa = country("US".parse().unwrap()).unwrap();
        assert_eq!((usa.alpha3.as_ref(), usa.label(AddressField::PostalCode)), ("USA", Some("zip")));
        assert!(country("ZZ".parse().unwrap()).is_none());
    }

    #[test]
    fn every_pattern_can_be_read_and_fits_its_examples() {
        let read = |pattern: &str| regex_lite::Regex::new(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
        for country in countries() {
            if let Some(pattern) = &country.postal {
                let whole = read(&format!("^(?:{pattern})$"));
                for example in &country.postal_examples {
                    assert!(whole.is_match(example), "{}: {example}", country.code);
                }
            }
            country
                .subdivisions
                .iter()
                .filter_map(|part| part.postal.as_deref())
                .for_each(|pattern| drop(read(pattern)));
            if let Some(phone) = &country.phone {
                assert!(PLACES.calling_codes[&phone.calling_code].contains(&country.code), "{}", country.code);
                [Some(&phone.national), phone.abroad.as_ref(), phone.trunk.as_ref()]
                    .into_iter()
                    .flatten()
                    .for_each(|pattern| drop(read(pattern)));
            }
        }
    }
}
