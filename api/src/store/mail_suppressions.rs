//! Addresses that no mail may go to, by hash.

use diesel::prelude::*;
use diesel::upsert::excluded;
use jiff::Timestamp;

use super::column::Col;
use super::conn::on_backend;
use super::schema::mail_suppressions;
use super::{DbConn, StoreError};

/// Keeps mail from an address. One that is on the list gets the new reason and time.
///
/// # Errors
/// As every query.
pub fn put(conn: &mut DbConn, address_hash: &[u8], reason: &str, since: Timestamp) -> Result<(), StoreError> {
    on_backend!(conn, c => diesel::insert_into(mail_suppressions::table)
        .values((
            mail_suppressions::address_hash.eq(address_hash),
            mail_suppressions::reason.eq(reason),
            mail_suppressions::since.eq(Col(since)),
        ))
        .on_conflict(mail_suppressions::address_hash)
        .do_update()
        .set((
            mail_suppressions::reason.eq(excluded(mail_suppressions::reason)),
            mail_suppressions::since.eq(excluded(mail_suppressions::since)),
        ))
        .execute(c))?;
    Ok(())
}

/// Why an address is on the list, and since when.
///
/// # Errors
/// As every query.
pub fn find(conn: &mut DbConn, address_hash: &[u8]) -> Result<Option<(String, Timestamp)>, StoreError> {
    let row: Option<(String, Col<Timestamp>)> = mail_suppressions::table
        .find(address_hash)
        .select((mail_suppressions::reason, mail_suppressions::since))
        .first(conn)
        .optional()?;
    Ok(row.map(|(reason, since)| (reason, since.0)))
}

/// Takes an address off the list; whether it was on it.
///
/// # Errors
/// As every query.
pub fn remove(conn: &mut DbConn, address_hash: &[u8]) -> Result<bool, StoreError> {
    Ok(diesel::delete(mail_suppressions::table.find(address_hash)).execute(conn)? == 1)
}
