//! Checking a credential; nobody need sign in.

use contract::verification::{DocumentVerificationView, VerificationBatchView, VerificationView, VerifyCodes};
use domain::id::{CredentialId, VerificationCode};
use jiff::civil::Date;
use reqwest::Method;

use crate::{Client, Error, read, text};

impl Client {
    /// The verdict on the credential with that verification code.
    ///
    /// # Errors
    /// `not-found` when no credential has that code.
    pub async fn find_verification(&self, code: VerificationCode) -> Result<VerificationView, Error> {
        self.get(&format!("/api/v1/verifications/{code}")).await
    }

    /// The verdict on it for an earlier day.
    ///
    /// # Errors
    /// `not-found` when no credential has that code; `invalid-request` when the day lies ahead.
    pub async fn find_verification_as_of(&self, code: VerificationCode, day: Date) -> Result<VerificationView, Error> {
        self.get(&format!("/api/v1/verifications/{code}?as_of={day}")).await
    }

    /// The verdict signed by the server, as a compact JWS to be filed; for an earlier day when there is one.
    ///
    /// # Errors
    /// As those of the verdict itself.
    pub async fn find_signed_verification(&self, code: VerificationCode, day: Option<Date>) -> Result<String, Error> {
        let query = day.map(|day| format!("?as_of={day}")).unwrap_or_default();
        let request = self.request(Method::GET, &format!("/api/v1/verifications/{code}{query}"));
        text(request.header("Accept", "application/jwt")).await
    }

    /// The verdict on the credential with that id, as its public page shows it.
    ///
    /// # Errors
    /// `not-found` when there is no such credential.
    pub async fn find_credential_verification(&self, id: CredentialId) -> Result<VerificationView, Error> {
        self.get(&format!("/api/v1/credentials/{id}/verification")).await
    }

    /// The verdict on a document, sent as that media type.
    ///
    /// # Errors
    /// `unsupported-media-type` and `payload-too-large`. A document that is no credential is a verdict, too.
    pub async fn verify_document(
        &self,
        media_type: &str,
        document: Vec<u8>,
    ) -> Result<DocumentVerificationView, Error> {
        let request = self.request(Method::POST, "/api/v1/verifications").header("Content-Type", media_type);
        read(request.body(document)).await
    }

    /// The verdicts on many codes, each with its verdict or its problem.
    ///
    /// # Errors
    /// `invalid-request` when there are none or too many, or the day lies ahead; `too-many-requests`.
    pub async fn verify_codes(&self, input: &VerifyCodes) -> Result<VerificationBatchView, Error> {
        read(self.request(Method::POST, "/api/v1/verifications/batch").json(input)).await
    }
}
