//! `/api/v1/claims`: results that fit no candidate, for staff.

use actix_web::get;
use actix_web::web::{Data, Json};
use contract::claim::ClaimView;
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::page::PageParams;
use crate::page::PageRequest;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_claims);
}

/// List results that fit no candidate.
#[utoipa::path(tag = "results", params(PageParams),
    responses((status = 200, description = "Claims, oldest first.", body = Page<ClaimView>)))]
#[get("/claims")]
async fn list_claims(app: Data<App>, _who: Principal, page: PageRequest) -> Result<Json<Page<ClaimView>>, Error> {
    service::claims::list(&app, &page).await.map(Json)
}
