//! `/api/v1/me/profile`: what a candidate tells of themselves.

use actix_web::http::header;
use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, get, put};
use contract::page::Page;
use contract::problem::Problem;
use contract::profile::{ProfileVersionView, ProfileView, UpdateProfile};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::http::etag;
use crate::http::language::Reader;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_profile_versions).service(find_profile).service(update_profile);
}

/// Read my profile.
///
/// Names, contact, demographics; how each part can be changed, and what each exam-delivery vendor knows of it.
#[utoipa::path(tag = "me", responses((status = 200, description = "The profile in force.", body = ProfileView,
    headers(("ETag" = String, description = "The version, for `If-Match`.")))))]
#[get("/profile")]
async fn find_profile(app: Data<App>, who: Principal, reader: Reader) -> Result<HttpResponse, Error> {
    service::profiles::find(&app, &who, reader.language).await.map(answer)
}

/// Change my profile.
///
/// Replaces all that a candidate may change by themselves: what is left out is removed. The legal name and the company need
/// evidence and are changed by a request.
#[utoipa::path(tag = "me", request_body = UpdateProfile,
    params(("If-Match" = String, Header, description = "The `ETag` of the profile that was read.", example = "\"3\"")),
    responses(
        (status = 200, description = "The profile in force.", body = ProfileView,
            headers(("ETag" = String, description = "The version, for `If-Match`."))),
        (status = 412, description = "`precondition-failed`: it has changed since it was read.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid-request`: nothing was changed.", body = Problem,
            content_type = "application/problem+json"),
        (status = 428, description = "`precondition-required`: `If-Match` is missing.", body = Problem,
            content_type = "application/problem+json")))]
#[put("/profile")]
async fn update_profile(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    request: HttpRequest,
    body: Body<UpdateProfile>,
) -> Result<HttpResponse, Error> {
    let read = etag::version_read(&request)?;
    service::profiles::update(&app, &who, read, body.into_inner(), reader.language).await.map(answer)
}

/// List what my profile once said.
#[utoipa::path(tag = "me", params(PageParams), responses(
    (status = 200, description = "Every version, newest first.", body = Page<ProfileVersionView>)))]
#[get("/profile/versions")]
async fn list_profile_versions(
    app: Data<App>,
    who: Principal,
    page: PageRequest,
) -> Result<Json<Page<ProfileVersionView>>, Error> {
    service::profiles::list(&app, &who, &page).await.map(Json)
}

fn answer(view: ProfileView) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::ETAG, etag::of_version(view.version))).json(view)
}
