//! `/api/v1/recoveries`: getting back into an account. Tokens of links travel in bodies, never in addresses.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, post};
use contract::problem::Problem;
use contract::recovery::{CheckRecovery, CompleteRecovery, CreateRecovery, RecoveryView};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(create_recovery).service(check_recovery).service(complete_recovery);
}

/// Recover a user name or password.
///
/// The answer is the same whether or not there is such an account; where there is one, a mail goes to the address.
#[utoipa::path(tag = "recovery", request_body = CreateRecovery, responses(
    (status = 202, description = "If there is such an account, a mail is on its way."),
    (status = 422, description = "`invalid-request`: the address or the candidate ID is malformed.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/recoveries")]
async fn create_recovery(app: Data<App>, body: Body<CreateRecovery>) -> Result<HttpResponse, Error> {
    service::recoveries::create(&app, body.into_inner()).await?;
    Ok(HttpResponse::Accepted().finish())
}

/// Look at a link of a recovery.
///
/// Tells the user name; the link can still be used afterwards.
#[utoipa::path(tag = "recovery", request_body = CheckRecovery, responses(
    (status = 200, description = "What the link leads to.", body = RecoveryView),
    (status = 410, description = "`link-unusable`: it was used, has expired, or a newer one was sent.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/recoveries/checks")]
async fn check_recovery(app: Data<App>, body: Body<CheckRecovery>) -> Result<Json<RecoveryView>, Error> {
    service::recoveries::check(&app, body.into_inner()).await.map(Json)
}

/// Choose a new password.
///
/// Every session of the account ends. The link works once.
#[utoipa::path(tag = "recovery", request_body = CompleteRecovery, responses(
    (status = 200, description = "The password is set. Sign in.", body = RecoveryView),
    (status = 410, description = "`link-unusable`: it was used, has expired, or a newer one was sent.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: the password is refused; the link still works.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/recoveries/completions")]
async fn complete_recovery(app: Data<App>, body: Body<CompleteRecovery>) -> Result<Json<RecoveryView>, Error> {
    service::recoveries::complete(&app, body.into_inner()).await.map(Json)
}
