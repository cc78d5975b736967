//! Changes of a profile that need evidence.

use contract::change_request::{ChangeRequestView, CreateChangeRequest, DecideChangeRequest, DocumentView};
use contract::page::Page;
use domain::id::{ChangeRequestId, DocumentId};
use reqwest::Method;

use crate::{Client, Error, PageRequest, read, send, unreachable};

impl Client {
    /// Uploads a PDF, JPEG or PNG as evidence, for a request to name.
    ///
    /// # Errors
    /// `document-refused` when it is no such file, or more than that; `payload-too-large`.
    pub async fn create_document(&self, file_name: &str, content: Vec<u8>) -> Result<DocumentView, Error> {
        let request = self.request(Method::POST, "/api/v1/me/documents").query(&[("file_name", file_name)]);
        read(request.header("Content-Type", "application/octet-stream").body(content)).await
    }

    /// Asks for a change.
    ///
    /// # Errors
    /// `invalid-request` with everything that was refused; `conflict` when a request of this kind is open.
    pub async fn create_change_request(&self, request: &CreateChangeRequest) -> Result<ChangeRequestView, Error> {
        read(self.request(Method::POST, "/api/v1/me/change-requests").json(request)).await
    }

    /// The candidate's requests, newest first.
    ///
    /// # Errors
    /// `forbidden` to those who are no candidates.
    pub async fn list_change_requests(&self, page: &PageRequest) -> Result<Page<ChangeRequestView>, Error> {
        self.list("/api/v1/me/change-requests", page).await
    }

    /// Takes a request back.
    ///
    /// # Errors
    /// `not-found` when it is not theirs; `conflict` when it is settled.
    pub async fn withdraw_change_request(&self, id: ChangeRequestId) -> Result<ChangeRequestView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/me/change-requests/{id}/withdrawal"))).await
    }

    /// The requests that wait for a decision, oldest first; for staff.
    ///
    /// # Errors
    /// `forbidden` to those who are not staff.
    pub async fn list_open_change_requests(&self, page: &PageRequest) -> Result<Page<ChangeRequestView>, Error> {
        self.list("/api/v1/change-requests", page).await
    }

    /// A request of anybody, in whatever state; for staff.
    ///
    /// # Errors
    /// `not-found` when there is none of that id.
    pub async fn find_change_request(&self, id: ChangeRequestId) -> Result<ChangeRequestView, Error> {
        self.get(&format!("/api/v1/change-requests/{id}")).await
    }

    /// Decides a request; for staff.
    ///
    /// # Errors
    /// `conflict` when it is settled; `invalid-request` when it is refused without a reason.
    pub async fn decide_change_request(
        &self,
        id: ChangeRequestId,
        decision: &DecideChangeRequest,
    ) -> Result<ChangeRequestView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/change-requests/{id}/decision")).json(decision)).await
    }

    /// The content of a document; for staff.
    ///
    /// # Errors
    /// `not-found` when there is none of that id that belongs to a request.
    pub async fn find_evidence_document(&self, id: DocumentId) -> Result<Vec<u8>, Error> {
        let response = send(self.request(Method::GET, &format!("/api/v1/documents/{id}"))).await?;
        response.bytes().await.map(Into::into).map_err(unreachable)
    }
}
