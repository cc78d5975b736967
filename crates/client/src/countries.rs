//! What each country asks of addresses and telephone numbers.

use contract::country::{CountryListView, CountryView};

use crate::{Client, Error, segment};

impl Client {
    /// Every country, and every language a person can name as their own.
    ///
    /// # Errors
    /// When the server refuses or cannot be reached.
    pub async fn list_countries(&self) -> Result<CountryListView, Error> {
        self.get("/api/v1/countries").await
    }

    /// What the country with those two letters asks.
    ///
    /// # Errors
    /// `not-found` when there is no such country.
    pub async fn find_country(&self, code: &str) -> Result<CountryView, Error> {
        self.get(&format!("/api/v1/countries/{}", segment(code))).await
    }
}
