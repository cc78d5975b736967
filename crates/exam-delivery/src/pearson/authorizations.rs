//! Exam authorization data: the file that lets our candidates make appointments.

use jiff::Timestamp;

use super::outgoing::{Row, write};
use crate::fault::RecordReason;
use crate::port::{AuthorizationRecord, Change, Written};

/// The columns of the file, in their order.
pub const COLUMNS: [&str; 11] = [
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

/// What parts the codes of accommodations, hence is in none of them.
const BETWEEN_ACCOMMODATIONS: &str = "*";

/// Writes the records as `ead-YYYYMMDD-HHMMSS.dat`.
pub fn write_authorizations(records: &[AuthorizationRecord], at: Timestamp) -> Written {
    write("ead", &COLUMNS, records, at, fill)
}

fn fill(record: &AuthorizationRecord, row: &mut Row) {
    let (word, vendor_id) = match record.change {
        // The vendor gives its own ID on this occasion; one that is sent along can only be of another authorization.
        Change::Add => ("Add", None),
        Change::Update => ("Update", record.vendor_authorization_id.as_deref()),
        Change::Delete => ("Delete", record.vendor_authorization_id.as_deref()),
    };
    row.required("AuthorizationTransactionType", word, 6, "Add, Update or Delete");
    row.vendor_number("AuthorizationID", vendor_id);
    row.required("ClientAuthorizationID", &record.client_authorization_id, 20, "our ID of the authorization");
    row.required("ClientCandidateID", &record.client_candidate_id, 50, "our ID of the candidate");
    let attempts = record.attempts.to_string();
    row.faults.formed("ExamAuthorizationCount", &attempts, record.attempts > 0, "a number of at least 1");
    row.put("ExamAuthorizationCount", &attempts);
    row.required("ExamSeriesCode", &record.series_code, 20, "the code of the exam");
    row.blank("Modules");
    if !record.accommodations.iter().all(|code| is_accommodation(code)) {
        let expected = "codes of ASCII letters and digits";
        row.faults.add("Accommodations", RecordReason::Malformed { expected });
    }
    row.optional("Accommodations", Some(&record.accommodations.join(BETWEEN_ACCOMMODATIONS)), 64);
    row.start_of("EligibilityApptDateFirst", record.first_on);
    if record.last_on < record.first_on {
        let expected = "a day that is not before EligibilityApptDateFirst";
        row.faults.add("EligibilityApptDateLast", RecordReason::Malformed { expected });
    }
    row.end_of("EligibilityApptDateLast", record.last_on);
    row.instant("LastUpdate", record.updated_at);
}

fn is_accommodation(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
