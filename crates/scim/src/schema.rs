//! What resources consist of: the schemas that are served, and that everything else here goes by.
//!
//! Of the core schemas of RFC 7643 only what has a use here is declared, since a client asks `/Schemas` what it may send.

mod group;
mod user;

use serde_json::{Value, json};

pub use group::{GROUP, GROUP_URN};
pub use user::{ENTERPRISE_URN, USER_OF_COMPANY, USER_OF_PROGRAM, USER_URN};

/// What a value is (RFC 7643, section 2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// An instant, as in RFC 3339.
    DateTime,
    /// The address of something: the resource types it may lead to.
    Reference(&'static [&'static str]),
    /// An object of these attributes.
    Complex(&'static [Attribute]),
}

/// Who may set a value, and when (RFC 7643, section 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutability {
    /// The server alone.
    ReadOnly,
    /// The client, at any time.
    ReadWrite,
    /// The client, once.
    Immutable,
}

/// An attribute and its characteristics (RFC 7643, section 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute {
    /// Its name; clients may write it in any case.
    pub name: &'static str,
    /// What it means.
    pub description: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// Whether there may be several.
    pub multi_valued: bool,
    /// Whether there must be one.
    pub required: bool,
    /// Whether its case matters when it is compared.
    pub case_exact: bool,
    /// Who may set it.
    pub mutability: Mutability,
    /// Whether it is in every answer, even when it was not asked for.
    pub always: bool,
    /// Whether no two resources may have the same.
    pub unique: bool,
    /// Values that have a meaning; others are taken too.
    pub canonical: &'static [&'static str],
}

impl Attribute {
    const fn new(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self {
            name,
            description,
            kind,
            multi_valued: false,
            required: false,
            case_exact: false,
            mutability: Mutability::ReadWrite,
            always: false,
            unique: false,
            canonical: &[],
        }
    }

    const fn text(name: &'static str, description: &'static str) -> Self {
        Self::new(name, Kind::String, description)
    }

    const fn several(mut self) -> Self {
        self.multi_valued = true;
        self
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    const fn exact(mut self) -> Self {
        self.case_exact = true;
        self
    }

    const fn read_only(mut self) -> Self {
        self.mutability = Mutability::ReadOnly;
        self
    }

    const fn immutable(mut self) -> Self {
        self.mutability = Mutability::Immutable;
        self
    }

    const fn always(mut self) -> Self {
        self.always = true;
        self
    }

    const fn unique(mut self) -> Self {
        self.unique = true;
        self
    }

    const fn one_of(mut self, canonical: &'static [&'static str]) -> Self {
        self.canonical = canonical;
        self
    }

    /// The attributes of its values; none when they are simple.
    pub const fn parts(&self) -> &'static [Self] {
        match self.kind {
            Kind::Complex(parts) => parts,
            _ => &[],
        }
    }

    /// Its part of that name, in any case.
    pub fn part(&self, name: &str) -> Option<&'static Self> {
        named(self.parts(), name)
    }

    /// As `/Schemas` tells it.
    fn describe(&self) -> Value {
        let kind = match self.kind {
            Kind::String => "string",
            Kind::Boolean => "boolean",
            Kind::DateTime => "dateTime",
            Kind::Reference(_) => "reference",
            Kind::Complex(_) => "complex",
        };
        let mutability = match self.mutability {
            Mutability::ReadOnly => "readOnly",
            Mutability::ReadWrite => "readWrite",
            Mutability::Immutable => "immutable",
        };
        let mut told = json!({
            "name": self.name,
            "type": kind,
            "multiValued": self.multi_valued,
            "description": self.description,
            "required": self.required,
            "mutability": mutability,
            "returned": if self.always { "always" } else { "default" },
        });
        match self.kind {
            Kind::Complex(parts) => told["subAttributes"] = parts.iter().map(Self::describe).collect(),
            Kind::Boolean | Kind::DateTime => {}
            Kind::String | Kind::Reference(_) => {
                told["caseExact"] = json!(self.case_exact || matches!(self.kind, Kind::Reference(_)));
                told["uniqueness"] = json!(if self.unique { "server" } else { "none" });
            }
        }
        if let Kind::Reference(types) = self.kind {
            told["referenceTypes"] = json!(types);
        }
        if !self.canonical.is_empty() {
            told["canonicalValues"] = json!(self.canonical);
        }
        told
    }
}

/// The attribute of that name, in any case.
pub(crate) fn named(attributes: &'static [Attribute], name: &str) -> Option<&'static Attribute> {
    attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))
}

/// What every resource has (RFC 7643, section 3.1). Not told by `/Schemas`.
pub static COMMON: [Attribute; 4] = [
    Attribute::new("schemas", Kind::Reference(&["uri"]), "The schemas the resource follows.")
        .several()
        .read_only()
        .always(),
    Attribute::text("id", "The server's name for the resource.").exact().read_only().always().unique(),
    Attribute::text("externalId", "The client's own name for the resource.").exact(),
    Attribute::new("meta", Kind::Complex(&META), "About the resource.").read_only(),
];

static META: [Attribute; 5] = [
    Attribute::text("resourceType", "What kind of resource it is.").exact().read_only(),
    Attribute::new("created", Kind::DateTime, "When it was made.").read_only(),
    Attribute::new("lastModified", Kind::DateTime, "When it last changed.").read_only(),
    Attribute::new("location", Kind::Reference(&["uri"]), "Its address.").read_only(),
    Attribute::text("version", "Its entity tag.").exact().read_only(),
];

/// A set of attributes with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema {
    /// Its name, a URN.
    pub id: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// What it is for.
    pub description: &'static str,
    /// Its attributes.
    pub attributes: &'static [Attribute],
}

impl Schema {
    /// As `/Schemas` tells it (RFC 7643, section 7).
    pub fn describe(&self, base: &str) -> Value {
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
            "id": self.id,
            "name": self.name,
            "description": self.description,
            "attributes": self.attributes.iter().map(Attribute::describe).collect::<Value>(),
            "meta": { "resourceType": "Schema", "location": format!("{base}/Schemas/{}", self.id) },
        })
    }
}

/// A kind of resource (RFC 7643, section 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResourceType {
    /// Its name.
    pub name: &'static str,
    /// Where its resources are.
    pub endpoint: &'static str,
    /// What it is.
    pub description: &'static str,
    /// What its resources consist of.
    pub schema: &'static Schema,
    /// What they may have besides.
    pub extension: Option<&'static Schema>,
}

impl ResourceType {
    /// Its schemas.
    pub fn schemas(&self) -> impl Iterator<Item = &'static Schema> {
        [self.schema].into_iter().chain(self.extension)
    }

    /// The attribute of that name outside of the extension, in any case.
    pub fn attribute(&self, name: &str) -> Option<&'static Attribute> {
        named(self.schema.attributes, name).or_else(|| named(&COMMON, name))
    }

    /// As `/ResourceTypes` tells it.
    pub fn describe(&self, base: &str) -> Value {
        let extensions: Value = self
            .extension
            .iter()
            .map(|schema| {
                let required = schema.attributes.iter().any(|attribute| attribute.required);
                json!({ "schema": schema.id, "required": required })
            })
            .collect();
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
            "id": self.name,
            "name": self.name,
            "endpoint": self.endpoint,
            "description": self.description,
            "schema": self.schema.id,
            "schemaExtensions": extensions,
            "meta": { "resourceType": "ResourceType", "location": format!("{base}/ResourceTypes/{}", self.name) },
        })
    }
}
