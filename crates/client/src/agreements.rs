//! Agreements: their texts, and accepting them.

use contract::agreement::{AcceptAgreement, AgreementTextView, AgreementView, MyAgreementView};
use reqwest::Method;

use crate::{Client, Error, read, segment};

impl Client {
    /// The agreements, each in its current version.
    ///
    /// # Errors
    /// When the server refuses or cannot be reached.
    pub async fn list_agreements(&self) -> Result<Vec<AgreementView>, Error> {
        self.get("/api/v1/agreements").await
    }

    /// The text of an agreement in its current version, in that language or in English.
    ///
    /// # Errors
    /// `not-found` when there is no such agreement, or no text of it.
    pub async fn find_agreement_text(&self, code: &str, language: &str) -> Result<AgreementTextView, Error> {
        self.get(&format!("/api/v1/agreements/{}/text?language={}", segment(code), segment(language))).await
    }

    /// The text of an agreement in any version that there was, in that language or in English: the operation
    /// `find_agreement_text` too.
    ///
    /// # Errors
    /// `not-found` when there is no such agreement or version, or no text of it.
    pub async fn find_agreement_text_of(
        &self,
        code: &str,
        version: u32,
        language: &str,
    ) -> Result<AgreementTextView, Error> {
        let path =
            format!("/api/v1/agreements/{}/text?version={version}&language={}", segment(code), segment(language));
        self.get(&path).await
    }

    /// How the candidate stands to each agreement.
    ///
    /// # Errors
    /// When the server refuses or cannot be reached.
    pub async fn list_my_agreements(&self) -> Result<Vec<MyAgreementView>, Error> {
        self.get("/api/v1/me/agreements").await
    }

    /// Accepts an agreement whose text was read.
    ///
    /// # Errors
    /// `conflict` when another version is the current one by now; `invalid-request` when the text is another.
    pub async fn accept_agreement(&self, code: &str, acceptance: &AcceptAgreement) -> Result<MyAgreementView, Error> {
        let path = format!("/api/v1/me/agreements/{}/acceptances", segment(code));
        read(self.request(Method::POST, &path).json(acceptance)).await
    }
}
