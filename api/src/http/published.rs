//! What third parties resolve by itself: credentials, the issuer's identifier and keys, status lists, badges.

use actix_web::http::header::{self, Accept, Header as _, HeaderValue, Quality};
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use contract::problem::{Problem, ProblemCode};
use credential::{Securing, did};
use domain::id::CredentialId;
use language::text::problem as text;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{card, etag};
use crate::app::App;
use crate::error::Error;
use crate::service::{self, badges};

/// A status list may be this old when it is used (Bitstring Status List 1.0 leaves it to the issuer).
const FIVE_MINUTES: &str = "public, max-age=300";

/// A credential's bytes change only when it is issued again.
const REVALIDATE: &str = "public, no-cache";

pub(super) fn configure(config: &mut ServiceConfig<'_>) {
    config
        .service(find_credential_document)
        .service(find_did_document)
        .service(find_jwks)
        .service(find_key)
        .service(find_status_list)
        .service(find_badge)
        .service(find_badge_picture);
}

/// The forms in which a credential is offered, the one for those who take anything first.
const FORMS: [(&str, Form); 11] = [
    ("application/vc", Form::Document(Securing::DataIntegrity)),
    ("text/html", Form::Page),
    ("application/vc+ld+json", Form::Document(Securing::DataIntegrity)),
    ("application/ld+json", Form::Document(Securing::DataIntegrity)),
    ("application/json", Form::Document(Securing::DataIntegrity)),
    ("application/vc+jwt", Form::Document(Securing::Jws)),
    ("application/jwt", Form::Document(Securing::Jws)),
    ("text/plain", Form::Document(Securing::Jws)),
    ("application/xhtml+xml", Form::Page),
    ("image/png", Form::Badge(badges::Form::Png)),
    ("image/svg+xml", Form::Badge(badges::Form::Svg)),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Document(Securing),
    Badge(badges::Form),
    Page,
}

/// Read a credential.
///
/// `Accept` decides the form: JSON with a Data Integrity proof (`application/vc` and kin), compact JWS (`application/vc+jwt`,
/// `application/jwt`, `text/plain`), the badge with the credential inside (`image/png`, `image/svg+xml`; Open Badges 3.0, "baking"),
/// or the page for people (`text/html`). The endings `.json`, `.jwt`, `.png` and `.svg` ask for a form whatever `Accept` says.
#[utoipa::path(tag = "published",
    params(("id" = String, Path, description = "The credential's id, with or without `.json`, `.jwt`, `.png` or `.svg`.")),
    responses(
        (status = 200, description = "The signed credential.", content(
            (serde_json::Value = "application/vc"), (serde_json::Value = "application/vc+ld+json"), (String = "application/vc+jwt"),
            (String = "application/jwt"), (String = "text/html"), (Vec<u8> = "image/png"), (String = "image/svg+xml"))),
        (status = 404, description = "`not-found`: there is no such credential.", body = Problem,
            content_type = "application/problem+json"),
        (status = 406, description = "`not-acceptable`: it is not offered in a form you accept.", body = Problem,
            content_type = "application/problem+json")))]
#[get("/credentials/{id}")]
async fn find_credential_document(
    app: Data<App>,
    request: HttpRequest,
    id: Path<String>,
) -> Result<HttpResponse, Error> {
    let (id, media_type, form) = match id.as_str() {
        id if id.ends_with(".json") => (&id[..id.len() - 5], "application/vc", Form::Document(Securing::DataIntegrity)),
        id if id.ends_with(".jwt") => (&id[..id.len() - 4], "application/jwt", Form::Document(Securing::Jws)),
        id if id.ends_with(".png") => (&id[..id.len() - 4], "image/png", Form::Badge(badges::Form::Png)),
        id if id.ends_with(".svg") => (&id[..id.len() - 4], "image/svg+xml", Form::Badge(badges::Form::Svg)),
        id => {
            let (media_type, form) = negotiate(&request)?;
            (id, media_type, form)
        }
    };
    let missing = || Error::of(ProblemCode::NotFound).detail(text::no_credential());
    let mut response = match form {
        Form::Page => card::page(&request).await,
        Form::Badge(form) => {
            let id: CredentialId = id.parse().map_err(|_malformed| missing())?;
            let badge = service::badges::find_baked(&app.into_inner(), id, form).await?;
            document_of(&request, badge, media_type, REVALIDATE)
        }
        Form::Document(securing) => {
            let id: CredentialId = id.parse().map_err(|_malformed| missing())?;
            let document = service::credentials::find_document(&app, id, securing).await?;
            document_of(&request, document, media_type, REVALIDATE)
        }
    };
    response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept"));
    Ok(response)
}

/// The form that the client likes best (RFC 9110, section 12.5.1).
fn negotiate(request: &HttpRequest) -> Result<(&'static str, Form), Error> {
    let accept = match Accept::parse(request) {
        Ok(accept) if !accept.is_empty() => accept,
        _ => return Ok(FORMS[0]),
    };
    // A quality of zero says what is not wanted, whatever a wider range says.
    let (refused, wanted): (Vec<_>, Vec<_>) = accept.0.into_iter().partition(|range| range.quality == Quality::ZERO);
    for range in Accept(wanted).ranked() {
        let fits = |(media_type, _): &&(&'static str, Form)| {
            let kind = media_type.split('/').next().unwrap_or_default();
            let within = range.type_() == "*" || (range.type_() == kind && range.subtype() == "*");
            range.essence_str() == *media_type
                || (within && !refused.iter().any(|range| range.item.essence_str() == *media_type))
        };
        if let Some(form) = FORMS.iter().find(fits) {
            return Ok(*form);
        }
    }
    let offered: Vec<&str> = FORMS.iter().map(|(media_type, _)| *media_type).collect();
    Err(Error::of(ProblemCode::NotAcceptable).detail(text::offered_here(offered.join(", "))))
}

/// Resolve the issuer's identifier (`did:web`).
#[utoipa::path(tag = "published", responses((status = 200, description = "The DID document.", body = serde_json::Value,
    content_type = "application/did+json")))]
#[get("/.well-known/did.json")]
async fn find_did_document(app: Data<App>, request: HttpRequest) -> HttpResponse {
    let document = did::did_document(&app.site, app.keys.published());
    document_of(&request, document.to_string(), "application/did+json", FIVE_MINUTES)
}

/// Read the keys that sign the compact JWS form.
#[utoipa::path(tag = "published", responses((status = 200, description = "A JWK set (RFC 7517).", body = serde_json::Value,
    content_type = "application/jwk-set+json")))]
#[get("/.well-known/jwks.json")]
async fn find_jwks(app: Data<App>, request: HttpRequest) -> HttpResponse {
    let document = did::jwks(&app.site, app.keys.published());
    document_of(&request, document.to_string(), "application/jwk-set+json", FIVE_MINUTES)
}

/// Read one key: what the `kid` of a compact JWS points at.
#[utoipa::path(tag = "published", params(("name" = String, Path, description = "The key's name.")), responses(
    (status = 200, description = "One JWK (RFC 7517).", body = serde_json::Value, content_type = "application/jwk+json"),
    (status = 404, description = "`not-found`: there is no such key.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/keys/{name}")]
async fn find_key(app: Data<App>, request: HttpRequest, name: Path<String>) -> Result<HttpResponse, Error> {
    let missing = || Error::of(ProblemCode::NotFound).detail(text::no_key());
    let jwk = app.keys.jwk(&app.site, &name).ok_or_else(missing)?;
    Ok(document_of(&request, jwk.to_string(), "application/jwk+json", FIVE_MINUTES))
}

/// Read a status list: which credentials no longer count.
///
/// With the ending `.jwt` it is a compact JWS, else JSON with a Data Integrity proof. Entries are drawn at random.
#[utoipa::path(tag = "published", params(("number" = String, Path, description = "The list's number, with or without `.jwt`.",
    example = "1")), responses(
    (status = 200, description = "The signed list.", content((serde_json::Value = "application/vc"), (String = "application/vc+jwt"))),
    (status = 404, description = "`not-found`: there is no list of that number.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/status/{number}")]
async fn find_status_list(app: Data<App>, request: HttpRequest, number: Path<String>) -> Result<HttpResponse, Error> {
    let missing = || Error::of(ProblemCode::NotFound).detail(text::no_status_list());
    let (number, securing, media_type) = match number.strip_suffix(".jwt") {
        Some(number) => (number, Securing::Jws, "application/vc+jwt"),
        None => (number.as_str(), Securing::DataIntegrity, "application/vc"),
    };
    let number = number.parse().map_err(|_malformed| missing())?;
    let list = service::status_lists::find(&app, number, securing).await?;
    Ok(document_of(&request, list, media_type, FIVE_MINUTES))
}

/// Draw an achievement's badge.
#[utoipa::path(tag = "published", params(("code" = String, Path, description = "The achievement's code.")), responses(
    (status = 200, description = "The badge.", body = String, content_type = "image/svg+xml"),
    (status = 404, description = "`not-found`: there is no such achievement.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/achievements/{code}/badge.svg")]
async fn find_badge(app: Data<App>, request: HttpRequest, code: Path<String>) -> Result<HttpResponse, Error> {
    let badge = service::badges::find(&app.into_inner(), &code, badges::Form::Svg).await?;
    Ok(document_of(&request, badge.to_vec(), "image/svg+xml", FIVE_MINUTES))
}

/// Draw an achievement's badge in pixels, 800 to a side.
#[utoipa::path(tag = "published", params(("code" = String, Path, description = "The achievement's code.")), responses(
    (status = 200, description = "The badge, on a transparent ground.", body = Vec<u8>, content_type = "image/png"),
    (status = 404, description = "`not-found`: there is no such achievement.", body = Problem,
        content_type = "application/problem+json")))]
#[get("/achievements/{code}/badge.png")]
async fn find_badge_picture(app: Data<App>, request: HttpRequest, code: Path<String>) -> Result<HttpResponse, Error> {
    let badge = service::badges::find(&app.into_inner(), &code, badges::Form::Png).await?;
    Ok(document_of(&request, badge.to_vec(), "image/png", FIVE_MINUTES))
}

fn document_of(
    request: &HttpRequest,
    document: impl Into<Bytes>,
    media_type: &'static str,
    cache: &'static str,
) -> HttpResponse {
    let document = document.into();
    let tag = etag::of(&document);
    etag::document(request, document, &tag, media_type, cache)
}
