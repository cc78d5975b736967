//! `/api/v1/delivery-names`: proposals for the name that goes to the exam-delivery vendor, for anyone.

use actix_web::post;
use actix_web::web::Json;
use contract::name::{DeliveryNameSuggestionView, SuggestDeliveryName};
use contract::problem::Problem;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::error::Error;
use crate::http::body::Body;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(suggest_delivery_name);
}

/// Propose a delivery name.
///
/// Writes a legal name in the Latin letters and the two fields that the exam-delivery vendor has. Nothing is kept.
#[utoipa::path(tag = "people", request_body = SuggestDeliveryName, responses(
    (status = 200, description = "The proposal, for a person to read and change.", body = DeliveryNameSuggestionView),
    (status = 422, description = "`invalid-request`: the legal name is no name.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/delivery-names")]
async fn suggest_delivery_name(body: Body<SuggestDeliveryName>) -> Result<Json<DeliveryNameSuggestionView>, Error> {
    service::delivery_names::suggest(&body.into_inner()).map(Json)
}
