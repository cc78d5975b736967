//! `/api/v1/companies`: partner companies and the people in their records, for staff.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post};
use contract::company::{CompanyListItem, CompanyView, ContactView};
use contract::page::Page;
use contract::problem::Problem;
use domain::id::{CompanyId, ContactId};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_companies).service(find_company).service(list_company_contacts).service(resend_invitation);
}

/// List partner companies.
#[utoipa::path(tag = "companies", params(PageParams),
    responses((status = 200, description = "Companies by name.", body = Page<CompanyListItem>)))]
#[get("/companies")]
async fn list_companies(
    app: Data<App>,
    _who: Principal,
    page: PageRequest,
) -> Result<Json<Page<CompanyListItem>>, Error> {
    service::companies::list(&app, &page).await.map(Json)
}

/// Read a partner company.
#[utoipa::path(tag = "companies", params(("id" = String, Path, format = Uuid, description = "The company's id.")), responses(
    (status = 200, description = "The company, with its mail domains.", body = CompanyView),
    (status = 404, description = "`not-found`: there is no company of that id.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/companies/{id}")]
async fn find_company(app: Data<App>, _who: Principal, id: Path<CompanyId>) -> Result<Json<CompanyView>, Error> {
    service::companies::find(&app, id.into_inner()).await.map(Json)
}

/// List the people in a company's record.
///
/// Each with where they stand: invited and whether that mail arrived, active, or left. Those who were taken out of the record
/// are in the list too.
#[utoipa::path(tag = "companies",
    params(("id" = String, Path, format = Uuid, description = "The company's id."), PageParams), responses(
    (status = 200, description = "People by family name.", body = Page<ContactView>),
    (status = 404, description = "`not-found`: there is no company of that id.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/companies/{id}/contacts")]
async fn list_company_contacts(
    app: Data<App>,
    _who: Principal,
    id: Path<CompanyId>,
    page: PageRequest,
) -> Result<Json<Page<ContactView>>, Error> {
    service::contacts::list(&app, id.into_inner(), &page).await.map(Json)
}

/// Invite somebody again.
///
/// Sends a new invitation to somebody who has not taken one; links sent earlier stop working.
#[utoipa::path(tag = "companies",
    params(("id" = String, Path, format = Uuid, description = "The company's id."),
        ("contact" = String, Path, format = Uuid, description = "The entry in its record.")), responses(
    (status = 200, description = "Invited.", body = ContactView),
    (status = 404, description = "`not-found`: the company has nobody of that id.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: the person has taken an invitation, or has left.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/companies/{id}/contacts/{contact}/invitation")]
async fn resend_invitation(
    app: Data<App>,
    _who: Principal,
    ids: Path<(CompanyId, ContactId)>,
) -> Result<Json<ContactView>, Error> {
    let (company, contact) = ids.into_inner();
    service::contacts::resend_invitation(&app, company, contact).await.map(Json)
}
