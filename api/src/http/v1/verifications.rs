//! Checking a credential, for anyone: by its verification code, by its id, many codes at once, or the document itself.

use std::future::{Ready, ready};

use actix_web::body::BoxBody;
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::{self, Data, Json, Path, Query};
use actix_web::{Either, FromRequest, HttpMessage as _, HttpRequest, HttpResponse, Responder, get, post};
use contract::problem::{Problem, ProblemCode};
use contract::verification::{
    DocumentVerificationView, VerificationBatchView, VerificationItem, VerificationView, VerifyCodes,
};
use credential::carrier::MAX_CARRIER_BYTES;
use domain::id::CredentialId;
use jiff::civil::Date;
use language::text::problem as text;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::App;
use crate::error::Error;
use crate::http::body::{Body, collect, declared_length, require_plain};
use crate::http::language::Reader;
use crate::http::middleware::rate_limit;
use crate::http::{accept, page, problem};
use crate::service;

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    // The first is asked most of all operations.
    config
        .service(find_verification)
        .service(find_credential_verification)
        .service(verify_codes)
        .service(verify_document);
}

/// What a credential may be sent as, and how many bytes it may then have. Something else that carries one is another line.
const CARRIERS: [(&str, usize); 10] = [
    ("application/vc", credential::MAX_BYTES),
    ("application/vc+ld+json", credential::MAX_BYTES),
    ("application/ld+json", credential::MAX_BYTES),
    ("application/json", credential::MAX_BYTES),
    ("application/vc+jwt", credential::MAX_BYTES),
    ("application/jwt", credential::MAX_BYTES),
    ("text/plain", credential::MAX_BYTES),
    ("image/png", MAX_CARRIER_BYTES),
    ("image/svg+xml", MAX_CARRIER_BYTES),
    ("application/pdf", MAX_CARRIER_BYTES),
];

/// So many codes of a batch cost as much as one request.
const CODES_A_REQUEST: usize = 10;

/// On which day.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameter; it is read by AsOf, which tells its fault by its name")]
struct AsOfParams {
    /// How it stood on that day (UTC), today or earlier, as far as the books tell now. Left out, how it stands.
    #[param(value_type = Option<String>, format = Date, example = "2024-05-01")]
    as_of: Option<Date>,
}

/// `?as_of=`, a day.
struct AsOf(Option<Date>);

impl FromRequest for AsOf {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let query = request.query_string();
        ready(if query.is_empty() { Ok(Self(None)) } else { read_day(query).map(Self) })
    }
}

fn read_day(query: &str) -> Result<Option<Date>, Error> {
    #[derive(Deserialize)]
    struct Written {
        as_of: Option<String>,
    }
    let Query(Written { as_of }) = Query::from_query(query).map_err(|error| page::unreadable(&error))?;
    // As it is documented, and none of the other forms that a day can be read in.
    let day = |text: String| (text.len() == "0000-00-00".len()).then(|| text.parse().ok()).flatten();
    let malformed = || Error::of(ProblemCode::InvalidRequest).field("as_of", "malformed", text::day_malformed());
    as_of.map(|text| day(text).ok_or_else(malformed)).transpose()
}

/// A verdict as a compact JWS.
struct Signed(String);

impl Responder for Signed {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok().insert_header((header::CONTENT_TYPE, accept::TOKEN)).body(self.0)
    }
}

/// The verdict in the form that the client asked for.
async fn in_form(
    app: Data<App>,
    request: &HttpRequest,
    view: VerificationView,
) -> Result<Either<Json<VerificationView>, Signed>, Error> {
    if accept::prefers_token(request) {
        return service::verifications::sign(&app, &view).await.map(|jws| Either::Right(Signed(jws)));
    }
    Ok(Either::Left(Json(view)))
}

/// Verify a credential by its code.
///
/// The verdict has every fact that the certificate prints, and each check it rests on. A code may be written with or without
/// hyphens and in either case. With `as_of` it tells how the credential stood on an earlier day, by what is on record now.
///
/// Asked for as `application/jwt`, the verdict is signed, to be filed: a compact JWS (RS256, `typ` `verification+jwt`) by the key
/// that its `kid` names, with the issuer as `iss`, the credential's address as `sub`, the moment of the check as `iat`, and this
/// same view as `verification`. It does not expire, since it says what was so at `checked_at` and nothing of later.
///
/// A verdict is for the moment it is given: answers are `no-store` and have no entity tag. Ask again rather than keep one.
#[utoipa::path(tag = "verification",
    params(("code" = String, Path, description = "The verification code.", example = "7QK4M-0ZJ9T-XW3RB-5HD2C"), AsOfParams),
    responses(
        (status = 200, description = "The verdict.",
            content((VerificationView = "application/json"), (String = "application/jwt")),
            headers(("Cache-Control" = String, description = "`no-store`."))),
        (status = 404, description = "`not-found`: no credential has this code.", body = Problem,
            content_type = "application/problem+json"),
        (status = 410, description = "`credential-erased`: its holder was erased.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`mistyped-code`: the code contradicts itself. `invalid-request`: the day is none, or lies \
            ahead.", body = Problem, content_type = "application/problem+json")))]
#[get("/verifications/{code}")]
async fn find_verification(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    code: Path<String>,
    as_of: AsOf,
) -> Result<Either<Json<VerificationView>, Signed>, Error> {
    let view = service::verifications::find(&app, &code, as_of.0, reader.language).await?;
    in_form(app, &request, view).await
}

/// Verify a credential by its id.
///
/// As by its code: on an earlier day with `as_of`, signed when it is asked for as `application/jwt`, and never kept.
#[utoipa::path(tag = "verification",
    params(("id" = String, Path, format = Uuid, description = "The credential's id."), AsOfParams),
    responses(
        (status = 200, description = "The verdict.",
            content((VerificationView = "application/json"), (String = "application/jwt")),
            headers(("Cache-Control" = String, description = "`no-store`."))),
        (status = 404, description = "`not-found`: there is no such credential.", body = Problem,
            content_type = "application/problem+json"),
        (status = 410, description = "`credential-erased`: its holder was erased.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid-request`: the day is none, or lies ahead.", body = Problem,
            content_type = "application/problem+json")))]
#[get("/credentials/{id}/verification")]
async fn find_credential_verification(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    id: Path<CredentialId>,
    as_of: AsOf,
) -> Result<Either<Json<VerificationView>, Signed>, Error> {
    let view = service::verifications::find_by_credential(&app, id.into_inner(), as_of.0, reader.language).await?;
    in_form(app, &request, view).await
}

/// Verify many credentials by their codes.
///
/// Up to 1,000 codes; each is answered with its verdict or its own problem, in the order of the request, so that one wrong code
/// stops no other. Ten codes count as one request against the rate; see the headers `RateLimit` and `RateLimit-Policy`.
#[utoipa::path(tag = "verification",
    request_body = VerifyCodes,
    responses(
        (status = 200, description = "What became of each code.", body = VerificationBatchView,
            headers(
                ("RateLimit" = String, description = "What is left: `\"public\";r=` and a number of requests."),
                ("RateLimit-Policy" = String, description = "The rate: requests `q` in `w` seconds."))),
        (status = 422, description = "`invalid-request`: no codes, too many, or a day ahead; nothing was checked.",
            body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too-many-requests`: nothing was checked.", body = Problem,
            content_type = "application/problem+json",
            headers(("Retry-After" = u32, description = "After how many seconds the same request is let in.")))))]
#[post("/verifications/batch")]
async fn verify_codes(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    input: Body<VerifyCodes>,
) -> Result<Json<VerificationBatchView>, Error> {
    let input = input.into_inner();
    service::verifications::admit(&app, &input)?;
    // The request itself has been counted.
    rate_limit::charge(&request, input.codes.len().div_ceil(CODES_A_REQUEST) - 1)?;
    let answered = service::verifications::verify_codes(&app, input, reader.language).await?;
    let item = |(code, told): (String, Result<VerificationView, Error>)| match told {
        Ok(view) => VerificationItem { code, verification: Some(view), problem: None },
        Err(error) => {
            VerificationItem { code, verification: None, problem: Some(problem::of(&error, reader.language)) }
        }
    };
    Ok(Json(VerificationBatchView { items: answered.into_iter().map(item).collect() }))
}

/// Verify a document.
///
/// The body is a credential, as JSON with a Data Integrity proof or as a compact JWS, of at most 256 KiB, or what carries one: a
/// baked badge or a printed certificate, of at most 10 MiB. Whatever it is, the answer is a verdict with each check. A document of
/// this server is held against its keys, its status and its books. Of another issuer's, only what the document itself shows is
/// checked: this server fetches nothing that a stranger names, so the rest is `not_checked`; `certtracker verify` does check it.
/// Nothing of the document is kept.
#[utoipa::path(tag = "verification",
    request_body(content(
        (serde_json::Value = "application/vc"), (serde_json::Value = "application/vc+ld+json"),
        (serde_json::Value = "application/ld+json"), (serde_json::Value = "application/json"),
        (String = "application/vc+jwt"), (String = "application/jwt"), (String = "text/plain"),
        (Vec<u8> = "image/png"), (String = "image/svg+xml"), (Vec<u8> = "application/pdf"))),
    responses(
        (status = 200, description = "The verdict, also on what is no credential.", body = DocumentVerificationView),
        (status = 413, description = "`payload-too-large`: longer than a credential may be.", body = Problem,
            content_type = "application/problem+json"),
        (status = 415, description = "`unsupported-media-type`: not one of those that carry a credential.", body = Problem,
            content_type = "application/problem+json")))]
#[post("/verifications")]
async fn verify_document(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    payload: web::Payload,
) -> Result<Json<DocumentVerificationView>, Error> {
    let sent = request.content_type();
    let carrier = CARRIERS.iter().find(|(media_type, _)| media_type.eq_ignore_ascii_case(sent));
    let (_, longest) = carrier.ok_or_else(|| {
        let known: Vec<&str> = CARRIERS.iter().map(|(media_type, _)| *media_type).collect();
        Error::of(ProblemCode::UnsupportedMediaType).detail(text::reads_media_type(known.join(", ")))
    })?;
    require_plain(&request)?;
    let document = collect(payload.into_inner(), declared_length(&request), *longest).await?;
    service::verifications::verify_document(&app, document.into(), reader.language).await.map(Json)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_read_in_one_form_only() {
        assert_eq!(read_day("as_of=2024-05-01").unwrap(), Some(date(2024, 5, 1)));
        assert_eq!(read_day("limit=0").unwrap(), None);
        for text in
            ["", "2024-5-1", "20240501", "2024-02-30", "2024-05-01T00:00", "01/05/2024", "today", "+02024-05-01"]
        {
            let refused = read_day(&format!("as_of={text}")).unwrap_err();
            assert_eq!(refused.fields()[0].pointer, "as_of", "{text}");
        }
    }
}
