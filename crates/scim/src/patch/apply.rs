//! Applying a patch.

use serde_json::Value;

use super::{Operation, Patch, Target, Verb};
use crate::Object;
use crate::filter::Filter;
use crate::path::AttributePath;
use crate::refusal::{Refusal, ScimType};
use crate::resource::{is_primary, require, tidy};
use crate::schema::{Attribute, Kind, Mutability, ResourceType, Schema};

impl Patch {
    /// The resource as it is after all operations.
    ///
    /// # Errors
    /// The first operation that cannot be done, or what the resource lacks afterwards.
    pub fn apply(&self, resource: &Object) -> Result<Object, Refusal> {
        let mut patched = resource.clone();
        for operation in &self.operations {
            operation.apply(&mut patched, self.resource_type)?;
        }
        require(&patched, self.resource_type)?;
        Ok(patched)
    }
}

impl Operation {
    fn apply(&self, resource: &mut Object, kind: &'static ResourceType) -> Result<(), Refusal> {
        match &self.target {
            Target::Resource => self.merge(resource, kind),
            Target::Extension(schema) => self.extension(resource, schema),
            Target::Attribute(path) => at_attribute(resource, path, self.verb, &self.value),
            Target::Items { path, filter, part } => {
                let holder = holder_mut(resource, path.extension);
                allow(path.attribute, holder, &path.name())?;
                let before = primaries(holder.get(path.attribute.name));
                self.items(holder, path, filter, *part)?;
                settle(holder, path, &before)
            }
        }
    }

    /// Without a path, the value holds attributes. What the schema does not have, or is the server's own, is passed over, as
    /// in a resource that is put in place of another.
    fn merge(&self, resource: &mut Object, kind: &'static ResourceType) -> Result<(), Refusal> {
        let Value::Object(members) = &self.value else {
            return Err(Refusal::new(ScimType::InvalidValue, "Without a `path`, `value` has to be an object."));
        };
        for (name, value) in members {
            match Target::parse(name, kind) {
                Err(_) => {}
                Ok(Target::Attribute(path)) if path.attribute.mutability == Mutability::ReadOnly => {}
                Ok(target) => Self { verb: self.verb, target, value: value.clone() }.apply(resource, kind)?,
            }
        }
        Ok(())
    }

    fn extension(&self, resource: &mut Object, schema: &'static Schema) -> Result<(), Refusal> {
        if self.verb == Verb::Remove {
            return match schema.attributes.iter().find(|attribute| attribute.required) {
                Some(attribute) => Err(immutable(&format!("{}:{}", schema.id, attribute.name), "has to stay")),
                None => {
                    resource.remove(schema.id);
                    Ok(())
                }
            };
        }
        let Value::Object(members) = &self.value else {
            return Err(Refusal::new(ScimType::InvalidValue, format!("`{}` has to be an object.", schema.id)));
        };
        for (name, value) in members {
            let Some(attribute) = crate::schema::named(schema.attributes, name) else { continue };
            if attribute.mutability != Mutability::ReadOnly {
                let path = AttributePath { extension: Some(schema), attribute, part: None };
                at_attribute(resource, &path, self.verb, value)?;
            }
        }
        Ok(())
    }

    fn items(
        &self,
        holder: &mut Object,
        path: &AttributePath,
        filter: &Filter,
        part: Option<&'static Attribute>,
    ) -> Result<(), Refusal> {
        let at = path.name();
        let entry = holder.entry(path.attribute.name).or_insert_with(|| Value::Array(Vec::new()));
        let Value::Array(items) = entry else { unreachable!("values of several are kept as a list") };
        let fits = |item: &Value| item.as_object().is_some_and(|item| filter.matches(item));
        if self.verb == Verb::Remove && part.is_none() {
            items.retain(|item| !fits(item));
            return Ok(());
        }
        if !items.iter().any(fits) {
            match self.verb {
                Verb::Remove => return Ok(()),
                Verb::Replace => {
                    return Err(Refusal::new(ScimType::NoTarget, format!("No value of `{at}` fits `{filter}`.")));
                }
                // What is added fits what it was chosen by.
                Verb::Add => {
                    let parts = filter.equalities().ok_or_else(|| {
                        Refusal::new(ScimType::NoTarget, format!("No value of `{at}` fits, and `{filter}` makes none."))
                    })?;
                    items.push(parts.into_iter().map(|(name, value)| (name.to_owned(), value.clone())).collect());
                }
            }
        }
        for item in items.iter_mut().filter(|item| fits(item)).filter_map(Value::as_object_mut) {
            match part {
                Some(part) => set(item, part, self.verb, &self.value, &format!("{at}.{}", part.name))?,
                None => {
                    let Value::Object(members) = &self.value else {
                        return Err(Refusal::value(&at, "has to be an object"));
                    };
                    for (name, value) in members {
                        if let Some(part) = path.attribute.part(name) {
                            set(item, part, self.verb, value, &format!("{at}.{}", part.name))?;
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

fn immutable(at: &str, why: &str) -> Refusal {
    Refusal::new(ScimType::Mutability, format!("`{at}` {why}."))
}

/// Refuses to touch what is the server's own, or was set once and for all.
fn allow(attribute: &Attribute, holder: &Object, at: &str) -> Result<(), Refusal> {
    match attribute.mutability {
        Mutability::ReadWrite => Ok(()),
        Mutability::Immutable if !holder.contains_key(attribute.name) => Ok(()),
        Mutability::Immutable => Err(immutable(at, "cannot be changed any more")),
        Mutability::ReadOnly => Err(immutable(at, "is set by the server alone")),
    }
}

fn holder_mut<'r>(resource: &'r mut Object, extension: Option<&'static Schema>) -> &'r mut Object {
    match extension {
        None => resource,
        Some(schema) => resource
            .entry(schema.id)
            .or_insert_with(|| Value::Object(Object::new()))
            .as_object_mut()
            .expect("an extension is kept as an object"),
    }
}

fn at_attribute(resource: &mut Object, path: &AttributePath, verb: Verb, value: &Value) -> Result<(), Refusal> {
    let (attribute, at) = (path.attribute, path.name());
    let holder = holder_mut(resource, path.extension);
    let before = primaries(holder.get(attribute.name));
    match path.part {
        None => set(holder, attribute, verb, value, &at)?,
        Some(part) => {
            if attribute.mutability == Mutability::ReadOnly {
                return allow(attribute, holder, &at);
            }
            if attribute.multi_valued {
                let items = holder.get_mut(attribute.name).and_then(Value::as_array_mut);
                let items = items.filter(|items| !items.is_empty()).ok_or_else(|| {
                    Refusal::new(ScimType::NoTarget, format!("`{}` has no value to change.", attribute.name))
                })?;
                for item in items.iter_mut().filter_map(Value::as_object_mut) {
                    set(item, part, verb, value, &at)?;
                }
            } else {
                let whole = holder.entry(attribute.name).or_insert_with(|| Value::Object(Object::new()));
                let whole = whole.as_object_mut().expect("a complex value is kept as an object");
                set(whole, part, verb, value, &at)?;
            }
        }
    }
    settle(holder, path, &before)?;
    if path.extension.is_some_and(|schema| resource[schema.id].as_object().is_some_and(Object::is_empty)) {
        path.extension.map(|schema| resource.remove(schema.id));
    }
    Ok(())
}

/// Adds, replaces or removes one attribute of its holder.
fn set(holder: &mut Object, attribute: &'static Attribute, verb: Verb, value: &Value, at: &str) -> Result<(), Refusal> {
    if attribute.mutability == Mutability::ReadOnly {
        return allow(attribute, holder, at);
    }
    let new = if verb == Verb::Remove { None } else { tidy(attribute, value, at)? };
    if new.as_ref() == holder.get(attribute.name) {
        return Ok(());
    }
    allow(attribute, holder, at)?;
    let Some(new) = new else { return remove(holder, attribute, verb, value, at) };
    match (holder.get_mut(attribute.name), new) {
        (Some(Value::Array(known)), Value::Array(added)) if verb == Verb::Add => {
            for item in added {
                // The same value with something said of it takes the place of the one without.
                known.retain(|known| !same_item(known, &item));
                known.push(item);
            }
        }
        (Some(Value::Object(known)), Value::Object(members)) if matches!(attribute.kind, Kind::Complex(_)) => {
            known.extend(members);
        }
        (_, new) => drop(holder.insert(attribute.name.to_owned(), new)),
    }
    Ok(())
}

fn remove(
    holder: &mut Object,
    attribute: &'static Attribute,
    verb: Verb,
    chosen: &Value,
    at: &str,
) -> Result<(), Refusal> {
    if verb == Verb::Remove
        && attribute.multi_valued
        && !chosen.is_null()
        && let Some(Value::Array(known)) = holder.get_mut(attribute.name)
    {
        let chosen = tidy(attribute, chosen, at)?.unwrap_or_default();
        let chosen = chosen.as_array().map(Vec::as_slice).unwrap_or_default();
        known.retain(|known| !chosen.iter().any(|chosen| same_item(known, chosen)));
        return Ok(());
    }
    if attribute.required {
        return Err(immutable(at, "is required, so it cannot be removed"));
    }
    holder.remove(attribute.name);
    Ok(())
}

/// Whether two values of a list are one: by `value`, where they have one, and of the same type.
fn same_item(known: &Value, other: &Value) -> bool {
    match (known.get("value"), other.get("value")) {
        (Some(one), Some(two)) => {
            let types = (known.get("type"), other.get("type"));
            one == two && (types.0 == types.1 || types.0.is_none() || types.1.is_none())
        }
        _ => known == other,
    }
}

/// The values that are the ones to use first.
fn primaries(values: Option<&Value>) -> Vec<Value> {
    let items = values.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    items.iter().filter(|item| is_primary(item)).cloned().collect()
}

/// Tidies up after an operation on a list: a new primary value takes the place of the one before, and an empty list is none.
fn settle(holder: &mut Object, path: &AttributePath, before: &[Value]) -> Result<(), Refusal> {
    let Some(Value::Array(items)) = holder.get_mut(path.attribute.name) else { return Ok(()) };
    items.retain(|item| item.as_object().is_none_or(|members| !members.is_empty()));
    let count = |items: &[Value]| items.iter().filter(|item| is_primary(item)).count();
    if count(items) > 1 {
        for item in items.iter_mut().filter(|item| before.contains(item)) {
            item["primary"] = Value::Bool(false);
        }
    }
    if count(items) > 1 {
        return Err(Refusal::value(&path.name(), "has more than one value that is `primary`"));
    }
    if items.is_empty() {
        if path.attribute.required {
            return Err(immutable(&path.name(), "is required, so its last value cannot be removed"));
        }
        holder.remove(path.attribute.name);
    }
    Ok(())
}
