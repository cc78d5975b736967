//! `/api/v1/retention`: how long everything is kept.

use actix_web::get;
use actix_web::web::{Json, Query};
use contract::retention::RetentionView;
use utoipa_actix_web::service_config::ServiceConfig;

use super::mail_choices::LanguageParams;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_retention);
}

/// List retention times.
///
/// The table by which the server removes what was kept long enough, in words.
#[utoipa::path(tag = "people", params(LanguageParams),
    responses((status = 200, description = "The table.", body = Vec<RetentionView>)))]
#[get("/retention")]
async fn list_retention(params: Query<LanguageParams>) -> Json<Vec<RetentionView>> {
    Json(service::retention::list(params.language()))
}
