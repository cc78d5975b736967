//! The SCIM service: partner records as SCIM resources (RFC 7643 and 7644).
//!
//! Resources are made of contacts and back again here; what may happen to a contact is settled in [`super::contacts`], as for
//! every other feed, and what SCIM is in the crate `scim`.

mod groups;
mod users;

use contract::problem::ProblemCode;
use domain::id::CompanyId;
use scim::{Object, Refusal, ScimType};
use serde_json::Value;

use crate::access::ScimClient;
use crate::app::App;
use crate::error::Error;
use crate::store::companies::Company;
use crate::store::{self, DbConn};

pub use groups::{find as find_group, list as list_groups, patch as patch_group, replace as replace_group};
pub use users::{
    create as create_user, delete as delete_user, find as find_user, list as list_users, patch as patch_user,
    replace as replace_user,
};

/// Where the service is.
pub const BASE: &str = "/scim/v2";

/// How many resources are gone through for a filter that no index answers.
pub const MOST_SCANNED: usize = 5_000;

/// The member of a problem that carries the kind of a refusal.
pub const SCIM_TYPE: &str = "scimType";

/// A resource and its entity tag.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged {
    /// The resource.
    pub resource: Object,
    /// Its entity tag, which is weak: it stands for what the resource says, not for its bytes.
    pub tag: String,
}

/// A page of resources.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// How many there are in all.
    pub total: usize,
    /// The place of the first one, from 1.
    pub start: usize,
    /// The page.
    pub resources: Vec<Value>,
}

/// What a client says it knows of a resource (RFC 9110, section 13.1.1).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IfMatch(Option<String>);

impl IfMatch {
    /// The value of the header, when it was sent.
    pub fn new(header: Option<&str>) -> Self {
        Self(header.map(str::to_owned))
    }

    /// Refuses when the client knows another state than the present one.
    fn require(&self, tag: &str) -> Result<(), Error> {
        let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        let fits = self
            .0
            .as_deref()
            .is_none_or(|known| known.trim() == "*" || known.split(',').any(|known| opaque(known) == opaque(tag)));
        if fits {
            return Ok(());
        }
        Err(Error::of(ProblemCode::PreconditionFailed)
            .detail("The resource has changed since it was read. Read it again, then decide."))
    }
}

/// A refusal of the protocol's, as a failure of a use case.
pub fn refused(refusal: Refusal) -> Error {
    let code = match refusal.kind {
        ScimType::Uniqueness => ProblemCode::Conflict,
        _ => ProblemCode::InvalidRequest,
    };
    Error::of(code).detail(refusal.detail).with(SCIM_TYPE, refusal.kind.word())
}

fn refuse(kind: ScimType, detail: impl Into<String>) -> Error {
    refused(Refusal::new(kind, detail))
}

/// Says of a refusal of the rules which kind it is for SCIM.
fn explained(error: Error) -> Error {
    if error.extensions().contains_key(SCIM_TYPE) {
        return error;
    }
    match error.code() {
        ProblemCode::InvalidRequest => {
            let detail = error.to_string();
            error.detail(detail).with(SCIM_TYPE, ScimType::InvalidValue.word())
        }
        ProblemCode::Conflict => error.with(SCIM_TYPE, ScimType::Uniqueness.word()),
        _ => error,
    }
}

fn not_found(what: &str) -> Error {
    Error::of(ProblemCode::NotFound).detail(format!("There is no such {what}."))
}

/// The address of the service.
pub fn base(app: &App) -> String {
    format!("{}{BASE}", app.config.server.public_url.as_str().trim_end_matches('/'))
}

/// The companies that a client speaks for, those of a program's client up to as many as are gone through.
fn companies(conn: &mut DbConn, client: &ScimClient) -> Result<Vec<Company>, Error> {
    if let Some(id) = client.company_id {
        return Ok(store::companies::find(conn, id)?.into_iter().collect());
    }
    let companies = store::companies::list(conn, None, MOST_SCANNED as i64 + 1)?;
    if companies.len() > MOST_SCANNED {
        return Err(refuse(ScimType::TooMany, "There are too many companies to go through."));
    }
    Ok(companies)
}

/// One company, when the client speaks for it.
fn company(conn: &mut DbConn, client: &ScimClient, id: CompanyId) -> Result<Option<Company>, Error> {
    if client.company_id.is_some_and(|own| own != id) {
        return Ok(None);
    }
    Ok(store::companies::find(conn, id)?)
}

/// Cuts what was found to the page that was asked for.
fn page(found: Vec<Value>, search: &scim::message::Search) -> Listed {
    let (skip, count) = search.window();
    let total = found.len();
    Listed { total, start: skip + 1, resources: found.into_iter().skip(skip).take(count).collect() }
}
