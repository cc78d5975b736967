//! The people in companies' partner records.

use diesel::prelude::*;
use domain::company::{ContactRole, ContactState};
use domain::id::{AccountId, CompanyId, ContactId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use super::accounts::folded;
use super::column::Col;
use super::schema::company_contacts as contacts;
use super::{DbConn, StoreError};

/// A person in a company's partner record.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// Which entry.
    pub id: ContactId,
    /// The company.
    pub company_id: CompanyId,
    /// The number that the feed knows them by.
    pub external_id: Option<String>,
    /// The name that the feed knows them by.
    pub user_name: String,
    /// What they are called by those who know them.
    pub given_name: Option<String>,
    /// The family name, or the only one.
    pub family_name: String,
    /// What they are called on screen, when the feed says so.
    pub display_name: Option<String>,
    /// The address at work.
    pub email: String,
    /// What they do for the program.
    pub role: ContactRole,
    /// What else the feed says, as members of a SCIM user.
    pub details: Value,
    /// Their account, once there is one.
    pub account_id: Option<AccountId>,
    /// When they were last invited.
    pub invited_at: Option<Timestamp>,
    /// When they took the invitation.
    pub joined_at: Option<Timestamp>,
    /// The last day at the company.
    pub left_on: Option<Date>,
    /// When they were taken out of the feed.
    pub removed_at: Option<Timestamp>,
    /// Counts changes, from 1.
    pub version: i32,
    /// Since when they are on record.
    pub created_at: Timestamp,
    /// When the entry last changed.
    pub updated_at: Timestamp,
}

impl Contact {
    /// Where they stand.
    pub fn state(&self, today: Date) -> ContactState {
        ContactState::of(self.joined_at, self.left_on, today)
    }

    /// Their name in full.
    pub fn full_name(&self) -> String {
        self.given_name.iter().map(String::as_str).chain([self.family_name.as_str()]).collect::<Vec<_>>().join(" ")
    }
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = contacts, treat_none_as_null = true)]
struct Row {
    id: Col<ContactId>,
    company_id: Col<CompanyId>,
    external_id: Option<String>,
    user_name: String,
    user_name_folded: String,
    given_name: Option<String>,
    family_name: String,
    display_name: Option<String>,
    email: String,
    email_folded: String,
    role: String,
    details: Col<Value>,
    account_id: Option<Col<AccountId>>,
    invited_at: Option<Col<Timestamp>>,
    joined_at: Option<Col<Timestamp>>,
    left_on: Option<Col<Date>>,
    removed_at: Option<Col<Timestamp>>,
    version: i32,
    created_at: Col<Timestamp>,
    updated_at: Col<Timestamp>,
}

impl From<&Contact> for Row {
    fn from(contact: &Contact) -> Self {
        Self {
            id: Col(contact.id),
            company_id: Col(contact.company_id),
            external_id: contact.external_id.clone(),
            user_name: contact.user_name.clone(),
            user_name_folded: folded(&contact.user_name),
            given_name: contact.given_name.clone(),
            family_name: contact.family_name.clone(),
            display_name: contact.display_name.clone(),
            email: contact.email.clone(),
            email_folded: folded(&contact.email),
            role: contact.role.as_str().to_owned(),
            details: Col(contact.details.clone()),
            account_id: contact.account_id.map(Col),
            invited_at: contact.invited_at.map(Col),
            joined_at: contact.joined_at.map(Col),
            left_on: contact.left_on.map(Col),
            removed_at: contact.removed_at.map(Col),
            version: contact.version,
            created_at: Col(contact.created_at),
            updated_at: Col(contact.updated_at),
        }
    }
}

impl TryFrom<Row> for Contact {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            company_id: row.company_id.0,
            external_id: row.external_id,
            user_name: row.user_name,
            given_name: row.given_name,
            family_name: row.family_name,
            display_name: row.display_name,
            email: row.email,
            role: row.role.parse().map_err(StoreError::corrupt)?,
            details: row.details.0,
            account_id: row.account_id.map(|id| id.0),
            invited_at: row.invited_at.map(|at| at.0),
            joined_at: row.joined_at.map(|at| at.0),
            left_on: row.left_on.map(|on| on.0),
            removed_at: row.removed_at.map(|at| at.0),
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        })
    }
}

/// Adds a contact.
///
/// # Errors
/// [`StoreError::Conflict`] with `company_contacts_company_id_user_name_folded_key` when the company has one of that user name.
pub fn insert(conn: &mut DbConn, contact: &Contact) -> Result<(), StoreError> {
    diesel::insert_into(contacts::table).values(Row::from(contact)).execute(conn)?;
    Ok(())
}

/// Keeps a changed contact, whose version is one more than the one it was read with. Answers whether nobody else changed it
/// meanwhile; otherwise nothing is kept.
///
/// # Errors
/// As [`insert`].
pub fn update(conn: &mut DbConn, contact: &Contact) -> Result<bool, StoreError> {
    let as_read = contacts::table.find(Col(contact.id)).filter(contacts::version.eq(contact.version - 1));
    let row = Row::from(contact);
    let changed = diesel::update(as_read).set(row).execute(conn)?;
    Ok(changed == 1)
}

/// The contact of that id.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: ContactId) -> Result<Option<Contact>, StoreError> {
    let row: Option<Row> = contacts::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(Contact::try_from).transpose()
}

/// The addresses that companies know an account by.
///
/// # Errors
/// As every query.
pub fn addresses_of_account(conn: &mut DbConn, account: AccountId) -> Result<Vec<String>, StoreError> {
    Ok(contacts::table.filter(contacts::account_id.eq(Some(Col(account)))).select(contacts::email).load(conn)?)
}

/// What contacts of a feed to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactQuery {
    /// Of this company alone.
    pub company_id: Option<CompanyId>,
    /// Known to the feed by this name, in any case.
    pub user_name: Option<String>,
    /// Known to the feed by this number.
    pub external_id: Option<String>,
    /// With this address at work, in any case.
    pub email: Option<String>,
}

/// Contacts that are in the feed, in the order of their ids, after that one.
///
/// # Errors
/// When the database fails.
pub fn in_feed(
    conn: &mut DbConn,
    wanted: &ContactQuery,
    after: Option<ContactId>,
    limit: i64,
) -> Result<Vec<Contact>, StoreError> {
    let mut query = contacts::table.filter(contacts::removed_at.is_null()).select(Row::as_select()).into_boxed();
    if let Some(company) = wanted.company_id {
        query = query.filter(contacts::company_id.eq(Col(company)));
    }
    if let Some(name) = &wanted.user_name {
        query = query.filter(contacts::user_name_folded.eq(folded(name)));
    }
    if let Some(number) = &wanted.external_id {
        query = query.filter(contacts::external_id.eq(number.clone()));
    }
    if let Some(email) = &wanted.email {
        query = query.filter(contacts::email_folded.eq(folded(email)));
    }
    if let Some(after) = after {
        query = query.filter(contacts::id.gt(Col(after)));
    }
    let rows: Vec<Row> = query.order(contacts::id).limit(limit).load(conn)?;
    rows.into_iter().map(Contact::try_from).collect()
}

/// How many contacts are in the feed.
///
/// # Errors
/// When the database fails.
pub fn count_in_feed(conn: &mut DbConn, company: Option<CompanyId>) -> Result<i64, StoreError> {
    let mut query = contacts::table.filter(contacts::removed_at.is_null()).into_boxed();
    if let Some(company) = company {
        query = query.filter(contacts::company_id.eq(Col(company)));
    }
    Ok(query.count().get_result(conn)?)
}

/// The page of contacts in the feed that begins after so many, in the order of their ids.
///
/// SCIM pages by number (RFC 7644, section 3.4.2.4), so this is the one list that is read by offset.
///
/// # Errors
/// When the database fails.
pub fn slice_of_feed(
    conn: &mut DbConn,
    company: Option<CompanyId>,
    skip: i64,
    limit: i64,
) -> Result<Vec<Contact>, StoreError> {
    let mut query = contacts::table.filter(contacts::removed_at.is_null()).select(Row::as_select()).into_boxed();
    if let Some(company) = company {
        query = query.filter(contacts::company_id.eq(Col(company)));
    }
    let rows: Vec<Row> = query.order(contacts::id).offset(skip).limit(limit).load(conn)?;
    rows.into_iter().map(Contact::try_from).collect()
}

/// All contacts of a company by name, those that were taken out of the feed included, after that one.
///
/// # Errors
/// When the database fails.
pub fn list(
    conn: &mut DbConn,
    company: CompanyId,
    after: Option<(String, ContactId)>,
    limit: i64,
) -> Result<Vec<Contact>, StoreError> {
    let mut query = contacts::table.filter(contacts::company_id.eq(Col(company))).select(Row::as_select()).into_boxed();
    if let Some((name, id)) = after {
        query = query.filter(
            contacts::family_name.gt(name.clone()).or(contacts::family_name.eq(name).and(contacts::id.gt(Col(id)))),
        );
    }
    let rows: Vec<Row> = query.order((contacts::family_name, contacts::id)).limit(limit).load(conn)?;
    rows.into_iter().map(Contact::try_from).collect()
}

/// Lets nobody in any record be known by that account any more.
///
/// # Errors
/// When the database fails.
pub fn detach(conn: &mut DbConn, account: AccountId) -> Result<(), StoreError> {
    diesel::update(contacts::table.filter(contacts::account_id.eq(Col(account))))
        .set(contacts::account_id.eq(None::<Col<AccountId>>))
        .execute(conn)?;
    Ok(())
}

/// Those who have that role at a company, the longest known first.
///
/// # Errors
/// When the database fails.
pub fn of_role(conn: &mut DbConn, company: CompanyId, role: ContactRole) -> Result<Vec<Contact>, StoreError> {
    let rows: Vec<Row> = contacts::table
        .filter(contacts::company_id.eq(Col(company)).and(contacts::role.eq(role.as_str())))
        .filter(contacts::removed_at.is_null())
        .select(Row::as_select())
        .order((contacts::created_at, contacts::id))
        .load(conn)?;
    rows.into_iter().map(Contact::try_from).collect()
}
