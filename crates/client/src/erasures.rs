//! Being erased.

use contract::erasure::{CreateErasure, ErasureView};
use reqwest::Method;

use crate::{Client, Error, read, send};

impl Client {
    /// What an erasure of whoever is signed in would do, and whether one is on the way.
    ///
    /// # Errors
    /// `unauthenticated` when nobody is signed in.
    pub async fn find_erasure(&self) -> Result<ErasureView, Error> {
        self.get("/api/v1/me/erasure").await
    }

    /// Asks for the erasure of whoever is signed in. It is done after the cooling-off time.
    ///
    /// # Errors
    /// `invalid-request` for a proof that does not hold; `conflict` when one waits already.
    pub async fn create_erasure(&self, request: &CreateErasure) -> Result<ErasureView, Error> {
        read(self.request(Method::POST, "/api/v1/me/erasure").json(request)).await
    }

    /// Takes the erasure back that waits.
    ///
    /// # Errors
    /// `not-found` when none waits.
    pub async fn cancel_erasure(&self) -> Result<(), Error> {
        send(self.request(Method::DELETE, "/api/v1/me/erasure")).await.map(drop)
    }
}
