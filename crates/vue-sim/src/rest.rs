//! The face of a vendor of the PSI kind: REST services in place of files.
//!
//! Owns the doors: who is let in, and what goes wrong there on purpose. Paths, members and sentences of errors are those
//! of PSI's public documentation; what is invented, the readme says.

mod eligibility;
mod event;
mod results;
mod token;

use std::time::Duration;

use actix_web::http::header::{AUTHORIZATION, RETRY_AFTER};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{Bytes, Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put, web};
use serde::Deserialize;
use serde_json::json;

pub(crate) use event::announce;
pub(crate) use token::Tokens;

use crate::fault::Fault;
use crate::secrets::CLIENT_SECRET;
use crate::settings::Settings;
use crate::sim::{Office, quoted};
use crate::vendor::{Refusal, Vendor};

/// What stands before the paths of the services.
pub(crate) const PREFIX: &str = "/psi";

/// How long a request is held that nobody answers. Programs have given up by then.
const NEVER: Duration = Duration::from_secs(120);

/// The section of the program's settings that leads to the services, in TOML.
pub(crate) fn program_settings(settings: &Settings, public_url: &str, file: &dyn Fn(&str) -> String) -> String {
    format!(
        "[{code}.rest]
base_url = {base_url}
token_url = {token_url}
client_id = {client_id}
client_secret_file = {client_secret_file}
fetch_results = true
",
        code = settings.vendor,
        base_url = quoted(&format!("{public_url}{PREFIX}")),
        token_url = quoted(&format!("{public_url}{PREFIX}/oauth2/token")),
        client_id = quoted(&settings.client_code),
        client_secret_file = file(CLIENT_SECRET),
    )
}

pub(crate) fn routes(config: &mut web::ServiceConfig) {
    config.service(
        web::scope(PREFIX)
            .service(grant)
            .service(create)
            .service(of_candidate)
            .service(of_status)
            .service(of_test)
            .service(update)
            .service(cancel)
            .service(waiting)
            .service(take_off)
            .service(result),
    );
}

/// An error as the services tell it.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    description: String,
}

impl Problem {
    fn new(status: StatusCode, description: impl Into<String>) -> Self {
        Self { status, description: description.into() }
    }

    fn bad(description: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, description)
    }

    fn answer(&self) -> HttpResponse {
        let word = self.status.canonical_reason().unwrap_or_default().to_lowercase().replace(' ', "_");
        HttpResponse::build(self.status).json(json!({"error": word, "error_description": self.description}))
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let status = match refusal {
            Refusal::NotFound(_) => StatusCode::NOT_FOUND,
            Refusal::Malformed(_) | Refusal::Conflict(_) => StatusCode::BAD_REQUEST,
            Refusal::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self::new(status, refusal.to_string())
    }
}

/// Lets a request in, does what it asks for, and answers; or not, as the faults want it.
async fn door(
    office: &Office,
    request: &HttpRequest,
    work: impl FnOnce(&Vendor) -> Result<HttpResponse, Problem>,
) -> HttpResponse {
    let vendor = &office.vendor;
    if vendor.strikes(Fault::RestSilent) {
        tokio::time::sleep(NEVER).await;
    }
    if vendor.strikes(Fault::RestUnavailable) {
        return Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "One or more components are down.").answer();
    }
    if vendor.strikes(Fault::RestRateLimited) {
        return HttpResponse::TooManyRequests().insert_header((RETRY_AFTER, "90")).finish();
    }
    let token = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    if !token.is_some_and(|token| office.tokens.holds(token)) || vendor.strikes(Fault::RestTokenRefused) {
        let description = "You are not authorized to access this resource.";
        return Problem::new(StatusCode::UNAUTHORIZED, description).answer();
    }
    let account = request.match_info().get("account");
    let answer = if account.is_some_and(|account| account != vendor.settings.client_code) {
        let description = "Unable to get the account and test details for the given accountCode/testCode.";
        Problem::bad(description).answer()
    } else {
        work(vendor).unwrap_or_else(|problem| problem.answer())
    };
    if request.method() != Method::GET && vendor.strikes(Fault::RestAnswerLost) {
        tokio::time::sleep(NEVER).await;
    }
    if vendor.strikes(Fault::RestSlow) {
        let seconds = vendor.read(|books, _| books.faults.slow_seconds);
        tokio::time::sleep(Duration::from_secs(seconds.into())).await;
    }
    answer
}

#[post("/oauth2/token")]
async fn grant(office: Data<Office>, request: HttpRequest, body: Bytes) -> HttpResponse {
    token::grant(&office, &request, &body)
}

#[post("/accounts/{account}/candidates")]
async fn create(office: Data<Office>, request: HttpRequest, body: Bytes) -> HttpResponse {
    door(&office, &request, |vendor| eligibility::create(vendor, &body)).await
}

#[get("/accounts/{account}/candidates/{candidate}")]
async fn of_candidate(office: Data<Office>, request: HttpRequest, path: Path<(String, String)>) -> HttpResponse {
    let (_, candidate) = path.into_inner();
    door(&office, &request, |vendor| eligibility::list(vendor, &candidate, None, "all")).await
}

#[derive(Debug, Deserialize)]
struct Status {
    #[serde(default)]
    status: String,
}

#[get("/accounts/{account}/candidates/{candidate}/eligibilities")]
async fn of_status(
    office: Data<Office>,
    request: HttpRequest,
    path: Path<(String, String)>,
    query: Query<Status>,
) -> HttpResponse {
    let (_, candidate) = path.into_inner();
    door(&office, &request, |vendor| eligibility::list(vendor, &candidate, None, &query.status)).await
}

#[get("/accounts/{account}/candidates/{candidate}/tests/{test}")]
async fn of_test(office: Data<Office>, request: HttpRequest, path: Path<(String, String, String)>) -> HttpResponse {
    let (_, candidate, test) = path.into_inner();
    door(&office, &request, |vendor| eligibility::list(vendor, &candidate, Some(&test), "all")).await
}

#[put("/accounts/{account}/candidates/{candidate}/tests/{test}")]
async fn update(
    office: Data<Office>,
    request: HttpRequest,
    path: Path<(String, String, String)>,
    body: Bytes,
) -> HttpResponse {
    let (_, candidate, test) = path.into_inner();
    door(&office, &request, |vendor| eligibility::update(vendor, &candidate, &test, &body)).await
}

#[delete("/accounts/{account}/candidates/{candidate}/tests/{test}")]
async fn cancel(office: Data<Office>, request: HttpRequest, path: Path<(String, String, String)>) -> HttpResponse {
    let (_, candidate, test) = path.into_inner();
    door(&office, &request, |vendor| eligibility::cancel(vendor, &candidate, &test)).await
}

#[get("/accounts/{account}/results")]
async fn waiting(office: Data<Office>, request: HttpRequest) -> HttpResponse {
    door(&office, &request, results::waiting).await
}

#[delete("/accounts/{account}/results/{booking}")]
async fn take_off(office: Data<Office>, request: HttpRequest, path: Path<(String, u64)>) -> HttpResponse {
    let (_, booking) = path.into_inner();
    door(&office, &request, |vendor| results::take_off(vendor, booking)).await
}

#[get("/bookings/{booking}/results")]
async fn result(office: Data<Office>, request: HttpRequest, booking: Path<u64>) -> HttpResponse {
    door(&office, &request, |vendor| results::find(vendor, *booking)).await
}
