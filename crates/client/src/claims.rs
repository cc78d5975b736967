//! Results that fit no candidate; for staff.

use contract::claim::ClaimView;
use contract::page::Page;

use crate::{Client, Error, PageRequest};

impl Client {
    /// The results that wait for a person to say whose they are, oldest first.
    ///
    /// # Errors
    /// `forbidden` to those who are not staff.
    pub async fn list_claims(&self, page: &PageRequest) -> Result<Page<ClaimView>, Error> {
        self.list("/api/v1/claims", page).await
    }
}
