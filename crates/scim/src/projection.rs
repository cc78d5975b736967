//! Leaving out of an answer what was not asked for (RFC 7644, section 3.9).

use serde_json::Value;

use crate::Object;
use crate::path::AttributePath;
use crate::refusal::{Refusal, ScimType};
use crate::schema::ResourceType;

/// What to tell of a resource.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Projection {
    /// Everything.
    #[default]
    Whole,
    /// These alone, and what every answer has.
    Only(Vec<Chosen>),
    /// Everything but these.
    Without(Vec<Chosen>),
}

/// What is named: an attribute, a part of one, or all of an extension.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Chosen {
    /// An attribute, or a part.
    Attribute(AttributePath),
    /// All of an extension, by its name.
    Extension(&'static str),
}

impl Projection {
    /// Reads the names in `attributes` and `excludedAttributes`. Names that the schema does not have name nothing.
    ///
    /// # Errors
    /// `invalidValue` when both are given.
    pub fn new(
        attributes: &[String],
        excluded: &[String],
        resource_type: &'static ResourceType,
    ) -> Result<Self, Refusal> {
        let chosen = |names: &[String]| names.iter().filter_map(|name| choose(name.trim(), resource_type)).collect();
        match (attributes.is_empty(), excluded.is_empty()) {
            (true, true) => Ok(Self::Whole),
            (false, true) => Ok(Self::Only(chosen(attributes))),
            (true, false) => Ok(Self::Without(chosen(excluded))),
            (false, false) => Err(Refusal::new(
                ScimType::InvalidValue,
                "`attributes` and `excludedAttributes` cannot be asked for together.",
            )),
        }
    }

    /// The resource with what is to be told.
    pub fn apply(&self, resource: Object, resource_type: &'static ResourceType) -> Object {
        match self {
            Self::Whole => resource,
            Self::Only(chosen) => only(&resource, chosen, resource_type),
            Self::Without(chosen) => without(resource, chosen, resource_type),
        }
    }
}

fn choose(name: &str, kind: &'static ResourceType) -> Option<Chosen> {
    match kind.extension {
        Some(extension) if extension.id.eq_ignore_ascii_case(name) => Some(Chosen::Extension(extension.id)),
        _ => AttributePath::parse(name, kind).map(Chosen::Attribute),
    }
}

/// What every answer has.
fn is_always(name: &str, kind: &'static ResourceType) -> bool {
    kind.attribute(name).is_some_and(|attribute| attribute.always)
}

fn only(resource: &Object, chosen: &[Chosen], kind: &'static ResourceType) -> Object {
    let mut told: Object = resource
        .iter()
        .filter(|(name, _)| is_always(name, kind))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    for chosen in chosen {
        match chosen {
            Chosen::Extension(id) => {
                if let Some(value) = resource.get(*id) {
                    told.insert((*id).to_owned(), value.clone());
                }
            }
            Chosen::Attribute(path) => {
                let holder = match path.extension {
                    Some(schema) => resource.get(schema.id).and_then(Value::as_object),
                    None => Some(resource),
                };
                let Some(value) = holder.and_then(|holder| holder.get(path.attribute.name)) else { continue };
                let into = match path.extension {
                    Some(schema) => {
                        let entry = told.entry(schema.id).or_insert_with(|| Value::Object(Object::new()));
                        entry.as_object_mut().expect("an extension is an object")
                    }
                    None => &mut told,
                };
                match path.part {
                    None => drop(into.insert(path.attribute.name.to_owned(), value.clone())),
                    Some(part) => {
                        let before = into.remove(path.attribute.name);
                        into.insert(path.attribute.name.to_owned(), with_part(before, value, part.name));
                    }
                }
            }
        }
    }
    told
}

/// What was told of a complex attribute before, with one more part of it.
fn with_part(before: Option<Value>, whole: &Value, part: &str) -> Value {
    let add = |told: Option<&Value>, whole: &Value| {
        let mut told = told.and_then(Value::as_object).cloned().unwrap_or_default();
        if let Some(value) = whole.get(part) {
            told.insert(part.to_owned(), value.clone());
        }
        Value::Object(told)
    };
    match whole {
        Value::Array(items) => {
            let told = before.as_ref().and_then(Value::as_array);
            items.iter().enumerate().map(|(at, item)| add(told.and_then(|told| told.get(at)), item)).collect()
        }
        single => add(before.as_ref(), single),
    }
}

fn without(mut resource: Object, chosen: &[Chosen], kind: &'static ResourceType) -> Object {
    for chosen in chosen {
        match chosen {
            Chosen::Extension(id) => drop(resource.remove(*id)),
            Chosen::Attribute(path) if path.extension.is_none() && is_always(path.attribute.name, kind) => {}
            Chosen::Attribute(path) => {
                let holder = match path.extension {
                    Some(schema) => resource.get_mut(schema.id).and_then(Value::as_object_mut),
                    None => Some(&mut resource),
                };
                let Some(holder) = holder else { continue };
                match (path.part, holder.get_mut(path.attribute.name)) {
                    (None, _) => drop(holder.remove(path.attribute.name)),
                    (Some(part), Some(Value::Array(items))) => {
                        let members = items.iter_mut().filter_map(Value::as_object_mut);
                        members.for_each(|item| drop(item.remove(part.name)));
                    }
                    (Some(part), Some(Value::Object(members))) => drop(members.remove(part.name)),
                    (Some(_), _) => {}
                }
            }
        }
    }
    resource
}
