//! Headers that protect whoever reads the answer, on every answer.

use actix_web::dev::ServiceRequest;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

use crate::app::App;

/// Only our own code, styles, fonts and images; WebAssembly may be compiled; nobody may frame us.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// No device of the visitor's is of any use to us.
const PERMISSIONS_POLICY: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

const FIXED: [(HeaderName, HeaderValue); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Verification links hold a code: it must not travel to other sites.
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::PERMISSIONS_POLICY, HeaderValue::from_static(PERMISSIONS_POLICY)),
    (header::CROSS_ORIGIN_OPENER_POLICY, HeaderValue::from_static("same-origin")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
];

/// Documents that verifiers' own pages and wallets read from other origins. None of them depends on who asks.
const PUBLIC: [&str; 7] = [
    "/credentials/",
    "/achievements/",
    "/.well-known/",
    "/keys/",
    "/status/",
    "/api/v1/verifications",
    "/api/v1/credentials/",
];

/// What the answer to one request needs; settled before the request is handed on.
#[derive(Debug, Clone)]
pub struct Protection {
    /// The policy for pages whose forms may go to exam-delivery vendors, where there are any.
    policy: Option<HeaderValue>,
    https: bool,
    public: bool,
    private: bool,
}

impl Protection {
    /// By where the request goes.
    pub fn of(request: &ServiceRequest, app: &App) -> Self {
        let path = request.path();
        let private = path.starts_with("/api/") || path.starts_with("/scim/");
        Self {
            policy: if private { None } else { with_vendors(app) },
            https: app.config.server.public_url.is_https(),
            public: is_public(path),
            private,
        }
    }

    /// Adds the headers, except where a handler has set its own.
    pub fn apply(&self, headers: &mut HeaderMap) {
        for (name, value) in FIXED {
            headers.insert(name, value);
        }
        match &self.policy {
            Some(policy) if !headers.contains_key(header::CONTENT_SECURITY_POLICY) => {
                headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
            }
            _ => keep_or_set(headers, header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        }
        if self.https {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
        }
        if self.public {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        }
        let readers = if self.public { "cross-origin" } else { "same-origin" };
        keep_or_set(headers, header::CROSS_ORIGIN_RESOURCE_POLICY, readers);
        if self.private {
            keep_or_set(headers, header::CACHE_CONTROL, "no-store");
        }
    }
}

/// Candidates are handed over to a vendor by a form that their browser posts there, and that the vendor may send on to us.
fn with_vendors(app: &App) -> Option<HeaderValue> {
    let pages = app.vendors.iter().filter_map(|vendor| vendor.settings.hand_off.as_ref());
    let origins: Vec<String> = pages.map(|pages| pages.url.origin().ascii_serialization()).collect();
    if origins.is_empty() {
        return None;
    }
    let policy =
        CONTENT_SECURITY_POLICY.replace("form-action 'self'", &format!("form-action 'self' {}", origins.join(" ")));
    HeaderValue::from_str(&policy).ok()
}

/// Whether pages of any other origin may read what is at this path.
pub fn is_public(path: &str) -> bool {
    PUBLIC.iter().any(|prefix| path.starts_with(prefix))
}

fn keep_or_set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
