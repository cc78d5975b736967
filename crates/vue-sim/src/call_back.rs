//! Telling the program what happened: one call-back after the other for each registration, until each was taken.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{EncodingKey, Header, encode};
use reqwest::Method;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::books::{Attempt, Books, CallBack, Change, Kind};
use crate::fault::Fault;
use crate::vendor::{Refusal, Vendor};

/// How long a call-back that waits for the next one waits at most.
const PATIENCE: SignedDuration = SignedDuration::from_mins(1);

/// What a token says.
#[derive(Debug, Serialize)]
struct Claims {
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
    jti: String,
    /// The digest of the body: a token cannot be used for another one. Invented.
    sha256: String,
}

/// What a run of the call-backs did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallBackRun {
    /// How many were taken.
    pub delivered: u32,
    /// How many attempts failed.
    pub failed: u32,
}

/// Tells the program.
#[derive(Debug)]
pub(crate) struct Teller {
    client: reqwest::Client,
    /// Runs must not overlap: two would tell the same thing at once.
    turn: tokio::sync::Mutex<()>,
}

impl Teller {
    pub(crate) fn new() -> reqwest::Result<Self> {
        let client = reqwest::Client::builder()
            .timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()?;
        Ok(Self { client, turn: tokio::sync::Mutex::new(()) })
    }

    /// Delivers what is due, and what follows it. When it is asked for, an earlier failure is not waited for.
    pub(crate) async fn run(&self, vendor: &Vendor, at_once: bool) -> Result<CallBackRun, Refusal> {
        let _turn = self.turn.lock().await;
        let mut done = CallBackRun::default();
        let mut failed: Vec<u64> = Vec::new();
        loop {
            let due = vendor.read(|books, now| next(books, now, at_once, &failed));
            if due.is_empty() {
                return Ok(done);
            }
            for call_back in due {
                if self.attempt(vendor, &call_back).await? {
                    done.delivered += 1;
                } else {
                    done.failed += 1;
                    failed.push(call_back.registration);
                }
            }
        }
    }

    async fn attempt(&self, vendor: &Vendor, call_back: &CallBack) -> Result<bool, Refusal> {
        let answer = match proof(vendor, call_back) {
            Ok(token) => self.send(vendor, call_back, &token).await,
            Err(fault) => Err(format!("no token could be made: {fault}")),
        };
        let taken = answer.is_ok();
        let answer = answer.unwrap_or_else(|fault| fault);
        tracing::info!(kind = call_back.kind.path(), registration = call_back.registration, taken, %answer, "call-back");
        vendor.write("call-back-tried", |entry| {
            let wait = SignedDuration::from_secs(call_back.back_off_seconds());
            let next_attempt_at = entry.now.saturating_add(wait).unwrap_or(entry.now);
            let attempt = Attempt { at: entry.now, taken, answer, next_attempt_at };
            entry.put(Change::CallBackTried { id: call_back.id, attempt });
            Ok(())
        })?;
        Ok(taken)
    }

    /// What the program answered, as a yes or a no.
    async fn send(&self, vendor: &Vendor, call_back: &CallBack, token: &str) -> Result<String, String> {
        let url = format!("{}/{}", vendor.call_back_url(), call_back.kind.path());
        let request = self
            .client
            .request(if call_back.kind == Kind::Booking { Method::PUT } else { Method::POST }, url)
            .header(AUTHORIZATION, format!("Bearer {token}"))
            .header(CONTENT_TYPE, "application/json")
            .body(call_back.body.clone());
        let mut answer = request.send().await.map_err(|fault| format!("no answer: {}", cause(&fault)))?;
        let status = answer.status().as_u16();
        // Enough to see what it is about.
        let mut body = Vec::new();
        while body.len() < 300 {
            match answer.chunk().await {
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(fault) => return Err(format!("{status}, and its body broke off: {}", cause(&fault))),
            }
        }
        let body: String = String::from_utf8_lossy(&body).chars().take(300).collect();
        let empty = serde_json::from_str::<serde_json::Value>(&body).is_ok_and(|body| body == serde_json::json!({}));
        match (status, empty) {
            (200..=299, _) if call_back.kind == Kind::Booking => Ok(status.to_string()),
            (200, true) => Ok("200 {}".to_owned()),
            (200, false) => Err(format!("200 without {{}}: {body}")),
            (status, _) => Err(format!("{status}: {body}")),
        }
    }
}

/// The innermost cause of a failure, which is what says something.
fn cause(fault: &dyn std::error::Error) -> String {
    let mut fault = fault;
    while let Some(source) = fault.source() {
        fault = source;
    }
    fault.to_string()
}

/// What comes next of each registration, when its time has come.
fn next(books: &Books, now: Timestamp, at_once: bool, failed: &[u64]) -> Vec<CallBack> {
    let mut due: Vec<CallBack> = Vec::new();
    let mut queue: Vec<&CallBack> = Vec::new();
    let mut waiting = books.undelivered.iter().peekable();
    while let Some((registration, id)) = waiting.next() {
        queue.extend(books.call_backs.get(id));
        if waiting.peek().is_some_and(|(next, _)| next == registration) {
            continue;
        }
        if !failed.contains(registration) {
            let head = head(books, now, &queue).filter(|head| at_once || head.next_attempt_at <= now);
            due.extend(head.cloned());
        }
        queue.clear();
    }
    due.sort_by_key(|call_back| call_back.id);
    due
}

/// The first of a registration's queue, or the second when the first is to come after it.
fn head<'a>(books: &Books, now: Timestamp, queue: &[&'a CallBack]) -> Option<&'a CallBack> {
    let first = queue.first()?;
    let overtaken = || {
        let mut later = books.call_backs.range(first.id + 1..).map(|(_, later)| later);
        later.any(|later| {
            later.registration == first.registration && later.event_id != first.event_id && later.delivered_at.is_some()
        })
    };
    if !first.behind_next || now.duration_since(first.due_at) >= PATIENCE || overtaken() {
        return Some(first);
    }
    queue.iter().find(|other| other.event_id != first.event_id).copied()
}

/// What proves who tells it: the shared secret itself with a booking event, else a token for the body.
fn proof(vendor: &Vendor, call_back: &CallBack) -> jsonwebtoken::errors::Result<String> {
    if call_back.kind == Kind::Booking {
        let wrong = vendor.strikes(Fault::WrongSignature);
        return Ok(if wrong { "another secret".to_owned() } else { vendor.secrets.call_back_secret.clone() });
    }
    token(vendor, &call_back.body)
}

fn token(vendor: &Vendor, body: &str) -> jsonwebtoken::errors::Result<String> {
    let mut issued = vendor.token_time().as_second();
    if vendor.strikes(Fault::StaleToken) {
        issued -= 3_600 + 300;
    }
    let claims = Claims {
        iss: vendor.settings.vendor.clone(),
        aud: vendor.program_url(),
        iat: issued,
        exp: issued + 300,
        jti: Uuid::new_v4().to_string(),
        sha256: URL_SAFE_NO_PAD.encode(Sha256::digest(body.as_bytes())),
    };
    let secret =
        if vendor.strikes(Fault::WrongSignature) { "another secret" } else { vendor.secrets.call_back_secret.as_str() };
    encode(&Header::default(), &claims, &EncodingKey::from_secret(secret.as_bytes()))
}
