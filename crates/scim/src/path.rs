//! Naming an attribute: `userName`, `name.familyName`, `urn:...:User:department`.

use serde_json::Value;

use crate::Object;
use crate::schema::{Attribute, Kind, ResourceType, Schema, named};

/// An attribute of a resource, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttributePath {
    /// The extension it belongs to; `None` for the core schema and what all resources have.
    pub extension: Option<&'static Schema>,
    /// The attribute.
    pub attribute: &'static Attribute,
    /// Its part.
    pub part: Option<&'static Attribute>,
}

/// Where names are looked up.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scope {
    /// In a resource.
    Resource(&'static ResourceType),
    /// In one value of a complex attribute.
    Parts(&'static [Attribute]),
}

impl AttributePath {
    /// Reads a name, in any case. `None` when the schema has nothing of that name.
    pub fn parse(text: &str, resource_type: &'static ResourceType) -> Option<Self> {
        Self::read(text, Scope::Resource(resource_type))
    }

    pub(crate) fn read(text: &str, scope: Scope) -> Option<Self> {
        match scope {
            Scope::Parts(parts) => Some(Self { extension: None, attribute: named(parts, text)?, part: None }),
            Scope::Resource(kind) => {
                let (schema, rest) = split_urn(text, kind);
                let (name, part) = rest.split_once('.').map_or((rest, None), |(name, part)| (name, Some(part)));
                let extension = schema.filter(|schema| Some(*schema) == kind.extension);
                let attribute = match (schema, extension) {
                    (_, Some(extension)) => named(extension.attributes, name)?,
                    (Some(core), None) => named(core.attributes, name)?,
                    (None, None) => kind.attribute(name)?,
                };
                let part = part.map(|part| attribute.part(part).ok_or(())).transpose().ok()?;
                Some(Self { extension, attribute, part })
            }
        }
    }

    /// The attribute whose values are meant: the part, where one is named.
    pub fn leaf(&self) -> &'static Attribute {
        self.part.unwrap_or(self.attribute)
    }

    /// The attribute that a comparison looks at: of a complex attribute without a named part it is `value`, where there is
    /// one (RFC 7644, section 3.4.2.2).
    pub fn compared(&self) -> &'static Attribute {
        let leaf = self.leaf();
        if matches!(leaf.kind, Kind::Complex(_)) { leaf.part("value").unwrap_or(leaf) } else { leaf }
    }

    /// The name as it is written, in the schema's case.
    pub fn name(&self) -> String {
        let urn = self.extension.map(|schema| format!("{}:", schema.id)).unwrap_or_default();
        let part = self.part.map(|part| format!(".{}", part.name)).unwrap_or_default();
        format!("{urn}{}{part}", self.attribute.name)
    }

    /// The values at this path; of a complex attribute its `value`s when `compared`, else the objects.
    pub(crate) fn values<'a>(&self, resource: &'a Object, compared: bool) -> Vec<&'a Value> {
        let holder = match self.extension {
            Some(schema) => resource.get(schema.id).and_then(Value::as_object),
            None => Some(resource),
        };
        let Some(value) = holder.and_then(|holder| holder.get(self.attribute.name)) else { return Vec::new() };
        let part = match self.part {
            Some(part) => Some(part.name),
            None if compared && self.compared() != self.attribute => Some("value"),
            None => None,
        };
        let items = match value {
            Value::Array(items) => items.iter().collect(),
            single => vec![single],
        };
        let parts = items.into_iter().filter_map(|item| match part {
            Some(part) => item.get(part),
            None => Some(item),
        });
        parts.filter(|value| !value.is_null()).collect()
    }
}

/// The schema that a name begins with, and what follows it. URNs hold dots and colons, so they are taken off whole.
pub(crate) fn split_urn<'t>(text: &'t str, kind: &'static ResourceType) -> (Option<&'static Schema>, &'t str) {
    for schema in kind.schemas() {
        let (id, text_bytes) = (schema.id.as_bytes(), text.as_bytes());
        if text_bytes.len() > id.len()
            && text_bytes[..id.len()].eq_ignore_ascii_case(id)
            && text_bytes[id.len()] == b':'
        {
            return (Some(schema), &text[id.len() + 1..]);
        }
    }
    (None, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{ENTERPRISE_URN, USER_OF_COMPANY, USER_URN};

    #[test]
    fn a_name_is_found_in_any_case_with_and_without_its_schema() {
        let name = |text: &str| AttributePath::parse(text, &USER_OF_COMPANY).map(|path| path.name());

        assert_eq!(name("USERNAME").as_deref(), Some("userName"));
        assert_eq!(name("name.FamilyName").as_deref(), Some("name.familyName"));
        assert_eq!(name(&format!("{USER_URN}:emails.type")).as_deref(), Some("emails.type"));
        let department = format!("{ENTERPRISE_URN}:department");
        assert_eq!(name(&department.to_uppercase()), Some(department));
        assert_eq!(name("meta.lastModified").as_deref(), Some("meta.lastModified"));
    }

    #[test]
    fn what_the_schema_does_not_have_is_not_found() {
        for text in ["", "password", "name.", "name.nothing", ".", "department", "urn:x:y", USER_URN, "userName.value"]
        {
            assert_eq!(AttributePath::parse(text, &USER_OF_COMPANY), None, "{text}");
        }
    }
}
