//! The language that a reader wants.

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{FromRequest, HttpRequest};
use language::Language;

/// Set by the pages' own switch. It holds a language's tag and nothing about anybody.
const COOKIE: &str = "certtracker.language";

/// Who reads the answer of an operation that has sentences in it.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// As [`asked_for`].
    pub language: Language,
}

impl FromRequest for Reader {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self { language: asked_for(request) }))
    }
}

/// The language of an answer, by `Accept-Language` (RFC 9110, section 12.5.4).
pub fn asked_for(request: &HttpRequest) -> Language {
    let values = request.headers().get_all(ACCEPT_LANGUAGE).filter_map(|value| value.to_str().ok());
    Language::negotiate(&values.collect::<Vec<_>>().join(","))
}

/// The language of a page: the one chosen there, or else the one that the browser asks for.
pub fn of_page(request: &HttpRequest) -> Language {
    let chosen = request.cookie(COOKIE).and_then(|cookie| Language::from_tag(cookie.value()));
    chosen.unwrap_or_else(|| asked_for(request))
}

#[cfg(test)]
mod tests {
    use actix_web::cookie::Cookie;
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn the_choice_made_on_a_page_goes_before_what_the_browser_asks_for() {
        let asking = || TestRequest::default().insert_header(("accept-language", "ja, en;q=0.5"));
        let chosen = |tag: &'static str| asking().cookie(Cookie::new(COOKIE, tag)).to_http_request();

        assert_eq!(of_page(&asking().to_http_request()), Language::Japanese);
        assert_eq!(of_page(&chosen("ar")), Language::Arabic);
        assert_eq!(of_page(&chosen("tlh")), Language::Japanese);
        assert_eq!(asked_for(&chosen("ar")), Language::Japanese);
    }

    #[test]
    fn several_headers_are_one_list() {
        let request = TestRequest::default()
            .append_header(("accept-language", "de"))
            .append_header(("accept-language", "es;q=0.3"))
            .to_http_request();

        assert_eq!(asked_for(&request), Language::Spanish);
    }
}
