//! Importing exam results; for staff.

use contract::page::Page;
use contract::result_import::ResultImportView;
use domain::id::ImportId;
use reqwest::Method;

use crate::{Client, Error, PageRequest, read};

impl Client {
    /// Imports a result archive (a zip file). With `dry_run`, says what it would do and writes nothing.
    ///
    /// # Errors
    /// `archive-refused` when the file is not one this system reads; then nothing of it was imported.
    pub async fn create_result_import(
        &self,
        file_name: &str,
        archive: Vec<u8>,
        dry_run: bool,
    ) -> Result<ResultImportView, Error> {
        let query = [("file_name", file_name.to_owned()), ("dry_run", dry_run.to_string())];
        let request = self.request(Method::POST, "/api/v1/result-imports").query(&query);
        read(request.header("Content-Type", "application/zip").body(archive)).await
    }

    /// The imports so far, newest first.
    ///
    /// # Errors
    /// `forbidden` to those who are not staff.
    pub async fn list_result_imports(&self, page: &PageRequest) -> Result<Page<ResultImportView>, Error> {
        self.list("/api/v1/result-imports", page).await
    }

    /// One import.
    ///
    /// # Errors
    /// `not-found` when there is no such import.
    pub async fn find_result_import(&self, id: ImportId) -> Result<ResultImportView, Error> {
        self.get(&format!("/api/v1/result-imports/{id}")).await
    }
}
