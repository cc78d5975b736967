//! What forms of an answer a client takes.

use actix_web::HttpRequest;
use actix_web::http::header::{AcceptEncoding, Encoding, Header as _};

/// Whether the client takes an answer compressed this way (RFC 9110, section 12.5.3).
pub fn takes(request: &HttpRequest, encoding: &Encoding) -> bool {
    let offered = [encoding.clone(), Encoding::identity()];
    AcceptEncoding::parse(request).is_ok_and(|accepted| accepted.negotiate(offered.iter()).as_ref() == Some(encoding))
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
}
