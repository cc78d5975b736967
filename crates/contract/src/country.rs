//! Countries, and what each asks of addresses and telephone numbers.

use domain::contact::{AddressField, CountryCode};
use serde::{Deserialize, Serialize};

/// A country or territory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CountryListItem {
    /// Its two letters (ISO 3166-1 alpha-2).
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[A-Z]{2}$", example = "JP"))]
    pub code: CountryCode,
    /// Its three letters (ISO 3166-1 alpha-3).
    #[cfg_attr(feature = "openapi", schema(example = "JPN"))]
    pub alpha3: String,
    /// Its country calling code (ITU-T E.164), when it has telephone numbers of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 999, example = 81))]
    pub calling_code: Option<u16>,
}

/// Every country, and every language a person can name as their own. Both by their codes; programs have the names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CountryListView {
    /// Countries and territories by code.
    pub items: Vec<CountryListItem>,
    /// Language subtags (BCP 47).
    pub languages: Vec<String>,
}

/// What a country asks of an address and of a telephone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CountryView {
    /// Its two letters (ISO 3166-1 alpha-2).
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[A-Z]{2}$", example = "JP"))]
    pub code: CountryCode,
    /// Its three letters (ISO 3166-1 alpha-3).
    pub alpha3: String,
    /// The parts of an address, in the order in which they are written there.
    pub fields: Vec<AddressFieldView>,
    /// The first parts of the country that an address can name; empty when it names none, or they are not listed.
    pub subdivisions: Vec<SubdivisionView>,
    /// What a postal code looks like: a regular expression for the whole of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code_pattern: Option<String>,
    /// A postal code of the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code_example: Option<String>,
    /// Its country calling code (ITU-T E.164), when it has telephone numbers of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 999))]
    pub calling_code: Option<u16>,
    /// A telephone number that nobody has, as the vendor wants it: without what is dialled before it within the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_example: Option<String>,
}

/// A part of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddressFieldView {
    /// Which member of an address it is.
    pub field: AddressField,
    /// Whether an address cannot do without it.
    pub required: bool,
    /// What it is called there, when that is not the usual: `state`, `prefecture`, `zip`, `post_town` and so on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A first part of a country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubdivisionView {
    /// The last part of its ISO 3166-2 code, or its own name where it has none.
    #[cfg_attr(feature = "openapi", schema(example = "13"))]
    pub code: String,
    /// Its name, as written there.
    #[cfg_attr(feature = "openapi", schema(example = "東京都"))]
    pub name: String,
    /// Its name in Latin letters, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "Tokyo"))]
    pub latin_name: Option<String>,
}
