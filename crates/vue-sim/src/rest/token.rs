//! Access tokens (OAuth 2.0, client credentials). They are not in the books: after a restart a program asks anew.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use actix_web::http::StatusCode;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::Problem;
use crate::fault::Fault;
use crate::secrets::random_word;
use crate::sim::Office;

/// How long a token is good, in seconds.
const LIFETIME: u64 = 300;

/// The tokens that were given, and until when each is good.
#[derive(Debug, Default)]
pub(crate) struct Tokens(Mutex<HashMap<String, Instant>>);

impl Tokens {
    fn give(&self) -> String {
        let mut tokens = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        tokens.retain(|_, until| *until > now);
        let token = random_word();
        tokens.insert(token.clone(), now + Duration::from_secs(LIFETIME));
        token
    }

    pub(super) fn holds(&self, token: &str) -> bool {
        let tokens = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.get(token).is_some_and(|until| *until > Instant::now())
    }
}

pub(super) fn grant(office: &Office, request: &HttpRequest, body: &[u8]) -> HttpResponse {
    let vendor = &office.vendor;
    let right = format!("{}:{}", vendor.settings.client_code, vendor.secrets.client_secret);
    let given = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Basic "));
    let given = given.and_then(|text| STANDARD.decode(text.trim()).ok());
    if given.as_deref() != Some(right.as_bytes()) || vendor.strikes(Fault::RefuseLogins) {
        return HttpResponse::Unauthorized().json(json!({"error": "invalid_client"}));
    }
    if body != b"grant_type=client_credentials" {
        return Problem::new(StatusCode::BAD_REQUEST, "grant_type must be client_credentials").answer();
    }
    HttpResponse::Ok().json(json!({
        "access_token": office.tokens.give(), "token_type": "Bearer", "expires_in": LIFETIME,
    }))
}
