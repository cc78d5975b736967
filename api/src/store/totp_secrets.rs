//! The secrets of authenticator apps.

use diesel::prelude::*;
use domain::id::AccountId;
use jiff::Timestamp;

use super::StoreError;
use super::column::Col;
use super::conn::DbConn;
use super::schema::totp_secrets;

/// The secret of an authenticator app.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret {
    /// Sealed with the key secret.
    pub sealed: Vec<u8>,
    /// When a code showed that the app has it; it counts for nothing before.
    pub confirmed_at: Option<Timestamp>,
    /// The last step a code was taken for.
    pub last_step: i64,
}

/// Without the secret, sealed as it is.
impl std::fmt::Debug for TotpSecret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("TotpSecret").field("confirmed_at", &self.confirmed_at).finish_non_exhaustive()
    }
}

/// Keeps a new secret that is not confirmed, in place of one that was not either.
///
/// # Errors
/// [`StoreError::Conflict`] when the account has a confirmed one.
pub fn insert(conn: &mut DbConn, account: AccountId, sealed: &[u8], now: Timestamp) -> Result<(), StoreError> {
    diesel::delete(totp_secrets::table.find(Col(account)).filter(totp_secrets::confirmed_at.is_null()))
        .execute(conn)?;
    diesel::insert_into(totp_secrets::table)
        .values((
            totp_secrets::account_id.eq(Col(account)),
            totp_secrets::sealed_secret.eq(sealed),
            totp_secrets::created_at.eq(Col(now)),
            totp_secrets::last_step.eq(0),
        ))
        .execute(conn)?;
    Ok(())
}

/// The secret of an account, confirmed or not.
///
/// # Errors
/// As every query.
pub fn find(conn: &mut DbConn, account: AccountId) -> Result<Option<TotpSecret>, StoreError> {
    let row: Option<(Vec<u8>, Option<Col<Timestamp>>, i64)> = totp_secrets::table
        .find(Col(account))
        .select((totp_secrets::sealed_secret, totp_secrets::confirmed_at, totp_secrets::last_step))
        .first(conn)
        .optional()?;
    Ok(row.map(|(sealed, at, last_step)| TotpSecret { sealed, confirmed_at: at.map(|at| at.0), last_step }))
}

/// Notes the step that a code was taken for; `false` when it, or a later one, was taken before.
///
/// # Errors
/// As every query.
pub fn use_step(conn: &mut DbConn, account: AccountId, step: i64) -> Result<bool, StoreError> {
    let used = diesel::update(totp_secrets::table.find(Col(account)).filter(totp_secrets::last_step.lt(step)))
        .set(totp_secrets::last_step.eq(step))
        .execute(conn)?;
    Ok(used == 1)
}

/// Makes a secret count from now on.
///
/// # Errors
/// As every query.
pub fn confirm(conn: &mut DbConn, account: AccountId, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(totp_secrets::table.find(Col(account)))
        .set(totp_secrets::confirmed_at.eq(Some(Col(now))))
        .execute(conn)?;
    Ok(())
}

/// Removes the secret of an account; `false` when there is none.
///
/// # Errors
/// As every query.
pub fn delete(conn: &mut DbConn, account: AccountId) -> Result<bool, StoreError> {
    Ok(diesel::delete(totp_secrets::table.find(Col(account))).execute(conn)? == 1)
}
