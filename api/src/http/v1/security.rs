//! `/api/v1/me/security` and beside it: the ways into one's own account.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, patch, post, put};
use contract::passkey::{CreatePasskey, NewPasskeyView, PasskeyCreationOptions, PasskeyView, UpdatePasskey};
use contract::problem::Problem;
use contract::security::{ChangePassword, ConfirmTotp, RecoveryCodesView, SecurityView, TotpView};
use domain::id::PasskeyId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::service;

/// Mounts every operation under `/api/v1/me`.
pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config
        .service(find_security)
        .service(change_password)
        .service(create_totp)
        .service(confirm_totp)
        .service(delete_totp)
        .service(create_recovery_codes)
        .service(create_passkey_registration)
        .service(create_passkey)
        .service(update_passkey)
        .service(delete_passkey);
}

/// Read the ways into my account.
#[utoipa::path(tag = "account", responses(
    (status = 200, description = "Password, authenticator app, passkeys, recovery codes.", body = SecurityView)))]
#[get("/security")]
async fn find_security(app: Data<App>, who: Principal) -> Result<Json<SecurityView>, Error> {
    service::security::find(&app, &who).await.map(Json)
}

/// Change my password.
///
/// Every other session of mine ends.
#[utoipa::path(tag = "account", request_body = ChangePassword, responses(
    (status = 204, description = "Changed."),
    (status = 422, description = "`invalid-request`: the proof does not hold, or the new password is not taken: `too_short`, \
        `too_long`, `repetitive`, `personal` or `common`.", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: too many wrong proofs.", body = Problem,
        content_type = "application/problem+json")))]
#[put("/password")]
async fn change_password(app: Data<App>, who: Principal, body: Body<ChangePassword>) -> Result<HttpResponse, Error> {
    service::security::change_password(&app, &who, body.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Draw a secret for an authenticator app.
///
/// It counts for nothing before it is confirmed; asking again draws another.
#[utoipa::path(tag = "account", responses(
    (status = 201, description = "The secret, this once.", body = TotpView),
    (status = 403, description = "`confirmation-required`: prove again who you are.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: there is an authenticator app already.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/totp")]
async fn create_totp(app: Data<App>, who: Principal) -> Result<HttpResponse, Error> {
    let totp = service::totp::create(&app, &who).await?;
    Ok(HttpResponse::Created().json(totp))
}

/// Show that the authenticator app has the secret.
///
/// From now on its codes are asked for beside the password. The first second factor comes with recovery codes.
#[utoipa::path(tag = "account", request_body = ConfirmTotp, responses(
    (status = 200, description = "Confirmed.", body = RecoveryCodesView),
    (status = 404, description = "`not-found`: no secret waits to be confirmed.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: not the code that the app shows now.", body = Problem,
        content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: too many wrong codes.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/totp/confirmation")]
async fn confirm_totp(
    app: Data<App>,
    who: Principal,
    body: Body<ConfirmTotp>,
) -> Result<Json<RecoveryCodesView>, Error> {
    service::totp::confirm(&app, &who, body.into_inner()).await.map(Json)
}

/// Remove my authenticator app.
///
/// The last second factor takes the recovery codes with it.
#[utoipa::path(tag = "account", responses(
    (status = 204, description = "Removed."),
    (status = 403, description = "`confirmation-required`: prove again who you are.", body = Problem,
        content_type = "application/problem+json"),
    (status = 404, description = "`not-found`: there is none.", body = Problem,
        content_type = "application/problem+json")))]
#[delete("/totp")]
async fn delete_totp(app: Data<App>, who: Principal) -> Result<HttpResponse, Error> {
    service::totp::delete(&app, &who).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Draw new recovery codes.
///
/// Those from before stop working.
#[utoipa::path(tag = "account", responses(
    (status = 201, description = "The codes, this once.", body = RecoveryCodesView),
    (status = 403, description = "`confirmation-required`: prove again who you are.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: there is no second factor that they could stand in for.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/recovery-codes")]
async fn create_recovery_codes(app: Data<App>, who: Principal) -> Result<HttpResponse, Error> {
    let codes = service::recovery_codes::create(&app, &who).await?;
    Ok(HttpResponse::Created().json(codes))
}

/// Ask an authenticator to make a passkey.
///
/// The answer is for `navigator.credentials.create()`.
#[utoipa::path(tag = "account", responses(
    (status = 201, description = "What to make it with.", body = PasskeyCreationOptions),
    (status = 403, description = "`confirmation-required`: prove again who you are.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: there are as many as there may be.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/passkeys/registration")]
async fn create_passkey_registration(app: Data<App>, who: Principal) -> Result<HttpResponse, Error> {
    let options = service::passkeys::create_registration(&app, &who).await?;
    Ok(HttpResponse::Created().json(options))
}

/// Add a passkey to my account.
///
/// From now on it signs me in, alone or beside the password. The first second factor comes with recovery codes.
#[utoipa::path(tag = "account", request_body = CreatePasskey, responses(
    (status = 201, description = "Added.", body = NewPasskeyView),
    (status = 403, description = "`confirmation-required`: prove again who you are.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is known already.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: the name or the answer is not right.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/passkeys")]
async fn create_passkey(app: Data<App>, who: Principal, body: Body<CreatePasskey>) -> Result<HttpResponse, Error> {
    let passkey = service::passkeys::create(&app, &who, body.into_inner()).await?;
    Ok(HttpResponse::Created().json(passkey))
}

/// Call a passkey something else.
#[utoipa::path(tag = "account", request_body = UpdatePasskey, params(("id" = String, Path, format = Uuid, description = "The passkey's id.")), responses(
    (status = 200, description = "Renamed.", body = PasskeyView),
    (status = 404, description = "`not-found`: there is none of that id, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json")))]
#[patch("/passkeys/{id}")]
async fn update_passkey(
    app: Data<App>,
    who: Principal,
    id: Path<PasskeyId>,
    body: Body<UpdatePasskey>,
) -> Result<Json<PasskeyView>, Error> {
    service::passkeys::update(&app, &who, id.into_inner(), body.into_inner()).await.map(Json)
}

/// Remove a passkey.
///
/// The last second factor takes the recovery codes with it.
#[utoipa::path(tag = "account", params(("id" = String, Path, format = Uuid, description = "The passkey's id.")), responses(
    (status = 204, description = "Removed."),
    (status = 403, description = "`confirmation-required`: prove again who you are.", body = Problem,
        content_type = "application/problem+json"),
    (status = 404, description = "`not-found`: there is none of that id, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`last-way-in`: nothing else lets me in.", body = Problem,
        content_type = "application/problem+json")))]
#[delete("/passkeys/{id}")]
async fn delete_passkey(app: Data<App>, who: Principal, id: Path<PasskeyId>) -> Result<HttpResponse, Error> {
    service::passkeys::delete(&app, &who, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}
