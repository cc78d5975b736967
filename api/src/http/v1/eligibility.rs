//! `/api/v1/me/exams/{code}/eligibility`: whether somebody may sit an exam.

use actix_web::get;
use actix_web::web::{Data, Json, Path};
use contract::eligibility::EligibilityView;
use contract::problem::Problem;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::language::Reader;
use crate::service;

pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config.service(find_eligibility);
}

/// Ask whether I may sit an exam.
///
/// With everything that stands in the way: prerequisites, agreements, the retake policy, a ban, and what the exam vendor's fields
/// cannot hold of the profile.
#[utoipa::path(tag = "me", params(("code" = String, Path, description = "The exam's code.")), responses(
    (status = 200, description = "Whether, and what stands in the way.", body = EligibilityView),
    (status = 404, description = "`not-found`: there is no exam of that code.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/exams/{code}/eligibility")]
async fn find_eligibility(
    app: Data<App>,
    who: Principal,
    reader: Reader,
    code: Path<String>,
) -> Result<Json<EligibilityView>, Error> {
    service::eligibility::find(&app, &who, &code, reader.language).await.map(Json)
}
