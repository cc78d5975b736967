//! `/api/v1/me/accommodations`: what is done differently for a candidate at exams.

use actix_web::web::{Data, Json};
use actix_web::{delete, get};
use contract::accommodation::AccommodationsView;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::language::Reader;
use crate::service;

pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config.service(find_accommodations).service(end_accommodations);
}

/// Read my accommodations.
///
/// What was granted and has not ended, and the text to agree to before asking for any, by a change request.
#[utoipa::path(tag = "me", responses((status = 200, description = "The accommodations.", body = AccommodationsView)))]
#[get("/accommodations")]
async fn find_accommodations(
    app: Data<App>,
    who: Principal,
    reader: Reader,
) -> Result<Json<AccommodationsView>, Error> {
    service::accommodations::find(&app, &who, reader.language).await.map(Json)
}

/// End my accommodations.
///
/// They are removed at once, and the exam vendors are told. Ending what there is not changes nothing.
#[utoipa::path(tag = "me", responses((status = 200, description = "None are left.", body = AccommodationsView)))]
#[delete("/accommodations")]
async fn end_accommodations(app: Data<App>, who: Principal, reader: Reader) -> Result<Json<AccommodationsView>, Error> {
    service::accommodations::end(&app, &who, reader.language).await.map(Json)
}
