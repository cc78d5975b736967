//! Every route the server has.
//!
//! [`documented`] both mounts a handler and puts it into the OpenAPI document, so that nothing can be served and missing from
//! it. [`undocumented`] mounts what is not part of the API: the reference pages, the web app, and SCIM.

use actix_web::web;
use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{docs, fallback, health, problems, published, scim, unsubscribe, v1};

/// Operations; each has a line in `access::OPERATIONS`.
pub fn documented(config: &mut ServiceConfig<'_>) {
    config
        .service(health::find_liveness)
        .service(health::find_readiness)
        .configure(published::configure)
        .service(unsubscribe::unsubscribe)
        .service(scope::scope("/api/v1").configure(v1::configure));
}

/// Pages, files, and the provisioning service, which describes itself.
pub fn undocumented(config: &mut web::ServiceConfig) {
    config
        .configure(docs::configure)
        .configure(scim::configure)
        .service(problems::list_problems)
        .service(problems::find_problem)
        .default_service(web::to(fallback::fallback));
}
