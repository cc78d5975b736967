//! Authorizations and appointments of a candidate.

use contract::appointment::AppointmentView;
use contract::authorization::{AuthorizationView, CreateAuthorization, HandOffView};
use contract::page::Page;
use domain::id::{AppointmentId, AuthorizationId};
use reqwest::Method;

use crate::{Client, Error, PageRequest, read, send, unreachable};

impl Client {
    /// Asks for an authorization to sit an exam. Asking again while there is one answers that one.
    ///
    /// # Errors
    /// `not-found` when there is no such exam; `not-eligible` when something stands in the way; `conflict` when nobody delivers it.
    pub async fn create_authorization(&self, wish: &CreateAuthorization) -> Result<AuthorizationView, Error> {
        read(self.request(Method::POST, "/api/v1/me/authorizations").json(wish)).await
    }

    /// The candidate's authorizations, newest first.
    ///
    /// # Errors
    /// `forbidden` to those who are no candidates.
    pub async fn list_authorizations(&self, page: &PageRequest) -> Result<Page<AuthorizationView>, Error> {
        self.list("/api/v1/me/authorizations", page).await
    }

    /// One authorization of the candidate.
    ///
    /// # Errors
    /// `not-found` when it is not theirs.
    pub async fn find_authorization(&self, id: AuthorizationId) -> Result<AuthorizationView, Error> {
        read(self.request(Method::GET, &format!("/api/v1/me/authorizations/{id}"))).await
    }

    /// Takes an authorization back.
    ///
    /// # Errors
    /// `not-found` when it is not theirs; `conflict` when it is used or a place is booked.
    pub async fn withdraw_authorization(&self, id: AuthorizationId) -> Result<AuthorizationView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/me/authorizations/{id}/withdrawal"))).await
    }

    /// The form that signs the candidate in at the vendor, to book, change or cancel.
    ///
    /// # Errors
    /// `not-found` when it is not theirs; `conflict` when the vendor does not know of it yet, or it is over.
    pub async fn create_hand_off(&self, id: AuthorizationId) -> Result<HandOffView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/me/authorizations/{id}/hand-off"))).await
    }

    /// The candidate's bookings, the latest first.
    ///
    /// # Errors
    /// `forbidden` to those who are no candidates.
    pub async fn list_appointments(&self) -> Result<Vec<AppointmentView>, Error> {
        read(self.request(Method::GET, "/api/v1/me/appointments")).await
    }

    /// A booking as a calendar file (RFC 5545).
    ///
    /// # Errors
    /// `not-found` when it is not theirs.
    pub async fn find_appointment_calendar(&self, id: AppointmentId) -> Result<Vec<u8>, Error> {
        let response = send(self.request(Method::GET, &format!("/api/v1/me/appointments/{id}/calendar"))).await?;
        response.bytes().await.map(Into::into).map_err(unreachable)
    }
}
