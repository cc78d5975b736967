//! One request and its answer over HTTPS, with a bound on time and size, and what can go wrong in plain words.
//!
//! Nothing is tried twice but a request whose token was refused, once. Redirects are not followed, as they would carry
//! the token elsewhere, and no proxy is used.

use std::error::Error;
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, Url};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use super::answer::{said, shown};
use super::token::Tokens;
use crate::fault::TransportFault;

/// The longest answer that is read, in bytes.
const MAX_ANSWER: usize = 1 << 20;

/// A way to PSI's services.
#[derive(Debug)]
pub(super) struct Http {
    client: Client,
    base: Url,
    timeout: Duration,
    tokens: Tokens,
}

/// An answer as it came.
pub(super) struct Answered {
    pub(super) status: u16,
    pub(super) bytes: Vec<u8>,
}

impl Http {
    /// Reads the addresses; nothing is connected to yet.
    ///
    /// # Errors
    /// An address that is none, or a client that cannot be made.
    pub(super) fn new(
        base: &str,
        token_url: &str,
        client_id: String,
        client_secret: SecretString,
        timeout: Duration,
    ) -> Result<Self, TransportFault> {
        let client = Client::builder().redirect(Policy::none()).no_proxy().timeout(timeout).build();
        let client = client.map_err(|fault| TransportFault::Broken { detail: cause(&fault) })?;
        let tokens = Tokens::new(address(token_url)?, client_id, client_secret);
        Ok(Self { client, base: address(base)?, timeout, tokens })
    }

    /// Asks PSI for something, and answers the status and the JSON of the answer; null where it has no body.
    ///
    /// What PSI refuses is an answer; that it does not let us in, is not there, or wants to be left alone is a fault.
    pub(super) async fn call(
        &self,
        method: Method,
        path: &[&str],
        query: Option<(&str, &str)>,
        body: Option<Vec<u8>>,
    ) -> Result<(u16, Value), TransportFault> {
        let mut url = self.base.clone();
        // Each part is escaped, so that none can be another path.
        url.path_segments_mut().map_err(|()| not_an_address(&self.base))?.pop_if_empty().extend(path);
        if let Some((name, value)) = query {
            url.query_pairs_mut().append_pair(name, value);
        }
        let mut answered = self.attempt(&method, &url, body.clone()).await?;
        if answered.status == 401 {
            answered = self.attempt(&method, &url, body).await?;
        }
        let Answered { status, bytes } = answered;
        let json = || match bytes.trim_ascii() {
            b"" => Ok(Value::Null),
            text => serde_json::from_slice(text).map_err(|_detail| TransportFault::NotUnderstood {
                detail: format!("status {status}, {}", shown(&bytes)),
            }),
        };
        match status {
            401 => Err(TransportFault::WrongSecret {
                user: self.tokens.client_id().to_owned(),
                detail: "it refuses the access token that it gave".to_owned(),
            }),
            403 => Err(TransportFault::NotAllowed { step: "requests to", name: url.path().to_owned() }),
            300..=399 => {
                Err(TransportFault::NotUnderstood { detail: format!("status {status}, which leads elsewhere") })
            }
            _ => Ok((status, json()?)),
        }
    }

    /// One attempt. A token that is refused is forgotten.
    async fn attempt(&self, method: &Method, url: &Url, body: Option<Vec<u8>>) -> Result<Answered, TransportFault> {
        let token = self.tokens.get(&self.client, self.timeout).await?;
        let mut request = self
            .client
            .request(method.clone(), url.clone())
            .bearer_auth(token.expose_secret())
            .header(ACCEPT, "application/json");
        if let Some(body) = body {
            request = request.header(CONTENT_TYPE, "application/json").body(body);
        }
        let answered = exchange(request, url, self.timeout, "waiting for its answer").await?;
        if answered.status == 401 {
            self.tokens.forget(&token).await;
        }
        Ok(answered)
    }
}

/// Sends a request and reads the answer, unless it is one that says to come again later.
pub(super) async fn exchange(
    request: RequestBuilder,
    url: &Url,
    timeout: Duration,
    step: &'static str,
) -> Result<Answered, TransportFault> {
    let failed = |fault: reqwest::Error| fault_of(&fault, url, timeout, step);
    let mut response = request.send().await.map_err(failed)?;
    let status = response.status().as_u16();
    // As an HTTP date it would have to be held against a clock, which nobody has here.
    let seconds = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        if bytes.len() + chunk.len() > MAX_ANSWER {
            return Err(TransportFault::TooLarge { name: "the answer".to_owned(), max: MAX_ANSWER as u64 });
        }
        bytes.extend_from_slice(&chunk);
    }
    match status {
        429 => Err(TransportFault::RateLimited { seconds }),
        500..=599 => {
            let body: Value = serde_json::from_slice(&bytes).unwrap_or_default();
            let said = said(&body).map(|said| format!(": {said}")).unwrap_or_default();
            Err(TransportFault::ServerFailed { detail: format!("status {status}{said}") })
        }
        _ => Ok(Answered { status, bytes }),
    }
}

fn address(text: &str) -> Result<Url, TransportFault> {
    let detail = |detail: String| TransportFault::Unreachable { host: text.to_owned(), detail };
    let url = Url::parse(text).map_err(|fault| detail(fault.to_string()))?;
    if !matches!(url.scheme(), "https" | "http") || !url.has_host() {
        return Err(detail("an address that starts with https:// is expected".to_owned()));
    }
    Ok(url)
}

fn not_an_address(url: &Url) -> TransportFault {
    TransportFault::Unreachable { host: url.to_string(), detail: "it has no path".to_owned() }
}

/// What went wrong on the way, in the words of the operator.
fn fault_of(fault: &reqwest::Error, url: &Url, timeout: Duration, step: &'static str) -> TransportFault {
    let detail = cause(fault);
    if fault.is_timeout() {
        TransportFault::TimedOut { step, seconds: timeout.as_secs() }
    } else if detail.contains("certificate expired") {
        TransportFault::CertificateExpired { detail }
    } else if fault.is_connect() {
        let host = url.host_str().unwrap_or_default();
        let host = url.port_or_known_default().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        TransportFault::Unreachable { host, detail }
    } else {
        TransportFault::Broken { detail }
    }
}

/// The innermost cause, which is what says something and has no address in it.
fn cause(fault: &dyn Error) -> String {
    let mut fault = fault;
    while let Some(source) = fault.source() {
        fault = source;
    }
    fault.to_string()
}
