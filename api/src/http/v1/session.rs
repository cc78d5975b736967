//! `/api/v1/session`: the one session that a browser or program has.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;
use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use contract::passkey::PasskeyRequestOptions;
use contract::problem::Problem;
use contract::session::{
    AccountView, ConfirmSession, ContinueSession, CreatePasskeySession, CreateSession, SessionView,
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::http::visit::DEVICE_COOKIE;
use crate::service;
use crate::service::session::{DEVICE_LIFETIME, SignedIn, Visit};

/// The cookie that holds the refresh token. It is only sent to these operations.
pub const COOKIE: &str = "certtracker_refresh";

const COOKIE_PATH: &str = "/api/v1/session";

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config
        .service(create_session)
        .service(find_session)
        .service(delete_session)
        .service(refresh_session)
        .service(continue_session)
        .service(create_passkey_challenge)
        .service(create_passkey_session)
        .service(create_confirmation_challenge)
        .service(confirm_session);
}

/// Sign in.
///
/// The answer has a short-lived access token; a refresh token travels beside it in a cookie that scripts cannot read, and so
/// does a token by which the device is known the next time.
#[utoipa::path(tag = "session", request_body = CreateSession, responses(
    (status = 201, description = "Signed in.", body = SessionView),
    (status = 401, description = "`invalid-credentials`: the same for an unknown user and a wrong password. \
        `second-factor-required`: the password was right; further members are those of SecondStep.", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: too many wrong passwords, or too many requests from one address.",
        body = Problem, content_type = "application/problem+json")))]
#[post("/session")]
async fn create_session(app: Data<App>, visit: Visit, body: Body<CreateSession>) -> Result<HttpResponse, Error> {
    let signed_in = service::sign_in::create(&app, visit, body.into_inner()).await?;
    Ok(answer(&app, HttpResponse::Created().insert_header((header::LOCATION, COOKIE_PATH)).take(), signed_in))
}

/// Complete a sign-in.
///
/// With a second factor, after `second-factor-required`.
#[utoipa::path(tag = "session", request_body = ContinueSession, responses(
    (status = 201, description = "Signed in.", body = SessionView),
    (status = 401, description = "`proof-refused`: the proof is wrong, or the challenge is over.", body = Problem,
        content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: too many wrong proofs, or too many requests from one address.",
        body = Problem, content_type = "application/problem+json")))]
#[post("/session/continuation")]
async fn continue_session(app: Data<App>, visit: Visit, body: Body<ContinueSession>) -> Result<HttpResponse, Error> {
    let signed_in = service::sign_in::continue_(&app, visit, body.into_inner()).await?;
    Ok(answer(&app, HttpResponse::Created().insert_header((header::LOCATION, COOKIE_PATH)).take(), signed_in))
}

/// Ask a passkey who is there.
///
/// To sign in by that alone. The answer is for `navigator.credentials.get()`.
#[utoipa::path(tag = "session", responses(
    (status = 201, description = "What to ask it with.", body = PasskeyRequestOptions)))]
#[post("/session/passkey-challenge")]
async fn create_passkey_challenge(app: Data<App>) -> Result<HttpResponse, Error> {
    let options = service::passkeys::create_challenge(&app).await?;
    Ok(HttpResponse::Created().json(options))
}

/// Sign in with a passkey.
#[utoipa::path(tag = "session", request_body = CreatePasskeySession, responses(
    (status = 201, description = "Signed in.", body = SessionView),
    (status = 401, description = "`proof-refused`: the passkey is unknown, or its answer is not to be believed.",
        body = Problem, content_type = "application/problem+json")))]
#[post("/session/passkey")]
async fn create_passkey_session(
    app: Data<App>,
    visit: Visit,
    body: Body<CreatePasskeySession>,
) -> Result<HttpResponse, Error> {
    let signed_in = service::sign_in::create_by_passkey(&app, visit, body.into_inner()).await?;
    Ok(answer(&app, HttpResponse::Created().insert_header((header::LOCATION, COOKIE_PATH)).take(), signed_in))
}

/// Ask my passkey who is there.
///
/// To confirm the session, or to change the password. The answer is for `navigator.credentials.get()`.
#[utoipa::path(tag = "session", responses(
    (status = 201, description = "What to ask it with.", body = PasskeyRequestOptions),
    (status = 404, description = "`not-found`: I have no passkey.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/session/confirmation-challenge")]
async fn create_confirmation_challenge(app: Data<App>, who: Principal) -> Result<HttpResponse, Error> {
    let options = service::passkeys::create_confirmation(&app, &who).await?;
    Ok(HttpResponse::Created().json(options))
}

/// Prove again who I am.
///
/// For ten minutes the session may then do what is dangerous: add and remove second factors. So it may after signing in.
#[utoipa::path(tag = "session", request_body = ConfirmSession, responses(
    (status = 204, description = "Confirmed."),
    (status = 422, description = "`invalid-request`: the proof does not hold.", body = Problem,
        content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: too many wrong proofs.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/session/confirmation")]
async fn confirm_session(app: Data<App>, who: Principal, body: Body<ConfirmSession>) -> Result<HttpResponse, Error> {
    service::security::confirm(&app, &who, body.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Who is signed in.
#[utoipa::path(tag = "session", responses((status = 200, description = "The account.", body = AccountView)))]
#[get("/session")]
async fn find_session(app: Data<App>, who: Principal) -> Result<Json<AccountView>, Error> {
    service::session::find(&app, &who).await.map(Json)
}

/// Stay signed in.
///
/// Exchanges the refresh token of the cookie for a new access token and a new cookie. Each refresh token works once: a second
/// use ends the session.
#[utoipa::path(tag = "session", responses(
    (status = 200, description = "Refreshed.", body = SessionView),
    (status = 401, description = "`session-ended`: sign in again.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/session/refresh")]
async fn refresh_session(app: Data<App>, visit: Visit, request: HttpRequest) -> Result<HttpResponse, Error> {
    let cookie = request.cookie(COOKIE);
    let signed_in = service::session::refresh(&app, visit, cookie.as_ref().map(Cookie::value)).await?;
    Ok(answer(&app, HttpResponse::Ok(), signed_in))
}

/// Sign out.
///
/// Ends the session of the cookie and removes the cookie. Access tokens that are out stop working at once; where several
/// servers answer, within seconds. Signing out twice is no failure.
#[utoipa::path(tag = "session", responses((status = 204, description = "Nobody is signed in any more.")))]
#[delete("/session")]
async fn delete_session(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Error> {
    let shown = request.cookie(COOKIE);
    service::session::delete(&app, shown.as_ref().map(Cookie::value)).await?;
    let mut removal = cookie(&app, COOKIE, String::new());
    removal.make_removal();
    Ok(HttpResponse::NoContent().cookie(removal).finish())
}

fn answer(app: &App, mut response: actix_web::HttpResponseBuilder, signed_in: SignedIn) -> HttpResponse {
    let mut refresh = cookie(app, COOKIE, signed_in.refresh_token);
    let left = signed_in.view.ends_at.duration_since(app.clock.now());
    refresh.set_max_age(Duration::seconds(left.as_secs().max(0)));
    // One after the other: a jar of cookies would shuffle them.
    response.append_header((header::SET_COOKIE, refresh.to_string()));
    if let Some(token) = signed_in.device_token {
        let mut device = cookie(app, DEVICE_COOKIE, token);
        device.set_max_age(Duration::seconds(DEVICE_LIFETIME.as_secs()));
        response.append_header((header::SET_COOKIE, device.to_string()));
    }
    response.json(signed_in.view)
}

fn cookie(app: &App, name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build(name, value)
        .path(COOKIE_PATH)
        .http_only(true)
        .secure(app.config.server.public_url.is_https())
        .same_site(SameSite::Strict)
        .finish()
}
