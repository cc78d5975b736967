//! What travels to and from exam-delivery vendors; for staff.

use contract::exam_vendor::ExamVendorView;
use contract::exchange::{ExchangeContentView, ExchangeRowView, ExchangeView};
use contract::page::Page;
use domain::id::ExchangeId;
use reqwest::Method;

use crate::{Client, Error, PageRequest, read, segment, send};

impl Client {
    /// How the exchange with each vendor stands.
    ///
    /// # Errors
    /// `forbidden` to those who are not staff.
    pub async fn list_exam_vendors(&self) -> Result<Vec<ExamVendorView>, Error> {
        self.get("/api/v1/exam-vendors").await
    }

    /// Tells of an event, as an exam-delivery vendor with its token.
    ///
    /// # Errors
    /// `call-back-refused` when the token does not prove it; `invalid-request` when the body cannot be read.
    pub async fn receive_exam_event(&self, vendor: &str, kind: &str, token: &str, body: Vec<u8>) -> Result<(), Error> {
        let path = format!("/api/v1/exam-vendors/{}/events/{}", segment(vendor), segment(kind));
        let request = self.request(Method::POST, &path).bearer_auth(token);
        send(request.header("content-type", "application/json").body(body)).await.map(drop)
    }

    /// Tells of an event by `PUT`, as PSI does with the secret that both sides have.
    ///
    /// # Errors
    /// As [`receive_exam_event`](Self::receive_exam_event).
    pub async fn receive_booking_event(
        &self,
        vendor: &str,
        kind: &str,
        token: &str,
        body: Vec<u8>,
    ) -> Result<(), Error> {
        let path = format!("/api/v1/exam-vendors/{}/events/{}", segment(vendor), segment(kind));
        let request = self.request(Method::PUT, &path).bearer_auth(token);
        send(request.header("content-type", "application/json").body(body)).await.map(drop)
    }

    /// Brings a file that a vendor gave otherwise than by its interface; answers what became of it as a whole.
    ///
    /// # Errors
    /// `not-found` when there is no such vendor; `archive-refused` when it is no file of this vendor's.
    pub async fn create_exam_vendor_file(
        &self,
        vendor: &str,
        file_name: &str,
        file: Vec<u8>,
    ) -> Result<ExchangeView, Error> {
        let path = format!("/api/v1/exam-vendors/{}/files", segment(vendor));
        let request = self.request(Method::POST, &path).query(&[("file_name", file_name)]);
        read(request.header("content-type", "application/octet-stream").body(file)).await
    }

    /// Messages to and from vendors, newest first. `about` is a candidate ID, an authorization ID, a registration ID, or the name
    /// of a message; none for all.
    ///
    /// # Errors
    /// `forbidden` to those who are not staff.
    pub async fn list_exchanges(&self, about: Option<&str>, page: &PageRequest) -> Result<Page<ExchangeView>, Error> {
        let query: Vec<(&str, &str)> = about.map(|about| ("about", about)).into_iter().collect();
        read(self.request(Method::GET, "/api/v1/exchanges").query(&page.query()).query(&query)).await
    }

    /// One message.
    ///
    /// # Errors
    /// `not-found` when there is none of that id.
    pub async fn find_exchange(&self, id: ExchangeId) -> Result<ExchangeView, Error> {
        self.get(&format!("/api/v1/exchanges/{id}")).await
    }

    /// The rows of a message, and what became of each.
    ///
    /// # Errors
    /// `not-found` when there is none of that id.
    pub async fn list_exchange_rows(&self, id: ExchangeId, page: &PageRequest) -> Result<Page<ExchangeRowView>, Error> {
        self.list(&format!("/api/v1/exchanges/{id}/rows"), page).await
    }

    /// What a message says.
    ///
    /// # Errors
    /// `not-found` when there is none of that id, or its bytes were kept long enough.
    pub async fn find_exchange_content(&self, id: ExchangeId) -> Result<ExchangeContentView, Error> {
        self.get(&format!("/api/v1/exchanges/{id}/content")).await
    }

    /// Reads a message that came again, or sends one again; one row of it alone, where a place is given.
    ///
    /// # Errors
    /// `not-found` when there is none of that id; `conflict` when its bytes were kept long enough, or it waits anyway.
    pub async fn replay_exchange(&self, id: ExchangeId, place: Option<u32>) -> Result<ExchangeView, Error> {
        let query: Vec<(&str, u32)> = place.map(|place| ("place", place)).into_iter().collect();
        read(self.request(Method::POST, &format!("/api/v1/exchanges/{id}/replay")).query(&query)).await
    }
}
