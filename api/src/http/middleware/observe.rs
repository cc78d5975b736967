//! The outermost layer: gives each request an id and a span, measures it, and turns every failure into a problem.
//!
//! The log names the operation, never the path or the query, which may hold verification codes and names.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage as _, HttpResponse};
use contract::problem::ProblemCode;
use futures_util::FutureExt as _;
use tracing::Instrument as _;

use crate::access;
use crate::app::App;
use crate::error::Error;
use crate::http::headers::Protection;
use crate::http::{language, principal, problem};

/// The header that carries the id of a request, both ways.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Leaves room for a UUID or a trace id with a prefix.
const LONGEST_REQUEST_ID: usize = 64;

/// The id of a request; in the request's extensions.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// A word for the log and the metrics when a request fits no operation; put into the response's extensions.
#[derive(Debug, Clone, Copy)]
pub struct Kind(pub &'static str);

/// Wraps everything else.
pub async fn observe(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let started = Instant::now();
    let id = request_id(&request);
    let language = language::asked_for(request.request());
    let method = request.method().clone();
    if method == Method::HEAD {
        // Handlers declare GET; actix leaves the body off the answer because of how the request came in.
        request.head_mut().method = Method::GET;
    }
    request.extensions_mut().insert(RequestId(id.clone()));
    let app = request.app_data::<Data<App>>().expect("every server has its app").clone();
    let protection = Protection::of(&request, &app);
    let form = problem::Form::of(request.path());
    let span = tracing::info_span!("request", request.id = %id);
    app.metrics.requests_in_flight.inc();
    let outcome = AssertUnwindSafe(next.call(request)).catch_unwind().instrument(span.clone()).await;
    app.metrics.requests_in_flight.dec();

    let _inside = span.enter();
    let finish = move |response: HttpResponse| {
        let mut response = problem::finish(response, &id, form, language);
        let id = HeaderValue::from_str(&id).expect("request ids are printable ASCII");
        response.headers_mut().insert(REQUEST_ID, id);
        protection.apply(response.headers_mut());
        response
    };
    let error: actix_web::Error = match outcome {
        Ok(Ok(response)) => {
            let response = withhold_unchecked(response.map_into_boxed_body());
            let operation = operation(&response);
            record(&app, operation, &method, response.status(), started);
            let (request, response) = response.into_parts();
            return Ok(ServiceResponse::new(request, finish(response)));
        }
        Ok(Err(error)) => error,
        Err(panic) => Error::internal(describe(panic.as_ref())).into(),
    };
    record(&app, "other", &method, error.as_response_error().status_code(), started);
    // The request is gone with what failed, so the answer is made further out, where nothing else would finish it.
    let mut error = error;
    error.add_response_mapper(finish);
    Err(error)
}

fn record(app: &App, operation: &'static str, method: &Method, status: StatusCode, started: Instant) {
    let took = started.elapsed();
    let status = status.as_u16();
    app.metrics.request(operation, status, took);
    let duration_ms = took.as_micros() as f64 / 1_000.0;
    if access::is_probe(operation) {
        tracing::debug!(operation, http.method = %method, http.status = status, http.duration_ms = duration_ms, "answered");
    } else {
        tracing::info!(operation, http.method = %method, http.status = status, http.duration_ms = duration_ms, "answered");
    }
}

/// Keeps back what an operation answers that is not public and whose handler forgot to ask who is there.
fn withhold_unchecked(response: ServiceResponse) -> ServiceResponse {
    let request = response.request();
    let forgotten = response.status().is_success()
        && request.match_name().is_some_and(|name| access::is_restricted(name) && !principal::was_checked(request));
    if !forgotten {
        return response;
    }
    let error = Error::internal("the handler of a restricted operation does not take a principal");
    response.error_response(error)
}

/// The client's own id when it sent a harmless one, otherwise a new one.
fn request_id(request: &ServiceRequest) -> String {
    let harmless = |id: &&str| {
        (8..=LONGEST_REQUEST_ID).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    let sent = request.headers().get(&REQUEST_ID).and_then(|value| value.to_str().ok()).filter(harmless);
    sent.map_or_else(|| format!("{:032x}", rand::random::<u128>()), str::to_owned)
}

fn operation<B>(response: &ServiceResponse<B>) -> &'static str {
    if let Some(Kind(kind)) = response.response().extensions().get() {
        return kind;
    }
    let named = response.request().match_name().and_then(access::operation);
    let unnamed = if response.status() == StatusCode::NOT_FOUND { "nothing" } else { "other" };
    named.unwrap_or(unnamed)
}

fn describe(panic: &(dyn std::any::Any + Send)) -> String {
    let message = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("a handler panicked ({}): {}", ProblemCode::Internal.slug(), message.unwrap_or("without a message"))
}
