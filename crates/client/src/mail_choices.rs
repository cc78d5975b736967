//! Which mails somebody wants.

use contract::mail_choice::{MailChoicesView, SubscriptionView, UpdateLanguage, UpdateMailChoices};
use contract::session::AccountView;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use crate::{Client, Error, read, segment, send};

impl Client {
    /// The mail choices of whoever is signed in, with the texts in that language.
    ///
    /// # Errors
    /// `unauthenticated` when nobody is.
    pub async fn find_mail_choices(&self, language: &str) -> Result<MailChoicesView, Error> {
        read(self.request(Method::GET, "/api/v1/me/mail-choices").query(&[("language", language)])).await
    }

    /// Changes the mail choices of whoever is signed in.
    ///
    /// # Errors
    /// As [`find_mail_choices`](Self::find_mail_choices); `invalid-request` when a text is not the one there is.
    pub async fn update_mail_choices(&self, choices: &UpdateMailChoices) -> Result<MailChoicesView, Error> {
        read(self.request(Method::PATCH, "/api/v1/me/mail-choices").json(choices)).await
    }

    /// Chooses the language of mails to whoever is signed in, and of their pages.
    ///
    /// # Errors
    /// As [`find_mail_choices`](Self::find_mail_choices); `invalid-request` for an unknown language.
    pub async fn update_language(&self, language: &UpdateLanguage) -> Result<AccountView, Error> {
        read(self.request(Method::PUT, "/api/v1/me/language").json(language)).await
    }

    /// What an unsubscribe link stops. Reading stops nothing.
    ///
    /// # Errors
    /// `not-found` when it is no such link.
    pub async fn find_subscription(&self, token: &str, language: &str) -> Result<SubscriptionView, Error> {
        let path = format!("/api/v1/subscriptions/{}", segment(token));
        read(self.request(Method::GET, &path).query(&[("language", language)])).await
    }

    /// Stops what an unsubscribe link stops. Nobody need be signed in.
    ///
    /// # Errors
    /// As [`find_subscription`](Self::find_subscription).
    pub async fn unsubscribe(&self, token: &str) -> Result<(), Error> {
        let request = self.request(Method::POST, &format!("/unsubscribe/{}", segment(token)));
        let form = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body("List-Unsubscribe=One-Click");
        send(form).await.map(drop)
    }
}
