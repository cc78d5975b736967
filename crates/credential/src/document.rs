//! From the facts of an award to an Open Badges 3.0 credential, not yet signed.
//!
//! Owns our profile: which members there are, in which order, spelt how. It refuses what a strict verifier somewhere
//! would refuse, so that no award is found to be unverifiable after it was sent out. Everything that is printed about an
//! award is in the document, the holder's name included: what is not signed cannot be checked.

mod award;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

pub use award::{
    AchievedResult, Achievement, AchievementType, AwardedCredential, Evidence, Holder, Issuer, ResultType, SaltedEmail,
    StatusEntry,
};

use crate::context::{CREDENTIALS_V2, EXTENSIONS, OPEN_BADGES};
use crate::{Securing, Site, instant};

/// The schema that every document names (Open Badges 3.0, class `CredentialSchema`).
const SCHEMA: &str = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

/// Why facts do not make a document. `field` is the member's JSON Pointer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// A text is empty or all white space.
    #[error("{field} is empty")]
    Empty {
        /// Where.
        field: String,
    },
    /// A text holds a control character other than a line feed; canonicalizers disagree on how to write some.
    #[error("{field} holds a control character")]
    ControlCharacter {
        /// Where.
        field: String,
    },
    /// An address is not an absolute IRI.
    #[error("{field} is not an absolute address")]
    Address {
        /// Where.
        field: String,
    },
    /// The validity would end before it begins.
    #[error("the validity ends before it begins")]
    PeriodReversed,
    /// Two items of a list are equal, or have one address: they could not be told apart.
    #[error("{field} repeats an earlier item")]
    Repeated {
        /// Where.
        field: String,
    },
}

/// The `identityHash` of an e-mail address: `sha256$` and the hash of the trimmed address in lower case, then the salt
/// (Open Badges 3.0, "Verify the Recipient Using an Identifier").
pub fn identity_hash(email: &str, salt: &str) -> String {
    let digest = Sha256::new().chain_update(email.trim().to_lowercase()).chain_update(salt).finalize();
    digest.iter().fold("sha256$".to_owned(), |hash, byte| format!("{hash}{byte:02x}"))
}

impl AwardedCredential {
    /// The document for `site`, to be signed in the form `securing`: both forms say the same, except that each refers
    /// to the status list in its own form.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub fn to_document(&self, site: &Site, securing: Securing) -> Result<Value, DocumentError> {
        if self.valid_until.is_some_and(|until| until < self.valid_from) {
            return Err(DocumentError::PeriodReversed);
        }
        let mut document = Object::default();
        document.put("@context", json!([CREDENTIALS_V2, OPEN_BADGES, EXTENSIONS]));
        document.put("id", site.credential(self.id));
        document.put("type", json!(["VerifiableCredential", "OpenBadgeCredential"]));
        document.put("name", self.name.as_str());
        document.put_some("description", self.description.as_deref());
        document.put("issuer", self.issuer.to_profile(site));
        document.put("validFrom", instant::write(self.valid_from));
        document.put_some("validUntil", self.valid_until.map(instant::write));
        document.put("awardedDate", instant::write(self.awarded_at));
        document.put("credentialSubject", self.subject(site));
        document.put_all("evidence", self.evidence.iter().map(Evidence::to_value));
        document.put_some("credentialStatus", self.status.map(|status| status.to_value(site, securing)));
        document.put("credentialSchema", json!([{ "id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019" }]));
        let document = document.done();
        check_texts(&document, "")?;
        Ok(document)
    }

    fn subject(&self, site: &Site) -> Value {
        let achievement_url = site.achievement(&self.achievement.code);
        let result_id = |index: usize| format!("{achievement_url}#result-{}", index + 1);
        let mut achievement = self.achievement.to_object(&achievement_url);
        achievement.put_all(
            "resultDescription",
            self.results.iter().enumerate().map(|(index, result)| result.description(&result_id(index))),
        );
        let mut subject = Object::default();
        subject.put("id", self.holder.id.urn().to_string());
        subject.put("type", json!(["AchievementSubject"]));
        subject.put_all("identifier", self.holder.identifiers());
        subject.put_some("licenseNumber", self.licence_number.as_deref());
        subject.put("achievement", achievement.done());
        subject.put_all(
            "result",
            self.results.iter().enumerate().map(|(index, result)| {
                json!({ "type": ["Result"], "resultDescription": result_id(index), "value": result.value })
            }),
        );
        subject.done()
    }
}

impl Issuer {
    fn to_profile(&self, site: &Site) -> Value {
        let mut profile = Object::default();
        profile.put("id", site.did());
        profile.put("type", json!(["Profile"]));
        profile.put("name", self.name.as_str());
        profile.put("url", self.url.as_deref().unwrap_or(site.base()));
        profile.put_some("email", self.email.as_deref());
        profile.put_some("image", self.image.as_deref().map(image));
        profile.done()
    }
}

impl Holder {
    /// The person as identities (Open Badges 3.0, class `IdentityObject`). An unhashed one of the type `name` is the one
    /// place that the model has for a plain name.
    fn identifiers(&self) -> impl Iterator<Item = Value> {
        let plain = |kind: &str, text: &str| {
            json!({
                "type": "IdentityObject",
                "hashed": false,
                "identityHash": text,
                "identityType": kind,
            })
        };
        let email = self.email.as_ref().map(|email| {
            json!({
                "type": "IdentityObject",
                "hashed": true,
                "identityHash": identity_hash(&email.address, &email.salt),
                "identityType": "emailAddress",
                "salt": email.salt,
            })
        });
        [Some(plain("name", &self.name)), self.candidate_number.as_deref().map(|text| plain("systemId", text)), email]
            .into_iter()
            .flatten()
    }
}

impl Achievement {
    fn to_object(&self, url: &str) -> Object {
        let mut achievement = Object::default();
        achievement.put("id", url);
        achievement.put("type", json!(["Achievement"]));
        achievement.put("achievementType", self.kind.word());
        achievement.put("name", self.name.as_str());
        achievement.put("description", self.description.as_str());
        achievement.put("humanCode", self.code.as_str());
        achievement.put_some("inLanguage", self.language.as_deref());
        achievement.put_some("version", self.version.as_deref());
        achievement.put_all("tag", self.tags.iter().map(|tag| tag.as_str().into()));
        // Not the achievement's own address: two nodes under one name would become one.
        achievement.put("criteria", json!({ "id": format!("{url}#criteria"), "narrative": self.criteria }));
        achievement.put_some("image", self.image.as_deref().map(image));
        achievement
    }
}

impl AchievedResult {
    fn description(&self, id: &str) -> Value {
        let mut description = Object::default();
        description.put("id", id);
        description.put("type", json!(["ResultDescription"]));
        description.put("name", self.name.as_str());
        description.put("resultType", self.kind.word());
        description.put_some("valueMin", self.minimum.as_deref());
        description.put_some("valueMax", self.maximum.as_deref());
        description.put_some("requiredValue", self.required.as_deref());
        description.done()
    }
}

impl Evidence {
    fn to_value(&self) -> Value {
        let mut evidence = Object::default();
        evidence.put_some("id", self.url.as_deref());
        evidence.put("type", json!(["Evidence"]));
        evidence.put("name", self.name.as_str());
        evidence.put_some("narrative", self.narrative.as_deref());
        evidence.done()
    }
}

impl StatusEntry {
    fn to_value(self, site: &Site, securing: Securing) -> Value {
        let list = site.status_list(self.list, securing);
        json!({
            "id": format!("{list}#{}", self.index),
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": self.index.to_string(),
            "statusListCredential": list,
        })
    }
}

fn image(url: &str) -> Value {
    json!({ "id": url, "type": "Image" })
}

/// Members in the order they are put; absent ones leave no trace, never null and never an empty array (Open Badges 3.0,
/// "Serialization").
#[derive(Default)]
struct Object(Map<String, Value>);

impl Object {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    fn put_some(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    fn put_all(&mut self, name: &str, values: impl Iterator<Item = Value>) {
        let values: Vec<Value> = values.collect();
        if !values.is_empty() {
            self.put(name, values);
        }
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// Checks every text, address and list of a document that is complete.
fn check_texts(value: &Value, field: &str) -> Result<(), DocumentError> {
    match value {
        Value::String(text) if text.trim().is_empty() => Err(DocumentError::Empty { field: field.to_owned() }),
        Value::String(text) if text.chars().any(|c| c.is_control() && c != '\n') => {
            Err(DocumentError::ControlCharacter { field: field.to_owned() })
        }
        Value::String(text) if is_address(field) && oxiri::Iri::parse(text.as_str()).is_err() => {
            Err(DocumentError::Address { field: field.to_owned() })
        }
        Value::Array(items) => items.iter().enumerate().try_for_each(|(index, item)| {
            let field = format!("{field}/{index}");
            let again =
                |earlier: &Value| earlier == item || (item.get("id").is_some() && earlier.get("id") == item.get("id"));
            if items[..index].iter().any(again) {
                return Err(DocumentError::Repeated { field });
            }
            check_texts(item, &field)
        }),
        Value::Object(members) => {
            members.iter().try_for_each(|(name, member)| check_texts(member, &format!("{field}/{name}")))
        }
        _ => Ok(()),
    }
}

fn is_address(field: &str) -> bool {
    field.ends_with("/id") || field.ends_with("/url")
}
