//! Where a person can be reached, and what they tell of themselves: the parts that registration and profile have in common.

use serde::{Deserialize, Serialize};

pub use domain::contact::PostalAddress;
pub use domain::demographics::Demographics;

/// A postal address and telephone numbers, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactForm {
    /// The postal address.
    pub address: PostalAddressForm,
    /// The telephone number, with `+` and the calling code, or as it is dialled within the country of the address.
    #[cfg_attr(feature = "openapi", schema(max_length = 40, example = "+81 3-1234-5678"))]
    pub phone: String,
    /// Another number, for messages on the day of an exam.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 40))]
    pub mobile: Option<String>,
}

/// A postal address as typed. Which members a country uses and requires `GET /api/v1/countries/{code}` says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PostalAddressForm {
    /// The country's two letters (ISO 3166-1 alpha-2).
    #[cfg_attr(feature = "openapi", schema(example = "JP"))]
    pub country: String,
    /// One to three lines: house, street, building.
    #[cfg_attr(feature = "openapi", schema(max_items = 3, example = json!(["1-2-3 Kasumigaseki"])))]
    pub lines: Vec<String>,
    /// A part of the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dependent_locality: Option<String>,
    /// City, town or village.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// The code or name of the first part of the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "13"))]
    pub subdivision: Option<String>,
    /// The postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "100-8916"))]
    pub postal_code: Option<String>,
    /// What the post sorts by besides: CEDEX in France.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sorting_code: Option<String>,
}

/// A postal address and telephone numbers, as kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactDetailsView {
    /// The postal address.
    pub address: PostalAddress,
    /// The telephone number (ITU-T E.164).
    #[cfg_attr(feature = "openapi", schema(example = "+81312345678"))]
    pub phone: String,
    /// Another number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobile: Option<String>,
}

impl From<PostalAddress> for PostalAddressForm {
    fn from(kept: PostalAddress) -> Self {
        Self {
            country: kept.country.as_str().to_owned(),
            lines: kept.lines,
            dependent_locality: kept.dependent_locality,
            locality: kept.locality,
            subdivision: kept.subdivision,
            postal_code: kept.postal_code,
            sorting_code: kept.sorting_code,
        }
    }
}

impl From<ContactDetailsView> for ContactForm {
    fn from(kept: ContactDetailsView) -> Self {
        Self { address: kept.address.into(), phone: kept.phone, mobile: kept.mobile }
    }
}
