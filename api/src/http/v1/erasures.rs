//! `/api/v1/me/erasure`: being erased.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, delete, get, post};
use contract::erasure::{CreateErasure, ErasureView};
use contract::problem::Problem;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::service;

pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config.service(find_erasure).service(create_erasure).service(cancel_erasure);
}

/// Preview my erasure.
///
/// What goes, what stays, and whether an erasure is on the way.
#[utoipa::path(tag = "account", responses((status = 200, description = "The preview.", body = ErasureView)))]
#[get("/erasure")]
async fn find_erasure(app: Data<App>, who: Principal) -> Result<Json<ErasureView>, Error> {
    service::erasures::find(&app, &who).await.map(Json)
}

/// Ask to be erased.
///
/// It is done after a cooling-off time, in which it can be taken back. A mail says so at the beginning, and when it is done.
#[utoipa::path(tag = "account", request_body = CreateErasure, responses(
    (status = 201, description = "It is on the way.", body = ErasureView),
    (status = 409, description = "`conflict`: one waits already, or the account runs the program.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: the proof does not hold.", body = Problem,
        content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: too many wrong proofs.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/erasure")]
async fn create_erasure(app: Data<App>, who: Principal, body: Body<CreateErasure>) -> Result<HttpResponse, Error> {
    let view = service::erasures::create(&app, &who, body.into_inner()).await?;
    Ok(HttpResponse::Created().json(view))
}

/// Take my erasure back.
#[utoipa::path(tag = "account", responses(
    (status = 204, description = "Nothing is erased."),
    (status = 404, description = "`not-found`: none waits.", body = Problem,
        content_type = "application/problem+json")))]
#[delete("/erasure")]
async fn cancel_erasure(app: Data<App>, who: Principal) -> Result<HttpResponse, Error> {
    service::erasures::cancel(&app, &who).await?;
    Ok(HttpResponse::NoContent().finish())
}
