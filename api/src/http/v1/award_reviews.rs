//! `/api/v1/award-reviews`: awards that a person has to look at.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post};
use contract::award_review::{AwardDecisionView, AwardReviewView, DecideAwardReview};
use contract::page::Page;
use contract::problem::Problem;
use domain::id::AwardId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::http::language::Reader;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_award_reviews).service(decide_award_review);
}

/// List awards under review.
///
/// Awards that something speaks against: a result was withdrawn, say. Each stands until somebody decides.
#[utoipa::path(tag = "staff", params(PageParams), responses(
    (status = 200, description = "Awards under review, the oldest award first.", body = Page<AwardReviewView>)))]
#[get("/award-reviews")]
async fn list_award_reviews(
    app: Data<App>,
    _who: Principal,
    page: PageRequest,
    reader: Reader,
) -> Result<Json<Page<AwardReviewView>>, Error> {
    service::award_reviews::list(&app, &page, reader.language).await.map(Json)
}

/// Decide about an award under review.
///
/// It stands, or it is taken away; the candidate gets a mail with the reason when it is.
#[utoipa::path(tag = "staff", request_body = DecideAwardReview,
    params(("award" = String, Path, format = Uuid, description = "Which award.")), responses(
    (status = 200, description = "Decided.", body = AwardDecisionView),
    (status = 403, description = "`forbidden`: it is their own.", body = Problem,
        content_type = "application/problem+json"),
    (status = 404, description = "`not-found`: there is none of that id.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is not under review any more, or for another reason.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: the reason is missing or too long.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/award-reviews/{award}/decision")]
async fn decide_award_review(
    app: Data<App>,
    who: Principal,
    award: Path<AwardId>,
    body: Body<DecideAwardReview>,
) -> Result<Json<AwardDecisionView>, Error> {
    service::award_reviews::decide(&app, &who, award.into_inner(), body.into_inner()).await.map(Json)
}
