//! `/api/v1/me/merges`: merging two accounts of one person.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post};
use contract::merge::{CreateMerge, MergeStep, MergeView, UndoMerge, UndoneMergeView};
use contract::problem::Problem;
use domain::id::MergeId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(undo_merge_by_link);
}

pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config.service(create_merge).service(list_merges).service(confirm_merge).service(undo_merge);
}

/// Prove that another account is mine.
///
/// In the ways of a sign-in, and with what a merge would do as the answer. Nothing changes until it is confirmed, within half an
/// hour. The session has to have been confirmed a few minutes ago.
#[utoipa::path(tag = "account", request_body = CreateMerge, responses(
    (status = 200, description = "What comes next.", body = MergeStep),
    (status = 403, description = "`confirmation-required`; `account-merged`: the other account is merged already.",
        body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`merge-refused`: the accounts are not one person's, as far as is known.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: the proof does not hold.", body = Problem,
        content_type = "application/problem+json"),
    (status = 429, description = "`too-many-requests`: too many wrong proofs.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/merges")]
async fn create_merge(app: Data<App>, who: Principal, body: Body<CreateMerge>) -> Result<Json<MergeStep>, Error> {
    service::merges::create(&app, &who, body.into_inner()).await.map(Json)
}

/// List my merges.
///
/// Those that are or were in force, newest first; of each that can be undone, what that would do.
#[utoipa::path(tag = "account", responses((status = 200, description = "The merges.", body = Vec<MergeView>)))]
#[get("/merges")]
async fn list_merges(app: Data<App>, who: Principal) -> Result<Json<Vec<MergeView>>, Error> {
    service::merges::list(&app, &who).await.map(Json)
}

/// Confirm a merge.
///
/// From then on what was earned with the other account counts for this one, and nobody signs in with the other one. A mail to
/// each says so.
#[utoipa::path(tag = "account", params(("id" = String, Path, format = Uuid, description = "The merge's id.")), responses(
    (status = 200, description = "It is in force.", body = MergeView),
    (status = 404, description = "`not-found`: there is none of that id, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is in force, or its time is over; `merge-refused`: something has changed.",
        body = Problem, content_type = "application/problem+json")))]
#[post("/merges/{id}/confirmation")]
async fn confirm_merge(app: Data<App>, who: Principal, id: Path<MergeId>) -> Result<Json<MergeView>, Error> {
    service::merges::confirm(&app.into_inner(), &who, id.into_inner()).await.map(Json)
}

/// Undo a merge.
///
/// For 30 days. Each account then stands by itself again; what was earned together and is not earned apart goes under review.
#[utoipa::path(tag = "account", params(("id" = String, Path, format = Uuid, description = "The merge's id.")), responses(
    (status = 200, description = "It is undone.", body = MergeView),
    (status = 403, description = "`confirmation-required`.", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not-found`: there is none of that id, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is not in force, or for too long.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/merges/{id}/undoing")]
async fn undo_merge(app: Data<App>, who: Principal, id: Path<MergeId>) -> Result<Json<MergeView>, Error> {
    service::merges::undo(&app.into_inner(), &who, id.into_inner()).await.map(Json)
}

/// Undo a merge with the link of a mail.
///
/// For whoever reads the mailbox of the merged account, which nobody can sign in to.
#[utoipa::path(tag = "account", request_body = UndoMerge, responses(
    (status = 200, description = "It is undone.", body = UndoneMergeView),
    (status = 410, description = "`link-unusable`: it was used, or is too old.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/merge-undoings")]
async fn undo_merge_by_link(app: Data<App>, body: Body<UndoMerge>) -> Result<Json<UndoneMergeView>, Error> {
    service::merges::undo_by_link(&app.into_inner(), body.into_inner()).await.map(Json)
}
