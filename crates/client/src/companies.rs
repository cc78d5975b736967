//! Partner companies and the people in their records; for staff.

use contract::company::{CompanyListItem, CompanyView, ContactView};
use contract::page::Page;
use domain::id::{CompanyId, ContactId};
use reqwest::Method;

use crate::{Client, Error, PageRequest, read};

impl Client {
    /// Partner companies by name.
    ///
    /// # Errors
    /// `forbidden` to those who are not staff.
    pub async fn list_companies(&self, page: &PageRequest) -> Result<Page<CompanyListItem>, Error> {
        self.list("/api/v1/companies", page).await
    }

    /// One company, with its mail domains.
    ///
    /// # Errors
    /// `not-found` when there is no such company.
    pub async fn find_company(&self, id: CompanyId) -> Result<CompanyView, Error> {
        self.get(&format!("/api/v1/companies/{id}")).await
    }

    /// The people in a company's record, by family name.
    ///
    /// # Errors
    /// `not-found` when there is no such company.
    pub async fn list_company_contacts(&self, id: CompanyId, page: &PageRequest) -> Result<Page<ContactView>, Error> {
        self.list(&format!("/api/v1/companies/{id}/contacts"), page).await
    }

    /// Sends somebody a new invitation; earlier links stop working.
    ///
    /// # Errors
    /// `conflict` when the person has taken one, or has left; `not-found` when the company has nobody of that id.
    pub async fn resend_invitation(&self, company: CompanyId, contact: ContactId) -> Result<ContactView, Error> {
        let path = format!("/api/v1/companies/{company}/contacts/{contact}/invitation");
        read(self.request(Method::POST, &path)).await
    }
}
