//! `/api/v1/me/documents` and `/api/v1/documents`: files that are uploaded as evidence.

use actix_web::http::header::{
    self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue, HeaderValue,
};
use actix_web::web::{Data, Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use contract::change_request::DocumentView;
use contract::problem::Problem;
use domain::id::DocumentId;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::{collect, declared_length};
use crate::service;

/// Whatever a document holds, nothing in it runs, loads or is shown in our name.
const INERT: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(find_evidence_document);
}

/// What belongs to whoever is signed in, under `/me`.
pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config.service(create_document);
}

/// What is uploaded.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct DocumentParams {
    /// The file's name, to be shown.
    #[param(max_length = 200, example = "passport.pdf")]
    file_name: String,
}

/// Upload a document.
///
/// The body is the file: a PDF, JPEG or PNG of at most 10 MiB, or of what the operator set. What it is is found in its content,
/// not in its name. It waits a day for the request that names it.
#[utoipa::path(tag = "me", params(DocumentParams),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 201, description = "Kept.", body = DocumentView),
        (status = 409, description = "`conflict`: too many documents wait for a request.", body = Problem,
            content_type = "application/problem+json"),
        (status = 413, description = "`payload-too-large`.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`document-refused`: it is no such file, or more than that.", body = Problem,
            content_type = "application/problem+json")))]
#[post("/documents")]
async fn create_document(
    app: Data<App>,
    who: Principal,
    request: HttpRequest,
    params: Query<DocumentParams>,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    let bytes = collect(payload.into_inner(), declared_length(&request), app.config.limits.document).await?;
    let view = service::documents::create(&app, &who, &params.file_name, bytes.into()).await?;
    Ok(HttpResponse::Created().json(view))
}

/// Download a document.
///
/// Always as a file to keep, never to be shown in place.
#[utoipa::path(tag = "staff", params(("id" = String, Path, format = Uuid, description = "The document's id.")), responses(
    (status = 200, description = "The file.", content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"))),
    (status = 404, description = "`not-found`: there is none of that id that belongs to a request.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/documents/{id}")]
async fn find_evidence_document(app: Data<App>, _who: Principal, id: Path<DocumentId>) -> Result<HttpResponse, Error> {
    let content = service::documents::find(&app, id.into_inner()).await?;
    let name = ExtendedValue {
        charset: Charset::Ext("UTF-8".to_owned()),
        language_tag: None,
        value: content.file_name.into_bytes(),
    };
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::FilenameExt(name)],
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, content.media_type))
        .insert_header((header::CONTENT_SECURITY_POLICY, INERT))
        .insert_header(disposition)
        .body(content.bytes))
}
