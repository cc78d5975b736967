//! Sessions, the refresh tokens that carry them on, and the devices that are known.

use diesel::prelude::*;
use domain::id::{AccountId, SessionId};
use jiff::Timestamp;

use super::StoreError;
use super::column::Col;
use super::conn::{DbConn, MultiBackend, on_backend};
use super::schema::{devices, refresh_tokens, sessions};

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
    /// When it was last refreshed.
    pub last_seen_at: Option<Timestamp>,
    /// What they showed to sign in.
    pub method: Method,
    /// When they last proved, within the session, who they are.
    pub confirmed_at: Option<Timestamp>,
    /// Where it is used.
    pub place: Place,
}

/// What somebody showed to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The password alone.
    Password,
    /// The password and a code of an authenticator app.
    PasswordTotp,
    /// The password and a recovery code.
    PasswordRecoveryCode,
    /// The password and a passkey.
    PasswordPasskey,
    /// A passkey that asked who is there.
    Passkey,
}

impl Method {
    const ALL: [Self; 5] =
        [Self::Password, Self::PasswordTotp, Self::PasswordRecoveryCode, Self::PasswordPasskey, Self::Passkey];

    /// The word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::PasswordTotp => "password_totp",
            Self::PasswordRecoveryCode => "password_recovery_code",
            Self::PasswordPasskey => "password_passkey",
            Self::Passkey => "passkey",
        }
    }

    fn of(word: &str) -> Result<Self, StoreError> {
        Self::ALL.into_iter().find(|method| method.word() == word).ok_or_else(|| StoreError::corrupt(word))
    }
}

/// Where a session is used, as far as a person recognises it by that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The browser's name, or the program's.
    pub browser: Option<String>,
    /// The name of the system that it runs on.
    pub system: Option<String>,
    /// The network that it comes from: an address, cut.
    pub network: Option<String>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<SessionId>,
    account_id: Col<AccountId>,
    created_at: Col<Timestamp>,
    expires_at: Col<Timestamp>,
    ended_at: Option<Col<Timestamp>>,
    last_seen_at: Option<Col<Timestamp>>,
    method: String,
    confirmed_at: Option<Col<Timestamp>>,
    browser: Option<String>,
    system: Option<String>,
    network: Option<String>,
}

impl From<&Session> for Row {
    fn from(session: &Session) -> Self {
        let Place { browser, system, network } = session.place.clone();
        Self {
            id: Col(session.id),
            account_id: Col(session.account_id),
            created_at: Col(session.created_at),
            expires_at: Col(session.expires_at),
            ended_at: session.ended_at.map(Col),
            last_seen_at: session.last_seen_at.map(Col),
            method: session.method.word().to_owned(),
            confirmed_at: session.confirmed_at.map(Col),
            browser,
            system,
            network,
        }
    }
}

impl TryFrom<Row> for Session {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            account_id: row.account_id.0,
            created_at: row.created_at.0,
            expires_at: row.expires_at.0,
            ended_at: row.ended_at.map(|at| at.0),
            last_seen_at: row.last_seen_at.map(|at| at.0),
            method: Method::of(&row.method)?,
            confirmed_at: row.confirmed_at.map(|at| at.0),
            place: Place { browser: row.browser, system: row.system, network: row.network },
        })
    }
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
    diesel::insert_into(sessions::table).values(Row::from(session)).execute(conn)?;
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

/// The session of that id, ended or not.
///
/// # Errors
/// As every query.
pub fn find(conn: &mut DbConn, id: SessionId) -> Result<Option<Session>, StoreError> {
    let row: Option<Row> = sessions::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(Session::try_from).transpose()
}

/// The refresh token with that hash, and its session.
///
/// # Errors
/// As every query.
pub fn find_token(conn: &mut DbConn, token_hash: &[u8]) -> Result<Option<Presented>, StoreError> {
    let found: Option<(Row, Option<Col<Timestamp>>)> = refresh_tokens::table
        .inner_join(sessions::table)
        .filter(refresh_tokens::token_hash.eq(token_hash))
        .select((Row::as_select(), refresh_tokens::used_at))
        .first(conn)
        .optional()?;
    found.map(|(row, used_at)| Ok(Presented { session: row.try_into()?, used_at: used_at.map(|at| at.0) })).transpose()
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

/// Notes when and where a session was last seen.
///
/// # Errors
/// As every query.
pub fn seen(conn: &mut DbConn, id: SessionId, place: &Place, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(Col(id)))
        .set((
            sessions::last_seen_at.eq(Some(Col(now))),
            sessions::browser.eq(&place.browser),
            sessions::system.eq(&place.system),
            sessions::network.eq(&place.network),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes that somebody has just proved again who they are.
///
/// # Errors
/// As every query.
pub fn confirm(conn: &mut DbConn, id: SessionId, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(Col(id))).set(sessions::confirmed_at.eq(Some(Col(now)))).execute(conn)?;
    Ok(())
}

/// Notes that somebody has shown more, within a session, than they signed in with.
///
/// # Errors
/// As every query.
pub fn strengthen(conn: &mut DbConn, id: SessionId, method: Method) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(Col(id))).set(sessions::method.eq(method.word())).execute(conn)?;
    Ok(())
}

/// The sessions of an account that go on, newest first, after that one.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut DbConn,
    account: AccountId,
    now: Timestamp,
    after: Option<SessionId>,
    limit: i64,
) -> Result<Vec<Session>, StoreError> {
    let mut query = sessions::table
        .filter(sessions::account_id.eq(Col(account)))
        .filter(sessions::ended_at.is_null().and(sessions::expires_at.gt(Col(now))))
        .select(Row::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(sessions::id.lt(Col(after)));
    }
    // Identifiers begin with the time they were drawn at.
    let rows: Vec<Row> = query.order(sessions::id.desc()).limit(limit).load(conn)?;
    rows.into_iter().map(Session::try_from).collect()
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

/// Ends every session of an account but that one, and answers which.
///
/// # Errors
/// As every query.
pub fn end_all(
    conn: &mut DbConn,
    account: AccountId,
    except: Option<SessionId>,
    now: Timestamp,
) -> Result<Vec<SessionId>, StoreError> {
    let going_on = sessions::account_id.eq(Col(account)).and(sessions::ended_at.is_null());
    let ids: Vec<Col<SessionId>> = sessions::table.filter(going_on).select(sessions::id).load(conn)?;
    let ids: Vec<SessionId> = ids.into_iter().map(|id| id.0).filter(|id| Some(*id) != except).collect();
    diesel::update(sessions::table)
        .filter(sessions::id.eq_any(ids.iter().copied().map(Col)))
        .set(sessions::ended_at.eq(Some(Col(now))))
        .execute(conn)?;
    Ok(ids)
}

/// The sessions that were ended since that time.
///
/// # Errors
/// As every query.
pub fn ended_since(conn: &mut DbConn, since: Timestamp) -> Result<Vec<(SessionId, Timestamp)>, StoreError> {
    let rows: Vec<(Col<SessionId>, Option<Col<Timestamp>>)> = sessions::table
        .filter(sessions::ended_at.ge(Some(Col(since))))
        .select((sessions::id, sessions::ended_at))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, at)| Some((id.0, at?.0))).collect())
}

/// Removes the sessions that expired before that time, with their refresh tokens, and answers how many.
///
/// # Errors
/// As every query.
pub fn prune(conn: &mut DbConn, expired_before: Timestamp) -> Result<usize, StoreError> {
    Ok(diesel::delete(sessions::table).filter(sessions::expires_at.lt(Col(expired_before))).execute(conn)?)
}

/// Notes that somebody signs in with a device, and answers whether they did before.
///
/// # Errors
/// As every query.
pub fn meet_device(
    conn: &mut DbConn,
    account: AccountId,
    token_hash: &[u8],
    now: Timestamp,
) -> Result<bool, StoreError> {
    let known = diesel::update(devices::table.find((Col(account), token_hash)))
        .set(devices::last_seen_at.eq(Col(now)))
        .execute(conn)?;
    if known == 0 {
        let (account, now) = (Col(account), Col(now));
        // Two sign-ins at once meet it together.
        on_backend!(conn, c => diesel::insert_into(devices::table)
            .values((
                devices::account_id.eq(&account),
                devices::token_hash.eq(token_hash),
                devices::created_at.eq(&now),
                devices::last_seen_at.eq(&now),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(known > 0)
}

/// Forgets the devices that nobody has signed in with since that time.
///
/// # Errors
/// As every query.
pub fn prune_devices(conn: &mut DbConn, seen_before: Timestamp) -> Result<usize, StoreError> {
    Ok(diesel::delete(devices::table).filter(devices::last_seen_at.lt(Col(seen_before))).execute(conn)?)
}
