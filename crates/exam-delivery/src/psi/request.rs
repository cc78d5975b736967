//! The records that go to PSI, as one request for each eligibility.
//!
//! PSI does not publish how long its texts may be. The limit here is our own: it keeps out what can only be a mistake,
//! and what PSI itself finds too long it refuses with a sentence of its own.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::fault::{RecordFault, RecordReason};
use crate::pearson::row::{MAX_ID, MAX_TEXT, is_code_byte};
use crate::port::{AuthorizationRecord, CandidateRecord, Change, Message, Written};

/// How a request is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum Method {
    /// Creates candidate and eligibility.
    Post,
    /// Changes them.
    Put,
    /// Cancels the eligibility.
    Delete,
}

/// A message as the caller keeps it: what is to be asked for, with the body that is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) candidate_id: String,
    pub(super) client_eligibility_id: String,
    pub(super) test_code: String,
    /// The body, which only a cancellation has not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) eligibility: Option<Eligibility>,
}

/// PSI's eligibility model, as far as the program has something to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Eligibility {
    candidate: Candidate,
    client_eligibility_id: String,
    test_code: String,
    schedule_start_date: Date,
    eligibility_end_date: Date,
}

impl Eligibility {
    /// What the candidate needs to sit the test.
    pub(super) fn accommodations(&self) -> &[String] {
        &self.candidate.special_accommodations
    }
}

/// PSI's candidate model, likewise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Candidate {
    candidate_id: String,
    first_name: String,
    last_name: String,
    email: String,
    address1: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    address2: Option<String>,
    city: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    province_state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
    country: String,
    home_phone: String,
    special_accommodations: Vec<String>,
}

/// Judges candidates' records. None travels by itself.
pub(super) fn write_candidates(records: &[CandidateRecord]) -> Written {
    let mut written = Written::default();
    for (index, record) in records.iter().enumerate() {
        let mut judge = Judge::default();
        candidate(record, &[], &mut judge);
        if judge.faults.is_empty() {
            written.without_message.push(index);
        }
        written.faults.extend(judge.faults.into_iter().map(|fault| (index, fault)));
    }
    written
}

/// Writes one message for each record that can be written.
pub(super) fn write_authorizations(records: &[AuthorizationRecord], at: Timestamp) -> Written {
    let mut written = Written::default();
    let stamp = TimeZone::UTC.to_datetime(at).strftime("%Y%m%d-%H%M%S").to_string();
    for (index, record) in records.iter().enumerate() {
        let mut judge = Judge::default();
        let request = request(record, &mut judge);
        match request {
            Some(request) if judge.faults.is_empty() => {
                let word = match request.method {
                    Method::Post => "post",
                    Method::Put => "put",
                    Method::Delete => "delete",
                };
                let name = format!("{word}-{stamp}-{}.json", request.client_eligibility_id);
                let bytes = serde_json::to_vec(&request).expect("texts and dates are always written");
                written.messages.push((Message { name, bytes }, vec![index]));
            }
            _ => written.faults.extend(judge.faults.into_iter().map(|fault| (index, fault))),
        }
    }
    written
}

/// The request for a record; nothing where the candidate is needed and is not there, which is a fault, too.
fn request(record: &AuthorizationRecord, judge: &mut Judge) -> Option<Request> {
    let client_eligibility_id = judge.id("client_eligibility_id", &record.client_authorization_id);
    let candidate_id = judge.id("candidate_id", &record.client_candidate_id);
    let test_code = judge.id("test_code", &record.series_code);
    let method = match record.change {
        Change::Add => Method::Post,
        Change::Update => Method::Put,
        Change::Delete => {
            let method = Method::Delete;
            return Some(Request { method, candidate_id, client_eligibility_id, test_code, eligibility: None });
        }
    };
    if record.attempts != 1 {
        judge.fault("attempts", RecordReason::Malformed { expected: "one attempt for each eligibility" });
    }
    if record.last_on < record.first_on {
        let expected = "a day that is not before schedule_start_date";
        judge.fault("eligibility_end_date", RecordReason::Malformed { expected });
    }
    if !record.accommodations.iter().all(|code| is_id(code)) {
        let expected = "codes of ASCII letters, digits, '.', '_' or '-'";
        judge.fault("special_accommodations", RecordReason::Malformed { expected });
    }
    let Some(known) = &record.candidate else {
        judge.fault("candidate", RecordReason::Blank { expected: "the candidate's record" });
        return None;
    };
    if known.client_candidate_id != record.client_candidate_id {
        let expected = "the record of the candidate whose eligibility it is";
        judge.fault("candidate", RecordReason::Malformed { expected });
    }
    let candidate = candidate(known, &record.accommodations, judge);
    let eligibility = Eligibility {
        candidate,
        client_eligibility_id: client_eligibility_id.clone(),
        test_code: test_code.clone(),
        schedule_start_date: record.first_on,
        eligibility_end_date: record.last_on,
    };
    Some(Request { method, candidate_id, client_eligibility_id, test_code, eligibility: Some(eligibility) })
}

fn candidate(record: &CandidateRecord, accommodations: &[String], judge: &mut Judge) -> Candidate {
    let country = places::countries().iter().find(|country| country.alpha3 == record.country);
    if country.is_none() {
        judge.fault("country", RecordReason::Malformed { expected: "a country of ISO 3166-1" });
    }
    let country = country.map_or_else(String::new, |country| country.code.as_str().to_owned());
    let state = judge.optional("province_state", record.state.as_deref());
    // PSI says so of this country alone.
    let is_state = |state: &str| state.len() == 2 && state.bytes().all(|byte| byte.is_ascii_uppercase());
    if country == "US" && state.as_deref().is_some_and(|state| !is_state(state)) {
        let expected = "a state of the USA in two capital letters";
        judge.fault("province_state", RecordReason::Malformed { expected });
    }
    let (first, others) = record.address.split_first().map_or(("", &[][..]), |(first, others)| (first, others));
    // There are two lines at PSI, so that what we have on a third goes to the second.
    let others = Some(others.join(", ")).filter(|others| !others.is_empty());
    Candidate {
        candidate_id: judge.id("candidate_id", &record.client_candidate_id),
        first_name: judge.required("first_name", &record.first_name, "the given name"),
        last_name: judge.required("last_name", &record.last_name, "the family name"),
        email: judge.required("email", &record.email, "an e-mail address"),
        address1: judge.required("address1", first, "the first line of the address"),
        address2: judge.optional("address2", others.as_deref()),
        city: judge.required("city", &record.city, "the city"),
        province_state: state,
        postal_code: judge.optional("postal_code", record.postal_code.as_deref()),
        country,
        home_phone: judge.required(
            "home_phone",
            &format!("+{} {}", record.phone_country_code, record.phone),
            "a telephone number",
        ),
        special_accommodations: accommodations.to_vec(),
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= MAX_ID && text.bytes().all(is_code_byte)
}

/// What is wrong with a record, field by field, so that whoever mends it sees all at once.
#[derive(Default)]
struct Judge {
    faults: Vec<RecordFault>,
}

impl Judge {
    fn fault(&mut self, field: &'static str, reason: RecordReason) {
        let fault = RecordFault { field, reason };
        // The candidate's ID stands in two places of one record.
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// A text that becomes a part of an address.
    fn id(&mut self, field: &'static str, value: &str) -> String {
        let expected = "1 to 64 ASCII letters, digits, '.', '_' or '-'";
        match value {
            "" => self.fault(field, RecordReason::Blank { expected }),
            // Those would be taken for folders.
            "." | ".." => self.fault(field, RecordReason::Malformed { expected }),
            value if !is_id(value) => self.fault(field, RecordReason::Malformed { expected }),
            _ => {}
        }
        value.to_owned()
    }

    fn required(&mut self, field: &'static str, value: &str, expected: &'static str) -> String {
        if value.trim().is_empty() {
            self.fault(field, RecordReason::Blank { expected });
        }
        self.text(field, value)
    }

    fn optional(&mut self, field: &'static str, value: Option<&str>) -> Option<String> {
        value.filter(|value| !value.trim().is_empty()).map(|value| self.text(field, value))
    }

    fn text(&mut self, field: &'static str, value: &str) -> String {
        let found = value.chars().count();
        if found > MAX_TEXT {
            self.fault(field, RecordReason::TooLong { max: MAX_TEXT, found });
        }
        if value.chars().any(char::is_control) {
            self.fault(field, RecordReason::ControlCharacter);
        }
        value.to_owned()
    }
}
