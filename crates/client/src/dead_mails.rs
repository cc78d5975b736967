//! Mails that could not be delivered; for staff.

use contract::mail::DeadMailView;
use contract::page::Page;
use domain::id::MailId;
use reqwest::Method;

use crate::{Client, Error, PageRequest, send};

impl Client {
    /// The mails that are not tried any more, newest first.
    ///
    /// # Errors
    /// `forbidden` to those who are not staff.
    pub async fn list_dead_mails(&self, page: &PageRequest) -> Result<Page<DeadMailView>, Error> {
        self.list("/api/v1/dead-mails", page).await
    }

    /// Has one of them tried again, and lets mail go to its address again.
    ///
    /// # Errors
    /// `not-found` when no dead mail has that id.
    pub async fn retry_dead_mail(&self, id: MailId) -> Result<(), Error> {
        send(self.request(Method::POST, &format!("/api/v1/dead-mails/{id}/retry"))).await.map(drop)
    }
}
