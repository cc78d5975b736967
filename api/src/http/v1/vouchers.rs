//! `/api/v1/voucher-pools`, `/api/v1/vouchers` and `/api/v1/me/vouchers`: what pays for exams.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use contract::page::Page;
use contract::problem::Problem;
use contract::voucher::{AssignVoucher, CreateVoucherPool, OwnVoucherView, VoucherPoolView, VoucherView};
use domain::id::{VoucherId, VoucherPoolId};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config
        .service(create_voucher_pool)
        .service(list_voucher_pools)
        .service(find_voucher_pool)
        .service(list_vouchers)
        .service(assign_voucher)
        .service(withdraw_voucher);
}

/// What belongs to whoever is signed in, under `/me`.
pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config.service(list_own_vouchers);
}

/// Add a pool of vouchers.
///
/// Their codes are kept sealed; who has one sees it, and nobody else.
#[utoipa::path(tag = "exams", request_body = CreateVoucherPool, responses(
    (status = 201, description = "Added.", body = VoucherPoolView),
    (status = 422, description = "`invalid-request`: nothing was added.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/voucher-pools")]
async fn create_voucher_pool(
    app: Data<App>,
    _who: Principal,
    body: Body<CreateVoucherPool>,
) -> Result<HttpResponse, Error> {
    let view = service::vouchers::create_pool(&app.into_inner(), body.into_inner()).await?;
    Ok(HttpResponse::Created().json(view))
}

/// List pools of vouchers.
#[utoipa::path(tag = "exams", params(PageParams),
    responses((status = 200, description = "Pools, newest first.", body = Page<VoucherPoolView>)))]
#[get("/voucher-pools")]
async fn list_voucher_pools(
    app: Data<App>,
    _who: Principal,
    page: PageRequest,
) -> Result<Json<Page<VoucherPoolView>>, Error> {
    service::vouchers::list_pools(&app.into_inner(), &page).await.map(Json)
}

/// Read a pool of vouchers.
#[utoipa::path(tag = "exams", params(("id" = String, Path, format = Uuid, description = "The pool's id.")), responses(
    (status = 200, description = "The pool.", body = VoucherPoolView),
    (status = 404, description = "`not-found`: there is none of that id.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/voucher-pools/{id}")]
async fn find_voucher_pool(
    app: Data<App>,
    _who: Principal,
    id: Path<VoucherPoolId>,
) -> Result<Json<VoucherPoolView>, Error> {
    service::vouchers::find_pool(&app.into_inner(), id.into_inner()).await.map(Json)
}

/// List the vouchers of a pool.
#[utoipa::path(tag = "exams",
    params(("id" = String, Path, format = Uuid, description = "The pool's id."), PageParams), responses(
    (status = 200, description = "Vouchers, without their codes.", body = Page<VoucherView>),
    (status = 404, description = "`not-found`: there is no pool of that id.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/voucher-pools/{id}/vouchers")]
async fn list_vouchers(
    app: Data<App>,
    _who: Principal,
    id: Path<VoucherPoolId>,
    page: PageRequest,
) -> Result<Json<Page<VoucherView>>, Error> {
    service::vouchers::list(&app.into_inner(), id.into_inner(), &page).await.map(Json)
}

/// Give a voucher to a candidate.
///
/// Takes the next one of the pool that nobody has, and tells the candidate by mail.
#[utoipa::path(tag = "exams", request_body = AssignVoucher,
    params(("id" = String, Path, format = Uuid, description = "The pool's id.")), responses(
    (status = 201, description = "Given.", body = VoucherView),
    (status = 404, description = "`not-found`: there is no pool of that id.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: none is left, or the pool is over.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: there is no such candidate.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/voucher-pools/{id}/assignments")]
async fn assign_voucher(
    app: Data<App>,
    _who: Principal,
    id: Path<VoucherPoolId>,
    body: Body<AssignVoucher>,
) -> Result<HttpResponse, Error> {
    let view = service::vouchers::assign(&app.into_inner(), id.into_inner(), body.into_inner()).await?;
    Ok(HttpResponse::Created().json(view))
}

/// Take a voucher back.
#[utoipa::path(tag = "exams", params(("id" = String, Path, format = Uuid, description = "The voucher's id.")), responses(
    (status = 200, description = "Nobody has it.", body = VoucherView),
    (status = 404, description = "`not-found`: there is none of that id.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: an exam was sat with it, or nobody has it.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/vouchers/{id}/withdrawal")]
async fn withdraw_voucher(app: Data<App>, _who: Principal, id: Path<VoucherId>) -> Result<Json<VoucherView>, Error> {
    service::vouchers::withdraw(&app.into_inner(), id.into_inner()).await.map(Json)
}

/// List my vouchers.
#[utoipa::path(tag = "exams", responses(
    (status = 200, description = "Vouchers with their codes, what came last first.", body = Vec<OwnVoucherView>)))]
#[get("/vouchers")]
async fn list_own_vouchers(app: Data<App>, who: Principal) -> Result<Json<Vec<OwnVoucherView>>, Error> {
    service::vouchers::list_own(&app.into_inner(), &who).await.map(Json)
}
