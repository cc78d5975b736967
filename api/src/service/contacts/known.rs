//! Whose an address is: somebody's own, or an account's that was prepared for who was invited to it.

use contract::problem::ProblemCode;
use domain::company::WorkAddress;

use crate::error::Error;
use crate::store::accounts::Account;
use crate::store::{self, DbConn};

/// An account that has an address.
pub(in crate::service) struct Known {
    pub(in crate::service) account: Account,
    /// Whether the person has shown that the address is theirs. Otherwise the account was made for who was invited to it, and
    /// nobody has come yet.
    pub(in crate::service) theirs: bool,
}

impl Known {
    /// The account that has this address.
    ///
    /// # Errors
    /// When the database fails.
    pub(in crate::service) fn by(conn: &mut DbConn, email: &str) -> Result<Option<Self>, Error> {
        let verified = store::email_addresses::find_verified(conn, email)?;
        let theirs = verified.is_some();
        let account = match verified {
            Some(address) => store::accounts::find(conn, address.account_id)?,
            None => store::accounts::find_by_user(conn, email)?,
        };
        Ok(account.map(|account| Self { account, theirs }))
    }
}

/// The account that has this address, for a feed: it must not get hold of those who run the program.
pub(super) fn known_account(conn: &mut DbConn, email: &WorkAddress) -> Result<Option<Known>, Error> {
    match Known::by(conn, email.as_str())? {
        Some(Known { account, .. }) if account.staff => Err(Error::of(ProblemCode::InvalidRequest).field(
            "/emails",
            "unavailable",
            "cannot be used for a contact; ask the program office",
        )),
        known => Ok(known),
    }
}

/// Lets the account that was prepared for who has this address make way for the one that they made by themselves. They have
/// shown that the address is theirs, so nobody else can come to it; an invitation that waits is for the account they make, and
/// what was noted of the candidate prepared with it is nobody's.
///
/// # Errors
/// When the database fails.
pub(in crate::service) fn make_way(conn: &mut DbConn, email: &str) -> Result<(), Error> {
    if let Some(Known { account, theirs: false }) = Known::by(conn, email)? {
        store::contacts::detach(conn, account.id)?;
        store::accounts::remove(conn, account.id)?;
    }
    Ok(())
}
