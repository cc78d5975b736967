//! What a credential says, read back for people.
//!
//! Owns finding the printed facts in a document. It judges nothing: only facts of a document whose
//! [`crate::Verdict::is_genuine`] may be shown as the issuer's word.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::document::identity_hash;
use crate::instant;

/// The facts a certificate prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// Identifier of the credential, its address.
    pub id: String,
    /// Title.
    pub name: String,
    /// Description of the award.
    pub description: Option<String>,
    /// Identifier of the issuer.
    pub issuer_id: String,
    /// Name of the issuer.
    pub issuer_name: Option<String>,
    /// Name of the holder.
    pub holder_name: Option<String>,
    /// Number by which the issuer knows the holder.
    pub candidate_number: Option<String>,
    /// Number of the certificate.
    pub licence_number: Option<String>,
    /// When it was earned.
    pub awarded_at: Option<Timestamp>,
    /// From when it counts.
    pub valid_from: Option<Timestamp>,
    /// Until when it counts; `None` if it does not end.
    pub valid_until: Option<Timestamp>,
    /// Identifier of the achievement, its address.
    pub achievement_id: Option<String>,
    /// Name of the achievement.
    pub achievement_name: Option<String>,
    /// Code of the achievement.
    pub achievement_code: Option<String>,
    /// Version of the requirements.
    pub achievement_version: Option<String>,
    /// What had to be done, in Markdown.
    pub criteria: Option<String>,
    /// Measured results.
    pub results: Vec<ResultFact>,
    /// What the award rests on.
    pub evidence: Vec<EvidenceFact>,
}

/// One measured result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResultFact {
    /// What was measured.
    pub name: Option<String>,
    /// What was reached.
    pub value: String,
    /// Highest possible value.
    pub maximum: Option<String>,
    /// Value needed to pass.
    pub required: Option<String>,
}

/// One thing the award rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidenceFact {
    /// Its address.
    pub url: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// More about it.
    pub narrative: Option<String>,
}

impl Facts {
    /// The facts of `credential`; `None` if it has not even an identifier, a name and an issuer.
    pub fn read(credential: &Value) -> Option<Self> {
        let at = |pointer: &str| text(credential, pointer);
        let instant = |pointer: &str| at(pointer).and_then(|text| instant::read(&text));
        let identity = |kind: &str| {
            let entry = identities(credential)
                .find(|entry| text(entry, "/identityType").as_deref() == Some(kind) && entry["hashed"] == false)?;
            text(entry, "/identityHash")
        };
        Some(Self {
            id: at("/id")?,
            name: at("/name")?,
            description: at("/description"),
            issuer_id: at("/issuer/id").or_else(|| at("/issuer"))?,
            issuer_name: at("/issuer/name"),
            holder_name: identity("name"),
            candidate_number: identity("systemId"),
            licence_number: at("/credentialSubject/licenseNumber"),
            awarded_at: instant("/awardedDate"),
            valid_from: instant("/validFrom"),
            valid_until: instant("/validUntil"),
            achievement_id: at("/credentialSubject/achievement/id"),
            achievement_name: at("/credentialSubject/achievement/name"),
            achievement_code: at("/credentialSubject/achievement/humanCode"),
            achievement_version: at("/credentialSubject/achievement/version"),
            criteria: at("/credentialSubject/achievement/criteria/narrative"),
            results: items(credential, "/credentialSubject/result").filter_map(|r| result(credential, r)).collect(),
            evidence: items(credential, "/evidence").map(evidence).collect(),
        })
    }
}

/// Whether the credential was made out to the e-mail address: one of its hashed identities fits.
pub fn is_made_out_to(credential: &Value, email: &str) -> bool {
    identities(credential).any(|entry| {
        let salt = text(entry, "/salt").unwrap_or_default();
        text(entry, "/identityType").as_deref() == Some("emailAddress")
            && entry["hashed"] == true
            && text(entry, "/identityHash") == Some(identity_hash(email, &salt))
    })
}

fn identities(credential: &Value) -> impl Iterator<Item = &Value> {
    items(credential, "/credentialSubject/identifier")
}

fn result(credential: &Value, result: &Value) -> Option<ResultFact> {
    let described_by = text(result, "/resultDescription");
    let description = items(credential, "/credentialSubject/achievement/resultDescription")
        .find(|description| text(description, "/id") == described_by);
    let of = |pointer: &str| description.and_then(|description| text(description, pointer));
    Some(ResultFact {
        name: of("/name"),
        value: text(result, "/value")?,
        maximum: of("/valueMax"),
        required: of("/requiredValue"),
    })
}

fn evidence(evidence: &Value) -> EvidenceFact {
    EvidenceFact { url: text(evidence, "/id"), name: text(evidence, "/name"), narrative: text(evidence, "/narrative") }
}

fn text(value: &Value, pointer: &str) -> Option<String> {
    value.pointer(pointer)?.as_str().map(str::to_owned)
}

/// The items of an array, or the one value that stands for an array of one.
fn items<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = &'a Value> {
    match value.pointer(pointer) {
        Some(Value::Array(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
    .iter()
}
