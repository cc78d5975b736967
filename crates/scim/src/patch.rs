//! Patches (RFC 7644, section 3.5.2): adding, replacing and removing parts of a resource, all of it or nothing.
//!
//! Taken besides what the RFC says, because clients of weight send it: operations in any case (`Replace`), booleans as text,
//! names with dots inside an operation without a path, a single value where a list is meant (Entra ID); the values to remove
//! beside the path instead of in it (Entra ID, Okta).

mod apply;

use serde_json::Value;

use crate::filter::Filter;
use crate::path::{AttributePath, split_urn};
use crate::refusal::{Refusal, ScimType};
use crate::resource::require_schema;
use crate::schema::{Attribute, ResourceType, Schema};

/// The schema of a patch.
pub const PATCH_URN: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/// The most operations of one patch.
const MOST_OPERATIONS: usize = 1_000;

/// A patch that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Patch {
    operations: Vec<Operation>,
    resource_type: &'static ResourceType,
}

#[derive(Debug, Clone, PartialEq)]
struct Operation {
    verb: Verb,
    target: Target,
    value: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Add,
    Replace,
    Remove,
}

/// What an operation is about (RFC 7644, figure 7).
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// The resource: the value says which attributes.
    Resource,
    /// An extension.
    Extension(&'static Schema),
    /// An attribute, or a part of one.
    Attribute(AttributePath),
    /// Those values of an attribute that fit, or a part of each.
    Items {
        /// The attribute.
        path: AttributePath,
        /// Which values.
        filter: Filter,
        /// The part.
        part: Option<&'static Attribute>,
    },
}

impl Target {
    /// Reads the path of an operation.
    ///
    /// # Errors
    /// `invalidPath` when it cannot be read or names nothing of the schema; `invalidFilter` for what stands in brackets.
    pub fn parse(text: &str, resource_type: &'static ResourceType) -> Result<Self, Refusal> {
        let refuse = |why: &str| Refusal::new(ScimType::InvalidPath, format!("The path `{text}` {why}."));
        let unknown = || refuse("names nothing of the schema");
        if let Some(extension) = resource_type.extension.filter(|schema| schema.id.eq_ignore_ascii_case(text)) {
            return Ok(Self::Extension(extension));
        }
        let (_, bare) = split_urn(text, resource_type);
        let Some(open) = bare.find('[') else {
            return AttributePath::parse(text, resource_type).map(Self::Attribute).ok_or_else(unknown);
        };
        let close =
            bare.rfind(']').filter(|close| *close > open).ok_or_else(|| refuse("has a bracket without its other"))?;
        let before = text.len() - bare.len() + open;
        let path = AttributePath::parse(&text[..before], resource_type)
            .filter(|path| path.part.is_none())
            .ok_or_else(unknown)?;
        if !path.attribute.multi_valued || path.attribute.parts().is_empty() {
            return Err(refuse("chooses among the values of an attribute that has one"));
        }
        let filter = Filter::parse_item(&bare[open + 1..close], path.attribute)?;
        let part = match &bare[close + 1..] {
            "" => None,
            rest => {
                let name = rest.strip_prefix('.').ok_or_else(|| refuse("has something behind its bracket"))?;
                Some(path.attribute.part(name).ok_or_else(unknown)?)
            }
        };
        Ok(Self::Items { path, filter, part })
    }
}

impl Patch {
    /// Reads a patch of a resource of that type.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn read(body: &Value, resource_type: &'static ResourceType) -> Result<Self, Refusal> {
        let syntax = |what: &str| Refusal::new(ScimType::InvalidSyntax, what);
        let body = body.as_object().ok_or_else(|| syntax("A patch is a JSON object."))?;
        require_schema(body, PATCH_URN)?;
        let operations = member(body, "Operations")
            .and_then(Value::as_array)
            .filter(|operations| !operations.is_empty())
            .ok_or_else(|| syntax("`Operations` has to be a list with at least one operation."))?;
        if operations.len() > MOST_OPERATIONS {
            return Err(syntax(&format!("A patch has at most {MOST_OPERATIONS} operations.")));
        }
        let read = |operation| Operation::read(operation, resource_type);
        Ok(Self { operations: operations.iter().map(read).collect::<Result<_, _>>()?, resource_type })
    }
}

impl Operation {
    fn read(operation: &Value, resource_type: &'static ResourceType) -> Result<Self, Refusal> {
        let syntax = |what: &str| Refusal::new(ScimType::InvalidSyntax, what);
        let operation = operation.as_object().ok_or_else(|| syntax("An operation is a JSON object."))?;
        let word = member(operation, "op").and_then(Value::as_str).unwrap_or_default();
        let verb = match word.to_ascii_lowercase().as_str() {
            "add" => Verb::Add,
            "replace" => Verb::Replace,
            "remove" => Verb::Remove,
            _ => return Err(syntax("`op` has to be `add`, `replace` or `remove`.")),
        };
        let target = match member(operation, "path") {
            None | Some(Value::Null) => Target::Resource,
            Some(Value::String(path)) => Target::parse(path.trim(), resource_type)?,
            Some(_) => return Err(Refusal::new(ScimType::InvalidPath, "`path` has to be text.")),
        };
        let value = match (verb, member(operation, "value")) {
            (Verb::Remove, value) => value.cloned().unwrap_or_default(),
            (_, Some(value)) => value.clone(),
            (_, None) => return Err(Refusal::new(ScimType::InvalidValue, "`value` is missing.")),
        };
        match (verb, &target) {
            (Verb::Remove, Target::Resource) => {
                Err(Refusal::new(ScimType::NoTarget, "An operation that removes has to have a `path`."))
            }
            _ => Ok(Self { verb, target, value }),
        }
    }
}

/// The member of that name, in any case.
fn member<'o>(object: &'o crate::Object, name: &str) -> Option<&'o Value> {
    object.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}
