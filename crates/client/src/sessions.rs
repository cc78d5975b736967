//! Where somebody is signed in.

use contract::page::Page;
use contract::session::SessionListItem;
use domain::id::SessionId;
use reqwest::Method;

use crate::{Client, Error, PageRequest, send};

impl Client {
    /// The sessions of whoever is signed in, newest first.
    ///
    /// # Errors
    /// `unauthenticated` when nobody is; so with every operation of this group.
    pub async fn list_sessions(&self, page: &PageRequest) -> Result<Page<SessionListItem>, Error> {
        self.list("/api/v1/me/sessions", page).await
    }

    /// Ends every session but this one.
    ///
    /// # Errors
    /// As [`list_sessions`](Self::list_sessions).
    pub async fn end_other_sessions(&self) -> Result<(), Error> {
        send(self.request(Method::DELETE, "/api/v1/me/sessions")).await.map(drop)
    }

    /// Ends one session.
    ///
    /// # Errors
    /// As [`list_sessions`](Self::list_sessions); `not-found` when it is over already or somebody else's.
    pub async fn end_session(&self, id: SessionId) -> Result<(), Error> {
        send(self.request(Method::DELETE, &format!("/api/v1/me/sessions/{id}"))).await.map(drop)
    }
}
