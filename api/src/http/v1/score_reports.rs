//! `/api/v1/me/score-reports` and `/api/v1/score-reports`: results claimed by candidates.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use contract::page::Page;
use contract::problem::Problem;
use contract::score_report::{CreateScoreReport, DecideScoreReport, ScoreReportView, WaitingScoreReportView};
use domain::id::ScoreReportId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_waiting_score_reports).service(decide_score_report);
}

/// What belongs to whoever is signed in, under `/me`.
pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config.service(create_score_report).service(list_score_reports).service(withdraw_score_report);
}

/// Claim a result by its score report.
///
/// For exams sat before the vendor knew the candidate ID. When registration ID, exam, day and name agree with one result that
/// waits, it is attached at once; anything else waits for staff, or for the result to come. Which of them disagrees is told to
/// staff alone.
#[utoipa::path(tag = "me", request_body = CreateScoreReport, responses(
    (status = 201, description = "Attached or waiting.", body = ScoreReportView),
    (status = 409, description = "`conflict`: it was claimed already, or too many wait.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: nothing was kept.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/score-reports")]
async fn create_score_report(
    app: Data<App>,
    who: Principal,
    body: Body<CreateScoreReport>,
) -> Result<HttpResponse, Error> {
    let view = service::score_reports::create(&app.into_inner(), &who, body.into_inner()).await?;
    Ok(HttpResponse::Created().json(view))
}

/// List my score reports.
#[utoipa::path(tag = "me", params(PageParams), responses(
    (status = 200, description = "Score reports, newest first.", body = Page<ScoreReportView>)))]
#[get("/score-reports")]
async fn list_score_reports(
    app: Data<App>,
    who: Principal,
    page: PageRequest,
) -> Result<Json<Page<ScoreReportView>>, Error> {
    service::score_reports::list(&app, &who, &page).await.map(Json)
}

/// Take a score report back.
#[utoipa::path(tag = "me", params(("id" = String, Path, format = Uuid, description = "The report's id.")), responses(
    (status = 200, description = "The report, withdrawn.", body = ScoreReportView),
    (status = 404, description = "`not-found`: there is none of that id, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is settled already.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/score-reports/{id}/withdrawal")]
async fn withdraw_score_report(
    app: Data<App>,
    who: Principal,
    id: Path<ScoreReportId>,
) -> Result<Json<ScoreReportView>, Error> {
    service::score_reports::withdraw(&app, &who, id.into_inner()).await.map(Json)
}

/// List score reports that wait for a decision.
///
/// Each with what stands against it, and with the results that wait under its registration ID.
#[utoipa::path(tag = "results", params(PageParams), responses(
    (status = 200, description = "Score reports, oldest first.", body = Page<WaitingScoreReportView>)))]
#[get("/score-reports")]
async fn list_waiting_score_reports(
    app: Data<App>,
    _who: Principal,
    page: PageRequest,
) -> Result<Json<Page<WaitingScoreReportView>>, Error> {
    service::score_reports::list_waiting(&app, &page).await.map(Json)
}

/// Decide a score report.
///
/// A result that is attached counts from the day of the exam; what it earns is decided at once.
#[utoipa::path(tag = "results", request_body = DecideScoreReport, params(("id" = String, Path, format = Uuid, description = "The report's id.")),
    responses(
        (status = 200, description = "The report, decided.", body = ScoreReportView),
        (status = 404, description = "`not-found`: there is none of that id.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`conflict`: it, or the result, is settled already.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid-request`: a refusal needs a reason.", body = Problem,
            content_type = "application/problem+json")))]
#[post("/score-reports/{id}/decision")]
async fn decide_score_report(
    app: Data<App>,
    who: Principal,
    id: Path<ScoreReportId>,
    body: Body<DecideScoreReport>,
) -> Result<Json<ScoreReportView>, Error> {
    service::score_reports::decide(&app.into_inner(), &who, id.into_inner(), body.into_inner()).await.map(Json)
}
