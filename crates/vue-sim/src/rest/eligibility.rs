//! Eligibilities: a candidate's data and leave to sit one test, in one record.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Problem;
use crate::announce::instant;
use crate::books::{Authorization, Books, Candidate, Change, Progress};
use crate::desk;
use crate::vendor::{Entry, Vendor};

/// What the program sends. What is not used is read, too, so that anything else is refused.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Eligibility {
    candidate: Person,
    client_eligibility_id: String,
    test_code: String,
    #[serde(default, rename = "portion_codes")]
    _portion_codes: Vec<String>,
    schedule_start_date: Date,
    eligibility_end_date: Date,
    #[serde(default, rename = "registration_mode")]
    _registration_mode: String,
    #[serde(default, rename = "voucher_codes")]
    _voucher_codes: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Person {
    candidate_id: String,
    first_name: String,
    last_name: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    province_state: String,
    #[serde(default)]
    special_accommodations: Vec<String>,
    /// Whatever else there is, which must be known.
    #[serde(flatten)]
    others: BTreeMap<String, Value>,
}

/// What a candidate's record can have beside what has a rule.
const OTHERS: [&str; 11] = [
    "middle_name",
    "suffix",
    "email",
    "address1",
    "address2",
    "city",
    "postal_code",
    "home_phone",
    "office_phone",
    "school_code",
    "additional_attributes",
];

/// What parts codes of accommodations in the books.
const BETWEEN: &str = "*";

/// How an eligibility stands, in a word that is invented.
fn status(books: &Books, one: &Authorization, now: Timestamp) -> &'static str {
    let used = || books.appointments_under(&one.client_authorization_id).any(|one| one.progress == Progress::Delivered);
    if one.deleted {
        "CANCELLED"
    } else if used() {
        "USED"
    } else if one.last < jiff::tz::TimeZone::UTC.to_datetime(now) {
        "EXPIRED"
    } else {
        "ACTIVE"
    }
}

fn is_active(books: &Books, one: &Authorization, now: Timestamp) -> bool {
    status(books, one, now) == "ACTIVE"
}

fn view(books: &Books, one: &Authorization, now: Timestamp) -> Value {
    let mut candidate = json!({"candidate_id": one.client_candidate_id});
    if let Some(known) = books.candidates.get(&one.client_candidate_id) {
        for (name, value) in &known.record {
            candidate[name] = value.clone().into();
        }
    }
    candidate["special_accommodations"] = accommodations(one).into();
    let status = status(books, one, now);
    let can_schedule = status == "ACTIVE" && desk::left(books, one) > 0;
    json!({
        "candidate": candidate,
        "client_eligibility_id": one.client_authorization_id,
        "created_datetime": instant(one.updated_at),
        "eligibility_end_date": one.last.date(),
        "eligibility_status_message": if can_schedule { "Eligible to schedule" } else { "Not eligible to schedule" },
        "eligible_to_schedule": can_schedule,
        "portion_codes": [],
        "psi_eligiblity_id": one.authorization_id.to_string(),
        "schedule_start_date": one.first.date(),
        "status": status,
        "test_code": one.series,
    })
}

fn accommodations(one: &Authorization) -> Vec<&str> {
    one.accommodations.split(BETWEEN).filter(|code| !code.is_empty()).collect()
}

/// The eligibilities of a candidate.
pub(super) fn list(
    vendor: &Vendor,
    candidate: &str,
    test: Option<&str>,
    status: &str,
) -> Result<HttpResponse, Problem> {
    let wanted = match status {
        "active" => Some(true),
        "inactive" => Some(false),
        "all" => None,
        _ => {
            return Err(Problem::bad("The request is invalid. Only active, inactive, or all can be passed as values."));
        }
    };
    vendor.read(|books, now| {
        if !books.candidates.contains_key(candidate) {
            return Err(Problem::bad("No data found for the given candidate id."));
        }
        let of = books.authorizations.values().filter(|one| {
            one.client_candidate_id == candidate
                && test.is_none_or(|test| one.series == test)
                && wanted.is_none_or(|active| is_active(books, one, now) == active)
        });
        Ok(HttpResponse::Ok().json(of.map(|one| view(books, one, now)).collect::<Vec<_>>()))
    })
}

/// Takes a new eligibility with its candidate.
pub(super) fn create(vendor: &Vendor, body: &[u8]) -> Result<HttpResponse, Problem> {
    let wanted = read(vendor, body)?;
    let done = vendor.write("eligibility-created", |entry| {
        let now = entry.now;
        let id = &wanted.client_eligibility_id;
        if entry.authorizations.get(id).is_some_and(|known| !known.deleted) {
            return Ok(Err(Problem::new(StatusCode::CONFLICT, format!("The eligibility {id} already exists."))));
        }
        let person = &wanted.candidate.candidate_id;
        if open(entry, person, &wanted.test_code, now).is_some() {
            return Ok(Err(Problem::bad("The candidate has another open eligibility for this test.")));
        }
        put_candidate(entry, &wanted.candidate);
        let highest = entry.authorizations.values().map(|one| one.authorization_id).max();
        let authorization_id = highest.unwrap_or(5_000_000) + 1;
        Ok(Ok(put(entry, &wanted, authorization_id)))
    });
    done?.map(|view| HttpResponse::Created().json(view))
}

/// Changes an eligibility, and its candidate's data.
pub(super) fn update(vendor: &Vendor, candidate: &str, test: &str, body: &[u8]) -> Result<HttpResponse, Problem> {
    let wanted = read(vendor, body)?;
    let done = vendor.write("eligibility-updated", |entry| {
        let Some(known) = open(entry, candidate, test, entry.now) else { return Ok(Err(unknown())) };
        let same = wanted.candidate.candidate_id == candidate
            && wanted.test_code == test
            && wanted.client_eligibility_id == known.client_authorization_id;
        if !same {
            return Ok(Err(Problem::bad("Candidate, test and client eligibility ID cannot be changed.")));
        }
        let (mut had, mut wants) = (accommodations(&known), wanted.candidate.special_accommodations.clone());
        had.sort_unstable();
        wants.sort_unstable();
        if had != wants {
            return Ok(Err(Problem::bad("Accommodations cannot be changed.")));
        }
        put_candidate(entry, &wanted.candidate);
        Ok(Ok(put(entry, &wanted, known.authorization_id)))
    });
    done?.map(|view| HttpResponse::Ok().json(view))
}

/// Cancels an eligibility.
pub(super) fn cancel(vendor: &Vendor, candidate: &str, test: &str) -> Result<HttpResponse, Problem> {
    let done = vendor.write("eligibility-cancelled", |entry| {
        let Some(known) = open(entry, candidate, test, entry.now) else { return Ok(Err(unknown())) };
        if entry.appointments_under(&known.client_authorization_id).any(crate::books::Appointment::is_ahead) {
            return Ok(Err(Problem::bad("The candidate has a booking under this eligibility.")));
        }
        let authorization = Authorization { deleted: true, updated_at: entry.now, ..known };
        entry.put(Change::Authorization { authorization });
        Ok(Ok(()))
    });
    done?.map(|()| HttpResponse::NoContent().finish())
}

fn unknown() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "The specified candidate eligibility code was not found.")
}

/// The open eligibility of a candidate for a test, of which there is one at most.
fn open(books: &Books, candidate: &str, test: &str, now: Timestamp) -> Option<Authorization> {
    let mut of = books.authorizations.values().filter(|one| one.client_candidate_id == candidate && one.series == test);
    of.find(|one| is_active(books, one, now)).cloned()
}

fn read(vendor: &Vendor, body: &[u8]) -> Result<Eligibility, Problem> {
    let wanted: Eligibility = serde_json::from_slice(body).map_err(|fault| Problem::bad(fault.to_string()))?;
    let Person { candidate_id, first_name, last_name, country, province_state, others, .. } = &wanted.candidate;
    for (name, value) in [
        ("candidate_id", candidate_id),
        ("first_name", first_name),
        ("last_name", last_name),
        ("client_eligibility_id", &wanted.client_eligibility_id),
    ] {
        if value.trim().is_empty() {
            return Err(Problem::bad(format!("{name} is required.")));
        }
    }
    if let Some(name) = others.keys().find(|name| !OTHERS.contains(&name.as_str())) {
        return Err(Problem::bad(format!("candidate.{name} is not known.")));
    }
    let is_two = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if !country.is_empty() && !is_two(country) {
        return Err(Problem::bad("candidate.country must be an ISO 3166-1 alpha-2 code."));
    }
    if country == "US" && !province_state.is_empty() && !is_two(province_state) {
        return Err(Problem::bad("candidate.province_state must be a 2 digit state abbreviation for USA."));
    }
    if vendor.settings.exams.find(&wanted.test_code).is_none() {
        return Err(Problem::bad("No mapping found for the given test code."));
    }
    if wanted.eligibility_end_date < wanted.schedule_start_date {
        return Err(Problem::bad("eligibility_end_date is before schedule_start_date."));
    }
    Ok(wanted)
}

fn put_candidate(entry: &mut Entry<'_>, person: &Person) {
    let texts = person.others.iter().filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())));
    let mut record: BTreeMap<String, String> = texts.collect();
    for (name, value) in [
        ("first_name", &person.first_name),
        ("last_name", &person.last_name),
        ("country", &person.country),
        ("province_state", &person.province_state),
    ] {
        record.insert(name.to_owned(), value.clone());
    }
    let known = entry.candidates.get(&person.candidate_id);
    let candidate = Candidate {
        client_candidate_id: person.candidate_id.clone(),
        candidate_id: known.map_or_else(|| entry.next_candidate_id(), |known| known.candidate_id),
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        record,
        updated_at: entry.now,
    };
    entry.put(Change::Candidate { candidate });
}

/// Puts an eligibility down and answers it.
fn put(entry: &mut Entry<'_>, wanted: &Eligibility, authorization_id: u64) -> Value {
    let authorization = Authorization {
        client_authorization_id: wanted.client_eligibility_id.clone(),
        authorization_id,
        client_candidate_id: wanted.candidate.candidate_id.clone(),
        series: wanted.test_code.clone(),
        modules: String::new(),
        accommodations: wanted.candidate.special_accommodations.join(BETWEEN),
        count: 1,
        first: wanted.schedule_start_date.at(0, 0, 0, 0),
        last: wanted.eligibility_end_date.at(23, 59, 59, 0),
        deleted: false,
        updated_at: entry.now,
    };
    entry.put(Change::Authorization { authorization: authorization.clone() });
    view(entry, &authorization, entry.now)
}
