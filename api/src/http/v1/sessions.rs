//! `/api/v1/me/sessions`: where somebody is signed in.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get};
use contract::page::Page;
use contract::problem::Problem;
use contract::session::SessionListItem;
use domain::id::SessionId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

/// Mounts every operation under `/api/v1/me`.
pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_sessions).service(end_other_sessions).service(end_session);
}

/// List my sessions.
///
/// Where I am signed in, newest first.
#[utoipa::path(tag = "account", params(PageParams), responses(
    (status = 200, description = "The sessions that go on.", body = Page<SessionListItem>)))]
#[get("/sessions")]
async fn list_sessions(
    app: Data<App>,
    who: Principal,
    page: PageRequest,
) -> Result<Json<Page<SessionListItem>>, Error> {
    service::session::list(&app, &who, &page).await.map(Json)
}

/// Sign out everywhere else.
///
/// Ends every session of mine but this one. Their access tokens stop working at once; where several servers answer, within
/// seconds.
#[utoipa::path(tag = "account", responses((status = 204, description = "This session alone goes on.")))]
#[delete("/sessions")]
async fn end_other_sessions(app: Data<App>, who: Principal) -> Result<HttpResponse, Error> {
    service::session::end_others(&app, &who).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Sign out somewhere.
///
/// Ends one of my sessions; its access tokens stop working at once; where several servers answer, within seconds.
#[utoipa::path(tag = "account", params(("id" = String, Path, format = Uuid, description = "The session's id.")), responses(
    (status = 204, description = "The session has ended."),
    (status = 404, description = "`not-found`: it is over already, or somebody else's.", body = Problem,
        content_type = "application/problem+json")))]
#[delete("/sessions/{id}")]
async fn end_session(app: Data<App>, who: Principal, id: Path<SessionId>) -> Result<HttpResponse, Error> {
    service::session::end(&app, &who, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}
