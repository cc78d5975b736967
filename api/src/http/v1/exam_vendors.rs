//! `/api/v1/exam-vendors` and `/api/v1/exchanges`: what travels to and from those who deliver exams.

use actix_web::http::header;
use actix_web::web::{Data, Json, Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use contract::exam_vendor::ExamVendorView;
use contract::exchange::{ExchangeContentView, ExchangeRowView, ExchangeView};
use contract::page::Page;
use contract::problem::Problem;
use domain::id::ExchangeId;
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
    config
        .service(list_exam_vendors)
        .service(receive_exam_event)
        .service(receive_booking_event)
        .service(create_exam_vendor_file)
        .service(list_exchanges)
        .service(find_exchange)
        .service(list_exchange_rows)
        .service(find_exchange_content)
        .service(replay_exchange);
}

/// List exam-delivery vendors.
///
/// Each with how the exchange with it stands, and what needs somebody.
#[utoipa::path(tag = "exam delivery", responses(
    (status = 200, description = "The vendors of the settings, by code.", body = Vec<ExamVendorView>)))]
#[get("/exam-vendors")]
async fn list_exam_vendors(app: Data<App>, _who: Principal) -> Result<Json<Vec<ExamVendorView>>, Error> {
    service::exam_vendors::list(&app).await.map(Json)
}

/// Tell of an event.
///
/// For exam-delivery vendors: bookings, results, and what becomes of results. The body is the vendor's own JSON; the token is a JWT
/// (HS256) with `iss` (the vendor's code), `aud` (this server's address), `iat`, `exp`, `jti` (new for each attempt) and `sha256` of
/// the body. An event that is told twice is taken once.
#[utoipa::path(tag = "exam delivery",
    request_body(content = serde_json::Value, content_type = "application/json"),
    params(
        ("vendor" = String, Path, description = "The vendor's code."),
        ("kind" = String, Path, description = "The kind of event, such as `resultNotification`.")),
    responses(
        (status = 200, description = "It is kept; also when it is about nobody known.", body = serde_json::Value),
        (status = 401, description = "`call-back-refused`: forged, stale, or repeated.", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "`not-found`: there is no such vendor or kind.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid-request`: the body names no event. One that does and cannot be read is kept.", body = Problem,
            content_type = "application/problem+json")))]
#[post("/exam-vendors/{vendor}/events/{kind}")]
async fn receive_exam_event(
    app: Data<App>,
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    receive(app, &request, path.into_inner(), payload).await
}

/// Tell of an event, as PSI does.
///
/// For vendors that put their events instead of posting them. The token is the secret that both sides have.
#[utoipa::path(tag = "exam delivery",
    request_body(content = serde_json::Value, content_type = "application/json"),
    params(
        ("vendor" = String, Path, description = "The vendor's code."),
        ("kind" = String, Path, description = "The kind of event: `booking`.")),
    responses(
        (status = 200, description = "It is kept; also when it is about nobody known.", body = serde_json::Value),
        (status = 401, description = "`call-back-refused`: it does not prove who sent it.", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "`not-found`: there is no such vendor or kind.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid-request`: the body names no event. One that does and cannot be read is kept.", body = Problem,
            content_type = "application/problem+json")))]
#[put("/exam-vendors/{vendor}/events/{kind}")]
async fn receive_booking_event(
    app: Data<App>,
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    receive(app, &request, path.into_inner(), payload).await
}

async fn receive(
    app: Data<App>,
    request: &HttpRequest,
    (vendor, kind): (String, String),
    payload: Payload,
) -> Result<HttpResponse, Error> {
    let token = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| value.strip_prefix("Bearer ")).map(str::to_owned);
    let body = collect(payload.into_inner(), declared_length(request), app.config.limits.body).await?;
    service::call_backs::receive(&app.into_inner(), &vendor, &kind, token.as_deref(), body.into()).await?;
    Ok(HttpResponse::Ok().json(serde_json::json!({})))
}

/// What a file is called.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct FileParams {
    /// The file's name, to be shown and found by.
    #[param(max_length = 255, example = "results-2026-03.csv")]
    file_name: String,
}

/// Bring a vendor's file.
///
/// What a vendor gave otherwise than by its interface: a CSV file of an assessment engine's results or courses, or an archive. It is
/// read like one that was fetched, and kept in the ledger with what became of each row. A row that is known changes nothing.
#[utoipa::path(tag = "exam delivery",
    params(("vendor" = String, Path, description = "The vendor's code."), FileParams),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 200, description = "The file is known: what became of it.", body = ExchangeView),
        (status = 201, description = "It was read: what became of it as a whole.", body = ExchangeView),
        (status = 404, description = "`not-found`: there is no such vendor.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`archive-refused`: it is no file of this vendor's, and was not kept; \
            `invalid-request`: its name cannot be used.", body = Problem, content_type = "application/problem+json")))]
#[post("/exam-vendors/{vendor}/files")]
async fn create_exam_vendor_file(
    app: Data<App>,
    _who: Principal,
    request: HttpRequest,
    vendor: Path<String>,
    params: Query<FileParams>,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    let file_name = file_name(params.into_inner().file_name)?;
    let file = collect(payload.into_inner(), declared_length(&request), app.config.limits.upload).await?;
    let (view, new) = service::exchanges::receive_file(&app.into_inner(), &vendor, file_name, file.into()).await?;
    Ok(if new {
        let location = (header::LOCATION, format!("/api/v1/exchanges/{}", view.id));
        HttpResponse::Created().insert_header(location).json(view)
    } else {
        HttpResponse::Ok().json(view)
    })
}

/// Which messages to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ExchangeParams {
    /// A candidate ID, an authorization's number, a registration, or the name of a message.
    #[param(max_length = 200)]
    about: Option<String>,
}

/// List messages to and from vendors.
#[utoipa::path(tag = "exam delivery", params(ExchangeParams, PageParams), responses(
    (status = 200, description = "Messages, newest first.", body = Page<ExchangeView>)))]
#[get("/exchanges")]
async fn list_exchanges(
    app: Data<App>,
    _who: Principal,
    params: Query<ExchangeParams>,
    page: PageRequest,
) -> Result<Json<Page<ExchangeView>>, Error> {
    service::exchanges::list(&app, params.about.as_deref(), &page).await.map(Json)
}

/// Read about a message.
#[utoipa::path(tag = "exam delivery", params(("id" = String, Path, format = Uuid, description = "The message's id.")),
    responses(
        (status = 200, description = "The message, without its bytes.", body = ExchangeView),
        (status = 404, description = "`not-found`: there is none of that id.", body = Problem,
            content_type = "application/problem+json")))]
#[get("/exchanges/{id}")]
async fn find_exchange(app: Data<App>, _who: Principal, id: Path<ExchangeId>) -> Result<Json<ExchangeView>, Error> {
    service::exchanges::find(&app, id.into_inner()).await.map(Json)
}

/// List the rows of a message.
///
/// Each with what became of it. Results are in the import of the same name.
#[utoipa::path(tag = "exam delivery",
    params(("id" = String, Path, format = Uuid, description = "The message's id."), PageParams), responses(
        (status = 200, description = "Rows, in the order of the message.", body = Page<ExchangeRowView>),
        (status = 404, description = "`not-found`: there is none of that id.", body = Problem,
            content_type = "application/problem+json")))]
#[get("/exchanges/{id}/rows")]
async fn list_exchange_rows(
    app: Data<App>,
    _who: Principal,
    id: Path<ExchangeId>,
    page: PageRequest,
) -> Result<Json<Page<ExchangeRowView>>, Error> {
    service::exchanges::list_rows(&app, id.into_inner(), &page).await.map(Json)
}

/// Read a message.
#[utoipa::path(tag = "exam delivery", params(("id" = String, Path, format = Uuid, description = "The message's id.")),
    responses(
        (status = 200, description = "What it says, part by part.", body = ExchangeContentView),
        (status = 404, description = "`not-found`: there is none of that id, or its bytes are no longer kept.",
            body = Problem, content_type = "application/problem+json")))]
#[get("/exchanges/{id}/content")]
async fn find_exchange_content(
    app: Data<App>,
    _who: Principal,
    id: Path<ExchangeId>,
) -> Result<Json<ExchangeContentView>, Error> {
    service::exchanges::find_content(&app, id.into_inner()).await.map(Json)
}

/// Which row to take again.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ReplayParams {
    /// Its place; all rows without one.
    #[param(minimum = 1)]
    place: Option<u32>,
}

/// Take a message again.
///
/// One that came is read again, which adds nothing that is known; one that was sent is sent again.
#[utoipa::path(tag = "exam delivery",
    params(("id" = String, Path, format = Uuid, description = "The message's id."), ReplayParams), responses(
        (status = 200, description = "The message, with what became of it.", body = ExchangeView),
        (status = 404, description = "`not-found`: there is none of that id.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`conflict`: its bytes are no longer kept, or it waits anyway.", body = Problem,
            content_type = "application/problem+json")))]
#[post("/exchanges/{id}/replay")]
async fn replay_exchange(
    app: Data<App>,
    _who: Principal,
    id: Path<ExchangeId>,
    params: Query<ReplayParams>,
) -> Result<Json<ExchangeView>, Error> {
    service::exchanges::replay(&app.into_inner(), id.into_inner(), params.place).await.map(Json)
}
