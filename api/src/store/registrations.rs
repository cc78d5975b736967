//! People on the way to an account.

use diesel::prelude::*;
use domain::id::RegistrationId;
use jiff::Timestamp;
use serde_json::Value;

use super::accounts::folded;
use super::column::Col;
use super::conn::MultiBackend;
use super::schema::registrations;
use super::{DbConn, StoreError};

/// A registration that is under way.
#[derive(Debug, Clone, PartialEq)]
pub struct Registration {
    /// Which one.
    pub id: RegistrationId,
    /// What the browser shows that goes on with it, hashed.
    pub token_hash: Vec<u8>,
    /// The address, as they wrote it.
    pub email: String,
    /// argon2id, as a PHC string.
    pub password_hash: String,
    /// The language they registered in, as a tag.
    pub language: String,
    /// What was entered so far.
    pub draft: Value,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it is forgotten.
    pub expires_at: Timestamp,
    /// When the address was shown to be theirs.
    pub confirmed_at: Option<Timestamp>,
    /// When a mail was last sent to the address.
    pub mailed_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = registrations)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<RegistrationId>,
    token_hash: Vec<u8>,
    email: String,
    email_folded: String,
    password_hash: String,
    language: String,
    draft: Col<Value>,
    created_at: Col<Timestamp>,
    expires_at: Col<Timestamp>,
    confirmed_at: Option<Col<Timestamp>>,
    mailed_at: Option<Col<Timestamp>>,
    unannounced: bool,
}

impl From<Row> for Registration {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            token_hash: row.token_hash,
            email: row.email,
            password_hash: row.password_hash,
            language: row.language,
            draft: row.draft.0,
            created_at: row.created_at.0,
            expires_at: row.expires_at.0,
            confirmed_at: row.confirmed_at.map(|at| at.0),
            mailed_at: row.mailed_at.map(|at| at.0),
        }
    }
}

/// Keeps a new registration; the mail to its address is still to be written.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, new: &Registration) -> Result<(), StoreError> {
    let row = Row {
        id: Col(new.id),
        token_hash: new.token_hash.clone(),
        email: new.email.clone(),
        email_folded: folded(&new.email),
        password_hash: new.password_hash.clone(),
        language: new.language.clone(),
        draft: Col(new.draft.clone()),
        created_at: Col(new.created_at),
        expires_at: Col(new.expires_at),
        confirmed_at: new.confirmed_at.map(Col),
        mailed_at: new.mailed_at.map(Col),
        unannounced: true,
    };
    diesel::insert_into(registrations::table).values(row).execute(conn)?;
    Ok(())
}

/// The registration that goes on with that token, unless it has expired.
///
/// # Errors
/// When the database fails.
pub fn find_by_token(conn: &mut DbConn, hash: &[u8], now: Timestamp) -> Result<Option<Registration>, StoreError> {
    let row: Option<Row> = registrations::table
        .filter(registrations::token_hash.eq(hash).and(registrations::expires_at.gt(Col(now))))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Registration::from))
}

/// The registration with that id, unless it has expired.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: RegistrationId, now: Timestamp) -> Result<Option<Registration>, StoreError> {
    let row: Option<Row> = registrations::table
        .find(Col(id))
        .filter(registrations::expires_at.gt(Col(now)))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Registration::from))
}

/// Keeps what was entered.
///
/// # Errors
/// When the database fails.
pub fn set_draft(conn: &mut DbConn, id: RegistrationId, draft: Value) -> Result<(), StoreError> {
    diesel::update(registrations::table.find(Col(id))).set(registrations::draft.eq(Col(draft))).execute(conn)?;
    Ok(())
}

/// Writes down that the address is theirs, and which browser goes on.
///
/// # Errors
/// When the database fails.
pub fn confirm(conn: &mut DbConn, id: RegistrationId, token_hash: &[u8], now: Timestamp) -> Result<(), StoreError> {
    diesel::update(registrations::table.find(Col(id)))
        .set((registrations::token_hash.eq(token_hash), registrations::confirmed_at.eq(Some(Col(now)))))
        .execute(conn)?;
    Ok(())
}

/// Those whose mail is still to be written, oldest first, at most so many.
///
/// # Errors
/// When the database fails.
pub fn unannounced(conn: &mut DbConn, limit: i64) -> Result<Vec<Registration>, StoreError> {
    let rows: Vec<Row> = registrations::table
        .filter(registrations::unannounced.eq(true))
        .select(Row::as_select())
        .order(registrations::id)
        .limit(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(Registration::from).collect())
}

/// Writes down that the mail was sent.
///
/// # Errors
/// When the database fails.
pub fn set_announced(conn: &mut DbConn, id: RegistrationId, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(registrations::table.find(Col(id)))
        .set((registrations::unannounced.eq(false), registrations::mailed_at.eq(Some(Col(now)))))
        .execute(conn)?;
    Ok(())
}

/// Writes down that the mail has to be sent once more.
///
/// # Errors
/// When the database fails.
pub fn set_unannounced(conn: &mut DbConn, id: RegistrationId) -> Result<(), StoreError> {
    diesel::update(registrations::table.find(Col(id))).set(registrations::unannounced.eq(true)).execute(conn)?;
    Ok(())
}

/// To how many registrations of an address a mail was sent since then.
///
/// # Errors
/// When the database fails.
pub fn mailed_since(conn: &mut DbConn, email: &str, since: Timestamp) -> Result<i64, StoreError> {
    Ok(registrations::table
        .filter(registrations::email_folded.eq(folded(email)).and(registrations::mailed_at.ge(Some(Col(since)))))
        .count()
        .get_result(conn)?)
}

/// Removes all registrations of an address: one of them has become an account.
///
/// # Errors
/// When the database fails.
pub fn delete_of_address(conn: &mut DbConn, email: &str) -> Result<(), StoreError> {
    diesel::delete(registrations::table.filter(registrations::email_folded.eq(folded(email)))).execute(conn)?;
    Ok(())
}

/// Removes the registration that goes on with that token.
///
/// # Errors
/// When the database fails.
pub fn delete_by_token(conn: &mut DbConn, hash: &[u8]) -> Result<(), StoreError> {
    diesel::delete(registrations::table.filter(registrations::token_hash.eq(hash))).execute(conn)?;
    Ok(())
}

/// Removes what was not finished in time, and answers how many.
///
/// # Errors
/// When the database fails.
pub fn prune(conn: &mut DbConn, now: Timestamp) -> Result<usize, StoreError> {
    Ok(diesel::delete(registrations::table.filter(registrations::expires_at.le(Col(now)))).execute(conn)?)
}
