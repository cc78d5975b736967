//! Records as requests, one each.
//!
//! Elements, their order and widths are as in a published client. Our own assumptions are said where they are made, and
//! two are everywhere: that no letter goes which the file interface has not, as one system is behind both, and that a
//! blank element is left out.

use jiff::Timestamp;

use super::Service;
use super::xml::Writer;
use crate::fault::RecordReason;
use crate::pearson::field::{Faults, needs_state, utc, written};
use crate::port::{AuthorizationRecord, CandidateRecord, Change, Message, Written};

/// Writes one message for each record that the vendor's fields can carry.
pub(super) fn write<R>(
    service: Service,
    records: &[R],
    at: Timestamp,
    fill: impl Fn(&R, &mut Request) -> Vec<u8>,
) -> Written {
    let mut all = Written::default();
    let stamp = utc(at).strftime("%Y%m%d-%H%M%S").to_string();
    for (index, record) in records.iter().enumerate() {
        let mut request = Request::new();
        let bytes = fill(record, &mut request);
        if request.faults.is_empty() {
            let name = service.message_name(&stamp, index + 1);
            all.messages.push((Message { name, bytes }, vec![index]));
        } else {
            all.faults.extend(request.faults.of(index));
        }
    }
    all
}

/// A request as it is filled, field by field.
pub(super) struct Request {
    writer: Writer,
    faults: Faults,
}

impl Request {
    fn new() -> Self {
        Self { writer: Writer::new(), faults: Faults::default() }
    }

    fn optional(&mut self, field: &'static str, value: Option<&str>, max: usize) {
        let value = value.unwrap_or_default();
        self.faults.text(field, value, max);
        self.put(field, value);
    }

    fn required(&mut self, field: &'static str, value: &str, max: usize, expected: &'static str) {
        self.faults.required(field, value, max, expected);
        self.put(field, value);
    }

    /// The time of the change, which says its time zone here.
    fn last_update(&mut self, at: Timestamp) {
        let at = utc(at);
        self.faults.civil("lastUpdate", at);
        self.put("lastUpdate", &format!("{} GMT", written(at)));
    }

    fn put(&mut self, field: &str, value: &str) {
        if !value.is_empty() {
            self.writer.leaf(field, &[], value);
        }
    }

    fn finish(&mut self) -> Vec<u8> {
        std::mem::replace(&mut self.writer, Writer::new()).finish()
    }
}

/// A candidate as a `cddRequest`. Which kind of address it is, the program does not know and does not say.
pub(super) fn candidate(client_id: &str, record: &CandidateRecord, request: &mut Request) -> Vec<u8> {
    let vendor_id = record.vendor_candidate_id.as_deref();
    request.faults.vendor_number("candidateID", vendor_id);
    request.faults.required("clientCandidateID", &record.client_candidate_id, 50, "our ID of the candidate");
    request.writer.open(
        "sch:cddRequest",
        &[
            ("xmlns:sch", Service::Candidates.namespace()),
            ("candidateID", vendor_id.unwrap_or_default()),
            ("clientCandidateID", &record.client_candidate_id),
            ("clientID", client_id),
        ],
    );
    request.writer.open("candidateName", &[]);
    request.required("firstName", &record.first_name, 30, "the given name");
    request.required("lastName", &record.last_name, 50, "the family name");
    request.writer.close("candidateName");
    request.writer.open("webAccountInfo", &[]);
    request.required("email", &record.email, 255, "an e-mail address");
    request.writer.close("webAccountInfo");
    request.last_update(record.updated_at);
    address(record, request);
    request.writer.close("sch:cddRequest");
    request.finish()
}

fn address(record: &CandidateRecord, request: &mut Request) {
    /// The third is our own assumption: the file interface has it, and the published client needs no more than two.
    const LINES: [&str; 3] = ["address1", "address2", "address3"];
    if record.address.len() > LINES.len() {
        request.faults.add(LINES[2], RecordReason::TooMany { max: LINES.len(), found: record.address.len() });
    }
    request.writer.open("primaryAddress", &[]);
    request.optional("companyName", record.company.as_deref(), 50);
    let mut lines = record.address.iter().map(String::as_str);
    request.required(LINES[0], lines.next().unwrap_or_default(), 40, "the first line of the address");
    request.optional(LINES[1], lines.next(), 40);
    request.optional(LINES[2], lines.next(), 40);
    request.required("city", &record.city, 32, "the city");
    let (state, postal_code) = (record.state.as_deref(), record.postal_code.as_deref());
    if needs_state(&record.country) {
        let expected = "the state or province, as the country is USA or CAN";
        request.required("state", state.unwrap_or_default(), 50, expected);
        let expected = "a postal code, as the country is USA or CAN";
        request.required("postalCode", postal_code.unwrap_or_default(), 16, expected);
    } else {
        request.optional("state", state, 50);
        request.optional("postalCode", postal_code, 16);
    }
    request.faults.country("country", &record.country);
    request.put("country", &record.country);
    request.writer.open("phone", &[]);
    request.required("phoneNumber", &record.phone, 20, "a telephone number");
    request.faults.calling_code("phoneCountryCode", &record.phone_country_code);
    request.put("phoneCountryCode", &record.phone_country_code);
    request.writer.close("phone");
    request.writer.close("primaryAddress");
}

/// An authorization as an `eadRequest`.
///
/// What is known of the interface has no field for accommodations, so that an authorization with some is a fault: a
/// candidate must not find out at the test centre that they were left out.
pub(super) fn authorization(client_id: &str, record: &AuthorizationRecord, request: &mut Request) -> Vec<u8> {
    let (word, vendor_id) = match record.change {
        // The vendor gives its own ID on this occasion; one that is sent along can only be of another authorization.
        Change::Add => ("Add", None),
        Change::Update => ("Update", record.vendor_authorization_id.as_deref()),
        Change::Delete => ("Delete", record.vendor_authorization_id.as_deref()),
    };
    let id = &record.client_authorization_id;
    request.faults.vendor_number("authorizationID", vendor_id);
    request.faults.required("clientAuthorizationID", id, 25, "our ID of the authorization");
    if !record.accommodations.is_empty() {
        request.faults.add("accommodations", RecordReason::NoField);
    }
    request.writer.open(
        "sch:eadRequest",
        &[
            ("xmlns:sch", Service::Authorizations.namespace()),
            ("clientID", client_id),
            ("authorizationTransactionType", word),
            ("authorizationID", vendor_id.unwrap_or_default()),
            ("clientAuthorizationID", id),
        ],
    );
    request.required("clientCandidateID", &record.client_candidate_id, 50, "our ID of the candidate");
    let attempts = record.attempts.to_string();
    request.faults.formed("examAuthorizationCount", &attempts, record.attempts > 0, "a number of at least 1");
    request.put("examAuthorizationCount", &attempts);
    request.required("examSeriesCode", &record.series_code, 20, "the code of the exam");
    let (first, last) = (record.first_on.at(0, 0, 0, 0), record.last_on.at(23, 59, 59, 0));
    request.faults.civil("eligibilityApptDateFirst", first);
    request.put("eligibilityApptDateFirst", &written(first));
    if last < first {
        let expected = "a day that is not before eligibilityApptDateFirst";
        request.faults.add("eligibilityApptDateLast", RecordReason::Malformed { expected });
    }
    request.faults.civil("eligibilityApptDateLast", last);
    request.put("eligibilityApptDateLast", &written(last));
    request.last_update(record.updated_at);
    request.writer.close("sch:eadRequest");
    request.finish()
}
