//! SCIM 2.0, as far as it can be told without knowing what is provisioned: schemas, filters, patches, messages.
//!
//! Works on resources as JSON objects whose members are spelt as the [`schema`] spells them. Knows neither HTTP nor a
//! database. What a client sends is made to fit the schema or refused with the `scimType` of RFC 7644, section 3.12:
//!
//! - [`resource`] reads a resource (RFC 7643) and finds everything that is wrong with it before anything is kept;
//! - [`filter`] reads and applies filters (RFC 7644, section 3.4.2.2);
//! - [`patch`] reads and applies patches (section 3.5.2), with what Entra ID and Okta send instead of what it says;
//! - [`projection`] leaves out what was not asked for (section 3.9);
//! - [`message`] has the envelopes.
#![warn(missing_docs)]

pub mod filter;
pub mod message;
pub mod patch;
pub mod path;
pub mod projection;
pub mod refusal;
pub mod resource;
pub mod schema;

pub use filter::Filter;
pub use patch::Patch;
pub use projection::Projection;
pub use refusal::{Refusal, ScimType};
pub use schema::{Attribute, ResourceType, Schema};

/// A resource, or a complex value in one.
pub type Object = serde_json::Map<String, serde_json::Value>;
