//! `/api/v1/me/exports`: everything that is kept about whoever is signed in, as a file.

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use contract::export::ExportView;
use contract::problem::Problem;
use domain::id::ExportId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::service;

pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config.service(create_export).service(list_exports).service(find_export_archive);
}

/// Ask for my data.
///
/// A file with everything that is kept about me is made in the background, and a mail says when it is ready. It takes the
/// place of an earlier one.
#[utoipa::path(tag = "account", responses(
    (status = 201, description = "It is on the way.", body = ExportView),
    (status = 409, description = "`conflict`: one is being made.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/exports")]
async fn create_export(app: Data<App>, who: Principal) -> Result<HttpResponse, Error> {
    let view = service::exports::create(&app, &who).await?;
    Ok(HttpResponse::Created().json(view))
}

/// List my exports.
///
/// The one that was asked for last, made or on the way; none when it was kept long enough.
#[utoipa::path(tag = "account", responses((status = 200, description = "One or none.", body = Vec<ExportView>)))]
#[get("/exports")]
async fn list_exports(app: Data<App>, who: Principal) -> Result<Json<Vec<ExportView>>, Error> {
    service::exports::list(&app, &who).await.map(Json)
}

/// Download my data.
///
/// A ZIP archive: `data.json` with everything, `index.html` with the same to read, and the files there are.
#[utoipa::path(tag = "account", params(("id" = String, Path, format = Uuid, description = "The export's id.")), responses(
    (status = 200, description = "The archive.", content((Vec<u8> = "application/zip"))),
    (status = 404, description = "`not-found`: it is not there, not ready, or somebody else's.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/exports/{id}/archive")]
async fn find_export_archive(app: Data<App>, who: Principal, id: Path<ExportId>) -> Result<HttpResponse, Error> {
    let archive = service::exports::find_archive(&app, &who, id.into_inner()).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/zip"))
        .insert_header((header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"my-data.zip\"")))
        .body(archive))
}
