//! Everything that is kept about whoever is signed in, as a file.

use contract::export::ExportView;
use domain::id::ExportId;
use reqwest::Method;

use crate::{Client, Error, read, send, unreachable};

impl Client {
    /// Asks for a file with everything that is kept about whoever is signed in. A mail says when it is ready.
    ///
    /// # Errors
    /// `conflict` while one is being made.
    pub async fn create_export(&self) -> Result<ExportView, Error> {
        read(self.request(Method::POST, "/api/v1/me/exports")).await
    }

    /// The file that was asked for, made or on the way; none when none was, or it was kept long enough.
    ///
    /// # Errors
    /// `unauthenticated` when nobody is signed in.
    pub async fn list_exports(&self) -> Result<Vec<ExportView>, Error> {
        self.get("/api/v1/me/exports").await
    }

    /// The file itself: a ZIP archive.
    ///
    /// # Errors
    /// `not-found` when it is not theirs, not ready, or was kept long enough.
    pub async fn find_export_archive(&self, id: ExportId) -> Result<Vec<u8>, Error> {
        let response = send(self.request(Method::GET, &format!("/api/v1/me/exports/{id}/archive"))).await?;
        response.bytes().await.map(Into::into).map_err(unreachable)
    }
}
