//! `/api/v1/duplicates`: candidate IDs that may be one person's.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post};
use contract::duplicate::{DecideDuplicate, DuplicateView};
use contract::page::Page;
use contract::problem::Problem;
use domain::id::DuplicateId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_duplicates).service(decide_duplicate);
}

/// List possible duplicates.
///
/// Two candidate IDs each that may be one person's and that nobody has settled, the likeliest first.
#[utoipa::path(tag = "staff", params(PageParams), responses(
    (status = 200, description = "Possible duplicates.", body = Page<DuplicateView>)))]
#[get("/duplicates")]
async fn list_duplicates(
    app: Data<App>,
    _who: Principal,
    page: PageRequest,
) -> Result<Json<Page<DuplicateView>>, Error> {
    service::duplicates::list(&app, &page).await.map(Json)
}

/// Decide a possible duplicate.
///
/// Two people are not found again; who is asked gets a mail that says how accounts are merged.
#[utoipa::path(tag = "staff", request_body = DecideDuplicate,
    params(("id" = String, Path, format = Uuid, description = "Which two.")), responses(
    (status = 200, description = "Decided.", body = DuplicateView),
    (status = 404, description = "`not-found`: there is none of that id.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is settled, or one of them has no account.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/duplicates/{id}/decision")]
async fn decide_duplicate(
    app: Data<App>,
    who: Principal,
    id: Path<DuplicateId>,
    body: Body<DecideDuplicate>,
) -> Result<Json<DuplicateView>, Error> {
    service::duplicates::decide(&app, &who, id.into_inner(), body.into_inner()).await.map(Json)
}
