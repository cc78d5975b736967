//! PSI's services as the program sees them: each eligibility is one request, and its answer is the confirmation.
//!
//! PSI's addresses name a candidate and a test, of which there can have been several eligibilities. So before anything
//! is changed PSI is asked what it has, and an eligibility is only touched when it is the one that is meant. That makes
//! it harmless, too, to send a message again whose answer was lost.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::Method as Verb;
use secrecy::SecretString;
use serde::Serialize;
use serde_json::Value;

use super::answer::{Answer, Before, said};
use super::http::Http;
use super::request::{Method, Request, write_authorizations, write_candidates};
use super::results;
use crate::fault::{ArchiveFault, TransportFault};
use crate::pearson::row::{MAX_CODE, is_code_byte};
use crate::port::{AuthorizationRecord, BoxFuture, CandidateRecord, ExamDelivery, Message, Reading, Told, Written};

/// Where PSI's services are and who we are to them.
#[derive(Debug, Clone)]
pub struct RestSettings {
    /// What stands before `/accounts/…`.
    pub base_url: String,
    /// Where access tokens are given (OAuth 2.0, client credentials).
    pub token_url: String,
    /// PSI's code of the program.
    pub account_code: String,
    /// Who we are there.
    pub client_id: String,
    /// What proves it.
    pub client_secret: SecretString,
    /// How long each request may take.
    pub timeout: Duration,
    /// Whether results are fetched. How is our own assumption, see [`PsiRest`], so that the real PSI may have no such
    /// addresses.
    pub fetch_results: bool,
}

/// PSI's services.
///
/// How a client fetches results is not public, which only says how results come to PSI: by a `PUT` of
/// `/bookings/{booking_code}/results`. It is assumed that a `GET` of that address answers the result with the members
/// by which a booking event says whose it is; that `GET /accounts/{account_code}/results` lists the bookings whose
/// results wait, oldest first, as `[{"booking_code": …}]`; and that a `DELETE` of
/// `/accounts/{account_code}/results/{booking_code}` takes one off that list.
#[derive(Debug)]
pub struct PsiRest {
    http: Http,
    account_code: String,
    fetch_results: bool,
}

impl PsiRest {
    /// The services. Nothing is connected to yet.
    ///
    /// # Errors
    /// An address that is none.
    pub fn new(settings: RestSettings) -> Result<Self, TransportFault> {
        let RestSettings { base_url, token_url, account_code, client_id, client_secret, timeout, fetch_results } =
            settings;
        let http = Http::new(&base_url, &token_url, client_id, client_secret, timeout)?;
        Ok(Self { http, account_code, fetch_results })
    }

    async fn ask(&self, message: &Message) -> Result<Vec<u8>, TransportFault> {
        let request: Request = serde_json::from_slice(&message.bytes).map_err(|fault| TransportFault::Broken {
            detail: format!("{} is no message for PSI: {fault}", message.name),
        })?;
        let answer = match self.listed(&request, "active").await? {
            Listed::Refused(status, body) => request.answered(Before::Absent, status, body),
            Listed::There(eligibility) => match (request.method, &request.eligibility) {
                (Method::Post, _) => request.nothing_to_ask(Before::Active, eligibility),
                (Method::Put, Some(wanted))
                    if !same(&eligibility["candidate"]["special_accommodations"], wanted.accommodations()) =>
                {
                    self.recreate(&request).await?
                }
                _ => self.change(&request).await?,
            },
            Listed::Absent if request.method == Method::Post => self.create(&request).await?,
            Listed::Absent => match self.listed(&request, "inactive").await? {
                Listed::Refused(status, body) => request.answered(Before::Absent, status, body),
                Listed::Absent => request.nothing_to_ask(Before::Absent, Value::Null),
                // Cancelled to be created anew, and then something came between. One that was sat must not come again.
                Listed::There(eligibility) if request.method == Method::Put && is_cancelled(&eligibility) => {
                    self.create(&request).await?
                }
                Listed::There(eligibility) => request.nothing_to_ask(Before::Inactive, eligibility),
            },
        };
        serde_json::to_vec(&answer).map_err(|fault| TransportFault::Broken { detail: fault.to_string() })
    }

    /// What PSI has of the eligibility among those of a status, which can be `active`, `inactive` or `all`.
    async fn listed(&self, request: &Request, status: &str) -> Result<Listed, TransportFault> {
        let path = ["accounts", &self.account_code, "candidates", &request.candidate_id, "eligibilities"];
        let (code, body) = self.http.call(Verb::GET, &path, Some(("status", status)), None).await?;
        let unknown = || said(&body).is_some_and(|said| said.to_ascii_lowercase().contains("no data found"));
        match (code, body.as_array()) {
            (404, _) => Ok(Listed::Absent),
            (400, _) if unknown() => Ok(Listed::Absent),
            (400..=499, _) => Ok(Listed::Refused(code, body)),
            (_, Some(eligibilities)) => {
                let ours = |one: &&Value| one["client_eligibility_id"] == *request.client_eligibility_id;
                Ok(eligibilities.iter().find(ours).cloned().map_or(Listed::Absent, Listed::There))
            }
            (_, None) => Err(TransportFault::NotUnderstood { detail: format!("status {code} without a list") }),
        }
    }

    async fn create(&self, request: &Request) -> Result<Answer, TransportFault> {
        let path = ["accounts", &self.account_code, "candidates"];
        let (status, body) = self.http.call(Verb::POST, &path, None, written(&request.eligibility)?).await?;
        Ok(request.answered(Before::Absent, status, body))
    }

    /// Changes or cancels an eligibility that is there.
    async fn change(&self, request: &Request) -> Result<Answer, TransportFault> {
        let verb = if request.method == Method::Delete { Verb::DELETE } else { Verb::PUT };
        let path = ["accounts", &self.account_code, "candidates", &request.candidate_id, "tests", &request.test_code];
        let (status, body) = self.http.call(verb, &path, None, written(&request.eligibility)?).await?;
        Ok(request.answered(Before::Active, status, body))
    }

    /// PSI changes no accommodations: the eligibility is cancelled and created anew.
    async fn recreate(&self, request: &Request) -> Result<Answer, TransportFault> {
        let cancel = Request { method: Method::Delete, eligibility: None, ..request.clone() };
        let cancelled = self.change(&cancel).await?;
        match cancelled.status {
            Some(200..=299 | 404) => self.create(request).await,
            _ => Ok(Answer { method: request.method, ..cancelled }),
        }
    }
}

enum Listed {
    Absent,
    There(Value),
    Refused(u16, Value),
}

impl Request {
    fn answered(&self, before: Before, status: u16, body: Value) -> Answer {
        self.answer(before, Some(status), body)
    }

    fn nothing_to_ask(&self, before: Before, eligibility: Value) -> Answer {
        self.answer(before, None, eligibility)
    }

    fn answer(&self, before: Before, status: Option<u16>, body: Value) -> Answer {
        Answer {
            method: self.method,
            candidate_id: self.candidate_id.clone(),
            client_eligibility_id: self.client_eligibility_id.clone(),
            before,
            status,
            body,
        }
    }
}

fn written(body: &Option<impl Serialize>) -> Result<Option<Vec<u8>>, TransportFault> {
    let broken = |fault: serde_json::Error| TransportFault::Broken { detail: fault.to_string() };
    body.as_ref().map(serde_json::to_vec).transpose().map_err(broken)
}

/// Whether two lists of accommodations are the same, in whatever order.
fn same(had: &Value, wanted: &[String]) -> bool {
    let mut had: Vec<&str> =
        had.as_array().map_or_else(Vec::new, |codes| codes.iter().filter_map(Value::as_str).collect());
    let mut wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
    had.sort_unstable();
    wanted.sort_unstable();
    had == wanted
}

/// The words of a status are not public; this is in the one that can be meant.
fn is_cancelled(eligibility: &Value) -> bool {
    eligibility["status"].as_str().is_some_and(|status| status.to_ascii_lowercase().contains("cancel"))
}

const BEFORE_CODE: &str = "result-";
const AFTER_CODE: &str = ".json";

/// The booking whose result has the name.
fn booking_code(name: &str) -> Result<&str, TransportFault> {
    let code = name.strip_prefix(BEFORE_CODE).and_then(|name| name.strip_suffix(AFTER_CODE));
    code.filter(|code| is_booking_code(code)).ok_or_else(|| TransportFault::NotFound { name: name.to_owned() })
}

fn is_booking_code(code: &str) -> bool {
    (1..=MAX_CODE).contains(&code.len()) && code.bytes().all(is_code_byte) && !matches!(code, "." | "..")
}

/// An answer that is not as it should be, where there is nobody else to tell.
fn unexpected(status: u16, body: &Value) -> TransportFault {
    let said = said(body).map(|said| format!(": {said}")).unwrap_or_default();
    TransportFault::NotUnderstood { detail: format!("status {status}{said}") }
}

impl ExamDelivery for PsiRest {
    fn write_candidates(&self, records: &[CandidateRecord], _at: Timestamp) -> Written {
        write_candidates(records)
    }

    fn write_authorizations(&self, records: &[AuthorizationRecord], at: Timestamp) -> Written {
        write_authorizations(records, at)
    }

    fn send<'a>(&'a self, message: &'a Message) -> BoxFuture<'a, Result<Option<Vec<u8>>, TransportFault>> {
        Box::pin(async { self.ask(message).await.map(Some) })
    }

    fn list<'a>(&'a self) -> BoxFuture<'a, Result<Vec<String>, TransportFault>> {
        Box::pin(async {
            if !self.fetch_results {
                return Ok(Vec::new());
            }
            let path = ["accounts", &self.account_code, "results"];
            let (status, body) = self.http.call(Verb::GET, &path, None, None).await?;
            let waiting = body.as_array().filter(|_| status == 200).ok_or_else(|| unexpected(status, &body))?;
            let codes = waiting.iter().filter_map(|one| one["booking_code"].as_str());
            Ok(codes
                .filter(|code| is_booking_code(code))
                .map(|code| format!("{BEFORE_CODE}{code}{AFTER_CODE}"))
                .collect())
        })
    }

    fn fetch<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Vec<u8>, TransportFault>> {
        Box::pin(async {
            let path = ["bookings", booking_code(name)?, "results"];
            match self.http.call(Verb::GET, &path, None, None).await? {
                (200, body) => Ok(body.to_string().into_bytes()),
                (404, _) => Err(TransportFault::NotFound { name: name.to_owned() }),
                (status, body) => Err(unexpected(status, &body)),
            }
        })
    }

    fn acknowledge<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<(), TransportFault>> {
        Box::pin(async {
            let path = ["accounts", &self.account_code, "results", booking_code(name)?];
            match self.http.call(Verb::DELETE, &path, None, None).await? {
                (200..=299 | 404, _) => Ok(()),
                (status, body) => Err(unexpected(status, &body)),
            }
        })
    }

    /// Reads an answer that [`send`](ExamDelivery::send) gave, or a result.
    fn read(&self, name: &str, bytes: &[u8]) -> Result<Reading, ArchiveFault> {
        let not_json = |fault: serde_json::Error| ArchiveFault::NotJson { detail: fault.to_string() };
        let value: Value = serde_json::from_slice(bytes).map_err(not_json)?;
        let event = if value.get("method").is_some() {
            Ok(serde_json::from_value::<Answer>(value.clone()).map_err(not_json)?.event())
        } else {
            results::read(name, &value)?
        };
        let raw = value.as_object().into_iter().flatten().filter_map(|(name, value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            (!value.is_object() && !value.is_array() && !value.is_null()).then(|| (name.clone(), text))
        });
        let told = Told { member: name.into(), line: 1, raw: raw.collect(), event };
        Ok(Reading { told: vec![told], ..Reading::default() })
    }
}
