//! Sessions, and the refresh tokens that carry them on.

use diesel::prelude::*;
use domain::id::{AccountId, SessionId};
use jiff::Timestamp;

use super::StoreError;
use super::column::Col;
use super::conn::DbConn;
use super::schema::{refresh_tokens, sessions};

/// One sign-in on one device, through all its refreshes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Which session.
    pub id: SessionId,
    /// Whose.
    pub account_id: AccountId,
    /// When they signed in.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// When it was ended.
    pub ended_at: Option<Timestamp>,
}

/// A refresh token that was found, with its session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presented {
    /// The session it carries on.
    pub session: Session,
    /// When it was used, if it was: a second use means that somebody has a copy.
    pub used_at: Option<Timestamp>,
}

/// Keeps a new session.
///
/// # Errors
/// As every query.
pub fn insert(conn: &mut DbConn, session: &Session) -> Result<(), StoreError> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(Col(session.id)),
            sessions::account_id.eq(Col(session.account_id)),
            sessions::created_at.eq(Col(session.created_at)),
            sessions::expires_at.eq(Col(session.expires_at)),
            sessions::ended_at.eq(session.ended_at.map(Col)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Keeps the hash of a new refresh token.
///
/// # Errors
/// As every query.
pub fn insert_token(
    conn: &mut DbConn,
    token_hash: &[u8],
    session_id: SessionId,
    issued_at: Timestamp,
) -> Result<(), StoreError> {
    diesel::insert_into(refresh_tokens::table)
        .values((
            refresh_tokens::token_hash.eq(token_hash),
            refresh_tokens::session_id.eq(Col(session_id)),
            refresh_tokens::issued_at.eq(Col(issued_at)),
        ))
        .execute(conn)?;
    Ok(())
}

type Row =
    (Col<SessionId>, Col<AccountId>, Col<Timestamp>, Col<Timestamp>, Option<Col<Timestamp>>, Option<Col<Timestamp>>);

/// The refresh token with that hash, and its session.
///
/// # Errors
/// As every query.
pub fn find_token(conn: &mut DbConn, token_hash: &[u8]) -> Result<Option<Presented>, StoreError> {
    let row: Option<Row> = refresh_tokens::table
        .inner_join(sessions::table)
        .filter(refresh_tokens::token_hash.eq(token_hash))
        .select((
            sessions::id,
            sessions::account_id,
            sessions::created_at,
            sessions::expires_at,
            sessions::ended_at,
            refresh_tokens::used_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, account_id, created_at, expires_at, ended_at, used_at)| Presented {
        session: Session {
            id: id.0,
            account_id: account_id.0,
            created_at: created_at.0,
            expires_at: expires_at.0,
            ended_at: ended_at.map(|at| at.0),
        },
        used_at: used_at.map(|at| at.0),
    }))
}

/// Uses a refresh token up; `false` when another request was first.
///
/// # Errors
/// As every query.
pub fn use_token(conn: &mut DbConn, token_hash: &[u8], now: Timestamp) -> Result<bool, StoreError> {
    let used = diesel::update(refresh_tokens::table)
        .filter(refresh_tokens::token_hash.eq(token_hash).and(refresh_tokens::used_at.is_null()))
        .set(refresh_tokens::used_at.eq(Some(Col(now))))
        .execute(conn)?;
    Ok(used == 1)
}

/// Ends a session, with every refresh token that descends from it. One that has ended keeps its time.
///
/// # Errors
/// As every query.
pub fn end(conn: &mut DbConn, id: SessionId, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(sessions::table)
        .filter(sessions::id.eq(Col(id)).and(sessions::ended_at.is_null()))
        .set(sessions::ended_at.eq(Some(Col(now))))
        .execute(conn)?;
    Ok(())
}

/// Removes the sessions that expired before that time, with their refresh tokens, and answers how many.
///
/// # Errors
/// As every query.
pub fn prune(conn: &mut DbConn, expired_before: Timestamp) -> Result<usize, StoreError> {
    Ok(diesel::delete(sessions::table).filter(sessions::expires_at.lt(Col(expired_before))).execute(conn)?)
}
