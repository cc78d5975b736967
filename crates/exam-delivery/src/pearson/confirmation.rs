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
use crate::port::{
    AuthorizationConfirmation, CandidateConfirmation, Event, Refusal, RefusalKind, SectionScore, Told, Verdict,
};

/// Reads what a refusal says of what the vendor knows.
///
/// The vendor has no codes for it, so its sentences are read: of those that programs which use the interface have seen.
fn refusal(message: String) -> Refusal {
    let lower = message.to_ascii_lowercase();
    let missing = ["not found", "does not exist", "unknown"].iter().any(|words| lower.contains(words));
    let kind = if lower.contains("already exists") {
        RefusalKind::AlreadyKnown
    } else if missing && lower.contains("authorization") {
        RefusalKind::Unknown
    } else if missing && lower.contains("candidate") {
        RefusalKind::CandidateUnknown
    } else {
        RefusalKind::Other
    };
    Refusal { kind, message }
}

/// Longest message: what a vendor's system says may hold several sentences.
pub(super) const MAX_MESSAGE: usize = 4000;

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
    let message = row.text(Column::Message, MAX_MESSAGE)?.unwrap_or_default();
    let verdict = verdict(row.get(Column::Status), message).map_err(|reason| row.fault(Column::Status, reason))?;
    let at = row.timestamp(Column::Date)?;
    let client_candidate_id = row.text(Column::ClientCandidateId, MAX_ID)?;
    let client_authorization_id = row.text(Column::ClientAuthorizationId, MAX_ID)?;
    match (verdict, client_candidate_id, client_authorization_id) {
        (Verdict::Refused(refusal), None, None) => Ok(file_refused(&refusal.message)),
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

/// What a status and a message of the vendor say together.
pub(super) fn verdict(status: &str, message: String) -> Result<Verdict, RowReason> {
    let expected = "Accepted or Error";
    match status {
        "" => Err(RowReason::Blank { expected }),
        word if word.eq_ignore_ascii_case("Error") => Ok(Verdict::Refused(refusal(message))),
        word if !word.eq_ignore_ascii_case("Accepted") => Err(RowReason::UnknownWord { expected }),
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
