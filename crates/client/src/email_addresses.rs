//! The e-mail addresses of an account.

use contract::email_address::{CreateEmailAddress, EmailAddressView, VerifyEmailAddress};
use domain::id::EmailAddressId;
use reqwest::Method;

use crate::{Client, Error, read, send};

impl Client {
    /// The addresses of whoever is signed in, the primary one first.
    ///
    /// # Errors
    /// `unauthenticated` when nobody is; so with every operation of this group.
    pub async fn list_email_addresses(&self) -> Result<Vec<EmailAddressView>, Error> {
        self.get("/api/v1/me/email-addresses").await
    }

    /// Adds an address, and has a mail sent to it.
    ///
    /// # Errors
    /// `invalid-request` for what is no address, or is theirs already; `conflict` when there are too many;
    /// `confirmation-required`; `too-many-requests`.
    pub async fn create_email_address(&self, new: &CreateEmailAddress) -> Result<EmailAddressView, Error> {
        read(self.request(Method::POST, "/api/v1/me/email-addresses").json(new)).await
    }

    /// Has the mail sent once more.
    ///
    /// # Errors
    /// `not-found`; `conflict` when the address is verified; `too-many-requests` when one was sent a moment ago.
    pub async fn resend_verification_mail(&self, id: EmailAddressId) -> Result<(), Error> {
        send(self.request(Method::POST, &format!("/api/v1/me/email-addresses/{id}/mail"))).await.map(drop)
    }

    /// Shows by the link of the mail that an address is theirs.
    ///
    /// # Errors
    /// `link-unusable`.
    pub async fn verify_email_address(&self, with: &VerifyEmailAddress) -> Result<EmailAddressView, Error> {
        read(self.request(Method::POST, "/api/v1/me/email-addresses/verification").json(with)).await
    }

    /// Makes an address the primary one.
    ///
    /// # Errors
    /// `not-found`; `conflict` when it is not verified; `confirmation-required`.
    pub async fn make_email_address_primary(&self, id: EmailAddressId) -> Result<EmailAddressView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/me/email-addresses/{id}/primary"))).await
    }

    /// Removes an address.
    ///
    /// # Errors
    /// `not-found`; `conflict` when it is the primary one; `confirmation-required`.
    pub async fn delete_email_address(&self, id: EmailAddressId) -> Result<(), Error> {
        send(self.request(Method::DELETE, &format!("/api/v1/me/email-addresses/{id}"))).await.map(drop)
    }
}
