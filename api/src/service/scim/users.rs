//! Contacts as users.

use std::collections::HashMap;

use domain::company::WorkAddress;
use domain::id::{CompanyId, ContactId};
use jiff::civil::Date;
use scim::message::Search;
use scim::schema::{ENTERPRISE_URN, USER_OF_COMPANY, USER_OF_PROGRAM, USER_URN};
use scim::{Filter, Object, Patch, Projection, ResourceType, ScimType, resource};
use serde_json::{Value, json};

use super::{IfMatch, Listed, MOST_SCANNED, Tagged, base, explained, groups, not_found, refuse, refused};
use crate::access::ScimClient;
use crate::app::App;
use crate::error::Error;
use crate::service::contacts::{ContactRecord, Registrar, Voucher};
use crate::store::companies::Company;
use crate::store::contacts::{Contact, ContactQuery};
use crate::store::{self, DbConn};

/// What users consist of for a client.
pub(super) fn resource_type(client: &ScimClient) -> &'static ResourceType {
    if client.company_id.is_some() { &USER_OF_COMPANY } else { &USER_OF_PROGRAM }
}

/// The users that fit a search.
///
/// # Errors
/// `invalidFilter`, `invalidValue`; `tooMany` when a filter that no index answers would go through too many.
pub async fn list(app: &App, client: &ScimClient, search: Search) -> Result<Listed, Error> {
    let kind = resource_type(client);
    let projection = Projection::new(&search.attributes, &search.excluded, kind).map_err(refused)?;
    let filter = search.filter.as_deref().map(|text| Filter::parse(text, kind)).transpose();
    let filter = filter.map_err(|fault| refused(fault.into()))?;
    let (view, client) = (View::of(app), client.clone());
    app.db
        .read(move |conn| {
            let Some(filter) = filter else { return whole(conn, &view, &client, &search, &projection, kind) };
            let mut known = HashMap::new();
            let mut fitting = Vec::new();
            for contact in candidates(conn, &client, &filter)? {
                let Some(company) = company_of(conn, &mut known, contact.company_id)? else { continue };
                let user = view.user(&contact, &company);
                if filter.matches(&user) {
                    fitting.push(Value::Object(projection.apply(user, kind)));
                }
            }
            Ok(super::page(fitting, &search))
        })
        .await
}

/// A page of all users, in one query.
fn whole(
    conn: &mut DbConn,
    view: &View,
    client: &ScimClient,
    search: &Search,
    projection: &Projection,
    kind: &'static ResourceType,
) -> Result<Listed, Error> {
    let (skip, count) = search.window();
    let (offset, limit) = (i64::try_from(skip).unwrap_or(i64::MAX), i64::try_from(count).unwrap_or(i64::MAX));
    let total = store::contacts::count_in_feed(conn, client.company_id)?;
    let mut known = HashMap::new();
    let mut resources = Vec::new();
    for contact in store::contacts::slice_of_feed(conn, client.company_id, offset, limit)? {
        let Some(company) = company_of(conn, &mut known, contact.company_id)? else { continue };
        resources.push(Value::Object(projection.apply(view.user(&contact, &company), kind)));
    }
    Ok(Listed { total: usize::try_from(total).unwrap_or(0), start: skip + 1, resources })
}

/// Those whom a filter can fit: by key, where it asks for one, else everybody.
fn candidates(conn: &mut DbConn, client: &ScimClient, filter: &Filter) -> Result<Vec<Contact>, Error> {
    let company_id = client.company_id;
    if let Some(id) = filter.wanted("id") {
        return Ok(own(conn, client, id).ok().into_iter().collect());
    }
    let query = ContactQuery {
        company_id,
        user_name: filter.wanted("userName").map(str::to_owned),
        external_id: filter.wanted("externalId").map(str::to_owned),
        email: None,
    };
    let most = MOST_SCANNED as i64;
    let found = store::contacts::in_feed(conn, &query, None, most + 1)?;
    if found.len() > MOST_SCANNED {
        let detail = format!("The filter would go through more than {MOST_SCANNED} users; ask for a `userName` too.");
        return Err(refuse(ScimType::TooMany, detail));
    }
    Ok(found)
}

fn company_of(
    conn: &mut DbConn,
    known: &mut HashMap<CompanyId, Option<Company>>,
    id: CompanyId,
) -> Result<Option<Company>, Error> {
    if let Some(company) = known.get(&id) {
        return Ok(company.clone());
    }
    let company = store::companies::find(conn, id)?;
    known.insert(id, company.clone());
    Ok(company)
}

/// One user.
///
/// # Errors
/// [`contract::problem::ProblemCode::NotFound`] when there is no such user, or it is another company's.
pub async fn find(app: &App, client: &ScimClient, id: String) -> Result<Tagged, Error> {
    let (view, client) = (View::of(app), client.clone());
    app.db
        .read(move |conn| {
            let contact = own(conn, &client, &id)?;
            let company = of_contact(conn, &contact)?;
            Ok(view.tagged(&contact, &company))
        })
        .await
}

/// Adds a user.
///
/// # Errors
/// `invalidSyntax`, `invalidValue`; `uniqueness` when the user name or the address is taken.
pub async fn create(app: &App, client: &ScimClient, body: Value) -> Result<Tagged, Error> {
    let resource = resource::read(&body, resource_type(client)).map_err(refused)?;
    let (view, registrar, client) = (View::of(app), Registrar::of(app), client.clone());
    let added = app.db.write(move |conn| {
        let company = named(conn, &client, &resource)?;
        let record = record(&resource, None, registrar.today())?;
        let contact = registrar.add(conn, &company, record, voucher(&client))?;
        Ok(view.tagged(&contact, &company))
    });
    added.await.map_err(explained)
}

/// Puts a user in the place of another.
///
/// # Errors
/// As [`create`] and [`find`]; [`contract::problem::ProblemCode::PreconditionFailed`] when the client knows another state.
pub async fn replace(
    app: &App,
    client: &ScimClient,
    id: String,
    body: Value,
    if_match: IfMatch,
) -> Result<Tagged, Error> {
    let resource = resource::read(&body, resource_type(client)).map_err(refused)?;
    change(app, client, id, if_match, move |_| Ok(resource)).await
}

/// Changes parts of a user.
///
/// # Errors
/// As [`replace`]; `invalidPath`, `noTarget` and `mutability` besides.
pub async fn patch(
    app: &App,
    client: &ScimClient,
    id: String,
    body: Value,
    if_match: IfMatch,
) -> Result<Tagged, Error> {
    let patch = Patch::read(&body, resource_type(client)).map_err(refused)?;
    change(app, client, id, if_match, move |present| patch.apply(&present).map_err(refused)).await
}

async fn change(
    app: &App,
    client: &ScimClient,
    id: String,
    if_match: IfMatch,
    next: impl FnOnce(Object) -> Result<Object, Error> + Send + 'static,
) -> Result<Tagged, Error> {
    let (view, registrar, client) = (View::of(app), Registrar::of(app), client.clone());
    let changed = app.db.write(move |conn| {
        let contact = held(conn, &client, &id)?;
        let company = of_contact(conn, &contact)?;
        if_match.require(&tag(&contact))?;
        let resource = next(view.writable(&contact, &company))?;
        if client.company_id.is_none() && named(conn, &client, &resource)?.id != company.id {
            let detail = "A user stays with the company; remove them there and add them here.";
            return Err(refuse(ScimType::Mutability, detail));
        }
        let record = record(&resource, Some(&contact), registrar.today())?;
        let (contact, _) = registrar.change(conn, &company, &contact, &record)?;
        Ok(view.tagged(&contact, &company))
    });
    changed.await.map_err(explained)
}

/// Takes a user out of the record.
///
/// # Errors
/// As [`find`]; [`contract::problem::ProblemCode::PreconditionFailed`] when the client knows another state.
pub async fn delete(app: &App, client: &ScimClient, id: String, if_match: IfMatch) -> Result<(), Error> {
    let (registrar, client) = (Registrar::of(app), client.clone());
    app.db
        .write(move |conn| {
            let contact = held(conn, &client, &id)?;
            if_match.require(&tag(&contact))?;
            registrar.remove(conn, contact)
        })
        .await
}

/// The contact of that id, when it is in the feed and the client speaks for its company.
pub(super) fn own(conn: &mut DbConn, client: &ScimClient, id: &str) -> Result<Contact, Error> {
    let id: ContactId = id.parse().map_err(|_malformed| not_found("user"))?;
    let contact = store::contacts::find(conn, id)?.filter(|contact| {
        contact.removed_at.is_none() && client.company_id.is_none_or(|own| own == contact.company_id)
    });
    contact.ok_or_else(|| not_found("user"))
}

/// The same, to be changed: of two who change what they read at once the second sees what the first has made of it.
fn held(conn: &mut DbConn, client: &ScimClient, id: &str) -> Result<Contact, Error> {
    let company = own(conn, client, id)?.company_id;
    store::companies::lock(conn, company)?;
    own(conn, client, id)
}

fn of_contact(conn: &mut DbConn, contact: &Contact) -> Result<Company, Error> {
    let company = store::companies::find(conn, contact.company_id)?;
    company.ok_or_else(|| Error::internal("a contact has no company"))
}

/// The company that a resource is of: the client's own, or the one that it names.
fn named(conn: &mut DbConn, client: &ScimClient, resource: &Object) -> Result<Company, Error> {
    let company = match client.company_id {
        Some(id) => store::companies::find(conn, id)?,
        None => {
            let name = resource.get(ENTERPRISE_URN).and_then(|extension| extension.get("organization"));
            store::companies::find_by_partner_id(conn, name.and_then(Value::as_str).unwrap_or_default())?
        }
    };
    let unknown = "`organization` is the number of no company in the partner record.";
    company.ok_or_else(|| refuse(ScimType::InvalidValue, unknown))
}

fn voucher(client: &ScimClient) -> Voucher {
    if client.company_id.is_some() { Voucher::Company } else { Voucher::Program }
}

/// What is kept in columns of its own, and not among the details.
const COLUMNS: [&str; 4] = ["userName", "externalId", "displayName", "active"];

/// What a resource says of a contact.
fn record(resource: &Object, before: Option<&Contact>, today: Date) -> Result<ContactRecord, Error> {
    let text = |name: &str| resource.get(name).and_then(Value::as_str).map(str::to_owned);
    let name = |part: &str| {
        let name = resource.get("name").and_then(|name| name.get(part));
        name.and_then(Value::as_str).map(str::to_owned)
    };
    let address = work_address(resource.get("emails"));
    let email: WorkAddress = address
        .unwrap_or_default()
        .parse()
        .map_err(|error| refuse(ScimType::InvalidValue, format!("`emails.value` cannot be used: {error}.")))?;
    let known = before.and_then(|contact| contact.left_on);
    let left_on = match resource.get("active") {
        Some(Value::Bool(false)) => Some(known.filter(|on| *on <= today).unwrap_or(today)),
        // A last day that is still to come stays.
        _ => known.filter(|on| *on > today),
    };
    let mut details: Object = resource
        .iter()
        .filter(|(name, _)| !COLUMNS.contains(&name.as_str()))
        .map(|(n, v)| (n.clone(), v.clone()))
        .collect();
    if let Some(extension) = details.get_mut(ENTERPRISE_URN).and_then(Value::as_object_mut) {
        extension.remove("organization");
        if extension.is_empty() {
            details.remove(ENTERPRISE_URN);
        }
    }
    Ok(ContactRecord {
        external_id: text("externalId"),
        user_name: text("userName").unwrap_or_default(),
        given_name: name("givenName"),
        family_name: name("familyName").unwrap_or_default(),
        display_name: text("displayName"),
        email,
        role: None,
        employed_from: None,
        left_on,
        details: Value::Object(details),
    })
}

/// The address to write to: the primary one, else the one at work, else the first.
fn work_address(emails: Option<&Value>) -> Option<&str> {
    let emails = emails?.as_array()?;
    let primary = emails.iter().find(|email| email["primary"] == true);
    let work = emails.iter().find(|email| email["type"] == "work");
    primary.or(work).or(emails.first())?.get("value")?.as_str()
}

fn tag(contact: &Contact) -> String {
    format!("W/\"{}\"", contact.version)
}

/// How contacts are shown as users.
#[derive(Debug, Clone)]
struct View {
    base: String,
    today: Date,
}

impl View {
    fn of(app: &App) -> Self {
        Self { base: base(app), today: domain::calendar::utc_date(app.clock.now()) }
    }

    fn tagged(&self, contact: &Contact, company: &Company) -> Tagged {
        Tagged { resource: self.user(contact, company), tag: tag(contact) }
    }

    fn user(&self, contact: &Contact, company: &Company) -> Object {
        let mut user = self.writable(contact, company);
        let location = format!("{}/Users/{}", self.base, contact.id);
        let groups: Vec<Value> = groups::of_user(contact, company, &self.base);
        let server: [(&str, Value); 4] = [
            ("schemas", json!([USER_URN, ENTERPRISE_URN])),
            ("id", json!(contact.id)),
            ("groups", json!(groups)),
            (
                "meta",
                json!({
                    "resourceType": "User",
                    "created": contact.created_at,
                    "lastModified": contact.updated_at,
                    "location": location,
                    "version": tag(contact),
                }),
            ),
        ];
        user.extend(server.into_iter().map(|(name, value)| (name.to_owned(), value)));
        user
    }

    /// What of a user a client may set.
    fn writable(&self, contact: &Contact, company: &Company) -> Object {
        let mut user = contact.details.as_object().cloned().unwrap_or_default();
        user.insert("userName".to_owned(), json!(contact.user_name));
        user.insert("active".to_owned(), json!(contact.left_on.is_none_or(|on| on > self.today)));
        let optional = [("externalId", &contact.external_id), ("displayName", &contact.display_name)];
        for (name, value) in optional {
            if let Some(value) = value {
                user.insert(name.to_owned(), json!(value));
            }
        }
        let name = member(&mut user, "name");
        name.insert("familyName".to_owned(), json!(contact.family_name));
        match &contact.given_name {
            Some(given) => drop(name.insert("givenName".to_owned(), json!(given))),
            None => drop(name.remove("givenName")),
        }
        if work_address(user.get("emails")) != Some(contact.email.as_str()) {
            user.insert("emails".to_owned(), json!([{ "value": contact.email, "type": "work", "primary": true }]));
        }
        member(&mut user, ENTERPRISE_URN).insert("organization".to_owned(), json!(company.partner_id));
        user
    }
}

/// A member that is an object, made when it is not there.
fn member<'o>(object: &'o mut Object, name: &str) -> &'o mut Object {
    let entry = object.entry(name).or_insert_with(|| Value::Object(Object::new()));
    if !entry.is_object() {
        *entry = Value::Object(Object::new());
    }
    entry.as_object_mut().expect("it was made an object")
}
