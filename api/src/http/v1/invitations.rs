//! `/api/v1/invitations`: coming because a partner company said so. Tokens of links travel in bodies, never in addresses.

use actix_web::post;
use actix_web::web::{Data, Json};
use contract::invitation::{AcceptInvitation, AcceptedInvitationView, FindInvitation, InvitationView};
use contract::problem::Problem;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(find_invitation).service(accept_invitation);
}

/// Look at an invitation.
///
/// By the token of the link in the mail, which can still be used afterwards.
#[utoipa::path(tag = "invitations", request_body = FindInvitation, responses(
    (status = 200, description = "The invitation, which can be taken.", body = InvitationView),
    (status = 410, description = "`link-unusable`: `reason` is `used`, `expired` or `unknown`.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/invitations/checks")]
async fn find_invitation(app: Data<App>, body: Body<FindInvitation>) -> Result<Json<InvitationView>, Error> {
    service::invitations::find(&app, &body.into_inner().token).await.map(Json)
}

/// Take an invitation.
///
/// Makes the account that was prepared the person's own, or says of the account they have that they work there. The link works
/// once.
#[utoipa::path(tag = "invitations", request_body = AcceptInvitation, responses(
    (status = 200, description = "Taken. Sign in.", body = AcceptedInvitationView),
    (status = 409, description = "`conflict`: an agreement has another version by now.", body = Problem,
        content_type = "application/problem+json"),
    (status = 410, description = "`link-unusable`: `reason` is `used`, `expired` or `unknown`.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: some values were refused; the link still works.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/invitations/acceptances")]
async fn accept_invitation(
    app: Data<App>,
    body: Body<AcceptInvitation>,
) -> Result<Json<AcceptedInvitationView>, Error> {
    service::invitations::accept(&app, body.into_inner()).await.map(Json)
}
