//! What third parties resolve by themselves: credentials, the issuer's identifier and keys, status lists, badges.

use domain::id::CredentialId;
use serde_json::Value;

use crate::{Client, Error, segment, send, text, unreachable};

/// In which form a credential is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialForm {
    /// JSON with a Data Integrity proof, `application/vc`.
    Document,
    /// Compact JWS, `application/vc+jwt`.
    Jws,
}

impl CredentialForm {
    const fn media_type(self) -> &'static str {
        match self {
            Self::Document => "application/vc",
            Self::Jws => "application/vc+jwt",
        }
    }
}

impl Client {
    /// The signed credential, byte for byte as it was signed.
    ///
    /// # Errors
    /// `not-found` when there is no such credential.
    pub async fn find_credential_document(&self, id: CredentialId, form: CredentialForm) -> Result<String, Error> {
        text(self.request(reqwest::Method::GET, &format!("/credentials/{id}")).header("Accept", form.media_type()))
            .await
    }

    /// The issuer's DID document.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn find_did_document(&self) -> Result<Value, Error> {
        self.get("/.well-known/did.json").await
    }

    /// The keys that sign the compact JWS form, as a JWK set.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn find_jwks(&self) -> Result<Value, Error> {
        self.get("/.well-known/jwks.json").await
    }

    /// One of those keys, as a JWK.
    ///
    /// # Errors
    /// `not-found` when there is no key of that name.
    pub async fn find_key(&self, name: &str) -> Result<Value, Error> {
        self.get(&format!("/keys/{}", segment(name))).await
    }

    /// A signed status list.
    ///
    /// # Errors
    /// `not-found` when there is no list of that number.
    pub async fn find_status_list(&self, number: u32, form: CredentialForm) -> Result<String, Error> {
        let ending = match form {
            CredentialForm::Document => "",
            CredentialForm::Jws => ".jwt",
        };
        text(self.request(reqwest::Method::GET, &format!("/status/{number}{ending}"))).await
    }

    /// An achievement's badge, as an SVG document.
    ///
    /// # Errors
    /// `not-found` when there is no achievement of that code.
    pub async fn find_badge(&self, code: &str) -> Result<String, Error> {
        text(self.request(reqwest::Method::GET, &format!("/achievements/{}/badge.svg", segment(code)))).await
    }

    /// The same as PNG, 800 pixels to a side.
    ///
    /// # Errors
    /// `not-found` when there is no achievement of that code.
    pub async fn find_badge_picture(&self, code: &str) -> Result<Vec<u8>, Error> {
        let path = format!("/achievements/{}/badge.png", segment(code));
        let response = send(self.request(reqwest::Method::GET, &path)).await?;
        response.bytes().await.map(Into::into).map_err(unreachable)
    }
}
