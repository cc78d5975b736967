//! The envelopes: lists, searches, failures, and what the service can do.

use serde_json::{Value, json};

use crate::Object;
use crate::refusal::{Refusal, ScimType};
use crate::resource::require_schema;

/// The media type of everything (RFC 7644, section 3.1).
pub const MEDIA_TYPE: &str = "application/scim+json";

/// The most resources of one page, and how many there are when the client does not say.
pub const LARGEST_PAGE: usize = 200;

/// Part of what was asked for (RFC 7644, section 3.4.2). `start` counts from 1.
pub fn list(total: usize, start: usize, resources: Vec<Value>) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": total,
        "startIndex": start,
        "itemsPerPage": resources.len(),
        "Resources": resources,
    })
}

/// A failure (RFC 7644, section 3.12).
pub fn failure(status: u16, kind: Option<ScimType>, detail: &str) -> Value {
    let mut told = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
        "status": status.to_string(),
        "detail": detail,
    });
    if let Some(kind) = kind {
        told["scimType"] = json!(kind.word());
    }
    told
}

/// What the service can do (RFC 7643, section 5).
pub fn service_provider_config(base: &str, most_results: usize) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": { "supported": true },
        "bulk": { "supported": false, "maxOperations": 0, "maxPayloadSize": 0 },
        "filter": { "supported": true, "maxResults": most_results },
        "changePassword": { "supported": false },
        "sort": { "supported": false },
        "etag": { "supported": true },
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "Bearer token",
            "description": "A token that the program office gives out, sent as `Authorization: Bearer`.",
            "specUri": "https://www.rfc-editor.org/rfc/rfc6750",
            "primary": true,
        }],
        "meta": { "resourceType": "ServiceProviderConfig", "location": format!("{base}/ServiceProviderConfig") },
    })
}

/// What is asked of a list, in a query string or in the body of a search (RFC 7644, section 3.4.3).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// Which resources.
    pub filter: Option<String>,
    /// The first one, from 1.
    pub start: Option<i64>,
    /// How many at most.
    pub count: Option<i64>,
    /// What to tell of each.
    pub attributes: Vec<String>,
    /// What not to tell of each.
    pub excluded: Vec<String>,
}

impl Search {
    /// Reads the body of a search.
    ///
    /// # Errors
    /// `invalidSyntax` or `invalidValue` with the first thing that is wrong.
    pub fn read(body: &Value) -> Result<Self, Refusal> {
        let object: &Object =
            body.as_object().ok_or_else(|| Refusal::new(ScimType::InvalidSyntax, "A search is a JSON object."))?;
        require_schema(object, "urn:ietf:params:scim:api:messages:2.0:SearchRequest")?;
        let text = |name: &str| match object.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(Refusal::value(name, "has to be text")),
        };
        let number = |name: &str| match object.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => value.as_i64().map(Some).ok_or_else(|| Refusal::value(name, "has to be a whole number")),
        };
        let names = |name: &str| match object.get(name) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(items)) => Ok(items.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
            Some(_) => Err(Refusal::value(name, "has to be a list of names")),
        };
        Ok(Self {
            filter: text("filter")?,
            start: number("startIndex")?,
            count: number("count")?,
            attributes: names("attributes")?,
            excluded: names("excludedAttributes")?,
        })
    }

    /// How many resources to pass over, and how many to tell. A start below 1 means 1, a negative count none (RFC 7644,
    /// section 3.4.2.4).
    pub fn window(&self) -> (usize, usize) {
        let skip = usize::try_from(self.start.unwrap_or(1).max(1) - 1).unwrap_or(usize::MAX);
        let count = self.count.map_or(LARGEST_PAGE, |count| usize::try_from(count).unwrap_or(0).min(LARGEST_PAGE));
        (skip, count)
    }
}
