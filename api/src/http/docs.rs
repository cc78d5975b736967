//! The API reference: the document as YAML and JSON, and a page that reads it and can try the operations.
//!
//! The page is Swagger UI out of the binary. It is served compressed, as it was packed at build time; its own policy allows
//! the styles that it sets from script, and nothing else beyond what every page is allowed.

use std::io::Read as _;
use std::sync::LazyLock;

use actix_web::http::header::{self, Encoding, HeaderValue};
use actix_web::web::{self, Bytes};
use actix_web::{HttpRequest, HttpResponse};
use flate2::read::GzDecoder;

use super::{accept, etag, openapi};

/// The four files of the page that come from Swagger UI, each compressed by gzip (see `build.rs`).
static SCRIPT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/swagger-ui-bundle.js.gz"));
static STYLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/swagger-ui.css.gz"));
static ICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/favicon-32x32.png.gz"));

const PAGE: &str = include_str!("docs/page.html");
const START: &str = include_str!("docs/start.js");

/// Swagger UI sets styles from script and draws icons from data addresses.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

static YAML: LazyLock<(Bytes, String)> = LazyLock::new(|| tagged(openapi::yaml()));
static JSON: LazyLock<(Bytes, String)> =
    LazyLock::new(|| tagged(openapi::document().to_json().expect("the document is plain data")));

fn tagged(text: String) -> (Bytes, String) {
    let tag = etag::of(text.as_bytes());
    (Bytes::from(text), tag)
}

/// Mounts the page and the document.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route(
            "/api/openapi.yaml",
            web::get().to(|request: HttpRequest| async move { document(&request, &YAML, "application/yaml") }),
        )
        .route(
            "/api/openapi.json",
            web::get().to(|request: HttpRequest| async move { document(&request, &JSON, "application/json") }),
        )
        .route("/api/docs", web::get().to(page))
        .route("/api/docs/", web::get().to(page))
        .route(
            "/api/docs/start.js",
            web::get().to(|request: HttpRequest| async move {
                etag::document(
                    &request,
                    Bytes::from_static(START.as_bytes()),
                    &etag::of(START.as_bytes()),
                    "text/javascript",
                    "no-cache",
                )
            }),
        )
        .route(
            "/api/docs/swagger-ui.js",
            web::get().to(|request: HttpRequest| async move { packed(&request, SCRIPT, "text/javascript") }),
        )
        .route(
            "/api/docs/swagger-ui.css",
            web::get().to(|request: HttpRequest| async move { packed(&request, STYLE, "text/css") }),
        )
        .route(
            "/api/docs/icon.png",
            web::get().to(|request: HttpRequest| async move { packed(&request, ICON, "image/png") }),
        );
}

async fn page() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(PAGE)
}

fn document(request: &HttpRequest, (bytes, tag): &(Bytes, String), media_type: &'static str) -> HttpResponse {
    etag::document(request, bytes.clone(), tag, media_type, "no-cache")
}

/// Sends a packed file as it is, or unpacked to the rare client that does not take gzip.
fn packed(request: &HttpRequest, packed: &'static [u8], media_type: &'static str) -> HttpResponse {
    let tag = etag::of(packed);
    let gzip = accept::takes(request, &Encoding::gzip());
    let mut response = if gzip {
        etag::document(request, Bytes::from_static(packed), &tag, media_type, "public, max-age=86400")
    } else {
        let mut plain = Vec::new();
        GzDecoder::new(packed).read_to_end(&mut plain).expect("packed at build time");
        let tag = etag::of(&plain);
        etag::document(request, Bytes::from(plain), &tag, media_type, "public, max-age=86400")
    };
    if gzip {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}
