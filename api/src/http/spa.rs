//! The web app, out of the binary.
//!
//! Files under `assets/` have a hash of their content in their name, so they are kept for ever. Every other path is a page of
//! the app and answers `index.LANGUAGE.html`, which is asked for anew each time. Files were compressed when the app was built;
//! the best form that the client takes is sent as it is. In debug builds the files are read from the folder, so that building the app
//! anew does not build the server anew.

use std::io::Write as _;

use ::language::Language;
use actix_web::http::header::{self, Encoding, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, ResponseError as _};
use contract::problem::ProblemCode;
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::{EmbeddedFile, RustEmbed};

use super::middleware::observe::Kind;
use super::{accept, etag, language};
use crate::error::Error;

#[derive(RustEmbed)]
#[folder = "../web/dist"]
struct Files;

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// Shown when the server was built without the web app.
const NOT_BUILT: &str = include_str!("spa/not_built.html");

/// Answers a file of the app, or its page.
pub fn answer(request: &HttpRequest) -> HttpResponse {
    let name = request.path().trim_start_matches('/');
    if name.starts_with("assets/") {
        return match file(request, name, FOR_EVER) {
            Some(response) => response,
            None => Error::of(ProblemCode::NotFound).error_response(),
        };
    }
    // Compressed forms are not files of their own.
    let named = !name.is_empty() && !name.ends_with(".br") && !name.ends_with(".gz");
    let own = if named { file(request, name, ASK_AGAIN) } else { None };
    own.or_else(|| page(request)).unwrap_or_else(not_built)
}

/// The app's page with more in its head.
pub fn answer_with(request: &HttpRequest, head: &str) -> HttpResponse {
    let language = language::of_page(request);
    let Some(file) = Files::get(&format!("index.{language}.html")) else { return not_built() };
    let page = String::from_utf8_lossy(&file.data).replacen("</head>", &format!("{head}</head>"), 1);
    let mut bytes = page.into_bytes();
    let gzip = accept::takes(request, &Encoding::gzip());
    if gzip {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&bytes).expect("memory takes everything");
        bytes = encoder.finish().expect("memory takes everything");
    }
    let tag = etag::of(&bytes);
    let mut response = etag::document(request, Bytes::from(bytes), &tag, media_type(".html"), ASK_AGAIN);
    if gzip {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    as_page(&mut response, language);
    response
}

/// The page, in the language of its reader.
fn page(request: &HttpRequest) -> Option<HttpResponse> {
    let language = language::of_page(request);
    let mut response = file(request, &format!("index.{language}.html"), ASK_AGAIN)?;
    as_page(&mut response, language);
    Some(response)
}

fn as_page(response: &mut HttpResponse, language: Language) {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, accept-language, cookie"));
    response.extensions_mut().insert(Kind("page"));
}

fn file(request: &HttpRequest, name: &str, cache: &'static str) -> Option<HttpResponse> {
    let (encoding, file) = best(request, name)?;
    let tag = tag(&file);
    let bytes = match file.data {
        std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
    };
    let mut response = etag::document(request, bytes, &tag, media_type(name), cache);
    if let Some(encoding) = encoding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response.extensions_mut().insert(Kind("asset"));
    Some(response)
}

/// The smallest form of a file that the client takes.
fn best(request: &HttpRequest, name: &str) -> Option<(Option<&'static str>, EmbeddedFile)> {
    let forms = [(Encoding::brotli(), ".br", "br"), (Encoding::gzip(), ".gz", "gzip")];
    forms
        .into_iter()
        .filter(|(encoding, ..)| accept::takes(request, encoding))
        .find_map(|(_, suffix, word)| Some((Some(word), Files::get(&format!("{name}{suffix}"))?)))
        .or_else(|| Some((None, Files::get(name)?)))
}

fn tag(file: &EmbeddedFile) -> String {
    let digest: String = file.metadata.sha256_hash()[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\"{digest}\"")
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" | "webmanifest" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn not_built() -> HttpResponse {
    let mut response = HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .body(NOT_BUILT);
    response.extensions_mut().insert(Kind("page"));
    response
}
