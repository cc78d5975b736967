//! The launch: a program sends a candidate's browser here with a signed address, and the exam begins.

use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::{Data, Query};
use actix_web::{HttpResponse, get, web};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use serde::Deserialize;

use super::guard::origin;
use super::page::{Answer, Text, html, see_other};
use super::session::Session;
use crate::engine::{self, Launched};
use crate::sim::Office;
use crate::vendor::Refusal;

/// How far the two clocks may differ, in seconds.
const LEEWAY: i64 = 60;
/// How long a candidate may be idle, in seconds.
const IDLE: i64 = 1_800;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.service(launch).service(results);
}

#[derive(Debug, Deserialize)]
struct Address {
    #[serde(default)]
    launch: String,
}

#[derive(Debug, Deserialize)]
struct Claims {
    iat: i64,
    exp: i64,
    jti: String,
    sub: String,
    given_name: String,
    family_name: String,
    authorization_id: String,
    exam_code: String,
    return_url: String,
}

#[get("/engine/launch")]
async fn launch(office: Data<Office>, address: Query<Address>) -> Answer {
    let claims = match check(&office, &address.launch) {
        Ok(claims) => claims,
        Err(reason) => {
            let body = format!("<h1>You cannot come in here</h1><p class=\"notice bad\">{}</p>", Text(reason));
            return Ok(html(StatusCode::FORBIDDEN, "You cannot come in here", &body));
        }
    };
    let launched = Launched {
        candidate: claims.sub,
        first_name: claims.given_name,
        last_name: claims.family_name,
        authorization: claims.authorization_id,
        exam: claims.exam_code,
    };
    let exams = &office.vendor.settings.exams;
    let registration = office.vendor.write("launched", |entry| engine::begin(entry, exams, &launched))?;
    let session = Session::new(&launched.candidate, IDLE, [claims.return_url.as_str(); 3]);
    // The token does not stay in the address.
    let mut answer = see_other(&format!("/schedule/exam/{registration}/questions"));
    if let Err(fault) = answer.add_cookie(&office.sessions.open(session)) {
        tracing::error!(%fault, "a cookie cannot be written");
    }
    Ok(answer)
}

/// Checks a token, which is used then.
fn check(office: &Office, token: &str) -> Result<Claims, String> {
    let vendor = &office.vendor;
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_audience(&[&vendor.settings.vendor]);
    validation.set_issuer(&[vendor.program_url()]);
    // Whose time it is, the settings say.
    validation.validate_exp = false;
    let key = DecodingKey::from_secret(vendor.secrets.sso_passphrase.as_bytes());
    let claims =
        decode::<Claims>(token, &key, &validation).map_err(|fault| format!("The launch is not signed: {fault}"));
    let claims = claims?.claims;
    let now = vendor.token_time().as_second();
    if claims.iat > now + LEEWAY || claims.exp <= now - LEEWAY {
        return Err("The launch is too old, or of a time to come.".to_owned());
    }
    if origin(&claims.return_url) != origin(&vendor.program_url()) {
        return Err("The launch would lead back to another site.".to_owned());
    }
    if !office.launches.take(&claims.jti, claims.exp + LEEWAY, now) {
        return Err("The launch was used already.".to_owned());
    }
    Ok(claims)
}

/// All results, for a program that takes them by hand.
#[get("/office/results.csv")]
async fn results(office: Data<Office>) -> Answer {
    let exams = &office.vendor.settings.exams;
    let file = office.vendor.read(|books, now| engine::file(books, exams, now));
    let file = file.map_err(|fault| Refusal::Conflict(fault.to_string()))?;
    Ok(HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/csv; charset=utf-8")).body(file))
}
