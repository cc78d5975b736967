//! Passkeys: the public halves of keys that authenticators keep.

use diesel::prelude::*;
use domain::id::{AccountId, PasskeyId};
use jiff::Timestamp;

use super::StoreError;
use super::column::Col;
use super::conn::{DbConn, MultiBackend};
use super::schema::passkeys;

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Which passkey.
    pub id: PasskeyId,
    /// Whose.
    pub account_id: AccountId,
    /// The authenticator's own name for it.
    pub credential_id: Vec<u8>,
    /// As a COSE key, the way it came.
    pub public_key: Vec<u8>,
    /// How often the authenticator has signed with it, if it counts.
    pub sign_count: u32,
    /// How the browser may reach the authenticator.
    pub transports: Vec<String>,
    /// Whether it may live on several devices.
    pub synced: bool,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When somebody last signed in with it.
    pub last_used_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = passkeys)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<PasskeyId>,
    account_id: Col<AccountId>,
    credential_id: Vec<u8>,
    public_key: Vec<u8>,
    sign_count: i64,
    transports: String,
    synced: bool,
    name: String,
    created_at: Col<Timestamp>,
    last_used_at: Option<Col<Timestamp>>,
}

impl From<&Passkey> for Row {
    fn from(passkey: &Passkey) -> Self {
        Self {
            id: Col(passkey.id),
            account_id: Col(passkey.account_id),
            credential_id: passkey.credential_id.clone(),
            public_key: passkey.public_key.clone(),
            sign_count: passkey.sign_count.into(),
            transports: passkey.transports.join(","),
            synced: passkey.synced,
            name: passkey.name.clone(),
            created_at: Col(passkey.created_at),
            last_used_at: passkey.last_used_at.map(Col),
        }
    }
}

impl TryFrom<Row> for Passkey {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let transports = row.transports.split(',').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Ok(Self {
            id: row.id.0,
            account_id: row.account_id.0,
            credential_id: row.credential_id,
            public_key: row.public_key,
            sign_count: u32::try_from(row.sign_count).map_err(StoreError::corrupt)?,
            transports,
            synced: row.synced,
            name: row.name,
            created_at: row.created_at.0,
            last_used_at: row.last_used_at.map(|at| at.0),
        })
    }
}

/// Keeps a new passkey.
///
/// # Errors
/// [`StoreError::Conflict`] when it is known already (`passkeys_credential_id_key`).
pub fn insert(conn: &mut DbConn, passkey: &Passkey) -> Result<(), StoreError> {
    diesel::insert_into(passkeys::table).values(Row::from(passkey)).execute(conn)?;
    Ok(())
}

/// The passkeys of an account, oldest first.
///
/// # Errors
/// As every query.
pub fn of_account(conn: &mut DbConn, account: AccountId) -> Result<Vec<Passkey>, StoreError> {
    let rows: Vec<Row> = passkeys::table
        .filter(passkeys::account_id.eq(Col(account)))
        .order(passkeys::id)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Passkey::try_from).collect()
}

/// The passkey that its authenticator knows by that name.
///
/// # Errors
/// As every query.
pub fn find(conn: &mut DbConn, credential_id: &[u8]) -> Result<Option<Passkey>, StoreError> {
    let row: Option<Row> = passkeys::table
        .filter(passkeys::credential_id.eq(credential_id))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Passkey::try_from).transpose()
}

/// Notes a use of a passkey.
///
/// # Errors
/// As every query.
pub fn used(conn: &mut DbConn, id: PasskeyId, sign_count: u32, synced: bool, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(passkeys::table.find(Col(id)))
        .set((
            passkeys::sign_count.eq(i64::from(sign_count)),
            passkeys::synced.eq(synced),
            passkeys::last_used_at.eq(Some(Col(now))),
        ))
        .execute(conn)?;
    Ok(())
}

/// Gives a passkey of an account another name; `false` when the account has none such.
///
/// # Errors
/// As every query.
pub fn rename(conn: &mut DbConn, account: AccountId, id: PasskeyId, name: &str) -> Result<bool, StoreError> {
    let renamed = diesel::update(passkeys::table.find(Col(id)).filter(passkeys::account_id.eq(Col(account))))
        .set(passkeys::name.eq(name))
        .execute(conn)?;
    Ok(renamed == 1)
}

/// Removes a passkey of an account; `false` when the account has none such.
///
/// # Errors
/// As every query.
pub fn delete(conn: &mut DbConn, account: AccountId, id: PasskeyId) -> Result<bool, StoreError> {
    let removed =
        diesel::delete(passkeys::table.find(Col(id)).filter(passkeys::account_id.eq(Col(account)))).execute(conn)?;
    Ok(removed == 1)
}
