//! The decision whether a document is what an issuer says, and still says.
//!
//! Owns the order of the checks and what each may rely on. Everything from outside (the issuer's DID document, status
//! lists, the time) is handed in; what is not at hand counts as a failure, never as consent. The policy checks read JSON
//! while the signature covers RDF, so spelling comes first: a member that can be spelt in two ways can be hidden.

mod authenticity;
mod model;
mod period;
mod spelling;
mod status;

use jiff::Timestamp;
use serde_json::Value;

use crate::context::{CREDENTIALS_V2, EXTENSIONS, OPEN_BADGES};
use crate::status_list::{Bitstring, Purpose};
use crate::verdict::{Check, Outcome, Reason, Skipped, Verdict};

/// What was gathered about a document before it is verified.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sources<'a> {
    /// The DID document that the issuer's identifier resolves to.
    pub did_document: Option<&'a Value>,
    /// Status lists by address.
    pub status_lists: &'a [(&'a str, StatusSource<'a>)],
}

/// A status list as it is at hand.
#[derive(Debug, Clone, Copy)]
pub enum StatusSource<'a> {
    /// As fetched from its address; verified like any credential.
    Published(&'a [u8]),
    /// As the issuer itself keeps it; believed.
    Own(Purpose, &'a Bitstring),
}

/// What to ask of a document.
#[derive(Debug, Clone, Copy)]
pub struct Policy {
    /// The time for which validity is asked.
    pub at: Timestamp,
    /// Whether to check the status. Where it is not, a verdict is at best [`crate::Standing::StatusUnknown`].
    pub check_status: bool,
}

/// What has to be fetched before a document can be verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// The issuer's identifier; see [`crate::site::did_document_url`].
    pub issuer: String,
    /// The credential's own identifier, if it has one.
    pub id: Option<String>,
    /// Addresses of status lists.
    pub status_lists: Vec<String>,
}

/// Tells what to fetch for `document`, after all checks that need nothing from outside: a hostile document is refused
/// before it makes anyone send a request.
///
/// # Errors
/// The first reason for refusal.
pub fn needs(document: &[u8]) -> Result<Needs, Reason> {
    let secured = authenticity::open(document)?;
    check_contexts(&secured.credential, &CREDENTIAL_CONTEXTS)?;
    model::check(&secured.credential)?;
    Ok(Needs {
        issuer: issuer_of(&secured.credential).unwrap_or_default().to_owned(),
        id: secured.credential.get("id").and_then(Value::as_str).map(str::to_owned),
        status_lists: status::lists(&secured.credential),
    })
}

/// Verifies a credential, given as JSON with a Data Integrity proof or as a compact JWS.
///
/// # Source
/// Open Badges 3.0, "OpenBadgeCredential Verification", with the checks of Verifiable Credentials Data Model 2.0
/// section 7.1, Data Integrity 1.0 section 4.4 and Bitstring Status List 1.0 section 3.2.
pub fn verify(document: &[u8], sources: &Sources<'_>, policy: &Policy) -> Verdict {
    let secured = match authenticity::open(document) {
        Ok(secured) => secured,
        Err(reason) => {
            let skipped = Check::ALL[1..].iter().map(|check| (*check, skipped(Skipped::EarlierFailure)));
            let mut checks = vec![(Check::Document, Outcome::Failed { reason })];
            checks.extend(skipped);
            return Verdict { securing: None, checks, credential: None };
        }
    };
    let credential = &secured.credential;
    let context = check_contexts(credential, &CREDENTIAL_CONTEXTS);
    let model = model::check(credential);
    let authenticity = if context.is_ok() {
        authenticity::check(&secured, sources.did_document, policy.at)
    } else {
        authenticity::Answers::none()
    };
    let status =
        if policy.check_status { status::check(credential, sources, policy) } else { skipped(Skipped::NotAsked) };
    let checks = vec![
        (Check::Document, Outcome::Passed),
        (Check::Context, context.into()),
        (Check::Vocabulary, authenticity.vocabulary),
        (Check::Model, model.into()),
        (Check::Key, authenticity.key),
        (Check::Signature, authenticity.signature),
        (Check::Period, period::check(credential, policy.at).into()),
        (Check::Status, status),
    ];
    Verdict { securing: Some(secured.securing()), checks, credential: Some(secured.credential) }
}

/// Contexts of a credential: the first two always, the third where its types are used.
const CREDENTIAL_CONTEXTS: [&str; 3] = [CREDENTIALS_V2, OPEN_BADGES, EXTENSIONS];

/// Checks that the document's contexts are the first of `known`, in order, and at least two (or all) of them.
fn check_contexts(document: &Value, known: &[&str]) -> Result<(), Reason> {
    let wrong = |context: &Value| Reason::ContextNotAllowed {
        context: context.as_str().map_or_else(|| context.to_string(), str::to_owned),
    };
    let contexts = document.get("@context").and_then(Value::as_array);
    let contexts = contexts.ok_or_else(|| wrong(document.get("@context").unwrap_or(&Value::Null)))?;
    for (index, context) in contexts.iter().enumerate() {
        if known.get(index).is_none_or(|known| context != known) {
            return Err(wrong(context));
        }
    }
    match known.get(contexts.len()) {
        Some(missing) if contexts.len() < 2 => Err(Reason::ContextNotAllowed { context: (*missing).to_owned() }),
        _ => Ok(()),
    }
}

/// The issuer's identifier, whichever of the two forms it has (Verifiable Credentials Data Model 2.0 section 4.7).
pub fn issuer_of(credential: &Value) -> Option<&str> {
    let issuer = credential.get("issuer")?;
    issuer.as_str().or_else(|| issuer.get("id")?.as_str())
}

fn skipped(because: Skipped) -> Outcome {
    Outcome::NotChecked { because }
}

/// The items of an array, or the one value that stands for an array of one.
fn items(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
}
