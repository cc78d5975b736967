//! Whether a credential was taken back (Bitstring Status List 1.0 section 3.2).
//!
//! Every status entry must be understood and answered: an entry of an unknown type, a list that is not at hand and a
//! list that is not the issuer's are failures, not gaps.

use serde_json::Value;

use super::{Policy, Sources, StatusSource, authenticity, check_contexts, issuer_of, items, period, skipped};
use crate::context::CREDENTIALS_V2;
use crate::status_list::{Bitstring, Purpose};
use crate::verdict::{Outcome, Reason, Skipped};

/// The most status entries of one credential: each may cost the unpacking of a list.
const MAX_ENTRIES: usize = 4;

/// Checks all status entries of `credential`.
pub(super) fn check(credential: &Value, sources: &Sources<'_>, policy: &Policy) -> Outcome {
    let entries = items(credential.get("credentialStatus"));
    match entries.len() {
        0 => skipped(Skipped::NothingToCheck),
        1..=MAX_ENTRIES => entries.iter().try_for_each(|entry| check_entry(credential, entry, sources, policy)).into(),
        _ => Outcome::Failed { reason: Reason::TooMany { at: "/credentialStatus".to_owned() } },
    }
}

/// The addresses of the lists that `credential` refers to.
pub(super) fn lists(credential: &Value) -> Vec<String> {
    let list = |entry: &Value| Some(entry.get("statusListCredential")?.as_str()?.to_owned());
    items(credential.get("credentialStatus")).iter().take(MAX_ENTRIES).filter_map(list).collect()
}

fn check_entry(credential: &Value, entry: &Value, sources: &Sources<'_>, policy: &Policy) -> Result<(), Reason> {
    let malformed = |member: &str| Reason::StatusMalformed { at: format!("/credentialStatus/{member}") };
    let text = |member: &str| entry.get(member).and_then(Value::as_str).ok_or_else(|| malformed(member));
    let kind = text("type")?;
    if kind != "BitstringStatusListEntry" {
        return Err(Reason::StatusTypeUnknown { kind: kind.to_owned() });
    }
    let purpose = text("statusPurpose")?;
    let purpose =
        Purpose::from_word(purpose).ok_or_else(|| Reason::StatusPurposeUnknown { purpose: purpose.to_owned() })?;
    let index = text("statusListIndex")?;
    // A number in a string: no sign, no leading zero, nothing that two readers could take for two numbers.
    let digits_only = index.bytes().all(|byte| byte.is_ascii_digit()) && (index == "0" || !index.starts_with('0'));
    let index = index.parse().ok().filter(|_| digits_only).ok_or_else(|| malformed("statusListIndex"))?;
    if entry.get("statusSize").is_some_and(|size| size != 1) {
        return Err(malformed("statusSize"));
    }
    let list = text("statusListCredential")?;
    // The entry's own name must not be that of the list (section 2.1).
    if entry.get("id").is_some_and(|id| id == list) {
        return Err(malformed("id"));
    }
    match sources.status_lists.iter().find(|(address, _)| *address == list).map(|(_, source)| source) {
        None => Err(Reason::StatusUnreachable { list: list.to_owned() }),
        Some(StatusSource::Own(of, _)) if *of != purpose => Err(Reason::StatusListPurpose),
        Some(StatusSource::Own(_, bits)) => read(bits, index, purpose),
        Some(StatusSource::Published(bytes)) => {
            let bits = open(bytes, list, credential, purpose, sources, policy)
                .map_err(|reason| Reason::StatusListRefused { list: list.to_owned(), because: Box::new(reason) })?;
            read(&bits, index, purpose)
        }
    }
}

fn read(bits: &Bitstring, index: u64, purpose: Purpose) -> Result<(), Reason> {
    match (bits.get(index), purpose) {
        (None, _) => Err(Reason::StatusIndexOutOfRange { index }),
        (Some(false), _) => Ok(()),
        (Some(true), Purpose::Revocation) => Err(Reason::Revoked),
        (Some(true), Purpose::Suspension) => Err(Reason::Suspended),
    }
}

/// Verifies a published list and unpacks it. It must be what it is named, by the credential's issuer, for the purpose.
fn open(
    bytes: &[u8],
    address: &str,
    credential: &Value,
    purpose: Purpose,
    sources: &Sources<'_>,
    policy: &Policy,
) -> Result<Bitstring, Reason> {
    let secured = authenticity::open(bytes)?;
    let list = &secured.credential;
    check_contexts(list, &[CREDENTIALS_V2])?;
    let id = list.get("id").and_then(Value::as_str).unwrap_or_default();
    if id != address {
        return Err(Reason::StatusListMisnamed { id: id.to_owned() });
    }
    let issuer = issuer_of(list).unwrap_or_default();
    if issuer_of(credential) != Some(issuer) {
        return Err(Reason::StatusListOfAnother { issuer: issuer.to_owned() });
    }
    for kind in ["VerifiableCredential", "BitstringStatusListCredential"] {
        if !items(list.get("type")).iter().any(|own| own == kind) {
            return Err(Reason::Misshapen { at: "/type".to_owned() });
        }
    }
    authenticity::check(&secured, sources.did_document, policy.at).into_result()?;
    period::check(list, policy.at)?;
    let subject = list.get("credentialSubject").filter(|subject| subject.is_object());
    let subject = subject.ok_or_else(|| Reason::Missing { at: "/credentialSubject".to_owned() })?;
    if subject.get("type").is_none_or(|kind| kind != "BitstringStatusList") {
        return Err(Reason::Misshapen { at: "/credentialSubject/type".to_owned() });
    }
    if !items(subject.get("statusPurpose")).iter().any(|own| own == purpose.word()) {
        return Err(Reason::StatusListPurpose);
    }
    let encoded = subject.get("encodedList").and_then(Value::as_str).unwrap_or_default();
    Bitstring::decode(encoded).or(Err(Reason::StatusListMalformed))
}
