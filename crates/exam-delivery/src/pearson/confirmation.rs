//! One row of a member that confirms what we sent, or tells the score of a section, understood.
//!
//! Decisions: `Accepted` with a warning in its message is a verdict of its own, since programs that took it for an
//! acceptance lost candidates to it. A row that names nobody and says `Error` is about the whole file. The layout of
//! section scores is our own assumption: the vendor's is not public.

use std::borrow::Cow;

use super::MemberKind;
use super::layout::{Column, Layout};
use super::row::{MAX_ID, MAX_TEXT, Place, Row, split};
use crate::fault::{RowFault, RowReason};
use crate::port::{AuthorizationConfirmation, CandidateConfirmation, Event, SectionScore, Told, Verdict};

/// Why a record was refused, as far as that says what the vendor has.
///
/// The vendor has no codes for it, so its sentences are read: of those that programs which use the interface have seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It has such a record already.
    AlreadyThere,
    /// It has no such record.
    NotThere,
    /// It does not know the candidate whose record it is.
    CandidateNotThere,
    /// For any other reason.
    Other,
}

/// Reads why a record was refused from what the vendor says.
pub fn refusal(message: &str) -> Refusal {
    let message = message.to_ascii_lowercase();
    let missing = ["not found", "does not exist", "unknown"].iter().any(|words| message.contains(words));
    if message.contains("already exists") {
        Refusal::AlreadyThere
    } else if missing && message.contains("authorization") {
        Refusal::NotThere
    } else if missing && message.contains("candidate") {
        Refusal::CandidateNotThere
    } else {
        Refusal::Other
    }
}

/// Longest message: what a vendor's system says may hold several sentences.
const MAX_MESSAGE: usize = 4000;

/// Reads one row of a member of the kind, which is one of confirmations or of section scores.
pub(super) fn read(kind: MemberKind, place: Place<'_>, text: &str, layout: &Layout) -> Told {
    let (raw, event) = match split(place, text, layout) {
        Err(fault) => (Vec::new(), Err(fault)),
        Ok(values) => (pairs(layout, &values), understand(kind, &Row { place, layout, values: &values })),
    };
    Told { member: place.file.clone(), line: place.line, raw, event }
}

fn pairs(layout: &Layout, values: &[Cow<'_, str>]) -> Vec<(String, String)> {
    layout.header.names.iter().cloned().zip(values.iter().map(|value| value.clone().into_owned())).collect()
}

fn understand(kind: MemberKind, row: &Row<'_>) -> Result<Event, RowFault> {
    if kind == MemberKind::Section {
        return section(row).map(Event::Section);
    }
    let verdict = verdict(row)?;
    let at = row.timestamp(Column::Date)?;
    let client_candidate_id = row.text(Column::ClientCandidateId, MAX_ID)?;
    let client_authorization_id = row.text(Column::ClientAuthorizationId, MAX_ID)?;
    match (verdict, client_candidate_id, client_authorization_id) {
        (Verdict::Refused(message), None, None) => Ok(file_refused(&message)),
        (verdict, Some(client_candidate_id), _) if kind == MemberKind::CandidateConfirmation => {
            let vendor_candidate_id = row.text(Column::VendorCandidateId, MAX_ID)?;
            Ok(Event::Candidate(CandidateConfirmation { client_candidate_id, vendor_candidate_id, verdict, at }))
        }
        (verdict, client_candidate_id, Some(client_authorization_id))
            if kind == MemberKind::AuthorizationConfirmation =>
        {
            let vendor_authorization_id = row.text(Column::AuthorizationId, MAX_ID)?;
            Ok(Event::Authorization(AuthorizationConfirmation {
                client_authorization_id,
                vendor_authorization_id,
                client_candidate_id,
                verdict,
                at,
            }))
        }
        _ if kind == MemberKind::CandidateConfirmation => {
            Err(row.fault(Column::ClientCandidateId, RowReason::Blank { expected: "our ID of the candidate" }))
        }
        _ => {
            Err(row.fault(Column::ClientAuthorizationId, RowReason::Blank { expected: "our ID of the authorization" }))
        }
    }
}

fn verdict(row: &Row<'_>) -> Result<Verdict, RowFault> {
    let expected = "Accepted or Error";
    let message = row.text(Column::Message, MAX_MESSAGE)?.unwrap_or_default();
    match row.get(Column::Status) {
        "" => Err(row.fault(Column::Status, RowReason::Blank { expected })),
        word if word.eq_ignore_ascii_case("Error") => Ok(Verdict::Refused(message)),
        word if !word.eq_ignore_ascii_case("Accepted") => {
            Err(row.fault(Column::Status, RowReason::UnknownWord { expected }))
        }
        _ if message.to_ascii_uppercase().contains("WARNING") => Ok(Verdict::Warned(message)),
        _ => Ok(Verdict::Accepted),
    }
}

/// Tells the name of our file from what is said of it, as in `cdd-20261129-171500.dat: no header`.
fn file_refused(message: &str) -> Event {
    let is_ours = |name: &str| {
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'));
        plain && name.ends_with(".dat")
    };
    let (file, message) = match message.split_once(':') {
        Some((name, rest)) if is_ours(name) => (Some(name.to_owned()), rest.trim_start()),
        _ => (None, message),
    };
    Event::FileRefused { file, message: message.to_owned() }
}

fn section(row: &Row<'_>) -> Result<SectionScore, RowFault> {
    Ok(SectionScore {
        registration_id: row.code(Column::RegistrationId, "the vendor's number of the registration")?,
        name: row.required(Column::SectionName, MAX_TEXT, "the name of the section")?,
        score: row.text(Column::Score, MAX_TEXT)?,
        correct: row.number(Column::Correct)?,
        incorrect: row.number(Column::Incorrect)?,
        skipped: row.number(Column::Skipped)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_refusal_says_of_the_record_is_read_from_its_sentence() {
        for (message, expected) in [
            ("ClientAuthorizationID already exists", Refusal::AlreadyThere),
            ("ClientAuthorizationID not found", Refusal::NotThere),
            ("Unknown authorization", Refusal::NotThere),
            ("ClientCandidateID not found", Refusal::CandidateNotThere),
            ("LastName is longer than 50 characters", Refusal::Other),
            ("", Refusal::Other),
        ] {
            assert_eq!(refusal(message), expected, "{message}");
        }
    }
}
