//! `/api/v1/registrations`: coming by oneself. A browser goes on with its registration by a cookie.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, delete, get, patch, post};
use contract::problem::Problem;
use contract::registration::{
    ActivatedView, CheckRegistration, ConfirmRegistration, CreateRegistration, NotifyPartner, RegistrationCheckView,
    RegistrationView, UpdateRegistration,
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::service;
use crate::service::registrations::Begun;

const COOKIE: &str = "certtracker_registration";

const COOKIE_PATH: &str = "/api/v1/registrations";

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config
        .service(check_registration)
        .service(notify_partner)
        .service(create_registration)
        .service(find_registration)
        .service(update_registration)
        .service(delete_registration)
        .service(resend_registration_mail)
        .service(confirm_registration)
        .service(activate_registration);
}

/// Ask whether I register by myself.
///
/// People of partner companies do not. A company is known by the verified domain of the address alone, so the answer tells
/// nothing of anybody.
#[utoipa::path(tag = "registration", request_body = CheckRegistration, responses(
    (status = 200, description = "With the partner company, if one makes the account.", body = RegistrationCheckView),
    (status = 422, description = "`invalid-request`: it is no address.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/registrations/checks")]
async fn check_registration(
    app: Data<App>,
    body: Body<CheckRegistration>,
) -> Result<Json<RegistrationCheckView>, Error> {
    service::registrations::check(&app, body.into_inner()).await.map(Json)
}

/// Tell my company that I need an account.
///
/// A mail with the address goes to those who keep the company's record, at most one a day. Who is in the record already gets
/// mail of their own instead. The answer is the same whatever happened.
#[utoipa::path(tag = "registration", request_body = NotifyPartner, responses(
    (status = 202, description = "Taken note of."),
    (status = 422, description = "`invalid-request`: it is no address.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/registrations/partner-notices")]
async fn notify_partner(app: Data<App>, body: Body<NotifyPartner>) -> Result<HttpResponse, Error> {
    service::registrations::notify_partner(&app, body.into_inner()).await?;
    Ok(HttpResponse::Accepted().finish())
}

/// Begin to register.
///
/// The answer is the same whether or not the address has an account; only the mail to it tells. A cookie that scripts cannot
/// read lets this browser go on.
#[utoipa::path(tag = "registration", request_body = CreateRegistration, responses(
    (status = 201, description = "Begun; a mail is on its way.", body = RegistrationView),
    (status = 422, description = "`invalid-request`: address, password or language; `partner-company`: the company of the address's \
        domain makes the account.", body = Problem, content_type = "application/problem+json")))]
#[post("/registrations")]
async fn create_registration(app: Data<App>, body: Body<CreateRegistration>) -> Result<HttpResponse, Error> {
    let begun = service::registrations::create(&app, body.into_inner()).await?;
    Ok(answer(&app, HttpResponse::Created(), begun))
}

/// Take up my registration.
#[utoipa::path(tag = "registration", responses(
    (status = 200, description = "What was entered so far, and what is left.", body = RegistrationView),
    (status = 404, description = "`not-found`: none is under way in this browser.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/registrations/current")]
async fn find_registration(app: Data<App>, request: HttpRequest) -> Result<Json<RegistrationView>, Error> {
    service::registrations::find(&app, token(&request).as_deref()).await.map(Json)
}

/// Enter a step of my registration.
///
/// What is left out stays as it is. When anything is refused, nothing is changed.
#[utoipa::path(tag = "registration", request_body = UpdateRegistration, responses(
    (status = 200, description = "What was entered so far, and what is left.", body = RegistrationView),
    (status = 404, description = "`not-found`: none is under way in this browser.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: an agreement has another version by now.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: some values were refused.", body = Problem,
        content_type = "application/problem+json")))]
#[patch("/registrations/current")]
async fn update_registration(
    app: Data<App>,
    request: HttpRequest,
    body: Body<UpdateRegistration>,
) -> Result<Json<RegistrationView>, Error> {
    service::registrations::update(&app, token(&request).as_deref(), body.into_inner()).await.map(Json)
}

/// Give my registration up.
#[utoipa::path(tag = "registration", responses((status = 204, description = "Nothing of it is kept.")))]
#[delete("/registrations/current")]
async fn delete_registration(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Error> {
    service::registrations::delete(&app, token(&request).as_deref()).await?;
    let mut removal = cookie(&app, String::new());
    removal.make_removal();
    Ok(HttpResponse::NoContent().cookie(removal).finish())
}

/// Send the mail of my registration once more.
#[utoipa::path(tag = "registration", responses(
    (status = 202, description = "It is on its way."),
    (status = 404, description = "`not-found`: none is under way in this browser.", body = Problem,
        content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: one was sent a moment ago.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/registrations/current/mails")]
async fn resend_registration_mail(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Error> {
    service::registrations::resend(&app, token(&request).as_deref()).await?;
    Ok(HttpResponse::Accepted().finish())
}

/// Confirm the address of a registration.
///
/// By the token of the link in the mail, which works once. In another browser than the one the registration was begun in the
/// password is asked for as well.
#[utoipa::path(tag = "registration", request_body = ConfirmRegistration, responses(
    (status = 200, description = "Confirmed; this browser goes on.", body = RegistrationView),
    (status = 410, description = "`link-unusable`: it was used, has expired, or a newer one was sent.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request` at `/password`: it is needed, or not right.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/registrations/confirmations")]
async fn confirm_registration(
    app: Data<App>,
    request: HttpRequest,
    body: Body<ConfirmRegistration>,
) -> Result<HttpResponse, Error> {
    let begun = service::registrations::confirm(&app, token(&request).as_deref(), body.into_inner()).await?;
    Ok(answer(&app, HttpResponse::Ok(), begun))
}

/// Finish my registration.
///
/// Makes the account and gives out the candidate ID.
#[utoipa::path(tag = "registration", responses(
    (status = 201, description = "The account is made. Sign in.", body = ActivatedView),
    (status = 404, description = "`not-found`: none is under way in this browser.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`registration-incomplete`: `missing` lists the steps that are left; `conflict`: the address has \
        come to have an account meanwhile.", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`partner-company`: the domain of the address has come to be a partner company's meanwhile.",
        body = Problem, content_type = "application/problem+json")))]
#[post("/registrations/current/activation")]
async fn activate_registration(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Error> {
    let activated: ActivatedView = service::registrations::activate(&app, token(&request).as_deref()).await?;
    let mut removal = cookie(&app, String::new());
    removal.make_removal();
    Ok(HttpResponse::Created().cookie(removal).json(activated))
}

fn token(request: &HttpRequest) -> Option<String> {
    request.cookie(COOKIE).map(|cookie| cookie.value().to_owned())
}

fn answer(app: &App, mut response: HttpResponseBuilder, begun: Begun) -> HttpResponse {
    let mut cookie = cookie(app, begun.token);
    let left = begun.view.expires_at.duration_since(app.clock.now());
    cookie.set_max_age(Duration::seconds(left.as_secs().max(0)));
    response.cookie(cookie).json(begun.view)
}

fn cookie(app: &App, value: String) -> Cookie<'static> {
    Cookie::build(COOKIE, value)
        .path(COOKIE_PATH)
        .http_only(true)
        .secure(app.config.server.public_url.is_https())
        .same_site(SameSite::Strict)
        .finish()
}
