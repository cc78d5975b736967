//! Making what a client sends fit the schema.
//!
//! Names are put in the schema's case, values of the server's own are left out, and so is what the schema does not have:
//! clients send whole user objects of theirs (RFC 7643, section 2.1, has them ignored). A value of the wrong kind is refused.

use serde_json::Value;

use crate::Object;
use crate::refusal::{Refusal, ScimType};
use crate::schema::{Attribute, Kind, Mutability, ResourceType, named};

/// The longest text of a value, in characters.
const LONGEST_TEXT: usize = 1_000;

/// The most values of one attribute.
const MOST_VALUES: usize = 1_000;

/// Reads a resource that a client wants to create, or to put in another's place.
///
/// # Errors
/// `invalidSyntax` when it is no object or follows another schema; `invalidValue` with the first value that does not fit.
pub fn read(body: &Value, resource_type: &'static ResourceType) -> Result<Object, Refusal> {
    let Value::Object(body) = body else {
        return Err(Refusal::new(ScimType::InvalidSyntax, "A resource is a JSON object."));
    };
    require_schema(body, resource_type.schema.id)?;
    let mut resource = Object::new();
    for (name, value) in body {
        if let Some(extension) = resource_type.extension.filter(|schema| schema.id.eq_ignore_ascii_case(name)) {
            let Value::Object(members) = value else {
                return Err(Refusal::value(name, "has to be an object"));
            };
            let members = parts(members, extension.attributes, &format!("{}:", extension.id))?;
            if !members.is_empty() {
                resource.insert(extension.id.to_owned(), Value::Object(members));
            }
        } else if let Some(attribute) = resource_type.attribute(name)
            && attribute.mutability != Mutability::ReadOnly
            && let Some(value) = tidy(attribute, value, attribute.name)?
        {
            resource.insert(attribute.name.to_owned(), value);
        }
    }
    require(&resource, resource_type)?;
    Ok(resource)
}

/// Refuses a message that does not say it follows that schema.
pub(crate) fn require_schema(body: &Object, urn: &str) -> Result<(), Refusal> {
    let says_so = body
        .get("schemas")
        .and_then(Value::as_array)
        .is_some_and(|list| list.iter().filter_map(Value::as_str).any(|schema| schema.eq_ignore_ascii_case(urn)));
    if says_so {
        return Ok(());
    }
    Err(Refusal::new(ScimType::InvalidSyntax, format!("`schemas` has to be a list with `{urn}`.")))
}

/// Refuses a resource that lacks what it has to have.
///
/// # Errors
/// `invalidValue` with the first attribute that is missing.
pub fn require(resource: &Object, resource_type: &'static ResourceType) -> Result<(), Refusal> {
    require_parts(resource, resource_type.schema.attributes, "")?;
    let Some(extension) = resource_type.extension else { return Ok(()) };
    let members = resource.get(extension.id).and_then(Value::as_object);
    let none = Object::new();
    require_parts(members.unwrap_or(&none), extension.attributes, &format!("{}:", extension.id))
}

fn require_parts(holder: &Object, attributes: &'static [Attribute], prefix: &str) -> Result<(), Refusal> {
    for attribute in attributes.iter().filter(|attribute| attribute.mutability != Mutability::ReadOnly) {
        let at = format!("{prefix}{}", attribute.name);
        match holder.get(attribute.name) {
            None if attribute.required => return Err(Refusal::value(&at, "is required")),
            None => {}
            Some(Value::Array(items)) => {
                for item in items.iter().filter_map(Value::as_object) {
                    require_parts(item, attribute.parts(), &format!("{at}."))?;
                }
            }
            Some(Value::Object(members)) => require_parts(members, attribute.parts(), &format!("{at}."))?,
            Some(_) => {}
        }
    }
    Ok(())
}

/// The parts of an object that the attributes have, without what is the server's own.
fn parts(members: &Object, attributes: &'static [Attribute], prefix: &str) -> Result<Object, Refusal> {
    let mut tidied = Object::new();
    for (name, value) in members {
        if let Some(attribute) = named(attributes, name)
            && attribute.mutability != Mutability::ReadOnly
            && let Some(value) = tidy(attribute, value, &format!("{prefix}{}", attribute.name))?
        {
            tidied.insert(attribute.name.to_owned(), value);
        }
    }
    Ok(tidied)
}

/// A value that fits an attribute; `None` for one that says there is none (`null`, an empty list or object).
pub(crate) fn tidy(attribute: &'static Attribute, value: &Value, at: &str) -> Result<Option<Value>, Refusal> {
    if !attribute.multi_valued {
        return match value {
            // Some clients wrap a single value.
            Value::Array(items) if items.len() == 1 => single(attribute, &items[0], at),
            other => single(attribute, other, at),
        };
    }
    let alone;
    let items = match value {
        Value::Array(items) => items.as_slice(),
        other => {
            alone = [other.clone()];
            &alone
        }
    };
    if items.len() > MOST_VALUES {
        return Err(Refusal::value(at, format!("has more than {MOST_VALUES} values")));
    }
    let mut tidied = Vec::with_capacity(items.len());
    for item in items {
        if let Some(item) = single(attribute, item, at)?
            && !tidied.contains(&item)
        {
            tidied.push(item);
        }
    }
    if tidied.iter().filter(|item| is_primary(item)).count() > 1 {
        return Err(Refusal::value(at, "has more than one value that is `primary`"));
    }
    Ok((!tidied.is_empty()).then_some(Value::Array(tidied)))
}

/// Whether a value is the one to use first.
pub(crate) fn is_primary(item: &Value) -> bool {
    item.get("primary") == Some(&Value::Bool(true))
}

fn single(attribute: &'static Attribute, value: &Value, at: &str) -> Result<Option<Value>, Refusal> {
    match (attribute.kind, value) {
        (_, Value::Null) => Ok(None),
        (Kind::Boolean, Value::Bool(_)) => Ok(Some(value.clone())),
        // Entra ID sends `"True"` and `"False"`.
        (Kind::Boolean, Value::String(text)) if text.eq_ignore_ascii_case("true") => Ok(Some(Value::Bool(true))),
        (Kind::Boolean, Value::String(text)) if text.eq_ignore_ascii_case("false") => Ok(Some(Value::Bool(false))),
        (Kind::Boolean, _) => Err(Refusal::value(at, "has to be `true` or `false`")),
        (Kind::Complex(attributes), Value::Object(members)) => {
            let members = parts(members, attributes, &format!("{at}."))?;
            Ok((!members.is_empty()).then_some(Value::Object(members)))
        }
        (Kind::Complex(_), _) => Err(Refusal::value(at, "has to be an object")),
        (_, Value::String(text)) => sound(text, at).map(|text| text.map(Value::String)),
        _ => Err(Refusal::value(at, "has to be text")),
    }
}

/// A text without blanks around it, when it is one that can be kept; an empty one says that there is no value.
fn sound(text: &str, at: &str) -> Result<Option<String>, Refusal> {
    let text = text.trim();
    if text.chars().count() > LONGEST_TEXT {
        return Err(Refusal::value(at, format!("has more than {LONGEST_TEXT} characters")));
    }
    // Postal addresses have lines.
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Refusal::value(at, "has a control character"));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}
