//! What answers when no operation does: `405` for the wrong method, the web app for pages, and `404`.

use std::sync::LazyLock;

use actix_web::dev::ResourceDef;
use actix_web::http::header::{self, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, ResponseError as _};
use contract::problem::ProblemCode;
use utoipa::openapi::path::PathItem;

use super::middleware::observe::Kind;
use super::{card, headers, openapi, spa};
use crate::error::Error;

/// Every path of the document with its methods.
static ROUTES: LazyLock<Vec<(ResourceDef, Vec<Method>)>> = LazyLock::new(|| {
    let document = openapi::document();
    document.paths.paths.iter().map(|(path, item)| (ResourceDef::new(path.as_str()), methods(item))).collect()
});

fn methods(item: &PathItem) -> Vec<Method> {
    let mut methods = Vec::new();
    let declared = [
        (&item.get, Method::GET),
        (&item.get, Method::HEAD),
        (&item.post, Method::POST),
        (&item.put, Method::PUT),
        (&item.patch, Method::PATCH),
        (&item.delete, Method::DELETE),
    ];
    methods.extend(declared.into_iter().filter(|(operation, _)| operation.is_some()).map(|(_, method)| method));
    methods.push(Method::OPTIONS);
    methods
}

/// Parts of the address space that have no pages in them.
const NO_PAGES: [&str; 10] = [
    "/api/",
    "/.well-known/",
    "/assets/",
    "/dev/",
    "/health/",
    "/keys/",
    "/problems/",
    "/scim/",
    "/status/",
    "/metrics",
];

/// Answers a request that fits no operation.
pub async fn fallback(request: HttpRequest) -> HttpResponse {
    let path = request.path();
    let page = path != "/api" && !NO_PAGES.iter().any(|prefix| path.starts_with(prefix));
    let operation = ROUTES.iter().find(|(pattern, _)| pattern.is_match(path));
    // A page may stand where an operation takes only what is sent.
    if let Some((_, methods)) = operation.filter(|_| !(page && request.method() == Method::GET)) {
        return if request.method() == Method::OPTIONS { options(path, methods) } else { not_allowed(methods) };
    }
    match *request.method() {
        Method::GET if path.starts_with("/verify/") => card::page(&request).await,
        Method::GET if page || path.starts_with("/assets/") => spa::answer(&request),
        _ if page => not_allowed(&[Method::GET, Method::HEAD]),
        _ => named(Error::of(ProblemCode::NotFound).error_response(), "nothing"),
    }
}

/// Names what was answered for the log, which would otherwise take a path for its operation whatever the method was.
fn named(mut response: HttpResponse, kind: &'static str) -> HttpResponse {
    response.extensions_mut().insert(Kind(kind));
    response
}

fn allow(methods: &[Method]) -> HeaderValue {
    let list: Vec<&str> = methods.iter().map(Method::as_str).collect();
    HeaderValue::try_from(list.join(", ")).expect("names of methods are printable")
}

fn not_allowed(methods: &[Method]) -> HttpResponse {
    let mut response = Error::of(ProblemCode::MethodNotAllowed).error_response();
    response.headers_mut().insert(header::ALLOW, allow(methods));
    named(response, "wrong_method")
}

/// Answers what may be done here, and a browser that asks whether a page of another origin may.
fn options(path: &str, methods: &[Method]) -> HttpResponse {
    let mut response = HttpResponse::new(StatusCode::NO_CONTENT);
    response.headers_mut().insert(header::ALLOW, allow(methods));
    if headers::is_public(path) {
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("Accept, If-None-Match"));
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    }
    named(response, "options")
}
