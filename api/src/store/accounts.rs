//! Accounts, and the wrong guesses at their passwords.

use diesel::prelude::*;
use domain::id::{AccountId, CandidateId, EmailAddressId};
use jiff::Timestamp;
use language::Language;

use super::StoreError;
use super::column::Col;
use super::conn::{DbConn, MultiBackend, on_backend};
use super::email_addresses::{self, EmailAddress};
use super::schema::{accounts, sign_in_throttles};

/// How someone signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Which account.
    pub id: AccountId,
    /// The name they sign in with.
    pub user_name: String,
    /// Their address.
    pub email: String,
    /// What they are called on screen.
    pub display_name: String,
    /// argon2id, as a PHC string; `None` for who has not chosen a password.
    pub password_hash: Option<String>,
    /// Who they are in the program, when they are a candidate.
    pub candidate_id: Option<CandidateId>,
    /// Whether they run the program.
    pub staff: bool,
    /// When they were made.
    pub created_at: Timestamp,
    /// Since when they may not sign in any more.
    pub disabled_at: Option<Timestamp>,
    /// The language of mails to them.
    pub language: Language,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = accounts)]
#[diesel(check_for_backend(MultiBackend))]
struct AccountRow {
    id: Col<AccountId>,
    user_name: String,
    user_name_folded: String,
    email: String,
    email_folded: String,
    display_name: String,
    password_hash: Option<String>,
    candidate_id: Option<i64>,
    staff: bool,
    created_at: Col<Timestamp>,
    disabled_at: Option<Col<Timestamp>>,
    language: String,
}

impl TryFrom<AccountRow> for Account {
    type Error = StoreError;

    fn try_from(row: AccountRow) -> Result<Self, StoreError> {
        let candidate_id = row.candidate_id.map(super::candidates::id).transpose()?;
        Ok(Self {
            id: row.id.0,
            user_name: row.user_name,
            email: row.email,
            display_name: row.display_name,
            password_hash: row.password_hash,
            candidate_id,
            staff: row.staff,
            created_at: row.created_at.0,
            disabled_at: row.disabled_at.map(|at| at.0),
            language: Language::from_tag(&row.language)
                .ok_or_else(|| StoreError::corrupt(format_args!("language {}", row.language)))?,
        })
    }
}

/// The form in which user names and addresses are compared.
pub fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Keeps a new account with its first address, and when that was verified.
///
/// # Errors
/// [`StoreError::Conflict`] when the user name (`accounts_user_name_folded_key`), the address (`accounts_email_folded_key`,
/// `email_addresses_address_folded_key`) or the candidate (`accounts_candidate_id_key`) has an account already.
pub fn insert(conn: &mut DbConn, account: &Account, verified_at: Option<Timestamp>) -> Result<(), StoreError> {
    let row = AccountRow {
        id: Col(account.id),
        user_name: account.user_name.clone(),
        user_name_folded: folded(&account.user_name),
        email: account.email.clone(),
        email_folded: folded(&account.email),
        display_name: account.display_name.clone(),
        password_hash: account.password_hash.clone(),
        candidate_id: account.candidate_id.map(super::candidates::number),
        staff: account.staff,
        created_at: Col(account.created_at),
        disabled_at: account.disabled_at.map(Col),
        language: account.language.tag().to_owned(),
    };
    diesel::insert_into(accounts::table).values(row).execute(conn)?;
    email_addresses::insert(
        conn,
        &EmailAddress {
            // The first address goes by the account's own id.
            id: EmailAddressId::new(account.id.uuid()),
            account_id: account.id,
            address: account.email.clone(),
            added_at: account.created_at,
            verified_at,
        },
    )
}

/// The account with that id.
///
/// # Errors
/// As every query.
pub fn find(conn: &mut DbConn, id: AccountId) -> Result<Option<Account>, StoreError> {
    let row = accounts::table.find(Col(id)).select(AccountRow::as_select()).first(conn).optional()?;
    row.map(Account::try_from).transpose()
}

/// The account of a candidate.
///
/// # Errors
/// As every query.
pub fn of_candidate(conn: &mut DbConn, candidate: CandidateId) -> Result<Option<Account>, StoreError> {
    let row = accounts::table
        .filter(accounts::candidate_id.eq(super::candidates::number(candidate)))
        .select(AccountRow::as_select())
        .first(conn)
        .optional()?;
    row.map(Account::try_from).transpose()
}

/// Notes since when nobody may sign in with an account; `None`: they may.
///
/// # Errors
/// As every query.
pub fn set_disabled(conn: &mut DbConn, id: AccountId, since: Option<Timestamp>) -> Result<(), StoreError> {
    diesel::update(accounts::table.find(Col(id))).set(accounts::disabled_at.eq(since.map(Col))).execute(conn)?;
    Ok(())
}

/// Gives an account another password, as a PHC string.
///
/// # Errors
/// As every query.
pub fn set_password(conn: &mut DbConn, id: AccountId, hash: &str) -> Result<(), StoreError> {
    diesel::update(accounts::table.find(Col(id))).set(accounts::password_hash.eq(Some(hash))).execute(conn)?;
    Ok(())
}

/// Gives an account another language.
///
/// # Errors
/// As every query.
pub fn set_language(conn: &mut DbConn, id: AccountId, language: Language) -> Result<(), StoreError> {
    diesel::update(accounts::table.find(Col(id))).set(accounts::language.eq(language.tag())).execute(conn)?;
    Ok(())
}

/// Calls a candidate by another name on screen, where they have an account.
///
/// # Errors
/// As every query.
pub fn set_display_name(conn: &mut DbConn, candidate: CandidateId, name: &str) -> Result<(), StoreError> {
    let theirs = accounts::candidate_id.eq(super::candidates::number(candidate));
    diesel::update(accounts::table.filter(theirs)).set(accounts::display_name.eq(name)).execute(conn)?;
    Ok(())
}

/// Holds an account until the transaction ends, so that of two that look at it and then change it one waits.
///
/// # Errors
/// As every query.
pub fn lock(conn: &mut DbConn, id: AccountId) -> Result<(), StoreError> {
    diesel::update(accounts::table.find(Col(id))).set(accounts::id.eq(Col(id))).execute(conn)?;
    Ok(())
}

/// The account with that user name or address, however it is written.
///
/// # Errors
/// As every query.
pub fn find_by_user(conn: &mut DbConn, user: &str) -> Result<Option<Account>, StoreError> {
    let user = folded(user);
    let row = accounts::table
        .filter(accounts::user_name_folded.eq(&user).or(accounts::email_folded.eq(&user)))
        // A user name is never an address (it has no `@`), so there is at most one.
        .select(AccountRow::as_select())
        .first(conn)
        .optional()?;
    row.map(Account::try_from).transpose()
}

/// Makes an address the primary one of an account, which is among its addresses.
///
/// # Errors
/// [`StoreError::Conflict`] with `accounts_email_folded_key` when another account goes by it.
pub fn set_email(conn: &mut DbConn, id: AccountId, email: &str) -> Result<(), StoreError> {
    diesel::update(accounts::table.find(Col(id)))
        .set((accounts::email.eq(email), accounts::email_folded.eq(folded(email))))
        .execute(conn)?;
    Ok(())
}

/// Lets an account whose address nobody has shown to be theirs go by another one.
///
/// # Errors
/// [`StoreError::Conflict`] when the address has an account already.
pub fn readdress(conn: &mut DbConn, id: AccountId, email: &str) -> Result<(), StoreError> {
    let before: String = accounts::table.find(Col(id)).select(accounts::email).first(conn)?;
    set_email(conn, id, email)?;
    email_addresses::readdress(conn, id, &before, email)
}

/// Makes an account that was prepared for somebody theirs: what they sign in with, who they are, what they read.
///
/// # Errors
/// [`StoreError::Conflict`] with `accounts_candidate_id_key` when the candidate has another account.
pub fn take_over(
    conn: &mut DbConn,
    id: AccountId,
    password_hash: &str,
    candidate: CandidateId,
    language: Language,
) -> Result<(), StoreError> {
    diesel::update(accounts::table.find(Col(id)))
        .set((
            accounts::password_hash.eq(Some(password_hash)),
            accounts::candidate_id.eq(Some(super::candidates::number(candidate))),
            accounts::language.eq(language.tag()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Removes an account that nobody has come to, with its addresses.
///
/// # Errors
/// As every query, also while a contact still names it.
pub fn remove(conn: &mut DbConn, id: AccountId) -> Result<(), StoreError> {
    diesel::delete(accounts::table.find(Col(id))).execute(conn)?;
    Ok(())
}

/// Wrong guesses at one user's password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throttle {
    /// How many in a row.
    pub failures: u32,
    /// When the last one was.
    pub last_failed_at: Timestamp,
    /// Until when no further guess is looked at.
    pub blocked_until: Option<Timestamp>,
}

/// The wrong guesses for a user, whether or not there is such an account.
///
/// # Errors
/// As every query.
pub fn find_throttle(conn: &mut DbConn, user_hash: &[u8]) -> Result<Option<Throttle>, StoreError> {
    let row: Option<(i32, Col<Timestamp>, Option<Col<Timestamp>>)> = sign_in_throttles::table
        .find(user_hash)
        .select((sign_in_throttles::failures, sign_in_throttles::last_failed_at, sign_in_throttles::blocked_until))
        .first(conn)
        .optional()?;
    Ok(row.map(|(failures, last, until)| Throttle {
        failures: failures.unsigned_abs(),
        last_failed_at: last.0,
        blocked_until: until.map(|until| until.0),
    }))
}

/// Keeps the wrong guesses for a user.
///
/// # Errors
/// As every query.
pub fn set_throttle(conn: &mut DbConn, user_hash: &[u8], throttle: Throttle) -> Result<(), StoreError> {
    let failures = i32::try_from(throttle.failures).unwrap_or(i32::MAX);
    let last_failed_at = Col(throttle.last_failed_at);
    let blocked_until = throttle.blocked_until.map(Col);
    on_backend!(conn, c => diesel::insert_into(sign_in_throttles::table)
        .values((
            sign_in_throttles::user_hash.eq(user_hash),
            sign_in_throttles::failures.eq(failures),
            sign_in_throttles::last_failed_at.eq(&last_failed_at),
            sign_in_throttles::blocked_until.eq(&blocked_until),
        ))
        .on_conflict(sign_in_throttles::user_hash)
        .do_update()
        .set((
            sign_in_throttles::failures.eq(failures),
            sign_in_throttles::last_failed_at.eq(&last_failed_at),
            sign_in_throttles::blocked_until.eq(&blocked_until),
        ))
        .execute(c))?;
    Ok(())
}

/// Forgets the wrong guesses for a user.
///
/// # Errors
/// As every query.
pub fn clear_throttle(conn: &mut DbConn, user_hash: &[u8]) -> Result<(), StoreError> {
    diesel::delete(sign_in_throttles::table.find(user_hash)).execute(conn)?;
    Ok(())
}

/// Forgets the wrong guesses of everybody who has made none since that time, and answers for how many users.
///
/// # Errors
/// As every query.
pub fn prune_throttles(conn: &mut DbConn, failed_before: Timestamp) -> Result<usize, StoreError> {
    let quiet = sign_in_throttles::last_failed_at.lt(Col(failed_before));
    Ok(diesel::delete(sign_in_throttles::table).filter(quiet).execute(conn)?)
}
