//! `/api/v1/faq`: questions that are often asked.

use actix_web::HttpResponse;
use actix_web::get;
use actix_web::http::header;
use actix_web::web::Query;
use contract::faq::FaqEntryView;
use language::Language;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_faq);
}

/// In which language.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct FaqParams {
    /// The language, as a tag of BCP 47; English where there is none in it.
    language: Option<String>,
}

/// List questions that are often asked.
#[utoipa::path(tag = "help", params(FaqParams),
    responses((status = 200, description = "Questions and answers, in order.", body = Vec<FaqEntryView>)))]
#[get("/faq")]
async fn list_faq(params: Query<FaqParams>) -> HttpResponse {
    let language = params.language.as_deref().and_then(Language::from_tag).unwrap_or_default();
    HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "public, max-age=300")).json(service::faq::list(language))
}
