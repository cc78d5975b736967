//! Recovery codes, hashed.

use diesel::prelude::*;
use domain::id::AccountId;
use jiff::Timestamp;

use super::StoreError;
use super::column::Col;
use super::conn::DbConn;
use super::schema::recovery_codes;

/// Keeps new codes in place of those that an account has.
///
/// # Errors
/// As every query.
pub fn replace(conn: &mut DbConn, account: AccountId, hashes: &[Vec<u8>], now: Timestamp) -> Result<(), StoreError> {
    delete(conn, account)?;
    for hash in hashes {
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::code_hash.eq(hash),
                recovery_codes::account_id.eq(Col(account)),
                recovery_codes::created_at.eq(Col(now)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// How many codes of an account have not been used.
///
/// # Errors
/// As every query.
pub fn count(conn: &mut DbConn, account: AccountId) -> Result<u32, StoreError> {
    let left: i64 = recovery_codes::table
        .filter(recovery_codes::account_id.eq(Col(account)).and(recovery_codes::used_at.is_null()))
        .count()
        .get_result(conn)?;
    Ok(u32::try_from(left).unwrap_or(u32::MAX))
}

/// Uses a code of an account up; `false` when it has none such, or has used it.
///
/// # Errors
/// As every query.
pub fn take(conn: &mut DbConn, account: AccountId, hash: &[u8], now: Timestamp) -> Result<bool, StoreError> {
    let of_account = recovery_codes::account_id.eq(Col(account)).and(recovery_codes::used_at.is_null());
    let used = diesel::update(recovery_codes::table.find(hash).filter(of_account))
        .set(recovery_codes::used_at.eq(Some(Col(now))))
        .execute(conn)?;
    Ok(used == 1)
}

/// Removes the codes of an account.
///
/// # Errors
/// As every query.
pub fn delete(conn: &mut DbConn, account: AccountId) -> Result<(), StoreError> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_id.eq(Col(account)))).execute(conn)?;
    Ok(())
}
