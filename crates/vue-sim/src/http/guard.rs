//! What every request passes: nobody else's page may use the simulator through the browser of who runs it.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, HeaderValue, ORIGIN, REFERRER_POLICY,
    WWW_AUTHENTICATE, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use url::{Host, Url};

use crate::sim::Office;

pub(super) async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let office = request.app_data::<Data<Office>>().cloned();
    let refused = office.as_ref().and_then(|office| refusal(&request, office));
    let mut response = match refused {
        Some(refused) => request.into_response(refused).map_into_boxed_body(),
        None => next.call(request).await?.map_into_boxed_body(),
    };
    let program = office.map(|office| origin(&office.vendor.program_url())).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; style-src 'self'; form-action 'self' {program}; base-uri 'none'; frame-ancestors 'none'"
    );
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // With no referrer at all, browsers would not say either from where a form comes.
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The origin of an address; nothing when it has none.
pub(super) fn origin(address: &str) -> String {
    Url::parse(address).map(|url| url.origin().ascii_serialization()).unwrap_or_default()
}

fn refusal(request: &ServiceRequest, office: &Office) -> Option<HttpResponse> {
    let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let host = header(HOST).unwrap_or_default();
    if !is_ours(host, office) {
        // A name that somebody else points here would make their page one of ours.
        return Some(HttpResponse::MisdirectedRequest().body("this is not the host of the simulator\n"));
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !reads && request.path() != "/sso/schedule" {
        let same = match header(HeaderName::from_static("sec-fetch-site")) {
            Some(site) => matches!(site, "same-origin" | "none"),
            None => header(ORIGIN)
                .is_none_or(|origin| origin == format!("http://{host}") || origin == format!("https://{host}")),
        };
        if !same {
            return Some(HttpResponse::Forbidden().body("another site's page may not do this\n"));
        }
    }
    let secret = office.vendor.settings.api_secret.as_deref()?;
    let path = request.path();
    let guarded = path == "/" || ["/office", "/api"].iter().any(|start| path.starts_with(start));
    if !guarded || holds(header(AUTHORIZATION), secret) {
        return None;
    }
    let mut refused = HttpResponse::Unauthorized();
    if !path.starts_with("/api") {
        refused.insert_header((WWW_AUTHENTICATE, "Basic realm=\"vue-sim\", charset=\"UTF-8\""));
    }
    Some(refused.body("the secret is needed\n"))
}

/// Whether a host is this machine by number, or the name under which it is known.
fn is_ours(host: &str, office: &Office) -> bool {
    let Ok(url) = Url::parse(&format!("http://{host}/")) else { return false };
    let public = office.vendor.settings.public_url.as_deref().and_then(|url| Url::parse(url).ok());
    match url.host() {
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => true,
        Some(Host::Domain(name)) => name == "localhost" || public.is_some_and(|public| public.host_str() == Some(name)),
        None => false,
    }
}

/// Whether the secret is there, as a bearer token or as the password of any name.
fn holds(authorization: Option<&str>, secret: &str) -> bool {
    let given = match authorization.and_then(|value| value.split_once(' ')) {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim().to_owned(),
        Some((scheme, pair)) if scheme.eq_ignore_ascii_case("basic") => {
            let pair = STANDARD.decode(pair.trim()).unwrap_or_default();
            let pair = String::from_utf8(pair).unwrap_or_default();
            pair.split_once(':').map(|(_, password)| password.to_owned()).unwrap_or_default()
        }
        _ => return false,
    };
    // Digests are compared, so that the time taken says nothing about the secret.
    Sha256::digest(given.as_bytes()) == Sha256::digest(secret.as_bytes())
}
