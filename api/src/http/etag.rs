//! Documents that clients keep: entity tags and `304 Not Modified` (RFC 9110, sections 8.8.3 and 13.1.2).

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::problem::ProblemCode;
use sha2::{Digest as _, Sha256};

use crate::error::Error;

/// A strong entity tag of these bytes, with its quotes.
pub fn of(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&digest[..16]))
}

/// Whether the client says that it already has the document with this tag. Comparison is weak, as RFC 9110 asks for here.
pub fn matches(request: &HttpRequest, tag: &str) -> bool {
    let opaque = tag.trim_start_matches("W/");
    request
        .headers()
        .get_all(header::IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|candidate| candidate == "*" || candidate.trim_start_matches("W/") == opaque)
}

/// The version that the client says it has read, in `If-Match` (RFC 9110, section 13.1.1), of a thing whose tag is its version.
///
/// # Errors
/// [`ProblemCode::PreconditionRequired`] when it says none; [`ProblemCode::PreconditionFailed`] when what it says is no version.
pub fn version_read(request: &HttpRequest) -> Result<u32, Error> {
    let tag = request.headers().get(header::IF_MATCH).ok_or(ProblemCode::PreconditionRequired)?;
    let version = tag.to_str().ok().and_then(|tag| tag.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok());
    version.ok_or_else(|| Error::of(ProblemCode::PreconditionFailed))
}

/// The entity tag of a version.
pub fn of_version(version: u32) -> String {
    format!("\"{version}\"")
}

/// Answers with the document, or with `304` when the client has it.
pub fn document(
    request: &HttpRequest,
    bytes: Bytes,
    tag: &str,
    media_type: &'static str,
    cache: &'static str,
) -> HttpResponse {
    let mut response = if matches(request, tag) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((header::ETAG, tag));
    response.insert_header((header::CACHE_CONTROL, HeaderValue::from_static(cache)));
    if matches(request, tag) {
        return response.finish();
    }
    response.insert_header((header::CONTENT_TYPE, HeaderValue::from_static(media_type))).body(bytes)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_client_that_has_the_document_is_recognised_in_a_list_and_by_a_weak_tag() {
        let tag = of(b"document");
        let with =
            |value: String| TestRequest::default().insert_header((header::IF_NONE_MATCH, value)).to_http_request();

        assert!(matches(&with(tag.clone()), &tag));
        assert!(matches(&with(format!("\"other\", W/{tag}")), &tag));
        assert!(matches(&with("*".to_owned()), &tag));
        assert!(!matches(&with("\"other\"".to_owned()), &tag));
    }
}
