//! Signing in and out.

use contract::passkey::PasskeyRequestOptions;
use contract::session::{
    AccountView, ConfirmSession, ContinueSession, CreatePasskeySession, CreateSession, SessionView,
};
use reqwest::Method;

use crate::{Client, Error, read, send};

impl Client {
    /// Signs in, and uses the new access token from now on.
    ///
    /// # Errors
    /// `invalid-credentials`, or `too-many-requests` with how long to wait; `second-factor-required`, which
    /// [`SecondStep`](contract::session::SecondStep) reads.
    pub async fn create_session(&self, sign_in: &CreateSession) -> Result<SessionView, Error> {
        self.begin(self.request(Method::POST, "/api/v1/session").json(sign_in)).await
    }

    /// Completes a sign-in with a second factor, and uses the new access token from now on.
    ///
    /// # Errors
    /// `proof-refused`, or `too-many-requests` with how long to wait.
    pub async fn continue_session(&self, step: &ContinueSession) -> Result<SessionView, Error> {
        self.begin(self.request(Method::POST, "/api/v1/session/continuation").json(step)).await
    }

    /// What to ask a passkey with, to sign in by that alone.
    ///
    /// # Errors
    /// When the server could not be reached.
    pub async fn create_passkey_challenge(&self) -> Result<PasskeyRequestOptions, Error> {
        read(self.request(Method::POST, "/api/v1/session/passkey-challenge")).await
    }

    /// Signs in with a passkey, and uses the new access token from now on.
    ///
    /// # Errors
    /// `proof-refused`.
    pub async fn create_passkey_session(&self, answer: &CreatePasskeySession) -> Result<SessionView, Error> {
        self.begin(self.request(Method::POST, "/api/v1/session/passkey").json(answer)).await
    }

    /// What to ask a passkey of whoever is signed in with, so that they prove again who they are.
    ///
    /// # Errors
    /// `not-found` when they have none.
    pub async fn create_confirmation_challenge(&self) -> Result<PasskeyRequestOptions, Error> {
        read(self.request(Method::POST, "/api/v1/session/confirmation-challenge")).await
    }

    /// Proves again who is signed in.
    ///
    /// # Errors
    /// `invalid-request` for a proof that does not hold, or `too-many-requests` with how long to wait.
    pub async fn confirm_session(&self, proof: &ConfirmSession) -> Result<(), Error> {
        send(self.request(Method::POST, "/api/v1/session/confirmation").json(proof)).await.map(drop)
    }

    async fn begin(&self, request: reqwest::RequestBuilder) -> Result<SessionView, Error> {
        let session: SessionView = read(request).await?;
        self.set_access_token(Some(session.access_token.clone()));
        Ok(session)
    }

    /// Exchanges the refresh cookie for a new access token, and uses that from now on.
    ///
    /// # Errors
    /// `session-ended` when there is no session to go on with.
    pub async fn refresh_session(&self) -> Result<SessionView, Error> {
        self.begin(self.request(Method::POST, "/api/v1/session/refresh")).await
    }

    /// Signs out: ends the session on the server and forgets the access token.
    ///
    /// # Errors
    /// When the server could not be reached; the access token is forgotten all the same.
    pub async fn delete_session(&self) -> Result<(), Error> {
        let request = self.request(Method::DELETE, "/api/v1/session");
        self.set_access_token(None);
        send(request).await.map(drop)
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// `unauthenticated` when nobody is.
    pub async fn find_session(&self) -> Result<AccountView, Error> {
        self.get("/api/v1/session").await
    }
}
