//! `/api/v1/me/email-addresses`: the addresses of whoever is signed in.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post};
use contract::email_address::{CreateEmailAddress, EmailAddressView, VerifyEmailAddress};
use contract::problem::Problem;
use domain::id::EmailAddressId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::service;

/// Mounts every operation under `/api/v1/me`.
pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config
        .service(list_email_addresses)
        .service(create_email_address)
        .service(verify_email_address)
        .service(resend_verification_mail)
        .service(make_email_address_primary)
        .service(delete_email_address);
}

/// List my e-mail addresses.
#[utoipa::path(tag = "account", responses(
    (status = 200, description = "The addresses, the primary one first.", body = Vec<EmailAddressView>)))]
#[get("/email-addresses")]
async fn list_email_addresses(app: Data<App>, who: Principal) -> Result<Json<Vec<EmailAddressView>>, Error> {
    service::email_addresses::list(&app, &who).await.map(Json)
}

/// Add an e-mail address.
///
/// A mail to it asks whether it is mine; until then it counts for nothing. An address that belongs to somebody else is answered
/// alike: only the mail tells.
#[utoipa::path(tag = "account", request_body = CreateEmailAddress, responses(
    (status = 201, description = "Added, not yet verified.", body = EmailAddressView),
    (status = 403, description = "`confirmation-required`: prove again who you are.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: there are as many as there may be.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: it is no address, or one of mine already (`known`).", body = Problem,
        content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: too many such mails went out today.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/email-addresses")]
async fn create_email_address(
    app: Data<App>,
    who: Principal,
    body: Body<CreateEmailAddress>,
) -> Result<HttpResponse, Error> {
    let view = service::email_addresses::create(&app, &who, body.into_inner()).await?;
    Ok(HttpResponse::Created().json(view))
}

/// Verify an e-mail address.
///
/// By the token of the mail's link, which works once, for a day, and only for the account that the address was added to.
#[utoipa::path(tag = "account", request_body = VerifyEmailAddress, responses(
    (status = 200, description = "Verified.", body = EmailAddressView),
    (status = 410, description = "`link-unusable`: used, too old, replaced by a newer mail, or somebody else's.",
        body = Problem, content_type = "application/problem+json")))]
#[post("/email-addresses/verification")]
async fn verify_email_address(
    app: Data<App>,
    who: Principal,
    body: Body<VerifyEmailAddress>,
) -> Result<Json<EmailAddressView>, Error> {
    service::email_addresses::verify(&app, &who, &body.into_inner()).await.map(Json)
}

/// Have the mail to an address sent once more.
#[utoipa::path(tag = "account", params(("id" = String, Path, format = Uuid, description = "The address's id.")), responses(
    (status = 204, description = "It is on its way."),
    (status = 404, description = "`not-found`: I have no address of that id.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is verified already.", body = Problem,
        content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: one was sent a moment ago, or too many today.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/email-addresses/{id}/mail")]
async fn resend_verification_mail(
    app: Data<App>,
    who: Principal,
    id: Path<EmailAddressId>,
) -> Result<HttpResponse, Error> {
    service::email_addresses::resend(&app, &who, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Make an address the primary one.
///
/// I sign in with it from now on, and mail goes there. The one from before is told, and stays as one of the others.
#[utoipa::path(tag = "account", params(("id" = String, Path, format = Uuid, description = "The address's id.")), responses(
    (status = 200, description = "The address, now the primary one.", body = EmailAddressView),
    (status = 403, description = "`confirmation-required`: prove again who you are.", body = Problem,
        content_type = "application/problem+json"),
    (status = 404, description = "`not-found`: I have no address of that id.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is not verified.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/email-addresses/{id}/primary")]
async fn make_email_address_primary(
    app: Data<App>,
    who: Principal,
    id: Path<EmailAddressId>,
) -> Result<Json<EmailAddressView>, Error> {
    service::email_addresses::make_primary(&app, &who, id.into_inner()).await.map(Json)
}

/// Remove an e-mail address.
#[utoipa::path(tag = "account", params(("id" = String, Path, format = Uuid, description = "The address's id.")), responses(
    (status = 204, description = "Removed."),
    (status = 403, description = "`confirmation-required`: prove again who you are.", body = Problem,
        content_type = "application/problem+json"),
    (status = 404, description = "`not-found`: I have no address of that id.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is the primary one; make another one that first.", body = Problem,
        content_type = "application/problem+json")))]
#[delete("/email-addresses/{id}")]
async fn delete_email_address(app: Data<App>, who: Principal, id: Path<EmailAddressId>) -> Result<HttpResponse, Error> {
    service::email_addresses::delete(&app, &who, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}
