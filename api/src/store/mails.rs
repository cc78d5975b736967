//! The outbox: mails that have to leave, those that left lately, and those that could not.

use diesel::prelude::*;
use domain::id::{AccountId, MailId};
use jiff::Timestamp;

use super::column::Col;
use super::schema::mails;
use super::{DbConn, StoreError};

/// A mail to put into the outbox.
#[derive(Debug)]
pub struct NewMail {
    /// Which mail.
    pub id: MailId,
    /// Whose it is, when they have an account.
    pub account_id: Option<AccountId>,
    /// The address it goes to.
    pub recipient: String,
    /// The tag of the language it is written in.
    pub language: &'static str,
    /// The stream, as a word.
    pub stream: &'static str,
    /// Which mail it is, as a word.
    pub template: &'static str,
    /// What it says, sealed.
    pub sealed_values: Vec<u8>,
    /// When it was made; it is due at once.
    pub created_at: Timestamp,
    /// After that, another failure is the last.
    pub give_up_at: Timestamp,
    /// Why it is dead from the start.
    pub dead: Option<String>,
}

/// A mail that one server has taken to deliver.
#[derive(Debug)]
pub struct Claimed {
    /// Which mail.
    pub id: MailId,
    /// Whose it is, when they have an account.
    pub account_id: Option<AccountId>,
    /// The address it goes to.
    pub recipient: String,
    /// The tag of its language.
    pub language: String,
    /// What it says, sealed.
    pub sealed_values: Vec<u8>,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often it was tried, this time included.
    pub attempts: u32,
    /// After that, another failure is the last.
    pub give_up_at: Timestamp,
}

type ClaimedRow =
    (Col<MailId>, Option<Col<AccountId>>, String, String, Option<Vec<u8>>, Col<Timestamp>, i32, Col<Timestamp>);

/// A mail as staff see it, without what it says.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Which mail.
    pub id: MailId,
    /// Whose it is.
    pub account_id: Option<AccountId>,
    /// The address it was for.
    pub recipient: String,
    /// Which mail it is, as a word.
    pub template: String,
    /// The stream, as a word.
    pub stream: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// When it died.
    pub settled_at: Option<Timestamp>,
    /// Why.
    pub last_error: Option<String>,
}

const WAITING: &str = "waiting";
const SENT: &str = "sent";
const DEAD: &str = "dead";

/// Puts a mail into the outbox.
///
/// # Errors
/// As every query.
pub fn insert(conn: &mut DbConn, new: NewMail) -> Result<(), StoreError> {
    let state = if new.dead.is_some() { DEAD } else { WAITING };
    diesel::insert_into(mails::table)
        .values((
            mails::id.eq(Col(new.id)),
            mails::account_id.eq(new.account_id.map(Col)),
            mails::recipient.eq(new.recipient),
            mails::language.eq(new.language),
            mails::stream.eq(new.stream),
            mails::template.eq(new.template),
            mails::sealed_values.eq(Some(new.sealed_values)),
            mails::state.eq(state),
            mails::created_at.eq(Col(new.created_at)),
            mails::attempts.eq(0),
            mails::next_attempt_at.eq(Col(new.created_at)),
            mails::give_up_at.eq(Col(new.give_up_at)),
            mails::settled_at.eq(new.dead.as_ref().map(|_| Col(new.created_at))),
            mails::last_error.eq(new.dead),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes the mail that has been due for longest, so that no other server tries it before `until`. `None` when nothing is due
/// but what others are taking at this moment.
///
/// # Errors
/// As every query.
pub fn claim(conn: &mut DbConn, now: Timestamp, until: Timestamp) -> Result<Option<Claimed>, StoreError> {
    let due = mails::table
        .filter(mails::state.eq(WAITING).and(mails::next_attempt_at.le(Col(now))))
        .order(mails::next_attempt_at)
        .select(mails::id)
        .limit(1);
    let id: Option<Col<MailId>> = match conn {
        // On SQLite nobody else writes until this transaction ends.
        DbConn::Sqlite(c) => due.first(c).optional()?,
        DbConn::Postgres(c) => due.for_update().skip_locked().first(c).optional()?,
    };
    let Some(id) = id else { return Ok(None) };
    let row: Option<ClaimedRow> = diesel::update(mails::table.find(id))
        .set((mails::next_attempt_at.eq(Col(until)), mails::attempts.eq(mails::attempts + 1)))
        .returning((
            mails::id,
            mails::account_id,
            mails::recipient,
            mails::language,
            mails::sealed_values,
            mails::created_at,
            mails::attempts,
            mails::give_up_at,
        ))
        .get_result(conn)
        .optional()?;
    row.map(|(id, account_id, recipient, language, sealed_values, created_at, attempts, give_up_at)| {
        Ok(Claimed {
            id: id.0,
            account_id: account_id.map(|id| id.0),
            recipient,
            language,
            sealed_values: sealed_values.ok_or_else(|| StoreError::corrupt("a waiting mail says nothing"))?,
            created_at: created_at.0,
            attempts: u32::try_from(attempts).map_err(StoreError::corrupt)?,
            give_up_at: give_up_at.0,
        })
    })
    .transpose()
}

/// A mail has left: what it said is removed.
///
/// # Errors
/// As every query.
pub fn mark_sent(conn: &mut DbConn, id: MailId, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(mails::table.find(Col(id)))
        .set((
            mails::state.eq(SENT),
            mails::sealed_values.eq(None::<Vec<u8>>),
            mails::settled_at.eq(Some(Col(now))),
            mails::last_error.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}

/// A mail is tried again at that time.
///
/// # Errors
/// As every query.
pub fn postpone(conn: &mut DbConn, id: MailId, until: Timestamp, error: &str) -> Result<(), StoreError> {
    diesel::update(mails::table.find(Col(id)))
        .set((mails::next_attempt_at.eq(Col(until)), mails::last_error.eq(Some(error))))
        .execute(conn)?;
    Ok(())
}

/// A mail is not tried again, unless staff want it.
///
/// # Errors
/// As every query.
pub fn mark_dead(conn: &mut DbConn, id: MailId, now: Timestamp, error: &str) -> Result<(), StoreError> {
    diesel::update(mails::table.find(Col(id)))
        .set((mails::state.eq(DEAD), mails::settled_at.eq(Some(Col(now))), mails::last_error.eq(Some(error))))
        .execute(conn)?;
    Ok(())
}

/// Makes a dead mail due, and answers the address it goes to; `None` when no dead mail has that id.
///
/// # Errors
/// As every query.
pub fn revive(
    conn: &mut DbConn,
    id: MailId,
    now: Timestamp,
    give_up_at: Timestamp,
) -> Result<Option<String>, StoreError> {
    let recipient = diesel::update(mails::table.filter(mails::id.eq(Col(id)).and(mails::state.eq(DEAD))))
        .set((
            mails::state.eq(WAITING),
            mails::attempts.eq(0),
            mails::next_attempt_at.eq(Col(now)),
            mails::give_up_at.eq(Col(give_up_at)),
            mails::settled_at.eq(None::<Col<Timestamp>>),
        ))
        .returning(mails::recipient)
        .get_result(conn)
        .optional()?;
    Ok(recipient)
}

type ListedRow = (
    Col<MailId>,
    Option<Col<AccountId>>,
    String,
    String,
    String,
    Col<Timestamp>,
    i32,
    Option<Col<Timestamp>>,
    Option<String>,
);

/// Dead mails, newest first, after that one.
///
/// # Errors
/// As every query.
pub fn list_dead(conn: &mut DbConn, after: Option<MailId>, limit: i64) -> Result<Vec<Listed>, StoreError> {
    let mut query = mails::table.filter(mails::state.eq(DEAD)).into_boxed();
    if let Some(id) = after {
        query = query.filter(mails::id.lt(Col(id)));
    }
    let rows: Vec<ListedRow> = query
        .order(mails::id.desc())
        .limit(limit)
        .select((
            mails::id,
            mails::account_id,
            mails::recipient,
            mails::template,
            mails::stream,
            mails::created_at,
            mails::attempts,
            mails::settled_at,
            mails::last_error,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(id, account_id, recipient, template, stream, created_at, attempts, settled_at, last_error)| {
            Ok(Listed {
                id: id.0,
                account_id: account_id.map(|id| id.0),
                recipient,
                template,
                stream,
                created_at: created_at.0,
                attempts: u32::try_from(attempts).map_err(StoreError::corrupt)?,
                settled_at: settled_at.map(|at| at.0),
                last_error,
            })
        })
        .collect()
}

/// Removes a mail that its reader no longer wants.
///
/// # Errors
/// As every query.
pub fn delete(conn: &mut DbConn, id: MailId) -> Result<(), StoreError> {
    diesel::delete(mails::table.find(Col(id))).execute(conn)?;
    Ok(())
}

/// How far a mail has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// It has left.
    pub sent: bool,
    /// Why it has not, if it was tried.
    pub last_error: Option<String>,
}

/// How far a mail has come.
///
/// # Errors
/// As every query.
pub fn progress(conn: &mut DbConn, id: MailId) -> Result<Option<Progress>, StoreError> {
    let row: Option<(String, Option<String>)> =
        mails::table.find(Col(id)).select((mails::state, mails::last_error)).first(conn).optional()?;
    Ok(row.map(|(state, last_error)| Progress { sent: state == SENT, last_error }))
}

/// What became of the last mail of that kind to an account: the word of its state. `None` when there is none any more.
///
/// # Errors
/// As every query.
pub fn last_state(conn: &mut DbConn, account: AccountId, template: &str) -> Result<Option<String>, StoreError> {
    let state = mails::table
        .filter(mails::account_id.eq(Some(Col(account))).and(mails::template.eq(template)))
        .order(mails::id.desc())
        .select(mails::state)
        .first(conn)
        .optional()?;
    Ok(state)
}

/// How many mails of those kinds were made for an account since that time.
///
/// # Errors
/// As every query.
pub fn count_since(
    conn: &mut DbConn,
    account: AccountId,
    templates: &[&str],
    since: Timestamp,
) -> Result<i64, StoreError> {
    let of_account = mails::table.filter(mails::account_id.eq(Some(Col(account))));
    let lately = of_account.filter(mails::template.eq_any(templates.to_vec()).and(mails::created_at.gt(Col(since))));
    Ok(lately.count().get_result(conn)?)
}

/// How many mails wait.
///
/// # Errors
/// As every query.
pub fn count_waiting(conn: &mut DbConn) -> Result<i64, StoreError> {
    Ok(mails::table.filter(mails::state.eq(WAITING)).count().get_result(conn)?)
}

/// Removes mails that left or died before that time, and answers how many.
///
/// # Errors
/// As every query.
pub fn prune(conn: &mut DbConn, settled_before: Timestamp) -> Result<usize, StoreError> {
    Ok(diesel::delete(mails::table).filter(mails::settled_at.lt(Some(Col(settled_before)))).execute(conn)?)
}
