//! The typed client of the CertTracker API: one function per operation, named by its `operationId`.
//!
//! Native and wasm. The web app, the tests and programs of integrators use the same one. It keeps the access token in
//! memory and sends it; it does not refresh by itself, since only the caller knows whether the person is still there.
//!
//! ```no_run
//! # async fn example() -> Result<(), client::Error> {
//! let api = client::Client::new("https://certs.example.org");
//! let code = "7QK4M-0ZJ9T-XW3RB-5HD2C".parse().expect("a code as printed on a certificate");
//! let verdict = api.find_verification(code).await?;
//! println!("{}: {}", verdict.holder_name, verdict.statement);
//! # Ok(()) }
//! ```
#![warn(missing_docs)]

use std::sync::{Arc, RwLock};

use contract::problem::{Problem, ProblemCode};
use reqwest::header::ACCEPT_LANGUAGE;
use reqwest::{Method, RequestBuilder, Response};
use serde::de::DeserializeOwned;

mod accommodations;
mod agreements;
mod authorizations;
mod award_reviews;
mod catalogue;
mod change_requests;
mod claims;
mod companies;
mod countries;
mod dead_mails;
mod delivery_names;
mod duplicates;
mod email_addresses;
mod erasures;
mod exchanges;
mod exports;
mod faq;
mod health;
mod invitations;
mod mail_choices;
mod me;
mod merges;
mod profile;
mod program;
mod published;
mod recoveries;
mod registrations;
mod result_imports;
mod retention;
mod score_reports;
mod security;
mod session;
mod sessions;
mod shares;
mod verifications;
mod vouchers;

pub use published::CredentialForm;

/// A connection to one CertTracker server. Cloning it shares the access token.
#[derive(Debug, Clone)]
pub struct Client {
    base: Arc<str>,
    http: reqwest::Client,
    language: Option<Arc<str>>,
    access_token: Arc<RwLock<Option<AccessToken>>>,
}

/// Wrapped so that `{:?}` of a client does not print it.
#[derive(Clone)]
struct AccessToken(String);

impl std::fmt::Debug for AccessToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("AccessToken")
    }
}

/// Why a call did not give its answer.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The server refused, and says why.
    #[error("{}", .0.detail.as_deref().unwrap_or(&.0.title))]
    Problem(Box<Problem>),
    /// No answer came: no network, wrong address, or a time-out.
    #[error("the server could not be reached: {0}")]
    Unreachable(String),
    /// An answer came that this client does not understand, as from something that is not a CertTracker server.
    #[error("the answer could not be read (status {status}): {reason}")]
    Unreadable {
        /// Its HTTP status.
        status: u16,
        /// What was wrong with it.
        reason: String,
    },
}

impl Error {
    /// The problem's code, when the server refused with one this client knows.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Problem(problem) => problem.code(),
            Self::Unreachable(_) | Self::Unreadable { .. } => None,
        }
    }
}

/// Which part of a list to read.
#[derive(Debug, Clone, Default)]
pub struct PageRequest {
    /// The `next` of the page before; `None` for the first page.
    pub cursor: Option<String>,
    /// At most so many items, from 1 to 100; the server's default when `None`.
    pub limit: Option<u8>,
}

impl PageRequest {
    fn query(&self) -> Vec<(&'static str, String)> {
        let limit = self.limit.map(|limit| ("limit", limit.to_string()));
        self.cursor.iter().map(|cursor| ("cursor", cursor.clone())).chain(limit).collect()
    }
}

impl Client {
    /// A client of the server at that address, e.g. `https://certs.example.org`.
    pub fn new(base: &str) -> Self {
        let builder = reqwest::Client::builder();
        #[cfg(not(target_arch = "wasm32"))]
        let builder = builder.cookie_store(true);
        let http = builder.build().expect("the client's settings are fixed and sound");
        Self { base: base.trim_end_matches('/').into(), http, language: None, access_token: Arc::default() }
    }

    /// Asks for that language (BCP 47), in which refusals are then worded.
    #[must_use]
    pub fn in_language(mut self, tag: &str) -> Self {
        self.language = Some(tag.into());
        self
    }

    /// Uses that access token from now on; `None` to be nobody.
    pub fn set_access_token(&self, token: Option<String>) {
        *self.access_token.write().unwrap_or_else(std::sync::PoisonError::into_inner) = token.map(AccessToken);
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        if let Some(language) = &self.language {
            request = request.header(ACCEPT_LANGUAGE, &**language);
        }
        let token = self.access_token.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        match token {
            Some(AccessToken(token)) => request.bearer_auth(token),
            None => request,
        }
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Error> {
        read(self.request(Method::GET, path)).await
    }

    async fn list<T: DeserializeOwned>(&self, path: &str, page: &PageRequest) -> Result<T, Error> {
        read(self.request(Method::GET, path).query(&page.query())).await
    }
}

/// Sends, and reads the JSON of a successful answer.
async fn read<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Error> {
    let response = send(request).await?;
    let status = response.status().as_u16();
    let body = response.bytes().await.map_err(unreachable)?;
    serde_json::from_slice(&body).map_err(|error| Error::Unreadable { status, reason: error.to_string() })
}

/// Sends, and reads the text of a successful answer.
async fn text(request: RequestBuilder) -> Result<String, Error> {
    let response = send(request).await?;
    let status = response.status().as_u16();
    let body = response.bytes().await.map_err(unreachable)?;
    String::from_utf8(body.into()).map_err(|error| Error::Unreadable { status, reason: error.to_string() })
}

/// Sends, and turns a refusal into [`Error::Problem`].
async fn send(request: RequestBuilder) -> Result<Response, Error> {
    let response = request.send().await.map_err(unreachable)?;
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let body = response.bytes().await.map_err(unreachable)?;
    match serde_json::from_slice::<Problem>(&body) {
        Ok(problem) => Err(Error::Problem(Box::new(problem))),
        Err(error) => Err(Error::Unreadable { status: status.as_u16(), reason: error.to_string() }),
    }
}

/// Without the address, which may hold a code.
fn unreachable(error: reqwest::Error) -> Error {
    Error::Unreachable(error.without_url().to_string())
}

/// A value as one segment of a path.
fn segment(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_segment_cannot_leave_its_place() {
        assert_eq!(segment("../a b?"), "..%2Fa%20b%3F");
        assert_eq!(segment("250-428"), "250-428");
    }

    #[test]
    fn an_access_token_is_not_printed() {
        let api = Client::new("http://127.0.0.1:1");
        api.set_access_token(Some("secret-token".into()));
        assert!(!format!("{api:?}").contains("secret-token"));
    }
}
