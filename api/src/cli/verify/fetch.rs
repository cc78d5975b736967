//! What a credential refers to, fetched with care: over HTTPS, within a time and a size, and from nobody but whom the address
//! names.

use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_LENGTH};
use reqwest::redirect::{Attempt, Policy};
use reqwest::{Client, Response};
use url::{Host, Url};

const TIMEOUT: Duration = Duration::from_secs(15);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A site may move a document within itself, but not in circles.
const MOST_REDIRECTS: usize = 3;

/// What others publish.
pub(super) struct Web(Client);

impl Web {
    pub(super) fn open() -> Result<Self, String> {
        let builder = Client::builder().timeout(TIMEOUT).connect_timeout(CONNECT_TIMEOUT);
        let client = builder.redirect(Policy::custom(within_one_site)).build();
        client.map(Self).map_err(|error| format!("no connection can be made: {}", causes(&error)))
    }

    /// The document at that address, of at most `longest` bytes.
    pub(super) async fn get(&self, address: &Url, accept: &str, longest: usize) -> Result<Vec<u8>, String> {
        if !is_safe(address) {
            return Err(format!("{address} is not asked: only https addresses are"));
        }
        let failed = |error: reqwest::Error| format!("{address} did not answer: {}", causes(&error.without_url()));
        let answer = self.0.get(address.clone()).header(ACCEPT, accept).send().await.map_err(failed)?;
        if !answer.status().is_success() {
            return Err(format!("{address} answered {}", answer.status()));
        }
        read(answer, longest).await.map_err(|error| match error {
            Unread::TooLong => format!("{address} answered with more than {longest} bytes"),
            Unread::Broken(error) => failed(error),
        })
    }
}

enum Unread {
    TooLong,
    Broken(reqwest::Error),
}

async fn read(mut answer: Response, longest: usize) -> Result<Vec<u8>, Unread> {
    let declared = answer.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if declared.is_some_and(|length| length > longest) {
        return Err(Unread::TooLong);
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(Unread::Broken)? {
        if bytes.len() + chunk.len() > longest {
            return Err(Unread::TooLong);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Whether what comes from there is what its host sent. Plain HTTP is for this machine alone.
pub(super) fn is_safe(address: &Url) -> bool {
    let loopback = match address.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    let plain = address.username().is_empty() && address.password().is_none();
    plain && (address.scheme() == "https" || (address.scheme() == "http" && loopback))
}

/// Another site could not speak for this one, and must not learn who asks.
fn within_one_site(attempt: Attempt<'_>) -> reqwest::redirect::Action {
    let came_from = attempt.previous().last().map(Url::origin);
    if came_from.as_ref() != Some(&attempt.url().origin()) {
        let to = attempt.url().host_str().unwrap_or_default().to_owned();
        return attempt.error(format!("it sends us on to {to}, which is another site"));
    }
    if attempt.previous().len() > MOST_REDIRECTS {
        return attempt.error("it sends us in circles");
    }
    attempt.follow()
}

/// An error with what is behind it: the outermost alone says little.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_on_the_way_can_change_is_asked() {
        let safe = |text: &str| is_safe(&text.parse().unwrap());

        assert!(safe("https://certs.example.org/x"));
        assert!(safe("http://127.0.0.1:8080/x") && safe("http://[::1]/x") && safe("http://localhost/x"));
        assert!(!safe("http://certs.example.org/x"));
        assert!(!safe("http://localhost.example.org/x"));
        assert!(!safe("https://certs.example.org@evil.example/x"));
        assert!(!safe("file:///etc/passwd"));
    }
}
