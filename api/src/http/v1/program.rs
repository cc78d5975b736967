//! `/api/v1/program`: the program, and how its office is reached.

use actix_web::get;
use actix_web::web::{Data, Json};
use contract::program::ProgramView;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::App;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config.service(find_program);
}

/// Read about the program.
#[utoipa::path(tag = "people", responses((status = 200, description = "The program.", body = ProgramView)))]
#[get("/program")]
async fn find_program(app: Data<App>) -> Json<ProgramView> {
    let issuer = &app.config.issuer;
    Json(ProgramView { name: issuer.name.clone(), email: issuer.email.clone() })
}
