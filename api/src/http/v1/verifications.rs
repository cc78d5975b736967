//! Checking a credential, for anyone: by its verification code, or by its id.

use actix_web::get;
use actix_web::web::{Data, Json, Path};
use contract::problem::Problem;
use contract::verification::VerificationView;
use domain::id::CredentialId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::App;
use crate::error::Error;
use crate::http::language::Reader;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(find_verification).service(find_credential_verification);
}

/// Verify a credential by its code.
///
/// The verdict has every fact that the certificate prints, and each check it rests on. A code may be written with or without
/// hyphens and in either case.
#[utoipa::path(tag = "verification",
    params(("code" = String, Path, description = "The verification code.", example = "7QK4M-0ZJ9T-XW3RB-5HD2C")),
    responses(
        (status = 200, description = "The verdict.", body = VerificationView),
        (status = 404, description = "`not-found`: no credential has this code.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`mistyped-code`: the code contradicts itself.", body = Problem,
            content_type = "application/problem+json")))]
#[get("/verifications/{code}")]
async fn find_verification(
    app: Data<App>,
    reader: Reader,
    code: Path<String>,
) -> Result<Json<VerificationView>, Error> {
    service::verifications::find(&app, &code, reader.language).await.map(Json)
}

/// Verify a credential by its id.
#[utoipa::path(tag = "verification",
    params(("id" = String, Path, format = Uuid, description = "The credential's id.")),
    responses(
        (status = 200, description = "The verdict.", body = VerificationView),
        (status = 404, description = "`not-found`: there is no such credential.", body = Problem,
            content_type = "application/problem+json")))]
#[get("/credentials/{id}/verification")]
async fn find_credential_verification(
    app: Data<App>,
    reader: Reader,
    id: Path<CredentialId>,
) -> Result<Json<VerificationView>, Error> {
    service::verifications::find_by_credential(&app, id.into_inner(), reader.language).await.map(Json)
}
