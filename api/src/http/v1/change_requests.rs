//! `/api/v1/me/change-requests` and `/api/v1/change-requests`: changes of a profile that need evidence.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use contract::change_request::{ChangeRequestView, CreateChangeRequest, DecideChangeRequest};
use contract::page::Page;
use contract::problem::Problem;
use domain::id::ChangeRequestId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_open_change_requests).service(find_change_request).service(decide_change_request);
}

/// What belongs to whoever is signed in, under `/me`.
pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config.service(create_change_request).service(list_change_requests).service(withdraw_change_request);
}

/// Ask for a change that needs evidence.
///
/// Another legal name or another company, with documents that show it. Staff decide; until then everything stays.
#[utoipa::path(tag = "me", request_body = CreateChangeRequest, responses(
    (status = 201, description = "Asked for.", body = ChangeRequestView),
    (status = 409, description = "`conflict`: a request of this kind is open.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: nothing was asked for.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/change-requests")]
async fn create_change_request(
    app: Data<App>,
    who: Principal,
    body: Body<CreateChangeRequest>,
) -> Result<HttpResponse, Error> {
    let view = service::change_requests::create(&app, &who, body.into_inner()).await?;
    Ok(HttpResponse::Created().json(view))
}

/// List my requests for changes.
#[utoipa::path(tag = "me", params(PageParams), responses(
    (status = 200, description = "Requests, newest first.", body = Page<ChangeRequestView>)))]
#[get("/change-requests")]
async fn list_change_requests(
    app: Data<App>,
    who: Principal,
    page: PageRequest,
) -> Result<Json<Page<ChangeRequestView>>, Error> {
    service::change_requests::list(&app, &who, &page).await.map(Json)
}

/// Take a request back.
#[utoipa::path(tag = "me", params(("id" = String, Path, format = Uuid, description = "The request's id.")), responses(
    (status = 200, description = "The request, withdrawn.", body = ChangeRequestView),
    (status = 404, description = "`not-found`: there is none of that id, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is settled already.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/change-requests/{id}/withdrawal")]
async fn withdraw_change_request(
    app: Data<App>,
    who: Principal,
    id: Path<ChangeRequestId>,
) -> Result<Json<ChangeRequestView>, Error> {
    service::change_requests::withdraw(&app, &who, id.into_inner()).await.map(Json)
}

/// List requests for changes that wait for a decision.
#[utoipa::path(tag = "staff", params(PageParams), responses(
    (status = 200, description = "Requests, oldest first.", body = Page<ChangeRequestView>)))]
#[get("/change-requests")]
async fn list_open_change_requests(
    app: Data<App>,
    _who: Principal,
    page: PageRequest,
) -> Result<Json<Page<ChangeRequestView>>, Error> {
    service::change_requests::list_open(&app, &page).await.map(Json)
}

/// Read a request for a change.
///
/// In whatever state it is, with what is in force now, so that the two can be held against each other.
#[utoipa::path(tag = "staff", params(("id" = String, Path, format = Uuid, description = "The request's id.")), responses(
    (status = 200, description = "The request.", body = ChangeRequestView),
    (status = 404, description = "`not-found`: there is none of that id.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/change-requests/{id}")]
async fn find_change_request(
    app: Data<App>,
    _who: Principal,
    id: Path<ChangeRequestId>,
) -> Result<Json<ChangeRequestView>, Error> {
    service::change_requests::find(&app, id.into_inner()).await.map(Json)
}

/// Decide a request.
///
/// An approved change is in force at once; credentials that show another name are issued anew under their old ids and codes.
#[utoipa::path(tag = "staff", request_body = DecideChangeRequest, params(("id" = String, Path, format = Uuid, description = "The request's id.")), responses(
    (status = 200, description = "The request, decided.", body = ChangeRequestView),
    (status = 404, description = "`not-found`: there is none of that id.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is settled already.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: a refusal needs a reason.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/change-requests/{id}/decision")]
async fn decide_change_request(
    app: Data<App>,
    who: Principal,
    id: Path<ChangeRequestId>,
    body: Body<DecideChangeRequest>,
) -> Result<Json<ChangeRequestView>, Error> {
    service::change_requests::decide(&app.into_inner(), &who, id.into_inner(), body.into_inner()).await.map(Json)
}
