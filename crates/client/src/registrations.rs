//! Registering. The registration that is under way is known by a cookie.

use contract::registration::{
    ActivatedView, CheckRegistration, ConfirmRegistration, CreateRegistration, NotifyPartner, RegistrationCheckView,
    RegistrationView, UpdateRegistration,
};
use reqwest::Method;

use crate::{Client, Error, read, send};

const CURRENT: &str = "/api/v1/registrations/current";

impl Client {
    /// Asks whether somebody with an address registers by themselves.
    ///
    /// # Errors
    /// `invalid-request` when it is no address.
    pub async fn check_registration(&self, check: &CheckRegistration) -> Result<RegistrationCheckView, Error> {
        read(self.request(Method::POST, "/api/v1/registrations/checks").json(check)).await
    }

    /// Tells those who keep a company's record that somebody with an address needs an account.
    ///
    /// # Errors
    /// `invalid-request` when it is no address; never because of what is known of it.
    pub async fn notify_partner(&self, notify: &NotifyPartner) -> Result<(), Error> {
        send(self.request(Method::POST, "/api/v1/registrations/partner-notices").json(notify)).await.map(drop)
    }

    /// Begins a registration.
    ///
    /// # Errors
    /// `invalid-request` with every value that was refused; `partner-company` when a company makes the account.
    pub async fn create_registration(&self, new: &CreateRegistration) -> Result<RegistrationView, Error> {
        read(self.request(Method::POST, "/api/v1/registrations").json(new)).await
    }

    /// Takes the registration up.
    ///
    /// # Errors
    /// `not-found` when none is under way.
    pub async fn find_registration(&self) -> Result<RegistrationView, Error> {
        self.get(CURRENT).await
    }

    /// Enters one or several steps.
    ///
    /// # Errors
    /// `invalid-request` with every value that was refused; `conflict` when an agreement has another version by now.
    pub async fn update_registration(&self, update: &UpdateRegistration) -> Result<RegistrationView, Error> {
        read(self.request(Method::PATCH, CURRENT).json(update)).await
    }

    /// Gives the registration up.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn delete_registration(&self) -> Result<(), Error> {
        send(self.request(Method::DELETE, CURRENT)).await.map(drop)
    }

    /// Has the mail sent once more.
    ///
    /// # Errors
    /// `too-many-requests` when one was sent a moment ago.
    pub async fn resend_registration_mail(&self) -> Result<(), Error> {
        send(self.request(Method::POST, &format!("{CURRENT}/mails"))).await.map(drop)
    }

    /// Confirms the address by the token of the mail's link.
    ///
    /// # Errors
    /// `link-unusable`; `invalid-request` at `/password` when it is needed or wrong.
    pub async fn confirm_registration(&self, confirm: &ConfirmRegistration) -> Result<RegistrationView, Error> {
        read(self.request(Method::POST, "/api/v1/registrations/confirmations").json(confirm)).await
    }

    /// Makes the account.
    ///
    /// # Errors
    /// `registration-incomplete` with what is left.
    pub async fn activate_registration(&self) -> Result<ActivatedView, Error> {
        read(self.request(Method::POST, &format!("{CURRENT}/activation"))).await
    }
}
