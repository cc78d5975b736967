//! `/api/v1/me`: what belongs to whoever is signed in; here what a candidate sees of themselves.

use actix_web::http::header;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get};
use contract::credential::{CredentialListItem, CredentialView};
use contract::dashboard::DashboardView;
use contract::exam_result::{ExamResultDetailView, ExamResultView};
use contract::page::Page;
use contract::problem::Problem;
use contract::progress::{ProgressListItem, ProgressView};
use domain::id::{CredentialId, FactId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::language::Reader;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(
        scope::scope("/me")
            .configure(super::profile::configure)
            .configure(super::change_requests::configure_own)
            .configure(super::score_reports::configure_own)
            .configure(super::documents::configure_own)
            .configure(super::mail_choices::configure_own)
            .configure(super::exports::configure_own)
            .configure(super::erasures::configure_own)
            .configure(super::merges::configure_own)
            .configure(super::eligibility::configure_own)
            .configure(super::authorizations::configure_own)
            .configure(super::accommodations::configure_own)
            .configure(super::vouchers::configure_own)
            .configure(super::shares::configure_own)
            .service(find_dashboard)
            .service(list_exam_results)
            .service(print_score_report)
            .service(find_exam_result)
            .service(list_progress)
            .service(find_progress)
            .service(list_credentials)
            .service(print_certificate)
            .service(find_credential)
            .configure(super::email_addresses::configure)
            .configure(super::sessions::configure)
            .configure(super::security::configure),
    );
}

/// Read my home.
///
/// Which exams are ahead, what I hold, what is about to lapse, what is nearest, and how my last exam went, in one answer.
#[utoipa::path(tag = "me", responses((status = 200, description = "The home.", body = DashboardView)))]
#[get("/dashboard")]
async fn find_dashboard(app: Data<App>, who: Principal, reader: Reader) -> Result<Json<DashboardView>, Error> {
    service::dashboard::find(&app.into_inner(), &who, reader.language).await.map(Json)
}

/// List my exam results.
#[utoipa::path(tag = "me", params(PageParams),
    responses((status = 200, description = "Every attempt, newest first.", body = Page<ExamResultView>)))]
#[get("/exam-results")]
async fn list_exam_results(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    page: PageRequest,
) -> Result<Json<Page<ExamResultView>>, Error> {
    service::exam_results::list(&app, &who, &page, reader.language).await.map(Json)
}

/// Read one of my exam results.
///
/// All that a score report says: the sections, where and when it was sat, and what became of the result since.
#[utoipa::path(tag = "me", params(("id" = String, Path, format = Uuid, description = "The result's id.")), responses(
    (status = 200, description = "The attempt.", body = ExamResultDetailView),
    (status = 404, description = "`not-found`: there is none of that id, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/exam-results/{id}")]
async fn find_exam_result(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    id: Path<FactId>,
) -> Result<Json<ExamResultDetailView>, Error> {
    service::exam_results::find(&app.into_inner(), &who, id.into_inner(), reader.language).await.map(Json)
}

/// How something is printed.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct PrintParams {
    /// The paper: `a4`, unless `letter` is asked for.
    #[serde(default)]
    #[param(inline)]
    paper: PaperWord,
}

/// What something is printed on.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum PaperWord {
    #[default]
    A4,
    Letter,
}

impl From<PaperWord> for printed::Paper {
    fn from(word: PaperWord) -> Self {
        match word {
            PaperWord::A4 => Self::A4,
            PaperWord::Letter => Self::Letter,
        }
    }
}

fn pdf(name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/pdf"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(bytes)
}

/// Print the score report of one of my exam results.
///
/// An accessible PDF (PDF/UA-1, PDF/A-3a) in the language asked for.
#[utoipa::path(tag = "me",
    params(("id" = String, Path, format = Uuid, description = "The result's id."), PrintParams), responses(
    (status = 200, description = "The score report.", content((Vec<u8> = "application/pdf"))),
    (status = 404, description = "`not-found`: there is none of that id, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: no font has a character that would have to be printed.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/exam-results/{id}/score-report")]
async fn print_score_report(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    id: Path<FactId>,
    params: Query<PrintParams>,
) -> Result<HttpResponse, Error> {
    let paper = params.paper.into();
    let bytes =
        service::printing::score_report(&app.into_inner(), &who, id.into_inner(), paper, reader.language).await?;
    Ok(pdf("score-report.pdf", bytes))
}

/// Print the certificate of one of my credentials.
///
/// An accessible PDF (PDF/UA-1, PDF/A-3a) in the language asked for, with the signed credential inside. The same credential gives
/// the same bytes.
#[utoipa::path(tag = "me",
    params(("id" = String, Path, format = Uuid, description = "The credential's id."), PrintParams), responses(
    (status = 200, description = "The certificate.", content((Vec<u8> = "application/pdf"))),
    (status = 404, description = "`not-found`: there is none of that id, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it is suspended or revoked, or no font has a character that would have to be printed.",
        body = Problem, content_type = "application/problem+json")))]
#[get("/credentials/{id}/certificate")]
async fn print_certificate(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    id: Path<CredentialId>,
    params: Query<PrintParams>,
) -> Result<HttpResponse, Error> {
    let paper = params.paper.into();
    let bytes =
        service::printing::certificate(&app.into_inner(), &who, id.into_inner(), paper, reader.language).await?;
    Ok(pdf("certificate.pdf", bytes))
}

/// List my progress.
#[utoipa::path(tag = "me", params(PageParams), responses(
    (status = 200, description = "Progress towards each achievement, nearest first.", body = Page<ProgressListItem>)))]
#[get("/progress")]
async fn list_progress(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    page: PageRequest,
) -> Result<Json<Page<ProgressListItem>>, Error> {
    service::progress::list(&app, &who, &page, reader.language).await.map(Json)
}

/// Read my progress towards an achievement.
#[utoipa::path(tag = "me", params(("achievement" = String, Path, description = "The achievement's code.")), responses(
    (status = 200, description = "The requirement, with the reason for every line.", body = ProgressView),
    (status = 404, description = "`not-found`: there is no such achievement.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/progress/{achievement}")]
async fn find_progress(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    achievement: Path<String>,
) -> Result<Json<ProgressView>, Error> {
    service::progress::find(&app, &who, &achievement, reader.language).await.map(Json)
}

/// List my credentials.
#[utoipa::path(tag = "me", params(PageParams), responses(
    (status = 200, description = "What I hold and held, newest first.", body = Page<CredentialListItem>)))]
#[get("/credentials")]
async fn list_credentials(
    app: Data<App>,
    who: Principal,
    page: PageRequest,
) -> Result<Json<Page<CredentialListItem>>, Error> {
    service::credentials::list(&app, &who, &page).await.map(Json)
}

/// Read one of my credentials.
#[utoipa::path(tag = "me", params(("id" = String, Path, format = Uuid, description = "The credential's id.")), responses(
    (status = 200, description = "The credential, with its verification link and code.", body = CredentialView),
    (status = 404, description = "`not-found`: there is none of that id, or it is somebody else's.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/credentials/{id}")]
async fn find_credential(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    id: Path<CredentialId>,
) -> Result<Json<CredentialView>, Error> {
    service::credentials::find(&app, &who, id.into_inner(), reader.language).await.map(Json)
}
