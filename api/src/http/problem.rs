//! The one way a failure becomes a response: RFC 9457 problem details.
//!
//! A failing handler answers an [`Error`]; its response carries what is to be told apart from the body until [`finish`], which
//! the outermost middleware calls, puts it into the language of the request, adds the request id, writes the body, and logs
//! the cause, once. Responses that actix makes itself (an unreadable path, a refused upload) are given the same form there,
//! so no other shape of failure leaves the server, but that of SCIM under its own path.

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, ResponseError};
use contract::problem::{Problem, ProblemCode};
use language::{Argument, Language};
use serde_json::{Map, Value};

use super::scim;
use crate::error::{Error, Refusal};
use crate::telemetry;

/// The media type of a failure.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// What is to be told, in no language yet.
struct Untold {
    code: ProblemCode,
    status: StatusCode,
    detail: Option<Argument>,
    fields: Vec<Refusal>,
    extensions: Map<String, Value>,
}

impl Untold {
    fn told(self, language: Language) -> Problem {
        Problem {
            title: title(self.code, language).to_owned(),
            status: self.status.as_u16(),
            detail: self.detail.map(|detail| detail.text(language)),
            errors: self.fields.iter().map(|field| field.told(language)).collect(),
            extensions: self.extensions,
            ..Problem::of(self.code)
        }
    }
}

/// The title of a kind of problem.
pub(super) fn title(code: ProblemCode, language: Language) -> &'static str {
    language::named(language, &format!("problem/title-{}", code.slug())).unwrap_or(code.title())
}

impl Untold {
    fn of(error: &Error) -> Self {
        Self {
            code: error.code(),
            status: error.status_code(),
            detail: error.public_detail().cloned(),
            fields: error.fields().to_vec(),
            extensions: error.extensions().clone(),
        }
    }
}

/// A failure that is one part of an answer that is none: told, and logged, as a whole one would be.
pub fn of(error: &Error, language: Language) -> Problem {
    log_error(error);
    Untold::of(error).told(language)
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.code().status()).expect("problem codes have valid statuses")
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let untold = Untold::of(self);
        let mut response = HttpResponse::new(self.status_code());
        if let Some(wait) = self.wait() {
            // Rounded up: a client that waits as long as it was told is let in.
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        if self.status_code() == StatusCode::UNAUTHORIZED {
            // RFC 9110, section 11.6.1: a 401 names a scheme.
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(untold);
        response
    }
}

/// How failures are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As problem details.
    Problem,
    /// As SCIM asks for.
    Scim,
}

impl Form {
    /// The form for what is at this path.
    pub fn of(path: &str) -> Self {
        if scim::owns(path) { Self::Scim } else { Self::Problem }
    }
}

/// Gives a failed response its final form, and logs why it failed.
pub fn finish(
    mut response: HttpResponse<BoxBody>,
    request_id: &str,
    form: Form,
    language: Language,
) -> HttpResponse<BoxBody> {
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    log(&response);
    let ours = response.extensions_mut().remove::<Untold>();
    let untold = match ours {
        Some(untold) => untold,
        // A page or a document that a handler chose to answer with.
        None if is_document(&response) => return response,
        None => foreign(status, response.error()),
    };
    let problem = Problem { request_id: Some(request_id.to_owned()), ..untold.told(language) };
    if form == Form::Scim {
        return scim::failure(response, &problem);
    }
    let body = serde_json::to_vec(&problem).expect("problems are plain data");
    let mut response = response.set_body(BoxBody::new(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    headers.append(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

/// Actix answers its own failures without a media type or as plain text.
fn is_document(response: &HttpResponse) -> bool {
    let media_type = response.headers().get(header::CONTENT_TYPE);
    media_type.is_some_and(|value| !value.as_bytes().starts_with(b"text/plain"))
}

/// The problem for a failure that actix found.
fn foreign(status: StatusCode, error: Option<&actix_web::Error>) -> Untold {
    let code = ProblemCode::ALL
        .iter()
        .copied()
        .find(|code| match status {
            // Codes that share a status: the general one.
            StatusCode::UNAUTHORIZED => *code == ProblemCode::Unauthenticated,
            StatusCode::UNPROCESSABLE_ENTITY => *code == ProblemCode::InvalidRequest,
            StatusCode::SERVICE_UNAVAILABLE => *code == ProblemCode::Unavailable,
            _ => code.status() == status.as_u16(),
        })
        .unwrap_or(if status.is_server_error() { ProblemCode::Internal } else { ProblemCode::InvalidRequest });
    let detail = error.filter(|_| status.is_client_error()).map(ToString::to_string);
    Untold {
        code,
        status,
        detail: detail.filter(|text| !text.is_empty()).map(Argument::Text),
        fields: Vec::new(),
        extensions: Map::new(),
    }
}

fn log(response: &HttpResponse) {
    if let Some(error) = response.error().and_then(|error| error.as_error::<Error>()) {
        log_error(error);
    }
}

fn log_error(error: &Error) {
    let status = error.status_code();
    let causes = telemetry::causes(error);
    if status.is_server_error() {
        tracing::error!(problem.code = error.code().slug(), problem.causes = causes, "request failed");
    } else if !causes.is_empty() {
        tracing::info!(problem.code = error.code().slug(), problem.causes = causes, "request refused");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_is_there_in_every_language_and_in_english_the_contracts_own() {
        for code in ProblemCode::ALL {
            let name = format!("problem/title-{}", code.slug());
            assert_eq!(language::named(Language::English, &name), Some(code.title()));
            assert_ne!(title(*code, Language::Arabic), code.title());
        }
    }
}
