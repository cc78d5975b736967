//! The addresses of people, and which of them are shown to be theirs.

use diesel::prelude::*;
use domain::id::{AccountId, EmailAddressId};
use jiff::Timestamp;

use super::accounts::folded;
use super::column::Col;
use super::schema::email_addresses;
use super::{DbConn, StoreError};

/// An address of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailAddress {
    /// Which address.
    pub id: EmailAddressId,
    /// Whose.
    pub account_id: AccountId,
    /// As they wrote it.
    pub address: String,
    /// When they added it.
    pub added_at: Timestamp,
    /// When they showed that mail to it arrives.
    pub verified_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = email_addresses)]
struct Row {
    id: Col<EmailAddressId>,
    account_id: Col<AccountId>,
    address: String,
    address_folded: String,
    added_at: Col<Timestamp>,
    verified_at: Option<Col<Timestamp>>,
}

impl From<Row> for EmailAddress {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            account_id: row.account_id.0,
            address: row.address,
            added_at: row.added_at.0,
            verified_at: row.verified_at.map(|at| at.0),
        }
    }
}

/// Keeps a new address.
///
/// # Errors
/// [`StoreError::Conflict`] with `email_addresses_address_folded_key` when it is verified and somebody else's.
pub fn insert(conn: &mut DbConn, new: &EmailAddress) -> Result<(), StoreError> {
    let row = Row {
        id: Col(new.id),
        account_id: Col(new.account_id),
        address: new.address.clone(),
        address_folded: folded(&new.address),
        added_at: Col(new.added_at),
        verified_at: new.verified_at.map(Col),
    };
    diesel::insert_into(email_addresses::table).values(row).execute(conn)?;
    Ok(())
}

/// The verified address that is written so, in whatever case: whose it is.
///
/// # Errors
/// When the database fails.
pub fn find_verified(conn: &mut DbConn, address: &str) -> Result<Option<EmailAddress>, StoreError> {
    let row: Option<Row> = email_addresses::table
        .filter(email_addresses::address_folded.eq(folded(address)).and(email_addresses::verified_at.is_not_null()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(EmailAddress::from))
}

/// Notes that an address of an account was shown to be theirs.
///
/// # Errors
/// [`StoreError::Conflict`] with `email_addresses_address_folded_key` when it is somebody else's by now.
pub fn verify(conn: &mut DbConn, account: AccountId, address: &str, at: Timestamp) -> Result<(), StoreError> {
    let theirs = email_addresses::account_id.eq(Col(account)).and(email_addresses::address_folded.eq(folded(address)));
    diesel::update(email_addresses::table.filter(theirs))
        .set(email_addresses::verified_at.eq(Some(Col(at))))
        .execute(conn)?;
    Ok(())
}

/// The addresses of an account, as they were written.
///
/// # Errors
/// When the database fails.
pub fn of_account(conn: &mut DbConn, account: AccountId) -> Result<Vec<String>, StoreError> {
    let theirs = email_addresses::table.filter(email_addresses::account_id.eq(Col(account)));
    Ok(theirs.select(email_addresses::address).load(conn)?)
}

/// The addresses of an account, in no order.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut DbConn, account: AccountId) -> Result<Vec<EmailAddress>, StoreError> {
    let rows: Vec<Row> = email_addresses::table
        .filter(email_addresses::account_id.eq(Col(account)))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(EmailAddress::from).collect())
}

/// The address with that id.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: EmailAddressId) -> Result<Option<EmailAddress>, StoreError> {
    let row: Option<Row> = email_addresses::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(EmailAddress::from))
}

/// Removes an address.
///
/// # Errors
/// When the database fails.
pub fn delete(conn: &mut DbConn, id: EmailAddressId) -> Result<(), StoreError> {
    diesel::delete(email_addresses::table.find(Col(id))).execute(conn)?;
    Ok(())
}

/// Puts another address in the place of one of an account that is not verified.
///
/// # Errors
/// When the database fails.
pub fn readdress(conn: &mut DbConn, account: AccountId, before: &str, address: &str) -> Result<(), StoreError> {
    let of_account = email_addresses::account_id.eq(Col(account)).and(email_addresses::verified_at.is_null());
    let unverified = of_account.and(email_addresses::address_folded.eq(folded(before)));
    diesel::update(email_addresses::table.filter(unverified))
        .set((email_addresses::address.eq(address), email_addresses::address_folded.eq(folded(address))))
        .execute(conn)?;
    Ok(())
}
