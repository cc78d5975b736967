//! Refuses every document that could say a signed statement in a second way.
//!
//! JSON-LD lets one statement be written many ways: by a term, by its full IRI, under `@included`, on a second node of
//! the same name. A signature over statements holds for all of them, so a holder could move `validUntil` or
//! `credentialStatus` where a reader of JSON does not look, and the signature would still fit. One way is left here:
//! plain terms, each node described once where it belongs.

use std::collections::HashSet;

use serde_json::Value;

use crate::pointer::Pointer;
use crate::verdict::Reason;

/// Checks `document`; its own top-level `@context` is allowed. `credential_id` must not be described again below.
pub(super) fn check(document: &Value, credential_id: Option<&str>) -> Result<(), Reason> {
    Walk { credential_id }.value(document, Pointer::ROOT)
}

struct Walk<'a> {
    credential_id: Option<&'a str>,
}

impl Walk<'_> {
    fn value(&self, value: &Value, at: Pointer<'_>) -> Result<(), Reason> {
        match value {
            Value::Null => Err(Reason::NothingSaid { at: at.text() }),
            Value::Array(items) if items.is_empty() => Err(Reason::NothingSaid { at: at.text() }),
            Value::Array(items) => {
                let mut described = HashSet::new();
                items.iter().enumerate().try_for_each(|(index, item)| {
                    let at = at.item(index);
                    let id = item.get("id").and_then(Value::as_str);
                    if item.is_array() {
                        Err(Reason::NothingSaid { at: at.text() })
                    } else if id.is_some_and(|id| !described.insert(id)) {
                        Err(Reason::DescribedTwice { at: at.text() })
                    } else {
                        self.value(item, at)
                    }
                })
            }
            Value::Object(members) => members.iter().try_for_each(|(name, value)| {
                let below = at.member(name);
                match name.as_str() {
                    // Checked by its own list, where only addresses pass.
                    "@context" if at.is_root() => Ok(()),
                    name if name.starts_with('@') || name.contains(':') => {
                        Err(Reason::MemberNotAllowed { at: below.text() })
                    }
                    "id" => self.id(value, at.is_root(), below),
                    _ => self.value(value, below),
                }
            }),
            _ => Ok(()),
        }
    }

    fn id(&self, id: &Value, is_own: bool, at: Pointer<'_>) -> Result<(), Reason> {
        let absolute = id.as_str().filter(|id| oxiri::Iri::parse(*id).is_ok());
        match absolute {
            None => Err(Reason::RelativeId { at: at.text() }),
            Some(id) if !is_own && self.credential_id == Some(id) => Err(Reason::DescribedTwice { at: at.text() }),
            Some(_) => Ok(()),
        }
    }
}
