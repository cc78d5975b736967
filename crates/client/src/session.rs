//! Signing in and out.

use contract::session::{AccountView, CreateSession, SessionView};
use reqwest::Method;

use crate::{Client, Error, read, send};

impl Client {
    /// Signs in, and uses the new access token from now on.
    ///
    /// # Errors
    /// `invalid-credentials`, or `too-many-requests` with how long to wait.
    pub async fn create_session(&self, sign_in: &CreateSession) -> Result<SessionView, Error> {
        let session: SessionView = read(self.request(Method::POST, "/api/v1/session").json(sign_in)).await?;
        self.set_access_token(Some(session.access_token.clone()));
        Ok(session)
    }

    /// Exchanges the refresh cookie for a new access token, and uses that from now on.
    ///
    /// # Errors
    /// `session-ended` when there is no session to go on with.
    pub async fn refresh_session(&self) -> Result<SessionView, Error> {
        let session: SessionView = read(self.request(Method::POST, "/api/v1/session/refresh")).await?;
        self.set_access_token(Some(session.access_token.clone()));
        Ok(session)
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
