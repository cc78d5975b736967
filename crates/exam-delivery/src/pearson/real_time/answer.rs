//! What an answer tells, in the words of the port.

use std::sync::Arc;

use super::Service;
use super::soap::{self, Answer};
use super::xml::Element;
use crate::fault::{ArchiveFault, RowFault, RowReason, shortened};
use crate::pearson::confirmation::{MAX_MESSAGE, verdict};
use crate::pearson::row::MAX_ID;
use crate::port::{AuthorizationConfirmation, CandidateConfirmation, Event, Reading, Refusal, Told, Verdict};

/// Reads the answer to the message of that name.
///
/// A fault in place of an answer is about the message as a whole, as is a refusal that names nobody.
pub(super) fn read(service: Service, name: &str, bytes: &[u8]) -> Result<Reading, ArchiveFault> {
    let element = match soap::open(bytes).map_err(|detail| ArchiveFault::NotSoap { detail })? {
        Answer::Element(element) => element,
        Answer::Fault(fault) => {
            let raw =
                vec![("faultcode".to_owned(), fault.code.clone()), ("faultstring".to_owned(), fault.text.clone())];
            let event = Event::FileRefused { file: Some(name.to_owned()), message: fault.told() };
            return Ok(reading(name, raw, Ok(event)));
        }
    };
    let (response, attributes, children): (_, &[_], &[_]) = match service {
        Service::Candidates => ("cddResponse", &["candidateID", "clientCandidateID"], &["status", "message"]),
        Service::Authorizations => {
            let attributes = &["authorizationID", "clientAuthorizationID"];
            ("eadResponse", attributes, &["clientCandidateID", "status", "message"])
        }
    };
    if !element.is(service.namespace(), response) {
        let detail = format!("it is {}, not {response}", shortened(&element.name));
        return Err(ArchiveFault::NotSoap { detail });
    }
    let attributes = attributes.iter().map(|name| (*name, element.attribute(name)));
    let fields: Vec<_> = attributes.chain(children.iter().map(|name| (*name, text(&element, name)))).collect();
    let raw = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let event = understand(service, &Fields { file: name, values: &fields });
    Ok(reading(name, raw, event))
}

fn reading(name: &str, raw: Vec<(String, String)>, event: Result<Event, RowFault>) -> Reading {
    Reading { told: vec![Told { member: Arc::from(name), line: 1, raw, event }], ..Reading::default() }
}

fn text<'a>(element: &'a Element, name: &str) -> &'a str {
    element.child(name).map_or("", Element::text)
}

/// The fields of an answer.
struct Fields<'a> {
    file: &'a str,
    values: &'a [(&'static str, &'a str)],
}

impl Fields<'_> {
    fn get(&self, name: &str) -> &str {
        self.values.iter().find(|(field, _)| *field == name).map_or("", |(_, value)| value)
    }

    fn fault(&self, field: &'static str, reason: RowReason) -> RowFault {
        let value = Some(self.get(field)).filter(|value| !value.is_empty()).map(shortened);
        RowFault { file: Arc::from(self.file), line: 1, column: Some(field), value, reason }
    }

    fn text(&self, field: &'static str, max: usize) -> Result<Option<String>, RowFault> {
        let value = self.get(field);
        if value.chars().count() > max {
            return Err(self.fault(field, RowReason::TooLong { max }));
        }
        if value.chars().any(|character| character.is_control() && !character.is_ascii_whitespace()) {
            return Err(self.fault(field, RowReason::ControlCharacter));
        }
        Ok(Some(value).filter(|value| !value.is_empty()).map(str::to_owned))
    }
}

fn understand(service: Service, fields: &Fields<'_>) -> Result<Event, RowFault> {
    let message = fields.text("message", MAX_MESSAGE)?.unwrap_or_default();
    let verdict = verdict(fields.get("status"), message).map_err(|reason| fields.fault("status", reason))?;
    let client_candidate_id = fields.text("clientCandidateID", MAX_ID)?;
    let refused =
        |refusal: Refusal| Event::FileRefused { file: Some(fields.file.to_owned()), message: refusal.message };
    if service == Service::Candidates {
        let Some(client_candidate_id) = client_candidate_id else {
            let expected = "our ID of the candidate";
            return match verdict {
                Verdict::Refused(refusal) => Ok(refused(refusal)),
                _ => Err(fields.fault("clientCandidateID", RowReason::Blank { expected })),
            };
        };
        let vendor_candidate_id = fields.text("candidateID", MAX_ID)?;
        let confirmation = CandidateConfirmation { client_candidate_id, vendor_candidate_id, verdict, at: None };
        return Ok(Event::Candidate(confirmation));
    }
    let Some(client_authorization_id) = fields.text("clientAuthorizationID", MAX_ID)? else {
        let expected = "our ID of the authorization";
        return match verdict {
            Verdict::Refused(refusal) => Ok(refused(refusal)),
            _ => Err(fields.fault("clientAuthorizationID", RowReason::Blank { expected })),
        };
    };
    Ok(Event::Authorization(AuthorizationConfirmation {
        client_authorization_id,
        vendor_authorization_id: fields.text("authorizationID", MAX_ID)?,
        client_candidate_id,
        verdict,
        at: None,
    }))
}
