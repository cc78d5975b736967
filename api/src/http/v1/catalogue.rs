//! `/api/v1/exams` and `/api/v1/achievements`: the catalogue, for anyone.

use actix_web::get;
use actix_web::web::{Data, Json, Path};
use contract::catalogue::{AchievementListItem, AchievementView, ExamView};
use contract::page::Page;
use contract::problem::Problem;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::App;
use crate::error::Error;
use crate::http::language::Reader;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_exams).service(find_exam).service(list_achievements).service(find_achievement);
}

/// List exams.
#[utoipa::path(tag = "catalogue", params(PageParams),
    responses((status = 200, description = "Exams by code.", body = Page<ExamView>)))]
#[get("/exams")]
async fn list_exams(app: Data<App>, page: PageRequest) -> Result<Json<Page<ExamView>>, Error> {
    service::catalogue::list_exams(&app, &page).await.map(Json)
}

/// Read what an exam is.
#[utoipa::path(tag = "catalogue", params(("code" = String, Path, description = "The exam's code.")), responses(
    (status = 200, description = "The exam, with what it counts towards today.", body = ExamView),
    (status = 404, description = "`not-found`: there is none of that code.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/exams/{code}")]
async fn find_exam(app: Data<App>, code: Path<String>) -> Result<Json<ExamView>, Error> {
    service::catalogue::find_exam(&app, &code).await.map(Json)
}

/// List achievements.
#[utoipa::path(tag = "catalogue", params(PageParams),
    responses((status = 200, description = "Achievements by title.", body = Page<AchievementListItem>)))]
#[get("/achievements")]
async fn list_achievements(app: Data<App>, page: PageRequest) -> Result<Json<Page<AchievementListItem>>, Error> {
    service::catalogue::list_achievements(&app, &page).await.map(Json)
}

/// Read what an achievement requires.
#[utoipa::path(tag = "catalogue", params(("code" = String, Path, description = "The achievement's code.")), responses(
    (status = 200, description = "The achievement with the requirement in effect today.", body = AchievementView),
    (status = 404, description = "`not-found`: there is none of that code.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/achievements/{code}")]
async fn find_achievement(app: Data<App>, reader: Reader, code: Path<String>) -> Result<Json<AchievementView>, Error> {
    service::catalogue::find_achievement(&app, &code, reader.language).await.map(Json)
}
