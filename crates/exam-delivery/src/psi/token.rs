//! The access token of OAuth 2.0 (RFC 6749, section 4.4: client credentials), kept in memory until shortly before its end.
//!
//! Nothing of it is ever shown, and where it is refused a new one is fetched.

use std::time::{Duration, Instant};

use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::{Client, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tokio::sync::Mutex;

use super::answer::{said, shown};
use super::http::{self, Answered};
use crate::fault::TransportFault;

/// So long before its end a token is not used any more.
const MARGIN: Duration = Duration::from_secs(60);
/// How long a token is good that does not say so.
const USUAL: u64 = 300;

/// Who we are, and the token that says so.
#[derive(Debug)]
pub(super) struct Tokens {
    url: Url,
    client_id: String,
    client_secret: SecretString,
    kept: Mutex<Option<Kept>>,
}

#[derive(Debug, Clone)]
struct Kept {
    token: SecretString,
    until: Instant,
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    expires_in: Option<u64>,
}

impl Tokens {
    pub(super) fn new(url: Url, client_id: String, client_secret: SecretString) -> Self {
        Self { url, client_id, client_secret, kept: Mutex::new(None) }
    }

    /// Who we are.
    pub(super) fn client_id(&self) -> &str {
        &self.client_id
    }

    /// The token that is kept, or a new one. Who asks meanwhile waits for that one.
    pub(super) async fn get(&self, client: &Client, timeout: Duration) -> Result<SecretString, TransportFault> {
        let mut kept = self.kept.lock().await;
        if let Some(kept) = kept.as_ref().filter(|kept| Instant::now() < kept.until) {
            return Ok(kept.token.clone());
        }
        let asked = Instant::now();
        let granted = self.fetch(client, timeout).await?;
        let life = Duration::from_secs(granted.expires_in.unwrap_or(USUAL).min(86_400));
        let until = asked + life.saturating_sub(MARGIN).max(life / 2);
        let token = SecretString::from(granted.access_token);
        *kept = Some(Kept { token: token.clone(), until });
        Ok(token)
    }

    /// Says that a token is not taken.
    pub(super) async fn forget(&self, refused: &SecretString) {
        let mut kept = self.kept.lock().await;
        // Somebody else may have a new one already.
        if kept.as_ref().is_some_and(|kept| kept.token.expose_secret() == refused.expose_secret()) {
            *kept = None;
        }
    }

    async fn fetch(&self, client: &Client, timeout: Duration) -> Result<Granted, TransportFault> {
        let request = client
            .post(self.url.clone())
            .basic_auth(&self.client_id, Some(self.client_secret.expose_secret()))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json")
            .body("grant_type=client_credentials");
        let Answered { status, bytes } =
            http::exchange(request, &self.url, timeout, "fetching an access token").await?;
        let refused = |detail: String| TransportFault::WrongSecret { user: self.client_id.clone(), detail };
        match status {
            200..=299 => serde_json::from_slice(&bytes).map_err(|_detail| {
                // What is there may be a token under another name, so it is not shown.
                TransportFault::NotUnderstood { detail: "no access_token in the answer of token_url".to_owned() }
            }),
            // RFC 6749, section 5.2: a wrong secret is a bad request, too.
            400 | 401 | 403 => {
                let body = serde_json::from_slice(&bytes).unwrap_or_default();
                Err(refused(said(&body).unwrap_or_else(|| format!("status {status}"))))
            }
            _ => Err(TransportFault::NotUnderstood { detail: format!("status {status}, {}", shown(&bytes)) }),
        }
    }
}
