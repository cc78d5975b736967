//! Whether the server lives, and whether it can answer.

use reqwest::Method;

use crate::{Client, Error, send};

impl Client {
    /// Whether the process answers at all.
    ///
    /// # Errors
    /// When it does not.
    pub async fn find_liveness(&self) -> Result<(), Error> {
        send(self.request(Method::GET, "/health/live")).await.map(drop)
    }

    /// Whether the server can do its work.
    ///
    /// # Errors
    /// `unavailable` when it cannot.
    pub async fn find_readiness(&self) -> Result<(), Error> {
        send(self.request(Method::GET, "/health/ready")).await.map(drop)
    }
}
