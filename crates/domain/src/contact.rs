//! Where a person can be reached: postal address and telephone number.
//!
//! The values here are tidy and complete; what a country asks of an address or a number is known to the crate `places`,
//! which makes them. Whether an exam-delivery vendor can take them is another question, asked apart: people keep their
//! address as it is written at home, and learn before they book that the vendor's fields hold Latin letters only.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::{TextError, is_latin_1, is_picture, line_of};

/// A country or territory by its two letters (ISO 3166-1 alpha-2), e.g. `JP`. Well formed; whether there is such a country the
/// crate `places` knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode([u8; 2]);

/// Why a text is not a country code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a country is written as two letters, as in ISO 3166-1")]
pub struct MalformedCountry;

impl CountryCode {
    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a country code is two ASCII letters")
    }
}

impl FromStr for CountryCode {
    type Err = MalformedCountry;

    fn from_str(text: &str) -> Result<Self, MalformedCountry> {
        match text.trim().as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => Err(MalformedCountry),
        }
    }
}

impl TryFrom<String> for CountryCode {
    type Error = MalformedCountry;

    fn try_from(text: String) -> Result<Self, MalformedCountry> {
        text.parse()
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.as_str().to_owned()
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// A part of a postal address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AddressField {
    /// The country.
    Country,
    /// House, street, building: the lines that every address has.
    Lines,
    /// A part of the place, where addresses name it: a neighbourhood, townland or district.
    DependentLocality,
    /// City, town or village.
    Locality,
    /// State, province, prefecture or another first part of the country.
    Subdivision,
    /// The postal code.
    PostalCode,
    /// What the post sorts by besides the postal code: CEDEX in France.
    SortingCode,
}

impl AddressField {
    /// Its word, which is its name in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Lines => "lines",
            Self::DependentLocality => "dependent_locality",
            Self::Locality => "locality",
            Self::Subdivision => "subdivision",
            Self::PostalCode => "postal_code",
            Self::SortingCode => "sorting_code",
        }
    }
}

/// A postal address, tidied and checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PostalAddress {
    /// The country (ISO 3166-1 alpha-2).
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub country: CountryCode,
    /// One to three lines: house, street, building.
    pub lines: Vec<String>,
    /// A part of the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dependent_locality: Option<String>,
    /// City, town or village.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// The code of the first part of the country (the last part of ISO 3166-2), or its name where the country's are not listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subdivision: Option<String>,
    /// The postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// What the post sorts by besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sorting_code: Option<String>,
}

impl PostalAddress {
    /// The most lines.
    pub const MOST_LINES: usize = 3;
    /// The greatest length of one line or other part, in characters.
    pub const LONGEST: usize = 100;

    /// Tidies a part of an address.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn part(text: &str) -> Result<String, TextError> {
        line_of(text, Self::LONGEST, |c| !is_picture(c))
    }

    /// The text of a field that has one text.
    pub fn text(&self, field: AddressField) -> Option<&str> {
        match field {
            AddressField::Country => Some(self.country.as_str()),
            AddressField::Lines => self.lines.first().map(String::as_str),
            AddressField::DependentLocality => self.dependent_locality.as_deref(),
            AddressField::Locality => self.locality.as_deref(),
            AddressField::Subdivision => self.subdivision.as_deref(),
            AddressField::PostalCode => self.postal_code.as_deref(),
            AddressField::SortingCode => self.sorting_code.as_deref(),
        }
    }

    /// What keeps an exam-delivery vendor from taking this address; nothing when it fits.
    ///
    /// Pearson VUE's candidate file has *Address1* to *Address3* (40 characters each), *City* (32), *State* (20) and
    /// *PostalCode* (16), in ISO-8859-1. The part of the place goes into an address line, for it has no field of its own.
    pub fn unfit_for_vendor(&self) -> Vec<Unfit> {
        let lines = self.lines.iter().enumerate().map(|(place, line)| (AddressField::Lines, place, line, 40));
        let others = [
            (AddressField::DependentLocality, &self.dependent_locality, 40),
            (AddressField::Locality, &self.locality, 32),
            (AddressField::Subdivision, &self.subdivision, 20),
            (AddressField::PostalCode, &self.postal_code, 16),
        ];
        let others = others.into_iter().filter_map(|(field, text, longest)| Some((field, 0, text.as_ref()?, longest)));
        let mut unfit: Vec<Unfit> = lines
            .chain(others)
            .filter_map(|(field, place, text, longest)| {
                let fault = line_of(text, longest, is_latin_1).err()?;
                Some(Unfit { field, place, fault })
            })
            .collect();
        if self.dependent_locality.is_some() && self.lines.len() == Self::MOST_LINES {
            let fault = TextError::TooLong { longest: 0 };
            unfit.push(Unfit { field: AddressField::DependentLocality, place: 0, fault });
        }
        unfit
    }
}

/// Where a person can be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The postal address.
    pub address: PostalAddress,
    /// The telephone number.
    pub phone: PhoneNumber,
    /// Another number, for messages on the day of an exam.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobile: Option<PhoneNumber>,
}

/// A part of an address that an exam-delivery vendor cannot take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit {
    /// Which part.
    pub field: AddressField,
    /// Which of its lines, from 0.
    pub place: usize,
    /// Why.
    pub fault: TextError,
}

/// A telephone number (ITU-T E.164): calling code and national number, as vendors want them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "PhoneNumberForm", into = "PhoneNumberForm")]
pub struct PhoneNumber {
    calling_code: u16,
    national: String,
}

/// Why two numbers are not a telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a telephone number has a calling code of 1 to 3 digits, and at most 15 digits in all")]
pub struct MalformedPhone;

impl PhoneNumber {
    /// The most digits of calling code and national number together (ITU-T E.164, section 6.2.1).
    pub const MOST_DIGITS: usize = 15;

    /// Puts a number together from its calling code and its national number in ASCII digits.
    ///
    /// # Errors
    /// When it is not a number of E.164.
    pub fn new(calling_code: u16, national: &str) -> Result<Self, MalformedPhone> {
        let digits = !national.is_empty() && national.bytes().all(|byte| byte.is_ascii_digit());
        let length = calling_code.to_string().len() + national.len();
        if (1..=999).contains(&calling_code) && digits && length <= Self::MOST_DIGITS {
            Ok(Self { calling_code, national: national.to_owned() })
        } else {
            Err(MalformedPhone)
        }
    }

    /// The country calling code, e.g. 49.
    pub fn calling_code(&self) -> u16 {
        self.calling_code
    }

    /// The national number, without what is dialled before it within the country.
    pub fn national(&self) -> &str {
        &self.national
    }
}

/// As E.164: `+49301234567`.
impl fmt::Display for PhoneNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "+{}{}", self.calling_code, self.national)
    }
}

#[derive(Serialize, Deserialize)]
struct PhoneNumberForm {
    calling_code: u16,
    national: String,
}

impl TryFrom<PhoneNumberForm> for PhoneNumber {
    type Error = MalformedPhone;

    fn try_from(form: PhoneNumberForm) -> Result<Self, MalformedPhone> {
        Self::new(form.calling_code, &form.national)
    }
}

impl From<PhoneNumber> for PhoneNumberForm {
    fn from(phone: PhoneNumber) -> Self {
        Self { calling_code: phone.calling_code, national: phone.national }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> PostalAddress {
        PostalAddress {
            country: "de".parse().unwrap(),
            lines: vec!["Straße des 17. Juni 135".to_owned()],
            dependent_locality: None,
            locality: Some("Berlin".to_owned()),
            subdivision: None,
            postal_code: Some("10623".to_owned()),
            sorting_code: None,
        }
    }

    #[test]
    fn a_country_code_is_two_letters_however_written() {
        assert_eq!("jp".parse::<CountryCode>().unwrap().as_str(), "JP");
        for text in ["", "J", "JPN", "J1", "日本", "é"] {
            assert_eq!(text.parse::<CountryCode>(), Err(MalformedCountry), "{text}");
        }
        assert!(serde_json::from_str::<CountryCode>(r#""Germany""#).is_err());
    }

    #[test]
    fn an_address_within_the_vendors_fields_fits() {
        assert_eq!(address().unfit_for_vendor(), []);
    }

    #[test]
    fn what_the_vendor_cannot_take_is_told_by_its_field() {
        let mut tokyo = address();
        tokyo.lines = vec!["A".repeat(40), "霞が関 1-2-3".to_owned(), "B".repeat(41)];
        tokyo.locality = Some("x".repeat(33));
        tokyo.dependent_locality = Some("Kasumigaseki".to_owned());

        let unfit = tokyo.unfit_for_vendor();

        let expected = [
            (AddressField::Lines, 1, TextError::Character { character: '霞' }),
            (AddressField::Lines, 2, TextError::TooLong { longest: 40 }),
            (AddressField::Locality, 0, TextError::TooLong { longest: 32 }),
            (AddressField::DependentLocality, 0, TextError::TooLong { longest: 0 }),
        ];
        assert_eq!(unfit, expected.map(|(field, place, fault)| Unfit { field, place, fault }));
    }

    #[test]
    fn a_telephone_number_has_at_most_fifteen_digits() {
        assert_eq!(PhoneNumber::new(49, "301234567").unwrap().to_string(), "+49301234567");
        assert!(PhoneNumber::new(49, &"1".repeat(13)).is_ok());
        for (code, national) in [(49, "1".repeat(14)), (0, "12345".into()), (1000, "12345".into()), (49, String::new())]
        {
            assert_eq!(PhoneNumber::new(code, &national), Err(MalformedPhone));
        }
        assert_eq!(PhoneNumber::new(49, "30-12"), Err(MalformedPhone));
        assert_eq!(PhoneNumber::new(49, "٣٠١٢"), Err(MalformedPhone));
    }
}
