//! Whether the server lives, and whether it can answer.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::error::Error;

/// How the server is.
#[derive(Debug, Serialize, ToSchema)]
struct HealthView {
    /// Always `ok`; a server that is not answers a problem.
    #[schema(example = "ok")]
    status: &'static str,
}

/// Whether the process answers at all. Restart it when this fails.
#[utoipa::path(tag = "health", responses((status = 200, description = "It lives.", body = HealthView)))]
#[get("/health/live")]
pub(super) async fn find_liveness() -> Json<HealthView> {
    Json(HealthView { status: "ok" })
}

/// Whether the server can do its work: its database answers. Send it no requests while this fails.
#[utoipa::path(tag = "health", responses((status = 200, description = "It is ready.", body = HealthView)))]
#[get("/health/ready")]
pub(super) async fn find_readiness(app: Data<App>) -> Result<HttpResponse, Error> {
    app.ready().await?;
    Ok(HttpResponse::Ok().json(HealthView { status: "ok" }))
}
