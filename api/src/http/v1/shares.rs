//! `/api/v1/me/shares` and `/api/v1/shares`: showing credentials to third parties. Tokens of links travel in bodies, never in addresses.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post, put};
use contract::page::Page;
use contract::problem::Problem;
use contract::share::{
    AnswerWatch, AskWatch, CreateShare, EndWatch, OpenShare, ShareListItem, ShareView, SharedView, UpdateShare,
};
use domain::id::{ShareId, WatchId};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::http::language::Reader;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;
use crate::service::session::Visit;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(open_share).service(ask_watch).service(end_watch);
}

pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config
        .service(list_shares)
        .service(create_share)
        .service(find_share)
        .service(update_share)
        .service(revoke_share)
        .service(answer_watch);
}

/// List one's own shares.
#[utoipa::path(tag = "shares", params(PageParams), responses(
    (status = 200, description = "Shares, newest first.", body = Page<ShareListItem>)))]
#[get("/shares")]
async fn list_shares(app: Data<App>, who: Principal, page: PageRequest) -> Result<Json<Page<ShareListItem>>, Error> {
    service::shares::list(&app, &who, &page).await.map(Json)
}

/// Show credentials to a third party.
///
/// Makes a link that needs no account, and sends it by mail where an address is given.
#[utoipa::path(tag = "shares", request_body = CreateShare, responses(
    (status = 201, description = "Shared.", body = ShareView),
    (status = 422, description = "`invalid-request`: with everything that was refused.", body = Problem,
        content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: enough were sent by mail today.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/shares")]
async fn create_share(app: Data<App>, who: Principal, body: Body<CreateShare>) -> Result<HttpResponse, Error> {
    let share = service::shares::create(&app.into_inner(), &who, body.into_inner()).await?;
    Ok(HttpResponse::Created().json(share))
}

/// Read one's own share, with each time that it was opened.
#[utoipa::path(tag = "shares", params(("id" = String, Path, format = Uuid, description = "Which share.")), responses(
    (status = 200, description = "The share.", body = ShareView),
    (status = 404, description = "`not-found`: it is not one of yours.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/shares/{id}")]
async fn find_share(app: Data<App>, who: Principal, id: Path<ShareId>) -> Result<Json<ShareView>, Error> {
    service::shares::find(&app.into_inner(), &who, id.into_inner()).await.map(Json)
}

/// Let a share be opened longer or more often, or less.
#[utoipa::path(tag = "shares", request_body = UpdateShare,
    params(("id" = String, Path, format = Uuid, description = "Which share.")), responses(
    (status = 200, description = "Changed.", body = ShareView),
    (status = 404, description = "`not-found`: it is not one of yours.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it was taken back.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: with everything that was refused.", body = Problem,
        content_type = "application/problem+json")))]
#[put("/shares/{id}")]
async fn update_share(
    app: Data<App>,
    who: Principal,
    id: Path<ShareId>,
    body: Body<UpdateShare>,
) -> Result<Json<ShareView>, Error> {
    service::shares::update(&app.into_inner(), &who, id.into_inner(), body.into_inner()).await.map(Json)
}

/// Take a share back.
///
/// Its link no longer works, and nobody is told of changes by it.
#[utoipa::path(tag = "shares", params(("id" = String, Path, format = Uuid, description = "Which share.")), responses(
    (status = 200, description = "Taken back.", body = ShareView),
    (status = 404, description = "`not-found`: it is not one of yours.", body = Problem,
        content_type = "application/problem+json")))]
#[delete("/shares/{id}")]
async fn revoke_share(app: Data<App>, who: Principal, id: Path<ShareId>) -> Result<Json<ShareView>, Error> {
    service::shares::revoke(&app.into_inner(), &who, id.into_inner()).await.map(Json)
}

/// Answer who wants to be told of changes.
#[utoipa::path(tag = "shares", request_body = AnswerWatch,
    params(("id" = String, Path, format = Uuid, description = "Which share."),
        ("watch" = String, Path, format = Uuid, description = "Whose wish.")), responses(
    (status = 200, description = "Answered.", body = ShareView),
    (status = 404, description = "`not-found`: there is no such wish about a share of yours.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is over.", body = Problem,
        content_type = "application/problem+json")))]
#[put("/shares/{id}/watches/{watch}")]
async fn answer_watch(
    app: Data<App>,
    who: Principal,
    path: Path<(ShareId, WatchId)>,
    body: Body<AnswerWatch>,
) -> Result<Json<ShareView>, Error> {
    let (share, watch) = path.into_inner();
    service::watches::answer(&app.into_inner(), &who, share, watch, body.into_inner()).await.map(Json)
}

/// Open a share.
///
/// By the token of its link, without an account. Its candidate sees that it was opened.
#[utoipa::path(tag = "shares", request_body = OpenShare, responses(
    (status = 200, description = "What is shared, as it stands now.", body = SharedView),
    (status = 410, description = "`link-unusable`: `reason` is `expired`, `used_up`, `revoked` or `unknown`.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/shares/viewings")]
async fn open_share(
    app: Data<App>,
    visit: Visit,
    reader: Reader,
    body: Body<OpenShare>,
) -> Result<Json<SharedView>, Error> {
    service::shares::open(&app.into_inner(), &body.into_inner().token, visit.place, reader.language).await.map(Json)
}

/// Ask to be told when what is shared changes.
///
/// The candidate is asked; a mail comes when they allow it.
#[utoipa::path(tag = "shares", request_body = AskWatch, responses(
    (status = 202, description = "Asked, now or before."),
    (status = 410, description = "`link-unusable`: `reason` is `expired`, `revoked` or `unknown`.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: with everything that was refused.", body = Problem,
        content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: enough have asked about this share.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/shares/watches")]
async fn ask_watch(app: Data<App>, body: Body<AskWatch>) -> Result<HttpResponse, Error> {
    service::watches::ask(&app.into_inner(), body.into_inner()).await?;
    Ok(HttpResponse::Accepted().finish())
}

/// Be told of changes no more.
#[utoipa::path(tag = "shares", request_body = EndWatch, responses(
    (status = 204, description = "No mail comes any more."),
    (status = 410, description = "`link-unusable`: there is no watch of this token.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/shares/watches/ends")]
async fn end_watch(app: Data<App>, body: Body<EndWatch>) -> Result<HttpResponse, Error> {
    service::watches::end(&app, &body.into_inner().token).await?;
    Ok(HttpResponse::NoContent().finish())
}
