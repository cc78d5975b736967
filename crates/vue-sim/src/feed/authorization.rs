//! Records of authorizations (EAD).

use jiff::civil::DateTime;

use super::Verdict;
use super::record::Record;
use crate::books::{Appointment, Authorization, Books, Change};
use crate::centre::Centre;
use crate::desk::authorization;
use crate::exam::Exams;
use crate::vendor::Entry;

pub(super) const COLUMNS: [&str; 11] = [
    "AuthorizationTransactionType",
    "AuthorizationID",
    "ClientAuthorizationID",
    "ClientCandidateID",
    "ExamAuthorizationCount",
    "ExamSeriesCode",
    "Modules",
    "Accommodations",
    "EligibilityApptDateFirst",
    "EligibilityApptDateLast",
    "LastUpdate",
];

/// Takes a record, or says why not.
pub(super) fn apply(entry: &mut Entry<'_>, exams: &Exams, record: Record<'_>) -> Verdict {
    let taken = wanted(entry, exams, record);
    let (accepted, message, added) = match taken {
        Ok((wanted, added)) => {
            let added = added.then(|| wanted.client_authorization_id.clone());
            entry.put(Change::Authorization { authorization: wanted });
            (true, String::new(), added)
        }
        Err(message) => (false, message, None),
    };
    let id = record.get("ClientAuthorizationID");
    let number = entry.authorizations.get(id).map(|known| known.authorization_id.to_string());
    let ids = vec![id.to_owned(), number.unwrap_or_default(), record.get("ClientCandidateID").to_owned()];
    Verdict { accepted, ids, message, added }
}

/// The authorization as the record wants it, and whether that is a new one.
fn wanted(entry: &Entry<'_>, exams: &Exams, record: Record<'_>) -> Result<(Authorization, bool), String> {
    record.check()?;
    let kind = record.required("AuthorizationTransactionType", 6)?;
    let id = record.required("ClientAuthorizationID", 20)?;
    let candidate = record.required("ClientCandidateID", 50)?;
    let number = record.number("AuthorizationID")?;
    record.timestamp("LastUpdate")?;
    let known = match kind {
        "Add" if entry.authorizations.contains_key(id) => {
            return Err("ClientAuthorizationID already exists".to_owned());
        }
        "Add" => None,
        "Update" | "Delete" => match authorization(entry, id) {
            Ok(known) => Some(known),
            Err(_not_found) => return Err("ClientAuthorizationID not found".to_owned()),
        },
        _ => return Err("AuthorizationTransactionType is none of Add, Update and Delete".to_owned()),
    };
    if !entry.candidates.contains_key(candidate) {
        return Err("ClientCandidateID not found".to_owned());
    }
    match (known, number) {
        (None, Some(_)) => return Err("AuthorizationID must be blank on Add".to_owned()),
        (Some(known), Some(number)) if known.authorization_id != number => {
            return Err("AuthorizationID is of another authorization".to_owned());
        }
        _ => {}
    }
    if known.is_some_and(|known| known.client_candidate_id != candidate) {
        return Err("ClientCandidateID is of another authorization".to_owned());
    }
    if let (Some(known), "Delete") = (known, kind) {
        if booked(entry, known).next().is_some() {
            return Err("appointment exists".to_owned());
        }
        return Ok((Authorization { deleted: true, updated_at: entry.now, ..known.clone() }, false));
    }

    let count = record.number("ExamAuthorizationCount")?;
    let Some(count @ 1..=99) = count else {
        return Err("ExamAuthorizationCount is not 1 to 99".to_owned());
    };
    let series = record.required("ExamSeriesCode", 20)?;
    if exams.find(series).is_none() {
        return Err("ExamSeriesCode not found".to_owned());
    }
    let accommodations = record.text("Accommodations", 64)?;
    let is_code = |code: &str| !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !accommodations.is_empty() && !accommodations.split('*').all(is_code) {
        return Err("Accommodations are not codes joined by *".to_owned());
    }
    let first = record.datetime("EligibilityApptDateFirst")?;
    let last = record.datetime("EligibilityApptDateLast")?;
    if first > last {
        return Err("EligibilityApptDateLast is before EligibilityApptDateFirst".to_owned());
    }
    if let Some(known) = known {
        for appointment in booked(entry, known) {
            if appointment.series != series {
                return Err("ExamSeriesCode cannot change: appointment exists".to_owned());
            }
            if local_start(appointment).is_some_and(|start| start < first || start > last) {
                return Err("the appointment would be outside the eligibility dates".to_owned());
            }
        }
    }
    let authorization = Authorization {
        client_authorization_id: id.to_owned(),
        authorization_id: known.map_or_else(|| entry.next_authorization_id(), |known| known.authorization_id),
        client_candidate_id: candidate.to_owned(),
        series: series.to_owned(),
        modules: record.get("Modules").to_owned(),
        accommodations: accommodations.to_owned(),
        count: u32::try_from(count).unwrap_or(1),
        first,
        last,
        deleted: false,
        updated_at: entry.now,
    };
    Ok((authorization, known.is_none()))
}

fn booked<'a>(books: &'a Books, known: &'a Authorization) -> impl Iterator<Item = &'a Appointment> {
    books.appointments_under(&known.client_authorization_id).filter(|one| one.is_ahead())
}

fn local_start(appointment: &Appointment) -> Option<DateTime> {
    Some(Centre::find(&appointment.centre)?.local(appointment.start).datetime())
}
