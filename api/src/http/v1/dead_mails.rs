//! `/api/v1/dead-mails`: mails that could not be delivered, for staff.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use contract::mail::DeadMailView;
use contract::page::Page;
use contract::problem::Problem;
use domain::id::MailId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_dead_mails).service(retry_dead_mail);
}

/// List mails that could not be delivered.
#[utoipa::path(tag = "mail", params(PageParams),
    responses((status = 200, description = "Mails that are not tried any more, newest first.", body = Page<DeadMailView>)))]
#[get("/dead-mails")]
async fn list_dead_mails(
    app: Data<App>,
    _who: Principal,
    page: PageRequest,
) -> Result<Json<Page<DeadMailView>>, Error> {
    service::mail::dead::list(&app, &page).await.map(Json)
}

/// Have a mail tried again.
///
/// It is due at once. Its address is taken off the list of those that no mail may go to: whoever asks knows better.
#[utoipa::path(tag = "mail", params(("id" = String, Path, format = Uuid, description = "The mail's id.")), responses(
    (status = 204, description = "It is tried again."),
    (status = 404, description = "`not-found`: no dead mail has that id.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/dead-mails/{id}/retry")]
async fn retry_dead_mail(app: Data<App>, _who: Principal, id: Path<MailId>) -> Result<HttpResponse, Error> {
    service::mail::dead::retry(&app, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}
