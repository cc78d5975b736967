//! What PSI answered to a request, as it is kept, and what that says.
//!
//! The answer is kept with what it is an answer to and with what PSI had before: some answers have no body at all, and
//! others would be taken for one about another eligibility of the candidate for the same test.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::request::Method;
use crate::fault::shortened;
use crate::port::{AuthorizationConfirmation, Event, Refusal, RefusalKind, Verdict};

/// An answer as the caller keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Answer {
    /// How it was asked.
    pub(super) method: Method,
    pub(super) candidate_id: String,
    pub(super) client_eligibility_id: String,
    /// What PSI had before.
    pub(super) before: Before,
    /// The status of the answer; absent where what PSI had left nothing to ask for.
    pub(super) status: Option<u16>,
    /// The body of the answer, or the eligibility that PSI had.
    pub(super) body: Value,
}

/// What PSI had of an eligibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Before {
    /// None of that ID.
    Absent,
    /// One that can be changed.
    Active,
    /// One that was used up, has ended or was cancelled.
    Inactive,
}

impl Answer {
    /// What it says.
    pub(super) fn event(&self) -> Event {
        let text = |pointer: &str| match self.body.pointer(pointer) {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        Event::Authorization(AuthorizationConfirmation {
            client_authorization_id: self.client_eligibility_id.clone(),
            vendor_authorization_id: text("/psi_eligiblity_id").filter(|id| id.len() <= 64),
            client_candidate_id: Some(self.candidate_id.clone()),
            verdict: self.verdict(text("/eligibility_status_message").unwrap_or_default()),
            at: None,
        })
    }

    fn verdict(&self, status_message: String) -> Verdict {
        let refused = |kind, message: &str| Verdict::Refused(Refusal { kind, message: message.to_owned() });
        let Some(status) = self.status else {
            return match (self.method, self.before) {
                (Method::Post, _) => refused(RefusalKind::AlreadyKnown, "PSI has this eligibility already"),
                (Method::Delete, Before::Inactive) => Verdict::Accepted,
                (Method::Put, Before::Inactive) => {
                    let message = format!("the eligibility is not active any more {status_message}");
                    refused(RefusalKind::Other, message.trim_end())
                }
                (Method::Put | Method::Delete, _) => {
                    refused(RefusalKind::Unknown, "PSI has no such eligibility of the candidate")
                }
            };
        };
        match status {
            // Of one that is changed it may say no more than that it is booked.
            200..=299 if self.method == Method::Post && self.body["eligible_to_schedule"] == Value::Bool(false) => {
                Verdict::Warned(format!("not eligible to schedule {status_message}").trim_end().to_owned())
            }
            200..=299 => Verdict::Accepted,
            _ => {
                let message = said(&self.body).unwrap_or_else(|| format!("status {status}"));
                let kind = match status {
                    404 => RefusalKind::Unknown,
                    409 => RefusalKind::AlreadyKnown,
                    // Most of what PSI refuses has this status, and a sentence.
                    400 if message.to_ascii_lowercase().contains("already exists") => RefusalKind::AlreadyKnown,
                    _ => RefusalKind::Other,
                };
                Verdict::Refused(Refusal { kind, message })
            }
        }
    }
}

/// What PSI says of an error, in its own words.
pub(super) fn said(body: &Value) -> Option<String> {
    let text = |member: &str| body.get(member).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let said = text("error_description").or_else(|| text("message")).or_else(|| text("error"))?;
    let plain: String = said.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    Some(plain.chars().take(LONGEST).collect())
}

/// The longest sentence that is kept of an error.
const LONGEST: usize = 4000;

/// The start of a body that is not understood, for a sentence.
pub(super) fn shown(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    format!("{:?}", shortened(text.trim()))
}
