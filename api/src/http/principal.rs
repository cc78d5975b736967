//! Who is asking: the access token of a request, and whether the table of operations lets its bearer pass.
//!
//! A handler that takes a [`Principal`] is only reached by those who may use it. A handler that is not public and forgets to
//! take one never answers anything: the outermost middleware withholds it (see [`was_checked`]).

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use contract::problem::ProblemCode;
use language::text::problem as text;

use crate::access::Principal;
use crate::app::App;
use crate::error::Error;

/// In a request's extensions once its bearer was let pass.
pub(super) struct Checked;

impl FromRequest for Principal {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(principal(request))
    }
}

fn principal(request: &HttpRequest) -> Result<Principal, Error> {
    let app = request.app_data::<Data<App>>().expect("every server has its app");
    let token = bearer(request).ok_or(ProblemCode::Unauthenticated)?;
    let principal = app
        .tokens
        .read(token, app.clock.now())
        .map_err(|fault| Error::of(ProblemCode::Unauthenticated).detail(text::token_not_valid()).because(fault))?;
    if app.ended.has(principal.session_id) {
        return Err(Error::of(ProblemCode::Unauthenticated).detail(text::session_has_ended()));
    }
    principal.require(request.match_name().unwrap_or_default())?;
    request.extensions_mut().insert(Checked);
    Ok(principal)
}

/// The token of `Authorization: Bearer ...` (RFC 6750, section 2.1); the scheme's case does not matter.
pub(super) fn bearer(request: &HttpRequest) -> Option<&str> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Whether the handler of this request asked who is there.
pub fn was_checked(request: &HttpRequest) -> bool {
    request.extensions().get::<Checked>().is_some()
}
