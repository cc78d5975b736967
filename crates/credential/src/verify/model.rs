//! Whether a credential says what an Open Badges 3.0 credential must say, each thing in the form the model gives it.
//!
//! A table of the model's classes (Open Badges 3.0, "Data Model"), as far as anyone relies on them. Members that the table
//! does not name are left alone: whether a proof covers them is a question of vocabulary. Where the model has an array,
//! the one value that JSON-LD takes for an array of one is accepted too.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::items;
use crate::instant;
use crate::pointer::Pointer;
use crate::verdict::Reason;

/// What a member holds.
enum Form {
    Text,
    Texts,
    /// An absolute IRI.
    Address,
    Instant,
    Flag,
    /// The node's types; these must be among them.
    Types(&'static [&'static str]),
    /// Exactly one node; JSON-LD would merge several of one name.
    One(&'static Class),
    Many(&'static Class),
    /// One node or merely its address.
    Linked(&'static Class),
}

/// A class: its members, each with whether it must be there.
struct Class(&'static [(&'static str, bool, Form)]);

use Form::{Address, Flag, Linked, Many, One, Text, Texts, Types};

const MUST: bool = true;
const MAY: bool = false;

static CREDENTIAL: Class = Class(&[
    ("id", MUST, Address),
    ("type", MUST, Types(&["VerifiableCredential"])),
    ("name", MUST, Text),
    ("description", MAY, Text),
    ("issuer", MUST, Linked(&PROFILE)),
    ("validFrom", MUST, Form::Instant),
    ("validUntil", MAY, Form::Instant),
    ("awardedDate", MAY, Form::Instant),
    ("credentialSubject", MUST, One(&SUBJECT)),
    ("evidence", MAY, Many(&EVIDENCE)),
    ("image", MAY, Linked(&IMAGE)),
]);

static PROFILE: Class = Class(&[
    ("id", MUST, Address),
    ("type", MUST, Types(&["Profile"])),
    ("name", MAY, Text),
    ("url", MAY, Address),
    ("email", MAY, Text),
    ("description", MAY, Text),
    ("image", MAY, Linked(&IMAGE)),
]);

static SUBJECT: Class = Class(&[
    ("id", MAY, Address),
    ("type", MUST, Types(&["AchievementSubject"])),
    ("identifier", MAY, Many(&IDENTITY)),
    ("licenseNumber", MAY, Text),
    ("achievement", MUST, One(&ACHIEVEMENT)),
    ("result", MAY, Many(&RESULT)),
    ("image", MAY, Linked(&IMAGE)),
    ("narrative", MAY, Text),
]);

static IDENTITY: Class = Class(&[
    ("type", MUST, Types(&["IdentityObject"])),
    ("hashed", MUST, Flag),
    ("identityHash", MUST, Text),
    ("identityType", MUST, Text),
    ("salt", MAY, Text),
]);

static ACHIEVEMENT: Class = Class(&[
    ("id", MUST, Address),
    ("type", MUST, Types(&["Achievement"])),
    ("achievementType", MAY, Text),
    ("name", MUST, Text),
    ("description", MUST, Text),
    ("humanCode", MAY, Text),
    ("inLanguage", MAY, Text),
    ("version", MAY, Text),
    ("tag", MAY, Texts),
    ("criteria", MUST, One(&CRITERIA)),
    ("image", MAY, Linked(&IMAGE)),
    ("alignment", MAY, Many(&ALIGNMENT)),
    ("resultDescription", MAY, Many(&RESULT_DESCRIPTION)),
]);

static CRITERIA: Class = Class(&[("id", MAY, Address), ("narrative", MAY, Text)]);

static IMAGE: Class = Class(&[("id", MUST, Address), ("type", MUST, Types(&["Image"])), ("caption", MAY, Text)]);

static ALIGNMENT: Class =
    Class(&[("type", MUST, Types(&["Alignment"])), ("targetName", MUST, Text), ("targetUrl", MUST, Address)]);

static RESULT_DESCRIPTION: Class = Class(&[
    ("id", MUST, Address),
    ("type", MUST, Types(&["ResultDescription"])),
    ("name", MUST, Text),
    ("resultType", MUST, Text),
    ("valueMin", MAY, Text),
    ("valueMax", MAY, Text),
    ("requiredValue", MAY, Text),
]);

static RESULT: Class = Class(&[
    ("type", MUST, Types(&["Result"])),
    ("resultDescription", MAY, Address),
    ("value", MAY, Text),
    ("status", MAY, Text),
]);

static EVIDENCE: Class = Class(&[
    ("id", MAY, Address),
    ("type", MUST, Types(&["Evidence"])),
    ("name", MAY, Text),
    ("narrative", MAY, Text),
    ("description", MAY, Text),
]);

/// Checks `credential`.
pub(super) fn check(credential: &Value) -> Result<(), Reason> {
    node(credential, &CREDENTIAL, Pointer::ROOT)?;
    let is_badge = |kind: &Value| kind == "OpenBadgeCredential" || kind == "AchievementCredential";
    if !items(credential.get("type")).iter().any(is_badge) {
        return Err(Reason::Misshapen { at: "/type".to_owned() });
    }
    let subject = &credential["credentialSubject"];
    if subject.get("id").is_none() && subject.get("identifier").is_none() {
        return Err(Reason::Missing { at: "/credentialSubject/id".to_owned() });
    }
    let criteria = &subject["achievement"]["criteria"];
    if criteria.get("id").is_none() && criteria.get("narrative").is_none() {
        return Err(Reason::Missing { at: "/credentialSubject/achievement/criteria/narrative".to_owned() });
    }
    let descriptions = items(subject["achievement"].get("resultDescription"));
    let described: HashSet<&str> = descriptions.iter().filter_map(|description| description["id"].as_str()).collect();
    for (index, result) in items(subject.get("result")).iter().enumerate() {
        let described_by = result.get("resultDescription").and_then(Value::as_str);
        if described_by.is_some_and(|id| !described.contains(id)) {
            let at = format!("/credentialSubject/result/{index}/resultDescription");
            return Err(Reason::ResultUnexplained { at });
        }
    }
    Ok(())
}

fn node(value: &Value, class: &Class, at: Pointer<'_>) -> Result<(), Reason> {
    let members = value.as_object().ok_or_else(|| Reason::Misshapen { at: at.text() })?;
    class.0.iter().try_for_each(|(name, required, form)| member(members, name, *required, form, at))
}

fn member(
    members: &Map<String, Value>,
    name: &str,
    required: bool,
    form: &Form,
    at: Pointer<'_>,
) -> Result<(), Reason> {
    let at = at.member(name);
    let Some(value) = members.get(name) else {
        return if required { Err(Reason::Missing { at: at.text() }) } else { Ok(()) };
    };
    let is_text = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    let is_address = |value: &Value| value.as_str().is_some_and(|text| oxiri::Iri::parse(text).is_ok());
    let well_formed = match form {
        Text => is_text(value),
        Texts => items(Some(value)).iter().all(is_text),
        Address => is_address(value),
        Form::Instant => match value.as_str().and_then(instant::read) {
            Some(_) => true,
            None => return Err(Reason::DateMalformed { at: at.text() }),
        },
        Flag => value.is_boolean(),
        Types(wanted) => {
            let types = items(Some(value));
            types.iter().all(is_text) && wanted.iter().all(|wanted| types.iter().any(|kind| kind == wanted))
        }
        One(class) => return node(value, class, at),
        Many(class) => {
            return match value {
                Value::Array(nodes) => {
                    nodes.iter().enumerate().try_for_each(|(index, value)| node(value, class, at.item(index)))
                }
                one => node(one, class, at),
            };
        }
        Linked(_) if value.is_string() => is_address(value),
        Linked(class) => return node(value, class, at),
    };
    if well_formed { Ok(()) } else { Err(Reason::Misshapen { at: at.text() }) }
}
