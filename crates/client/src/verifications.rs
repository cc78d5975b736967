//! Checking a credential; nobody need sign in.

use contract::verification::VerificationView;
use domain::id::{CredentialId, VerificationCode};

use crate::{Client, Error};

impl Client {
    /// The verdict on the credential with that verification code.
    ///
    /// # Errors
    /// `not-found` when no credential has that code.
    pub async fn find_verification(&self, code: VerificationCode) -> Result<VerificationView, Error> {
        self.get(&format!("/api/v1/verifications/{code}")).await
    }

    /// The verdict on the credential with that id, as its public page shows it.
    ///
    /// # Errors
    /// `not-found` when there is no such credential.
    pub async fn find_credential_verification(&self, id: CredentialId) -> Result<VerificationView, Error> {
        self.get(&format!("/api/v1/credentials/{id}/verification")).await
    }
}
