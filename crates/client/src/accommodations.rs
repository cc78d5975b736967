//! What is done differently for a candidate at exams.

use contract::accommodation::AccommodationsView;
use reqwest::Method;

use crate::{Client, Error, read};

impl Client {
    /// What was granted to the candidate and has not ended, and the text to agree to before asking for any.
    ///
    /// # Errors
    /// `forbidden` to those who are no candidates.
    pub async fn find_accommodations(&self) -> Result<AccommodationsView, Error> {
        self.get("/api/v1/me/accommodations").await
    }

    /// Ends the candidate's accommodations.
    ///
    /// # Errors
    /// `forbidden` to those who are no candidates.
    pub async fn end_accommodations(&self) -> Result<AccommodationsView, Error> {
        read(self.request(Method::DELETE, "/api/v1/me/accommodations")).await
    }
}
