//! The OpenAPI 3.1 document, generated from the handlers that are served.

use std::collections::BTreeMap;

use actix_web::App;
use contract::problem::Problem;
use contract::session::SecondStep;
use utoipa::Modify;
use utoipa::OpenApi;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{ContentBuilder, Ref, ResponseBuilder};
use utoipa_actix_web::AppExt as _;

use super::{problem, routes};
use crate::access::{Access, OPERATIONS};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "CertTracker",
        description = "Exam results, awards and verifiable credentials of a certification program.\n\n\
            Times are RFC 3339 in UTC, dates are `YYYY-MM-DD`, identifiers are opaque strings. Every failure is \
            `application/problem+json` (RFC 9457): decide by `type`, whose pages explain each kind. Lists are read by cursor: \
            give `next` of one page as `cursor` of the next. Values may be added to enumerations and members to objects at any \
            time; ignore what you do not know.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    servers((url = "/", description = "This server")),
    components(schemas(Problem, SecondStep)),
    tags(
        (name = "session", description = "Signing in, staying signed in, signing out."),
        (name = "account", description = "The ways into one's own account, and where one is signed in."),
        (name = "catalogue", description = "Exams, achievements and what they require."),
        (name = "people", description = "What registration and profile ask of a person: countries, names."),
        (name = "me", description = "What a signed-in candidate sees of themselves."),
        (name = "verification", description = "Checking a credential. Nobody need sign in."),
        (name = "results", description = "Exam results as they come in. For staff."),
        (name = "mail", description = "Mails that could not be delivered. For staff."),
        (name = "companies", description = "Partner companies and the people in their records. For staff."),
        (name = "staff", description = "What staff decide. For staff."),
        (name = "published", description = "Signed documents that wallets and verifiers resolve by themselves."),
        (name = "health", description = "For load balancers and orchestrators."),
    ),
    modifiers(&Security, &Failures)
)]
struct Base;

/// The document of every operation that is mounted.
pub fn document() -> utoipa::openapi::OpenApi {
    // Modifiers of the base run before there are paths, so they run again on the whole.
    let mut document =
        App::new().into_utoipa_app().openapi(Base::openapi()).configure(routes::documented).split_for_parts().1;
    Security.modify(&mut document);
    Failures.modify(&mut document);
    document
}

/// The document as YAML, as it stands in `openapi.yaml`.
pub fn yaml() -> String {
    document().to_yaml().expect("the document is plain data")
}

/// How callers prove who they are; which operations ask for it is read from the table of access.
struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .description(Some("The `access_token` of a session; valid for ten minutes."))
            .build();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        components.add_security_scheme(
            "refresh_cookie",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
                super::v1::session::COOKIE,
                "The refresh token. Browsers keep and send it by themselves.",
            ))),
        );
        let access: BTreeMap<&str, Access> = OPERATIONS.iter().copied().collect();
        for operation in operations(document) {
            let id = operation.operation_id.as_deref().unwrap_or_default();
            let signed_in = !matches!(access.get(id), Some(Access::Public));
            let cookie = matches!(id, "refresh_session" | "delete_session");
            let scheme = if cookie { Some("refresh_cookie") } else { signed_in.then_some("bearer") };
            operation.security =
                scheme.map(|scheme| vec![SecurityRequirement::new(scheme, std::iter::empty::<String>())]);
        }
    }
}

/// Every operation may fail, and always in the same form.
struct Failures;

impl Modify for Failures {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        for operation in operations(document) {
            let failure = ResponseBuilder::new()
                .description("A problem, told by its `type`.")
                .content(
                    problem::MEDIA_TYPE,
                    ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build(),
                )
                .build();
            operation.responses.responses.entry("default".to_owned()).or_insert_with(|| failure.into());
        }
    }
}

fn operations(document: &mut utoipa::openapi::OpenApi) -> impl Iterator<Item = &mut Operation> {
    document.paths.paths.values_mut().flat_map(|item| {
        let PathItem { get, put, post, delete, patch, .. } = item;
        [get, put, post, delete, patch].into_iter().filter_map(Option::as_mut)
    })
}
