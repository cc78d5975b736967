//! What each country asks of a postal address and of a telephone number.
//!
//! Nothing here is made up: the rules are those of Google's address service and of libphonenumber, kept in `data/` by
//! `scripts/renew-places.py`. The folder's readme names sources, versions and licences. They are for the server alone; the
//! pages ask it for the rules of the country at hand.
//!
//! What is checked is what is certain: which parts an address has there, which of them it cannot do without, what a postal
//! code looks like and where it lies, how many digits a number can have and how it begins. Whether the house exists and the
//! telephone rings nobody can tell from the text.
#![warn(missing_docs)]

mod address;
mod country;
mod language;
mod phone;

pub use address::{AddressFault, AddressFaultKind, AddressForm, address};
pub use country::{Country, PhoneRules, Subdivision, countries, country};
pub use language::{is_language, languages};
pub use phone::{PhoneFault, phone};
