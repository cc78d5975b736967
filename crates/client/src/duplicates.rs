//! Candidate IDs that may be one person's; for staff.

use contract::duplicate::{DecideDuplicate, DuplicateView};
use contract::page::Page;
use domain::id::DuplicateId;
use reqwest::Method;

use crate::{Client, Error, PageRequest, read};

impl Client {
    /// Those that nobody has settled, the likeliest first.
    ///
    /// # Errors
    /// `forbidden` to those who are not staff.
    pub async fn list_duplicates(&self, page: &PageRequest) -> Result<Page<DuplicateView>, Error> {
        self.list("/api/v1/duplicates", page).await
    }

    /// Says that two are two people, or asks them.
    ///
    /// # Errors
    /// `not-found`; `conflict` when it is settled, or one of them has no account to be asked by.
    pub async fn decide_duplicate(&self, id: DuplicateId, decision: &DecideDuplicate) -> Result<DuplicateView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/duplicates/{id}/decision")).json(decision)).await
    }
}
