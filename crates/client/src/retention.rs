//! How long everything is kept.

use contract::retention::RetentionView;
use reqwest::Method;

use crate::{Client, Error, read};

impl Client {
    /// What is kept, how long, and why, in words of that language.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn list_retention(&self, language: &str) -> Result<Vec<RetentionView>, Error> {
        read(self.request(Method::GET, "/api/v1/retention").query(&[("language", language)])).await
    }
}
