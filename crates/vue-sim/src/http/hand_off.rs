//! The hand-off: a program sends a candidate's browser here with a signed form.

use actix_web::web::{Data, Form};
use actix_web::{HttpResponse, post, web};
use encoding_rs::mem;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::guard::origin;
use super::page::{Answer, Text, html, see_other};
use super::session::Session;
use crate::sim::Office;

/// How far the form's time may be off.
const TOLERANCE: i64 = 300;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.service(hand_off);
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
struct HandOff {
    #[serde(default)]
    action: String,
    #[serde(default)]
    client_code: String,
    #[serde(default)]
    client_candidate_id: String,
    #[serde(default)]
    external_return_url: String,
    #[serde(default)]
    external_error_url: String,
    #[serde(default)]
    external_logout_url: String,
    #[serde(default)]
    external_timeout_url: String,
    #[serde(default)]
    external_page_timestamp: String,
    #[serde(default)]
    external_session_timeout: String,
    #[serde(default)]
    external_auth_hash: String,
}

#[post("/sso/schedule")]
async fn hand_off(office: Data<Office>, form: Form<HandOff>) -> Answer {
    match check(&office, &form) {
        Ok(timeout) => {
            let urls =
                [&form.external_return_url, &form.external_logout_url, &form.external_timeout_url].map(String::as_str);
            let session = Session::new(&form.client_candidate_id, timeout, urls);
            let mut answer = see_other("/schedule");
            let cookie = office.sessions.open(session);
            if let Err(fault) = answer.add_cookie(&cookie) {
                tracing::error!(%fault, "a cookie cannot be written");
            }
            Ok(answer)
        }
        Err(reason) => Ok(refused(&office, &form, reason)),
    }
}

/// Answers how long the session lasts, or why there is none.
fn check(office: &Office, form: &HandOff) -> Result<i64, &'static str> {
    let vendor = &office.vendor;
    if form.action != "scheduleExam" {
        return Err("ACTION is not scheduleExam");
    }
    let parts = [
        vendor.secrets.sso_passphrase.as_str(),
        &form.client_code,
        &form.external_page_timestamp,
        &form.external_session_timeout,
        &form.client_candidate_id,
    ]
    .concat();
    if !mem::is_str_latin1(&parts) {
        return Err("a value is not Latin-1");
    }
    let digest = Sha256::digest(mem::encode_latin1_lossy(&parts));
    let expected: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    // Digests are compared, so that the time taken says nothing about the right one.
    if Sha256::digest(&expected) != Sha256::digest(&form.external_auth_hash) {
        return Err("EXTERNAL_AUTH_HASH is wrong");
    }
    if form.client_code != vendor.settings.client_code {
        return Err("CLIENT_CODE is not known");
    }
    let at: i64 = form.external_page_timestamp.parse().map_err(|_no_number| "EXTERNAL_PAGE_TIMESTAMP is no number")?;
    if vendor.token_time().as_second().saturating_sub(at).saturating_abs() > TOLERANCE {
        return Err("EXTERNAL_PAGE_TIMESTAMP is more than five minutes off");
    }
    let timeout: i64 =
        form.external_session_timeout.parse().map_err(|_no_number| "EXTERNAL_SESSION_TIMEOUT is no number")?;
    if !(1..=86_400).contains(&timeout) {
        return Err("EXTERNAL_SESSION_TIMEOUT is not 1 to 86400");
    }
    let program = origin(&vendor.program_url());
    for url in [&form.external_return_url, &form.external_logout_url, &form.external_timeout_url] {
        if origin(url) != program {
            return Err("an EXTERNAL address is not the program's");
        }
    }
    if !vendor.read(|books, _| books.candidates.contains_key(&form.client_candidate_id)) {
        return Err("CLIENT_CANDIDATE_ID is not known");
    }
    Ok(timeout)
}

/// The program hears of it at its own address; any other address would make this a way to send people anywhere.
fn refused(office: &Office, form: &HandOff, reason: &str) -> HttpResponse {
    tracing::warn!(reason, "a hand-off is refused");
    let program = origin(&office.vendor.program_url());
    if !program.is_empty() && origin(&form.external_error_url) == program {
        return see_other(&form.external_error_url);
    }
    let body = format!(
        "<h1>You could not be signed in</h1>\
         <p class=\"notice bad\" role=\"alert\">{}.</p>\
         <p>The program's website sent something that is not right, and no address of its own to go back to. \
         Nothing was changed.</p>",
        Text(reason)
    );
    html(actix_web::http::StatusCode::BAD_REQUEST, "You could not be signed in", &body)
}
