//! Candidate demographic data: the file that makes our candidates known to the vendor.
//!
//! The widths are those that published code of programs checks before it sends. Which fields the vendor needs is known
//! for state and postal code alone; the others that are needed here are our own assumption: without them a candidate
//! can neither be told from another nor be reached.

use jiff::Timestamp;

use super::field::needs_state;
use super::outgoing::{Row, write};
use crate::fault::RecordReason;
use crate::port::{CandidateRecord, Written};

/// The columns of the file, in their order.
pub const COLUMNS: [&str; 22] = [
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

const ADDRESS: [&str; 3] = ["Address1", "Address2", "Address3"];

/// Writes the records as `cdd-YYYYMMDD-HHMMSS.dat`.
pub fn write_candidates(records: &[CandidateRecord], at: Timestamp) -> Written {
    write("cdd", &COLUMNS, records, at, fill)
}

fn fill(record: &CandidateRecord, row: &mut Row) {
    row.required("ClientCandidateID", &record.client_candidate_id, 50, "our ID of the candidate");
    row.vendor_number("CandidateID", record.vendor_candidate_id.as_deref());
    row.required("FirstName", &record.first_name, 30, "the given name");
    row.blank("MiddleName");
    row.required("LastName", &record.last_name, 50, "the family name");
    row.blank("Suffix");
    row.blank("Salutation");
    row.required("Email", &record.email, 255, "an e-mail address");
    if record.address.len() > ADDRESS.len() {
        row.faults.add("Address3", RecordReason::TooMany { max: ADDRESS.len(), found: record.address.len() });
    }
    let mut lines = record.address.iter().map(String::as_str);
    row.required(ADDRESS[0], lines.next().unwrap_or_default(), 40, "the first line of the address");
    row.optional(ADDRESS[1], lines.next(), 40);
    row.optional(ADDRESS[2], lines.next(), 40);
    row.required("City", &record.city, 32, "the city");
    let (state, postal_code) = (record.state.as_deref(), record.postal_code.as_deref());
    if needs_state(&record.country) {
        row.required("State", state.unwrap_or_default(), 20, "the state or province, as the country is USA or CAN");
        row.required("PostalCode", postal_code.unwrap_or_default(), 16, "a postal code, as the country is USA or CAN");
    } else {
        row.optional("State", state, 20);
        row.optional("PostalCode", postal_code, 16);
    }
    row.faults.country("Country", &record.country);
    row.put("Country", &record.country);
    row.required("Phone", &record.phone, 35, "a telephone number");
    row.blank("Extension");
    row.faults.calling_code("PhoneCountryCode", &record.phone_country_code);
    row.put("PhoneCountryCode", &record.phone_country_code);
    row.blank("FAX");
    row.blank("FAXCountryCode");
    row.optional("CompanyName", record.company.as_deref(), 50);
    row.instant("LastUpdate", record.updated_at);
}
