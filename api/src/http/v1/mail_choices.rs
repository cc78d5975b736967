//! `/api/v1/me/mail-choices`: which mails somebody wants; `/api/v1/me/language`: in which language; and
//! `/api/v1/subscriptions/{token}`: what the link in a mail stops.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, patch, put};
use contract::mail_choice::{MailChoicesView, SubscriptionView, UpdateLanguage, UpdateMailChoices};
use contract::problem::Problem;
use contract::session::AccountView;
use language::Language;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::http::body::Body;
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(find_subscription);
}

pub(super) fn configure_own(config: &mut ServiceConfig<'_>) {
    config.service(find_mail_choices).service(update_mail_choices).service(update_language);
}

/// In which language.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageParams {
    /// The language of the texts, as a tag of BCP 47; English where there are none in it.
    language: Option<String>,
}

impl LanguageParams {
    pub(super) fn language(&self) -> Language {
        self.language.as_deref().and_then(Language::from_tag).unwrap_or_default()
    }
}

/// Read my mail choices.
///
/// Which topics I get mails of, what I agreed to by asking for them, and every consent and withdrawal.
#[utoipa::path(tag = "account", params(LanguageParams),
    responses((status = 200, description = "The choices.", body = MailChoicesView)))]
#[get("/mail-choices")]
async fn find_mail_choices(
    app: Data<App>,
    who: Principal,
    params: Query<LanguageParams>,
) -> Result<Json<MailChoicesView>, Error> {
    service::mail_choices::find(&app, &who, params.language()).await.map(Json)
}

/// Change my mail choices.
///
/// A consent names the text that was read by its hash; a withdrawal needs none. What is chosen already changes nothing.
#[utoipa::path(tag = "account", request_body = UpdateMailChoices, responses(
    (status = 200, description = "The choices as they are now.", body = MailChoicesView),
    (status = 422, description = "`invalid-request`: the hash is not that of the text, or the language is unknown.",
        body = Problem, content_type = "application/problem+json")))]
#[patch("/mail-choices")]
async fn update_mail_choices(
    app: Data<App>,
    who: Principal,
    body: Body<UpdateMailChoices>,
) -> Result<Json<MailChoicesView>, Error> {
    service::mail_choices::update(&app, &who, body.into_inner()).await.map(Json)
}

/// Choose my language.
///
/// Mails to me are written in it, and pages are in it on a device where no other was chosen.
#[utoipa::path(tag = "account", request_body = UpdateLanguage, responses(
    (status = 200, description = "The account.", body = AccountView),
    (status = 422, description = "`invalid-request`: the language is unknown.", body = Problem,
        content_type = "application/problem+json")))]
#[put("/language")]
async fn update_language(
    app: Data<App>,
    who: Principal,
    body: Body<UpdateLanguage>,
) -> Result<Json<AccountView>, Error> {
    service::mail_choices::update_language(&app, &who, body.into_inner()).await.map(Json)
}

/// Read what an unsubscribe link stops.
///
/// Reading stops nothing.
#[utoipa::path(tag = "mail", params(("token" = String, Path, description = "The last part of the link."), LanguageParams),
    responses(
        (status = 200, description = "The topic, and whether its mails are still sent.", body = SubscriptionView),
        (status = 404, description = "`not-found`: it is no such link.", body = Problem,
            content_type = "application/problem+json")))]
#[get("/subscriptions/{token}")]
async fn find_subscription(
    app: Data<App>,
    token: Path<String>,
    params: Query<LanguageParams>,
) -> Result<Json<SubscriptionView>, Error> {
    service::mail_choices::find_subscription(&app, &token, params.language()).await.map(Json)
}
