//! The ways into one's own account.

use contract::passkey::{CreatePasskey, NewPasskeyView, PasskeyCreationOptions, PasskeyView, UpdatePasskey};
use contract::security::{ChangePassword, ConfirmTotp, RecoveryCodesView, SecurityView, TotpView};
use domain::id::PasskeyId;
use reqwest::Method;

use crate::{Client, Error, read, send};

impl Client {
    /// The ways into the account of whoever is signed in.
    ///
    /// # Errors
    /// `unauthenticated` when nobody is; so with every operation of this group.
    pub async fn find_security(&self) -> Result<SecurityView, Error> {
        self.get("/api/v1/me/security").await
    }

    /// Changes the password, and ends every other session.
    ///
    /// # Errors
    /// As [`find_security`](Self::find_security); `invalid-request` for a proof that does not hold or a password that is not
    /// taken.
    pub async fn change_password(&self, change: &ChangePassword) -> Result<(), Error> {
        send(self.request(Method::PUT, "/api/v1/me/password").json(change)).await.map(drop)
    }

    /// Draws a secret for an authenticator app.
    ///
    /// # Errors
    /// As [`find_security`](Self::find_security); `conflict`; `confirmation-required`.
    pub async fn create_totp(&self) -> Result<TotpView, Error> {
        read(self.request(Method::POST, "/api/v1/me/totp")).await
    }

    /// Shows that the authenticator app has the secret.
    ///
    /// # Errors
    /// As [`find_security`](Self::find_security); `invalid-request` for a wrong code; `confirmation-required`.
    pub async fn confirm_totp(&self, code: &ConfirmTotp) -> Result<RecoveryCodesView, Error> {
        read(self.request(Method::POST, "/api/v1/me/totp/confirmation").json(code)).await
    }

    /// Removes the authenticator app.
    ///
    /// # Errors
    /// As [`find_security`](Self::find_security); `not-found`; `confirmation-required`.
    pub async fn delete_totp(&self) -> Result<(), Error> {
        send(self.request(Method::DELETE, "/api/v1/me/totp")).await.map(drop)
    }

    /// Draws new recovery codes in place of those from before.
    ///
    /// # Errors
    /// As [`find_security`](Self::find_security); `conflict`; `confirmation-required`.
    pub async fn create_recovery_codes(&self) -> Result<RecoveryCodesView, Error> {
        read(self.request(Method::POST, "/api/v1/me/recovery-codes")).await
    }

    /// What to have an authenticator make a passkey with.
    ///
    /// # Errors
    /// As [`find_security`](Self::find_security); `conflict`; `confirmation-required`.
    pub async fn create_passkey_registration(&self) -> Result<PasskeyCreationOptions, Error> {
        read(self.request(Method::POST, "/api/v1/me/passkeys/registration")).await
    }

    /// Adds the passkey that an authenticator made.
    ///
    /// # Errors
    /// As [`find_security`](Self::find_security); `invalid-request`; `conflict`; `confirmation-required`.
    pub async fn create_passkey(&self, passkey: &CreatePasskey) -> Result<NewPasskeyView, Error> {
        read(self.request(Method::POST, "/api/v1/me/passkeys").json(passkey)).await
    }

    /// Calls a passkey something else.
    ///
    /// # Errors
    /// As [`find_security`](Self::find_security); `not-found`.
    pub async fn update_passkey(&self, id: PasskeyId, name: &UpdatePasskey) -> Result<PasskeyView, Error> {
        read(self.request(Method::PATCH, &format!("/api/v1/me/passkeys/{id}")).json(name)).await
    }

    /// Removes a passkey.
    ///
    /// # Errors
    /// As [`find_security`](Self::find_security); `not-found`; `last-way-in`; `confirmation-required`.
    pub async fn delete_passkey(&self, id: PasskeyId) -> Result<(), Error> {
        send(self.request(Method::DELETE, &format!("/api/v1/me/passkeys/{id}"))).await.map(drop)
    }
}
