//! `/api/v1/agreements`: the texts, for anyone; `/api/v1/me/agreements`: accepting them.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, post};
use contract::agreement::{AcceptAgreement, AgreementTextView, AgreementView, MyAgreementView};
use contract::problem::Problem;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(list_agreements).service(find_agreement_text).service(list_my_agreements).service(accept_agreement);
}

/// List agreements.
///
/// Each in its current version, by code.
#[utoipa::path(tag = "agreements", responses((status = 200, description = "The agreements.", body = Vec<AgreementView>)))]
#[get("/agreements")]
async fn list_agreements(app: Data<App>) -> Result<Json<Vec<AgreementView>>, Error> {
    service::agreements::list(&app).await.map(Json)
}

/// Which text.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct TextParams {
    /// The version; the current one unless told.
    version: Option<u32>,
    /// The language, as a tag of BCP 47; English where there is no text in it.
    language: Option<String>,
}

/// Read an agreement.
#[utoipa::path(tag = "agreements", params(("agreement" = String, Path, description = "The agreement's code."), TextParams),
    responses(
        (status = 200, description = "The text, with its hash.", body = AgreementTextView),
        (status = 404, description = "`not-found`: there is no such agreement, or no text of that version.", body = Problem,
            content_type = "application/problem+json")))]
#[get("/agreements/{agreement}/text")]
async fn find_agreement_text(
    app: Data<App>,
    agreement: Path<String>,
    params: Query<TextParams>,
) -> Result<Json<AgreementTextView>, Error> {
    let languages: Vec<&str> = params.language.as_deref().into_iter().collect();
    service::agreements::find(&app, &agreement, params.version, &languages).await.map(Json)
}

/// List my agreements.
///
/// How I stand to each, and the receipts of what I accepted.
#[utoipa::path(tag = "me",
    responses((status = 200, description = "The agreements, by code.", body = Vec<MyAgreementView>)))]
#[get("/me/agreements")]
async fn list_my_agreements(app: Data<App>, who: Principal) -> Result<Json<Vec<MyAgreementView>>, Error> {
    service::agreements::list_mine(&app, &who).await.map(Json)
}

/// Accept an agreement.
///
/// The hash says which text was read. Accepting the same version twice changes nothing.
#[utoipa::path(tag = "me", request_body = AcceptAgreement, params(("agreement" = String, Path, description = "The agreement's code.")), responses(
    (status = 200, description = "It is accepted.", body = MyAgreementView),
    (status = 404, description = "`not-found`: there is no such agreement.", body = Problem,
        content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: another version is the current one; `version` says which.", body = Problem,
        content_type = "application/problem+json"),
    (status = 422, description = "`invalid-request`: the hash is not that of the text.", body = Problem,
        content_type = "application/problem+json")))]
#[post("/me/agreements/{agreement}/acceptances")]
async fn accept_agreement(
    app: Data<App>,
    who: Principal,
    agreement: Path<String>,
    body: Body<AcceptAgreement>,
) -> Result<Json<MyAgreementView>, Error> {
    service::agreements::accept(&app, &who, &agreement, body.into_inner()).await.map(Json)
}
