//! Links in mails that work once, by the hashes of their tokens.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::column::Col;
use super::schema::one_time_links;
use super::{DbConn, StoreError};

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To show that the address of a registration is theirs.
    ConfirmRegistration,
    /// To choose a new password for an account.
    RecoverAccount,
    /// To show that a further address of an account is theirs.
    VerifyEmailAddress,
    /// To take over the account that was made from a partner record.
    AcceptInvitation,
}

impl Purpose {
    const fn word(self) -> &'static str {
        match self {
            Self::ConfirmRegistration => "confirm_registration",
            Self::RecoverAccount => "recover_account",
            Self::VerifyEmailAddress => "verify_email_address",
            Self::AcceptInvitation => "accept_invitation",
        }
    }
}

/// A link that can still be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// What it is for: a registration, an account, an address, or a contact.
    pub subject: Uuid,
    /// Until when.
    pub expires_at: Timestamp,
}

/// Keeps a new link by the hash of its token. Earlier links of the same purpose and subject stop working: only the last mail
/// counts.
///
/// # Errors
/// When the database fails.
pub fn insert(
    conn: &mut DbConn,
    token_hash: &[u8],
    purpose: Purpose,
    link: Link,
    created_at: Timestamp,
) -> Result<(), StoreError> {
    revoke(conn, purpose, link.subject)?;
    diesel::insert_into(one_time_links::table)
        .values((
            one_time_links::token_hash.eq(token_hash),
            one_time_links::purpose.eq(purpose.word()),
            one_time_links::subject_id.eq(Col(link.subject)),
            one_time_links::created_at.eq(Col(created_at)),
            one_time_links::expires_at.eq(Col(link.expires_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The link with that token, when it is for that purpose, was not used and has not expired.
///
/// # Errors
/// When the database fails.
pub fn find(
    conn: &mut DbConn,
    token_hash: &[u8],
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<Link>, StoreError> {
    let row: Option<(Col<Uuid>, Col<Timestamp>)> = one_time_links::table
        .find(token_hash)
        .filter(one_time_links::purpose.eq(purpose.word()))
        .filter(one_time_links::used_at.is_null().and(one_time_links::expires_at.gt(Col(now))))
        .select((one_time_links::subject_id, one_time_links::expires_at))
        .first(conn)
        .optional()?;
    Ok(row.map(|(subject, expires_at)| Link { subject: subject.0, expires_at: expires_at.0 }))
}

/// What became of a link that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spent {
    /// It was used.
    Used,
    /// Its time is over.
    Expired,
    /// There is none, or none any more.
    Unknown,
}

/// Why the link with that token, which [`find`] does not find, cannot be used.
///
/// # Errors
/// When the database fails.
pub fn find_spent(conn: &mut DbConn, token_hash: &[u8], purpose: Purpose) -> Result<Spent, StoreError> {
    let used_at: Option<Option<Col<Timestamp>>> = one_time_links::table
        .find(token_hash)
        .filter(one_time_links::purpose.eq(purpose.word()))
        .select(one_time_links::used_at)
        .first(conn)
        .optional()?;
    Ok(match used_at {
        Some(Some(_)) => Spent::Used,
        Some(None) => Spent::Expired,
        None => Spent::Unknown,
    })
}

/// Whether there is a link of that purpose and subject that was made after that moment, used or not.
///
/// # Errors
/// When the database fails.
pub fn is_newer(conn: &mut DbConn, purpose: Purpose, subject: Uuid, than: Timestamp) -> Result<bool, StoreError> {
    let found: Option<Col<Timestamp>> = one_time_links::table
        .filter(one_time_links::subject_id.eq(Col(subject)).and(one_time_links::purpose.eq(purpose.word())))
        .filter(one_time_links::created_at.gt(Col(than)))
        .select(one_time_links::created_at)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// Uses a link up; answers whether it could still be used, so that of two who use it at once only one succeeds.
///
/// # Errors
/// When the database fails.
pub fn use_up(conn: &mut DbConn, token_hash: &[u8], now: Timestamp) -> Result<bool, StoreError> {
    let used = diesel::update(one_time_links::table.find(token_hash).filter(one_time_links::used_at.is_null()))
        .set(one_time_links::used_at.eq(Col(now)))
        .execute(conn)?;
    Ok(used == 1)
}

/// Lets all links of that purpose and subject stop working.
///
/// # Errors
/// When the database fails.
pub fn revoke(conn: &mut DbConn, purpose: Purpose, subject: Uuid) -> Result<(), StoreError> {
    diesel::delete(
        one_time_links::table
            .filter(one_time_links::subject_id.eq(Col(subject)).and(one_time_links::purpose.eq(purpose.word()))),
    )
    .execute(conn)?;
    Ok(())
}

/// Removes links whose time was over by then, and answers how many.
///
/// # Errors
/// When the database fails.
pub fn prune(conn: &mut DbConn, over_by: Timestamp) -> Result<usize, StoreError> {
    Ok(diesel::delete(one_time_links::table.filter(one_time_links::expires_at.le(Col(over_by)))).execute(conn)?)
}
