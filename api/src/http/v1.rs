//! The API, version 1: one file per resource.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod session;

/// Mounts every operation under `/api/v1`.
pub fn configure(config: &mut ServiceConfig<'_>) {
    session::configure(config);
}
