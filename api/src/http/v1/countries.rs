//! `/api/v1/countries`: what each country asks of addresses and telephone numbers, for anyone.

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use contract::country::{CountryListView, CountryView};
use contract::problem::Problem;
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::error::Error;
use crate::http::etag;
use crate::service;

/// The rules change with the server's version only.
const A_DAY: &str = "public, max-age=86400";

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_countries).service(find_country);
}

/// List countries.
///
/// All of them in one answer, with the languages that a person can name as their own.
#[utoipa::path(tag = "people", responses(
    (status = 200, description = "Countries and languages by code.", body = CountryListView)))]
#[get("/countries")]
async fn list_countries(request: HttpRequest) -> Result<HttpResponse, Error> {
    answer(&request, &service::countries::list())
}

/// Read what a country asks.
///
/// Which parts an address has there, in which order, and what a postal code and a telephone number look like.
#[utoipa::path(tag = "people", params(("code" = String, Path, description = "The country's two letters.")), responses(
    (status = 200, description = "The country's rules.", body = CountryView),
    (status = 404, description = "`not-found`: there is no such country.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/countries/{code}")]
async fn find_country(request: HttpRequest, code: Path<String>) -> Result<HttpResponse, Error> {
    answer(&request, &service::countries::find(&code)?)
}

fn answer(request: &HttpRequest, view: &impl Serialize) -> Result<HttpResponse, Error> {
    let bytes = serde_json::to_vec(view).map_err(Error::internal)?;
    let tag = etag::of(&bytes);
    Ok(etag::document(request, bytes.into(), &tag, "application/json", A_DAY))
}
