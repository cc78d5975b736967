//! Companies and their roles as groups.
//!
//! Each company is a group of everybody in its record; each role that somebody may have besides working there is one more. They
//! are given: a client says who has a role, by the members of the role's group.

use std::collections::BTreeSet;

use domain::company::ContactRole;
use domain::id::CompanyId;
use scim::message::Search;
use scim::schema::{GROUP, GROUP_URN};
use scim::{Filter, Object, Patch, Projection, ScimType, resource};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{
    IfMatch, Listed, MOST_SCANNED, Tagged, base, companies, company, explained, not_found, refuse, refused, users,
};
use crate::access::ScimClient;
use crate::app::App;
use crate::error::Error;
use crate::service::contacts::Registrar;
use crate::store::companies::Company;
use crate::store::contacts::{Contact, ContactQuery};
use crate::store::{self, DbConn};

/// The roles that are groups.
const ROLES: [(ContactRole, &str, &str); 2] = [
    (ContactRole::PrimaryContact, "primary-contact", "primary contacts"),
    (ContactRole::ContactAdministrator, "contact-administrator", "contact administrators"),
];

/// A group: a company's people, or those of one role.
#[derive(Debug, Clone)]
struct Group {
    company: Company,
    role: Option<ContactRole>,
}

impl Group {
    /// The company's group, then those of its roles.
    fn all(company: &Company) -> impl Iterator<Item = Self> {
        let roles = [None].into_iter().chain(ROLES.map(|(role, ..)| Some(role)));
        roles.map(|role| Self { company: company.clone(), role })
    }

    fn read(conn: &mut DbConn, client: &ScimClient, id: &str) -> Result<Self, Error> {
        let missing = || not_found("group");
        let (company_id, word) = id.split_once('.').map_or((id, None), |(id, word)| (id, Some(word)));
        let company_id: CompanyId = company_id.parse().map_err(|_malformed| missing())?;
        let role = match word {
            None => None,
            Some(word) => {
                let role = ROLES.iter().find(|(_, known, _)| *known == word).map(|(role, ..)| *role);
                Some(role.ok_or_else(missing)?)
            }
        };
        let company = company(conn, client, company_id)?.ok_or_else(missing)?;
        Ok(Self { company, role })
    }

    fn id(&self) -> String {
        let word = self.role.and_then(|role| ROLES.iter().find(|(known, ..)| *known == role));
        word.map_or_else(|| self.company.id.to_string(), |(_, word, _)| format!("{}.{word}", self.company.id))
    }

    fn name(&self) -> String {
        let role = self.role.and_then(|role| ROLES.iter().find(|(known, ..)| *known == role));
        role.map_or_else(|| self.company.name.clone(), |(.., name)| format!("{}: {name}", self.company.name))
    }

    fn has(&self, contact: &Contact) -> bool {
        self.role.is_none_or(|role| contact.role == role)
    }

    fn members(&self, conn: &mut DbConn) -> Result<Vec<Contact>, Error> {
        let query = ContactQuery { company_id: Some(self.company.id), ..ContactQuery::default() };
        let mut contacts = match self.role {
            Some(role) => store::contacts::of_role(conn, self.company.id, role)?,
            None => store::contacts::in_feed(conn, &query, None, MOST_SCANNED as i64)?,
        };
        contacts.retain(|contact| self.has(contact));
        Ok(contacts)
    }

    fn tagged(&self, members: &[Contact], base: &str) -> Tagged {
        let shown: Vec<Value> = members
            .iter()
            .map(|contact| {
                let location = format!("{base}/Users/{}", contact.id);
                json!({ "value": contact.id, "$ref": location, "display": contact.full_name(), "type": "User" })
            })
            .collect();
        let state = Sha256::digest(json!([self.name(), shown]).to_string());
        let state: String = state.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let tag = format!("W/\"{state}\"");
        let changed = members.iter().map(|contact| contact.updated_at).max().unwrap_or(self.company.created_at);
        let mut resource = Object::new();
        resource.insert("schemas".to_owned(), json!([GROUP_URN]));
        resource.insert("id".to_owned(), json!(self.id()));
        resource.insert("displayName".to_owned(), json!(self.name()));
        if !shown.is_empty() {
            resource.insert("members".to_owned(), Value::Array(shown));
        }
        let meta = json!({
            "resourceType": "Group",
            "created": self.company.created_at,
            "lastModified": changed,
            "location": format!("{base}/Groups/{}", self.id()),
            "version": tag,
        });
        resource.insert("meta".to_owned(), meta);
        Tagged { resource, tag }
    }
}

/// The groups that a user belongs to.
pub(super) fn of_user(contact: &Contact, company: &Company, base: &str) -> Vec<Value> {
    let groups = Group::all(company).filter(|group| group.has(contact));
    let shown = groups.map(|group| {
        let location = format!("{base}/Groups/{}", group.id());
        json!({ "value": group.id(), "$ref": location, "display": group.name(), "type": "direct" })
    });
    shown.collect()
}

/// The groups that fit a search.
///
/// # Errors
/// `invalidFilter`, `invalidValue`; `tooMany` when there are too many companies to go through.
pub async fn list(app: &App, client: &ScimClient, search: Search) -> Result<Listed, Error> {
    let projection = Projection::new(&search.attributes, &search.excluded, &GROUP).map_err(refused)?;
    let filter = search.filter.as_deref().map(|text| Filter::parse(text, &GROUP)).transpose();
    let filter = filter.map_err(|fault| refused(fault.into()))?;
    let (base, client) = (base(app), client.clone());
    app.db
        .read(move |conn| {
            let mut found = Vec::new();
            for company in companies(conn, &client)? {
                for group in Group::all(&company) {
                    let members = group.members(conn)?;
                    let resource = group.tagged(&members, &base).resource;
                    if filter.as_ref().is_none_or(|filter| filter.matches(&resource)) {
                        found.push(Value::Object(projection.apply(resource, &GROUP)));
                    }
                }
            }
            Ok(super::page(found, &search))
        })
        .await
}

/// One group.
///
/// # Errors
/// [`contract::problem::ProblemCode::NotFound`] when there is no such group, or it is another company's.
pub async fn find(app: &App, client: &ScimClient, id: String) -> Result<Tagged, Error> {
    let (base, client) = (base(app), client.clone());
    app.db
        .read(move |conn| {
            let group = Group::read(conn, &client, &id)?;
            let members = group.members(conn)?;
            Ok(group.tagged(&members, &base))
        })
        .await
}

/// Says who belongs to a group.
///
/// # Errors
/// As [`patch`].
pub async fn replace(
    app: &App,
    client: &ScimClient,
    id: String,
    body: Value,
    if_match: IfMatch,
) -> Result<Tagged, Error> {
    let resource = resource::read(&body, &GROUP).map_err(refused)?;
    change(app, client, id, if_match, move |_| Ok(resource)).await
}

/// Adds members to a group, or removes some.
///
/// # Errors
/// [`contract::problem::ProblemCode::NotFound`] when there is no such group; `mutability` for a company's own group, whose members are
/// its users; `invalidValue` for a member who is no user of the company.
pub async fn patch(
    app: &App,
    client: &ScimClient,
    id: String,
    body: Value,
    if_match: IfMatch,
) -> Result<Tagged, Error> {
    let patch = Patch::read(&body, &GROUP).map_err(refused)?;
    change(app, client, id, if_match, move |present| patch.apply(&present).map_err(refused)).await
}

async fn change(
    app: &App,
    client: &ScimClient,
    id: String,
    if_match: IfMatch,
    next: impl FnOnce(Object) -> Result<Object, Error> + Send + 'static,
) -> Result<Tagged, Error> {
    let (base, registrar, client) = (base(app), Registrar::of(app), client.clone());
    let changed = app.db.write(move |conn| {
        let group = Group::read(conn, &client, &id)?;
        // Of two who change what they read at once the second sees what the first has made of it.
        store::companies::lock(conn, group.company.id)?;
        let before = group.members(conn)?;
        let present = group.tagged(&before, &base);
        if_match.require(&present.tag)?;
        let wanted = members(&next(present.resource)?);
        let had: BTreeSet<String> = before.iter().map(|contact| contact.id.to_string()).collect();
        let Some(role) = group.role else {
            if wanted == had {
                return Ok(group.tagged(&before, &base));
            }
            let detail = "The members of a company's group are its users; add and remove them there.";
            return Err(refuse(ScimType::Mutability, detail));
        };
        for id in wanted.difference(&had) {
            let unknown =
                |_| refuse(ScimType::InvalidValue, format!("`members.value` {id:?} is no user of the company."));
            let contact = users::own(conn, &client, id).map_err(unknown)?;
            if contact.company_id != group.company.id {
                return Err(unknown(not_found("user")));
            }
            registrar.set_role(conn, contact, role)?;
        }
        for contact in before.into_iter().filter(|contact| !wanted.contains(&contact.id.to_string())) {
            registrar.set_role(conn, contact, ContactRole::Contact)?;
        }
        let members = group.members(conn)?;
        Ok(group.tagged(&members, &base))
    });
    changed.await.map_err(explained)
}

/// The ids of a group's members.
fn members(group: &Object) -> BTreeSet<String> {
    let members = group.get("members").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    members.iter().filter_map(|member| member.get("value")?.as_str()).map(str::to_lowercase).collect()
}
