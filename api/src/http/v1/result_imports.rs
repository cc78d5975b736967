//! `/api/v1/result-imports`: result archives, for staff.

use actix_web::http::header;
use actix_web::web::{Data, Json, Path, Payload, Query};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, get, post};
use contract::page::Page;
use contract::problem::{Problem, ProblemCode};
use contract::result_import::ResultImportView;
use domain::id::ImportId;
use language::text::problem as text;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::{collect, declared_length, file_name};
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(create_result_import).service(list_result_imports).service(find_result_import);
}

/// How to import.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ImportParams {
    /// The file's name, to be shown.
    #[param(max_length = 255, example = "results-2026-03-01.zip")]
    file_name: Option<String>,
    /// Say what would happen, and write nothing.
    #[serde(default)]
    dry_run: bool,
}

/// Import a result archive.
///
/// The body is the archive (`application/zip`). Each row becomes a fact about a candidate, once, however often the file is
/// sent. Rows that fit no candidate go to the claim queue; faulty rows are reported and do not stop the others; an archive
/// that cannot be read is refused whole.
#[utoipa::path(tag = "results", params(ImportParams),
    request_body(content = Vec<u8>, content_type = "application/zip"),
    responses(
        (status = 200, description = "A dry run, or a file that was imported before.", body = ResultImportView),
        (status = 201, description = "Imported.", body = ResultImportView),
        (status = 422, description = "`archive-refused`: nothing was imported.", body = Problem,
            content_type = "application/problem+json")))]
#[post("/result-imports")]
async fn create_result_import(
    app: Data<App>,
    _who: Principal,
    request: HttpRequest,
    params: Query<ImportParams>,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    let Query(ImportParams { file_name: name, dry_run }) = params;
    if !matches!(
        request.content_type(),
        "application/zip" | "application/x-zip-compressed" | "application/octet-stream"
    ) {
        return Err(Error::of(ProblemCode::UnsupportedMediaType).detail(text::reads_media_type("application/zip")));
    }
    let name = file_name(name.unwrap_or_else(|| "results.zip".to_owned()))?;
    let archive = collect(payload.into_inner(), declared_length(&request), app.config.limits.upload).await?;
    let view = service::result_imports::create(&app.into_inner(), name, archive.into(), dry_run).await?;
    let location = view.id.filter(|_| !view.repeated).map(|id| format!("/api/v1/result-imports/{id}"));
    Ok(match location {
        Some(location) => HttpResponse::Created().insert_header((header::LOCATION, location)).json(view),
        None => HttpResponse::Ok().json(view),
    })
}

/// List imports.
#[utoipa::path(tag = "results", params(PageParams),
    responses((status = 200, description = "Imports that ended, newest first.", body = Page<ResultImportView>)))]
#[get("/result-imports")]
async fn list_result_imports(
    app: Data<App>,
    _who: Principal,
    page: PageRequest,
) -> Result<Json<Page<ResultImportView>>, Error> {
    service::result_imports::list(&app, &page).await.map(Json)
}

/// Read an import.
#[utoipa::path(tag = "results", params(("id" = String, Path, format = Uuid, description = "The import's id.")), responses(
    (status = 200, description = "The import.", body = ResultImportView),
    (status = 404, description = "`not-found`: there is no finished import of that id.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/result-imports/{id}")]
async fn find_result_import(
    app: Data<App>,
    _who: Principal,
    id: Path<ImportId>,
) -> Result<Json<ResultImportView>, Error> {
    service::result_imports::find(&app, id.into_inner()).await.map(Json)
}
