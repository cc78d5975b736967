//! What forms of an answer a client takes.

use actix_web::HttpRequest;
use actix_web::http::header::{ACCEPT, Accept, AcceptEncoding, Encoding, Header as _};

/// The media type of a compact JWS.
pub const TOKEN: &str = "application/jwt";

/// Whether the client takes an answer compressed this way (RFC 9110, section 12.5.3).
pub fn takes(request: &HttpRequest, encoding: &Encoding) -> bool {
    let offered = [encoding.clone(), Encoding::identity()];
    AcceptEncoding::parse(request).is_ok_and(|accepted| accepted.negotiate(offered.iter()).as_ref() == Some(encoding))
}

/// Whether the client would rather have the answer as a [`TOKEN`] than as JSON (RFC 9110, section 12.5.1): it names that, and not
/// JSON with more weight.
pub fn prefers_token(request: &HttpRequest) -> bool {
    // Hardly anybody names it; who does not is not made to wait for all the rest to be read.
    let named = |value: &actix_web::http::header::HeaderValue| {
        let value = value.as_bytes();
        value.windows(TOKEN.len()).any(|part| part.eq_ignore_ascii_case(TOKEN.as_bytes()))
    };
    if !request.headers().get_all(ACCEPT).any(named) {
        return false;
    }
    let Ok(accept) = Accept::parse(request) else { return false };
    let weight = |media_type: &str| {
        let named = accept.0.iter().find(|range| range.item.essence_str() == media_type);
        named.map(|range| range.quality)
    };
    let zero = Some(actix_web::http::header::Quality::ZERO);
    weight(TOKEN).is_some() && weight(TOKEN) != zero && weight(TOKEN) >= weight("application/json")
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn only_what_the_client_names_and_does_not_weigh_as_nothing_is_taken() {
        let takes = |sent: &'static str, encoding: Encoding| {
            let request = TestRequest::default().insert_header(("accept-encoding", sent)).to_http_request();
            takes(&request, &encoding)
        };

        assert!(takes("gzip, deflate, br", Encoding::brotli()));
        assert!(takes("gzip;q=0.5, br", Encoding::gzip()));
        assert!(!takes("gzip", Encoding::brotli()));
        assert!(!takes("gzip, br;q=0", Encoding::brotli()));
        assert!(!super::takes(&TestRequest::default().to_http_request(), &Encoding::gzip()));
    }

    #[test]
    fn a_token_is_preferred_only_where_it_is_named_and_not_outweighed() {
        let prefers = |sent: &'static str| {
            prefers_token(&TestRequest::default().insert_header(("accept", sent)).to_http_request())
        };

        assert!(prefers("application/jwt"));
        assert!(prefers("Application/JWT, application/json;q=0.5"));
        assert!(!prefers("application/json, application/jwt;q=0.5"));
        assert!(!prefers("application/jwt;q=0"));
        assert!(!prefers("application/vc+jwt"));
        assert!(!prefers("*/*"));
        assert!(!prefers_token(&TestRequest::default().to_http_request()));
    }
}
