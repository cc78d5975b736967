//! `POST /unsubscribe/{token}`: the address in the `List-Unsubscribe` header of a mail.
//!
//! Mail programs send there what RFC 8058, section 3.1, says, without cookies; people are shown a page at the same address,
//! whose button sends the same. `GET` stops nothing: scanners of mail follow every link.

use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse, post};
use contract::problem::{Problem, ProblemCode};
use language::text::problem as text;

use super::body;
use crate::app::App;
use crate::error::Error;
use crate::service;

/// The longest body that is read: one pair, as a form of either kind.
const LONGEST: usize = 4 << 10;

/// Stop mails of a topic.
///
/// One-click unsubscription as RFC 8058 has it: the body is the form `List-Unsubscribe=One-Click`, url-encoded or
/// multipart, and no session is needed. Doing so twice changes nothing.
#[utoipa::path(tag = "mail", params(("token" = String, Path, description = "The last part of the link.")),
    request_body(content = String, description = "`List-Unsubscribe=One-Click`.",
        content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 204, description = "No more mails of the topic are sent."),
        (status = 404, description = "`not-found`: it is no such link.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid-request`: the body is not that form.", body = Problem,
            content_type = "application/problem+json")))]
#[post("/unsubscribe/{token}")]
pub(super) async fn unsubscribe(
    app: Data<App>,
    request: HttpRequest,
    token: Path<String>,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    let sent = body::collect(payload.into_inner(), body::declared_length(&request), LONGEST).await?;
    if !is_one_click(&sent) {
        return Err(Error::of(ProblemCode::InvalidRequest).detail(text::one_click_form()));
    }
    service::mail_choices::unsubscribe(&app, &token).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Whether the one pair is there; whichever way the form is written, it holds nothing else.
fn is_one_click(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body);
    match text.split_once("List-Unsubscribe") {
        Some((_, value)) => value.trim_start_matches(['=', '"', '\r', '\n']).starts_with("One-Click"),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_form_are_read_and_nothing_else_is() {
        let multipart = b"--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--";

        assert!(is_one_click(b"List-Unsubscribe=One-Click"));
        assert!(is_one_click(multipart));
        for other in ["", "List-Unsubscribe", "List-Unsubscribe=", "List-Unsubscribe=Maybe", "One-Click"] {
            assert!(!is_one_click(other.as_bytes()), "{other}");
        }
    }
}
