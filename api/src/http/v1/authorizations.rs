//! `/api/v1/me/authorizations` and `/api/v1/me/appointments`: a candidate's way to an exam.

use actix_web::http::header;
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use contract::appointment::AppointmentView;
use contract::authorization::{AuthorizationView, CreateAuthorization, HandOffView};
use contract::page::Page;
use contract::problem::Problem;
use domain::id::{AppointmentId, AuthorizationId};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::http::language::Reader;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config
        .service(create_authorization)
        .service(list_authorizations)
        .service(find_authorization)
        .service(withdraw_authorization)
        .service(create_hand_off)
        .service(list_appointments)
        .service(find_appointment_calendar);
}

/// Register for an exam.
///
/// Whoever may sit it is authorized at once; the vendor is told within seconds, and its answer can be followed in `journey`. Asking
/// again while there is an authorization for the exam answers that one, so that a request can be repeated.
#[utoipa::path(tag = "exams", request_body = CreateAuthorization, responses(
    (status = 201, description = "Authorized.", body = AuthorizationView),
    (status = 404, description = "`not-found`: there is no exam of that code.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: nobody delivers this exam here at present, or an earlier \
        authorization is still being taken back.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`not-eligible`, with everything that stands in the way.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/authorizations")]
async fn create_authorization(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    body: Body<CreateAuthorization>,
) -> Result<HttpResponse, Error> {
    let app = app.into_inner();
    let view = service::authorizations::create(&app, &who, body.into_inner(), reader.language).await?;
    Ok(HttpResponse::Created().json(view))
}

/// List my authorizations.
#[utoipa::path(tag = "exams", params(PageParams), responses(
    (status = 200, description = "Authorizations, newest first.", body = Page<AuthorizationView>)))]
#[get("/authorizations")]
async fn list_authorizations(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    page: PageRequest,
) -> Result<Json<Page<AuthorizationView>>, Error> {
    service::authorizations::list(&app.into_inner(), &who, &page, reader.language).await.map(Json)
}

/// Follow an exam.
///
/// From authorized to decided, step by step, with who has to do the next one and by when it is usually done.
#[utoipa::path(tag = "exams", params(("id" = String, Path, description = "The authorization's number.")), responses(
    (status = 200, description = "The authorization.", body = AuthorizationView),
    (status = 404, description = "`not-found`: there is none of that number, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/authorizations/{id}")]
async fn find_authorization(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    id: Path<AuthorizationId>,
) -> Result<Json<AuthorizationView>, Error> {
    service::authorizations::find(&app.into_inner(), &who, id.into_inner(), reader.language).await.map(Json)
}

/// Take a registration for an exam back.
#[utoipa::path(tag = "exams", params(("id" = String, Path, description = "The authorization's number.")), responses(
    (status = 200, description = "The authorization, withdrawn.", body = AuthorizationView),
    (status = 404, description = "`not-found`: there is none of that number, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is over, or a place is booked, which has to be cancelled first.",
        body = Problem, content_type = "application/problem+json")))]
#[post("/authorizations/{id}/withdrawal")]
async fn withdraw_authorization(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    id: Path<AuthorizationId>,
) -> Result<Json<AuthorizationView>, Error> {
    service::authorizations::withdraw(&app.into_inner(), &who, id.into_inner(), reader.language).await.map(Json)
}

/// Go to the vendor to book.
///
/// Answers the form that a browser posts to the vendor, which signs the candidate in there. It holds for a few minutes.
#[utoipa::path(tag = "exams", params(("id" = String, Path, description = "The authorization's number.")), responses(
    (status = 200, description = "The form.", body = HandOffView),
    (status = 404, description = "`not-found`: there is none of that number, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: the vendor does not know of it yet, or it is over.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/authorizations/{id}/hand-off")]
async fn create_hand_off(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    id: Path<AuthorizationId>,
) -> Result<Json<HandOffView>, Error> {
    service::authorizations::create_hand_off(&app.into_inner(), &who, id.into_inner(), reader.language).await.map(Json)
}

/// List my appointments.
#[utoipa::path(tag = "exams", responses(
    (status = 200, description = "Bookings, the latest first.", body = Vec<AppointmentView>)))]
#[get("/appointments")]
async fn list_appointments(app: Data<App>, who: Principal) -> Result<Json<Vec<AppointmentView>>, Error> {
    service::appointments::list(&app.into_inner(), &who).await.map(Json)
}

/// Take an appointment into a calendar.
#[utoipa::path(tag = "exams", params(("id" = String, Path, format = Uuid, description = "The booking's id.")),
    responses(
        (status = 200, description = "The booking as a calendar file (RFC 5545).", content((String = "text/calendar"))),
        (status = 404, description = "`not-found`: there is none of that id, or it is somebody else's.", body = Problem,
            content_type = "application/problem+json")))]
#[get("/appointments/{id}/calendar")]
async fn find_appointment_calendar(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    id: Path<AppointmentId>,
) -> Result<HttpResponse, Error> {
    let file = service::appointments::find_calendar(&app.into_inner(), &who, id.into_inner(), reader.language).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"exam.ics\""))
        .body(file))
}
