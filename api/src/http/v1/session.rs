//! `/api/v1/session`: the one session that a browser or program has.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;
use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use contract::problem::Problem;
use contract::session::{AccountView, CreateSession, SessionView};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::service;
use crate::service::session::SignedIn;

/// The cookie that holds the refresh token. It is only sent to these operations.
pub const COOKIE: &str = "certtracker_refresh";

const COOKIE_PATH: &str = "/api/v1/session";

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(create_session).service(find_session).service(delete_session).service(refresh_session);
}

/// Sign in.
///
/// The answer has a short-lived access token; a refresh token travels beside it in a cookie that scripts cannot read.
#[utoipa::path(tag = "session", responses(
    (status = 201, description = "Signed in.", body = SessionView),
    (status = 401, description = "`invalid-credentials`: the same for an unknown user and a wrong password.",
        body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: too many wrong passwords, or too many requests from one address.",
        body = Problem, content_type = "application/problem+json")))]
#[post("/session")]
async fn create_session(app: Data<App>, body: Body<CreateSession>) -> Result<HttpResponse, Error> {
    let signed_in = service::session::create(&app, body.into_inner()).await?;
    Ok(answer(&app, HttpResponse::Created().insert_header((header::LOCATION, COOKIE_PATH)).take(), signed_in))
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
async fn refresh_session(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Error> {
    let cookie = request.cookie(COOKIE);
    let signed_in = service::session::refresh(&app, cookie.as_ref().map(Cookie::value)).await?;
    Ok(answer(&app, HttpResponse::Ok(), signed_in))
}

/// Sign out.
///
/// Ends the session of the cookie and removes the cookie. Access tokens that are out stop working within ten minutes. Signing
/// out twice is no failure.
#[utoipa::path(tag = "session", responses((status = 204, description = "Nobody is signed in any more.")))]
#[delete("/session")]
async fn delete_session(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Error> {
    let cookie = request.cookie(COOKIE);
    service::session::delete(&app, cookie.as_ref().map(Cookie::value)).await?;
    let mut removal = refresh_cookie(&app, String::new());
    removal.make_removal();
    Ok(HttpResponse::NoContent().cookie(removal).finish())
}

fn answer(app: &App, mut response: actix_web::HttpResponseBuilder, signed_in: SignedIn) -> HttpResponse {
    let mut cookie = refresh_cookie(app, signed_in.refresh_token);
    let left = signed_in.ends_at.duration_since(app.clock.now());
    cookie.set_max_age(Duration::seconds(left.as_secs().max(0)));
    response.cookie(cookie).json(signed_in.view)
}

fn refresh_cookie(app: &App, value: String) -> Cookie<'static> {
    Cookie::build(COOKIE, value)
        .path(COOKIE_PATH)
        .http_only(true)
        .secure(app.config.server.public_url.is_https())
        .same_site(SameSite::Strict)
        .finish()
}
