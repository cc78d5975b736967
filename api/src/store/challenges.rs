//! What a client has to answer, once and soon.

use diesel::prelude::*;
use domain::id::AccountId;
use jiff::Timestamp;

use super::StoreError;
use super::column::Col;
use super::conn::DbConn;
use super::schema::challenges;

/// What a challenge is for. An answer to one is none to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The second step of a sign-in, after the password.
    SecondStep,
    /// A sign-in by a passkey alone.
    PasskeySignIn,
    /// A new passkey.
    PasskeyRegistration,
    /// Proving again, within a session, who one is.
    Confirmation,
}

impl Purpose {
    /// The word in the database.
    const fn word(self) -> &'static str {
        match self {
            Self::SecondStep => "second_step",
            Self::PasskeySignIn => "passkey_sign_in",
            Self::PasskeyRegistration => "passkey_registration",
            Self::Confirmation => "confirmation",
        }
    }
}

/// Keeps a new challenge.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut DbConn,
    token_hash: &[u8],
    purpose: Purpose,
    account: Option<AccountId>,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    diesel::insert_into(challenges::table)
        .values((
            challenges::token_hash.eq(token_hash),
            challenges::purpose.eq(purpose.word()),
            challenges::account_id.eq(account.map(Col)),
            challenges::expires_at.eq(Col(expires_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whose challenge that is, if it is one of that purpose that still waits; the inner `None` is nobody's in particular.
///
/// # Errors
/// As every query.
pub fn find(
    conn: &mut DbConn,
    token_hash: &[u8],
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<Option<AccountId>>, StoreError> {
    let account: Option<Option<Col<AccountId>>> = challenges::table
        .find(token_hash)
        .filter(challenges::purpose.eq(purpose.word()).and(challenges::expires_at.gt(Col(now))))
        .select(challenges::account_id)
        .first(conn)
        .optional()?;
    Ok(account.map(|account| account.map(|id| id.0)))
}

/// Uses a challenge up; `false` when another request was first.
///
/// # Errors
/// As every query.
pub fn take(conn: &mut DbConn, token_hash: &[u8]) -> Result<bool, StoreError> {
    Ok(diesel::delete(challenges::table.find(token_hash)).execute(conn)? == 1)
}

/// Forgets the challenges that nobody answered in time.
///
/// # Errors
/// As every query.
pub fn prune(conn: &mut DbConn, now: Timestamp) -> Result<usize, StoreError> {
    Ok(diesel::delete(challenges::table).filter(challenges::expires_at.le(Col(now))).execute(conn)?)
}
