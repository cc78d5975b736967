//! Countries, and what each asks of addresses and telephone numbers.

use contract::country::{AddressFieldView, CountryListItem, CountryListView, CountryView, SubdivisionView};
use contract::problem::ProblemCode;
use places::Country;

use crate::error::Error;

/// Every country and language.
pub fn list() -> CountryListView {
    let items = places::countries().iter().map(|country| CountryListItem {
        code: country.code,
        alpha3: country.alpha3.to_string(),
        calling_code: country.phone.as_ref().map(|phone| phone.calling_code),
    });
    CountryListView { items: items.collect(), languages: places::languages().map(str::to_owned).collect() }
}

/// What the country with that code asks.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none.
pub fn find(code: &str) -> Result<CountryView, Error> {
    let country = code.parse().ok().and_then(places::country);
    country.map(view).ok_or_else(|| Error::of(ProblemCode::NotFound))
}

fn view(country: &Country) -> CountryView {
    let field = |field| AddressFieldView {
        field,
        required: country.requires(field),
        label: country.label(field).map(str::to_owned),
    };
    let subdivision = |part: &places::Subdivision| SubdivisionView {
        code: part.code.to_string(),
        name: part.name.to_string(),
        latin_name: part.latin.as_ref().map(ToString::to_string),
    };
    CountryView {
        code: country.code,
        alpha3: country.alpha3.to_string(),
        fields: country.fields().map(field).collect(),
        subdivisions: country.subdivisions.iter().map(subdivision).collect(),
        postal_code_pattern: country.postal.as_ref().map(ToString::to_string),
        postal_code_example: country.postal_examples.first().map(ToString::to_string),
        calling_code: country.phone.as_ref().map(|phone| phone.calling_code),
        phone_example: country.phone.as_ref().and_then(|phone| phone.example.as_ref()).map(ToString::to_string),
    }
}
