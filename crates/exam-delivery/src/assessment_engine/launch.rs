//! Launching a candidate into an engine by a signed address.
//!
//! The address has a JSON Web Token (RFC 7519, HS256) in its query that says who comes, to sit what, and where they go
//! afterwards. It is good for a few minutes and for one launch: the engine has to refuse a `jti` that it has seen, and
//! should lead on at once to an address without the token.

use jiff::Timestamp;
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use crate::pearson::call_back::bearer::{LIFETIME, sign_claims};

/// The name of the token in the query.
pub const PARAMETER: &str = "launch";

/// Who is launched, and where.
#[derive(Debug, Clone)]
pub struct Launch {
    /// The engine's address for launches.
    pub launch_url: String,
    /// The secret that both sides share.
    pub secret: SecretString,
    /// Who launches: the program's public address.
    pub issuer: String,
    /// Who may take it: the engine's code in the program's settings.
    pub audience: String,
    /// The token's own ID, new for each launch.
    pub token_id: String,
    /// Our ID of the candidate.
    pub client_candidate_id: String,
    /// Given name, as the engine shall show it.
    pub first_name: String,
    /// Family name, likewise.
    pub last_name: String,
    /// Our ID of the authorization, which comes back with the result.
    pub client_authorization_id: String,
    /// Which assessment or course it is.
    pub exam_code: String,
    /// Where the candidate goes when they are done.
    pub return_url: String,
    /// When the address is made.
    pub at: Timestamp,
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    aud: &'a str,
    iat: i64,
    exp: i64,
    jti: &'a str,
    /// The candidate.
    sub: &'a str,
    given_name: &'a str,
    family_name: &'a str,
    authorization_id: &'a str,
    exam_code: &'a str,
    return_url: &'a str,
}

/// The address to which the candidate's browser is sent; nothing where the engine's address is none.
pub fn url(launch: &Launch) -> Option<String> {
    let mut url = Url::parse(&launch.launch_url).ok().filter(|url| matches!(url.scheme(), "https" | "http"))?;
    let iat = launch.at.as_second();
    let claims = Claims {
        iss: &launch.issuer,
        aud: &launch.audience,
        iat,
        exp: iat.saturating_add(LIFETIME),
        jti: &launch.token_id,
        sub: &launch.client_candidate_id,
        given_name: &launch.first_name,
        family_name: &launch.last_name,
        authorization_id: &launch.client_authorization_id,
        exam_code: &launch.exam_code,
        return_url: &launch.return_url,
    };
    let token = sign_claims(launch.secret.expose_secret().as_bytes(), &claims);
    url.query_pairs_mut().append_pair(PARAMETER, &token);
    Some(url.into())
}
