//! Records of candidates (CDD).

use super::record::Record;
use super::{Verdict, country};
use crate::books::{Candidate, Change};
use crate::fault::Fault;
use crate::vendor::Entry;

pub(super) const COLUMNS: [&str; 22] = [
    "ClientCandidateID",
    "CandidateID",
    "FirstName",
    "MiddleName",
    "LastName",
    "Suffix",
    "Salutation",
    "Email",
    "Address1",
    "Address2",
    "Address3",
    "City",
    "State",
    "PostalCode",
    "Country",
    "Phone",
    "Extension",
    "PhoneCountryCode",
    "FAX",
    "FAXCountryCode",
    "CompanyName",
    "LastUpdate",
];

/// Fields that may be blank and how long they are.
const OPTIONAL: [(&str, usize); 15] = [
    ("MiddleName", 30),
    ("Suffix", 255),
    ("Salutation", 50),
    ("Address1", 40),
    ("Address2", 40),
    ("Address3", 40),
    ("City", 32),
    ("State", 20),
    ("PostalCode", 16),
    ("Phone", 35),
    ("Extension", 8),
    ("PhoneCountryCode", 3),
    ("FAX", 35),
    ("FAXCountryCode", 3),
    ("CompanyName", 50),
];

/// Takes a record, or says why not.
pub(super) fn apply(entry: &mut Entry<'_>, record: Record<'_>) -> Verdict {
    let id = record.get("ClientCandidateID");
    let known = entry.candidates.get(id).map(|known| known.candidate_id);
    let verdict = |accepted, candidate_id: Option<u64>, message| Verdict {
        accepted,
        ids: vec![id.to_owned(), candidate_id.map(|id| id.to_string()).unwrap_or_default()],
        message,
        added: None,
    };
    if let Err(message) = check(record) {
        return verdict(false, known, message);
    }
    let candidate_id = match known {
        Some(known) if !entry.strikes(Fault::MergedCandidate) => known,
        _ => entry.next_candidate_id(),
    };
    let candidate = Candidate {
        client_candidate_id: id.to_owned(),
        candidate_id,
        first_name: record.get("FirstName").to_owned(),
        last_name: record.get("LastName").to_owned(),
        record: record
            .values()
            .filter(|(_, value)| !value.is_empty())
            .map(|(column, value)| (column.to_owned(), value.to_owned()))
            .collect(),
        updated_at: entry.now,
    };
    entry.put(Change::Candidate { candidate });
    verdict(true, Some(candidate_id), String::new())
}

fn check(record: Record<'_>) -> Result<(), String> {
    record.check()?;
    record.required("ClientCandidateID", 50)?;
    record.number("CandidateID")?;
    record.required("FirstName", 30)?;
    record.required("LastName", 50)?;
    for (column, max) in OPTIONAL {
        record.text(column, max)?;
    }
    let email = record.required("Email", 255)?;
    if email.split_once('@').is_none_or(|(user, host)| user.is_empty() || host.is_empty()) {
        return Err("Email is no address".to_owned());
    }
    let country = record.required("Country", 3)?;
    if !country::is_alpha_3(country) {
        return Err(format!("Country {country} is no ISO 3166-1 alpha-3 code"));
    }
    if matches!(country, "USA" | "CAN") {
        for column in ["State", "PostalCode"] {
            if record.get(column).is_empty() {
                return Err(format!("{column} is required when Country is {country}"));
            }
        }
    }
    for column in ["PhoneCountryCode", "FAXCountryCode"] {
        record.number(column)?;
    }
    if !record.get("FAX").is_empty() && record.get("FAXCountryCode").is_empty() {
        return Err("FAXCountryCode is required with FAX".to_owned());
    }
    record.timestamp("LastUpdate")?;
    Ok(())
}
