//! Help.

use contract::faq::FaqEntryView;

use crate::{Client, Error, segment};

impl Client {
    /// Questions that are often asked, in that language.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn list_faq(&self, language: &str) -> Result<Vec<FaqEntryView>, Error> {
        self.get(&format!("/api/v1/faq?language={}", segment(language))).await
    }
}
