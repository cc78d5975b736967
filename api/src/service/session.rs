//! The life of a session: begun, carried on from refresh to refresh, listed, ended.
//!
//! A refresh token works once; when it is shown a second time somebody has a copy, and the session ends for both. How
//! somebody gets a session is in [`sign_in`](super::sign_in).

use contract::page::Page;
use contract::problem::ProblemCode;
use contract::session::{AccountView, Role, SessionListItem, SessionView, SignInMethod};
use domain::id::SessionId;
use jiff::{SignedDuration, Timestamp};

use super::notice::Notices;
use super::token::OpaqueToken;
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::random;
use crate::store::accounts::Account;
use crate::store::sessions::{Method, Session};
use crate::store::{self, DbConn};

mod ended;

pub use ended::{EndedSessions, learn_ended};

pub use crate::store::sessions::Place;

/// How long a session lasts, however often it is refreshed.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(14 * 24);

/// How long a device is known after somebody last signed in with it; browsers keep no cookie longer.
pub const DEVICE_LIFETIME: SignedDuration = SignedDuration::from_hours(400 * 24);

/// How long somebody who has proved who they are need not do so again for what is dangerous.
pub const CONFIRMED_FOR: SignedDuration = SignedDuration::from_mins(10);

/// What is known of the client that asks for a session.
#[derive(Debug, Clone, Default)]
pub struct Visit {
    /// Where it is.
    pub place: Place,
    /// What its device's cookie says, if it has one.
    pub device: Option<String>,
}

/// A session with its tokens.
#[derive(Debug)]
pub struct SignedIn {
    /// What the client is told.
    pub view: SessionView,
    /// What it refreshes the session with.
    pub refresh_token: String,
    /// What its device is known by from now on; `None` where that stays as it is.
    pub device_token: Option<String>,
}

/// A session that has begun, in the database.
pub(super) struct Begun {
    account: Account,
    session: Session,
    refresh: OpaqueToken,
    device: OpaqueToken,
    new_device: bool,
}

/// Begins a session, within a transaction.
pub(super) fn begin(
    conn: &mut DbConn,
    notices: &Notices,
    account: Account,
    method: Method,
    visit: Visit,
    now: Timestamp,
) -> Result<Begun, Error> {
    let session = Session {
        id: SessionId::new(random::uuid(now)),
        account_id: account.id,
        created_at: now,
        expires_at: now + LIFETIME,
        ended_at: None,
        last_seen_at: None,
        method,
        confirmed_at: Some(now),
        place: visit.place,
    };
    let refresh = OpaqueToken::draw();
    store::sessions::insert(conn, &session)?;
    store::sessions::insert_token(conn, &refresh.hash(), session.id, now)?;
    let device = visit.device.as_deref().and_then(OpaqueToken::parse).unwrap_or_else(OpaqueToken::draw);
    let new_device = !store::sessions::meet_device(conn, account.id, &device.hash(), now)?;
    if new_device {
        notices.new_device(conn, &account, &session.place, now)?;
    }
    Ok(Begun { account, session, refresh, device, new_device })
}

/// Tells of a session that has begun, once it is kept.
pub(super) fn opened(app: &App, begun: Begun, now: Timestamp) -> SignedIn {
    let Begun { account, session, refresh, device, new_device } = begun;
    tracing::info!(
        account.id = %account.id,
        session.id = %session.id,
        session.method = session.method.word(),
        device.new = new_device,
        "signed in"
    );
    let mut signed_in = signed_in(app, &account, &session, &refresh, now);
    signed_in.device_token = Some(device.text());
    signed_in
}

/// Exchanges a refresh token for a new pair of tokens.
///
/// # Errors
///
/// [`ProblemCode::SessionEnded`] when there is no such token, it was used before, or its session is over.
pub async fn refresh(app: &App, visit: Visit, token: Option<&str>) -> Result<SignedIn, Error> {
    let ended = || Error::of(ProblemCode::SessionEnded);
    let presented = token.and_then(OpaqueToken::parse).ok_or_else(ended)?.hash();
    let next = OpaqueToken::draw();
    let (now, hash) = (app.clock.now(), next.hash());
    // The end of a session is kept although the request fails, so it is not an error inside of the transaction.
    let carried_on = app.db.write(move |conn| carry_on(conn, &presented, &hash, &visit.place, now)).await?;
    match carried_on {
        CarriedOn::Yes(going_on) => {
            let (session, account) = *going_on;
            Ok(signed_in(app, &account, &session, &next, now))
        }
        CarriedOn::No => Err(ended()),
        CarriedOn::Ended(session) => {
            app.ended.note([session], now);
            Err(ended())
        }
        CarriedOn::Reused(session) => {
            app.ended.note([session], now);
            tracing::warn!(session.id = %session, "a refresh token was used twice: the session was ended");
            Err(ended())
        }
    }
}

enum CarriedOn {
    Yes(Box<(Session, Account)>),
    No,
    Ended(SessionId),
    Reused(SessionId),
}

fn carry_on(
    conn: &mut DbConn,
    presented: &[u8],
    next: &[u8],
    place: &Place,
    now: Timestamp,
) -> Result<CarriedOn, Error> {
    let Some(found) = store::sessions::find_token(conn, presented)? else { return Ok(CarriedOn::No) };
    let session = found.session;
    if session.ended_at.is_some() || session.expires_at <= now {
        return Ok(CarriedOn::No);
    }
    if found.used_at.is_some() || !store::sessions::use_token(conn, presented, now)? {
        store::sessions::end(conn, session.id, now)?;
        return Ok(CarriedOn::Reused(session.id));
    }
    let account = store::accounts::find(conn, session.account_id)?.filter(|account| account.disabled_at.is_none());
    let Some(account) = account else {
        store::sessions::end(conn, session.id, now)?;
        return Ok(CarriedOn::Ended(session.id));
    };
    store::sessions::insert_token(conn, next, session.id, now)?;
    store::sessions::seen(conn, session.id, place, now)?;
    Ok(CarriedOn::Yes(Box::new((session, account))))
}

/// Ends the session of a refresh token. Without one, or with one that is over already, nothing is left to do.
///
/// # Errors
///
/// When the database does not answer.
pub async fn delete(app: &App, token: Option<&str>) -> Result<(), Error> {
    let Some(token) = token.and_then(OpaqueToken::parse) else { return Ok(()) };
    let now = app.clock.now();
    let ended = app
        .db
        .write(move |conn| -> Result<_, Error> {
            let Some(found) = store::sessions::find_token(conn, &token.hash())? else { return Ok(None) };
            store::sessions::end(conn, found.session.id, now)?;
            Ok(Some(found.session.id))
        })
        .await?;
    app.ended.note(ended, now);
    Ok(())
}

/// The sessions of whoever asks that go on, newest first.
///
/// # Errors
///
/// When the cursor is not one of this list.
pub async fn list(app: &App, who: &Principal, page: &PageRequest) -> Result<Page<SessionListItem>, Error> {
    let (account, current, now) = (who.account_id, who.session_id, app.clock.now());
    let after: Option<SessionId> = page.after()?;
    let limit = page.rows();
    let sessions =
        app.db.read(move |conn| Ok::<_, Error>(store::sessions::list(conn, account, now, after, limit)?)).await?;
    let (sessions, next) = cut(sessions, page, |session: &Session| session.id);
    Ok(Page { items: sessions.into_iter().map(|session| list_item(session, current)).collect(), next })
}

/// Ends a session of whoever asks, wherever it is used.
///
/// # Errors
///
/// [`ProblemCode::NotFound`] when it is not theirs, or is over already.
pub async fn end(app: &App, who: &Principal, id: SessionId) -> Result<(), Error> {
    let (account, now) = (who.account_id, app.clock.now());
    app.db
        .write(move |conn| -> Result<_, Error> {
            let found = store::sessions::find(conn, id)?.filter(|session| session.account_id == account);
            let goes_on = found.is_some_and(|session| session.ended_at.is_none() && session.expires_at > now);
            if !goes_on {
                return Err(Error::of(ProblemCode::NotFound));
            }
            Ok(store::sessions::end(conn, id, now)?)
        })
        .await?;
    app.ended.note([id], now);
    tracing::info!(account.id = %account, session.id = %id, "a session was ended by its owner");
    Ok(())
}

/// Ends every session of whoever asks but the one that asks.
///
/// # Errors
///
/// When the database does not answer.
pub async fn end_others(app: &App, who: &Principal) -> Result<(), Error> {
    let (account, current, now) = (who.account_id, who.session_id, app.clock.now());
    let ended =
        app.db.write(move |conn| Ok::<_, Error>(store::sessions::end_all(conn, account, Some(current), now)?)).await?;
    tracing::info!(account.id = %account, sessions = ended.len(), "sessions were ended by their owner");
    app.ended.note(ended, now);
    Ok(())
}

/// Whoever asks.
///
/// # Errors
///
/// [`ProblemCode::Unauthenticated`] when the account was removed or disabled since they signed in.
pub async fn find(app: &App, who: &Principal) -> Result<AccountView, Error> {
    let id = who.account_id;
    let account = app.db.read(move |conn| -> Result<_, Error> { Ok(store::accounts::find(conn, id)?) }).await?;
    let account = account.filter(|account| account.disabled_at.is_none());
    account.map(|account| seen_by(&account, who)).ok_or_else(|| Error::of(ProblemCode::Unauthenticated))
}

/// The account and session of whoever asks, for what needs a proof of a few minutes ago.
///
/// # Errors
///
/// [`ProblemCode::ConfirmationRequired`] when it is longer ago; [`ProblemCode::Unauthenticated`] when the session has ended.
pub(super) fn confirmed(conn: &mut DbConn, who: &Principal, now: Timestamp) -> Result<(Account, Session), Error> {
    let (account, session) = present(conn, who, now)?;
    if session.confirmed_at.is_none_or(|at| at + CONFIRMED_FOR <= now) {
        return Err(Error::of(ProblemCode::ConfirmationRequired));
    }
    Ok((account, session))
}

/// The account and session of whoever asks, as the database has them; nobody else changes the account meanwhile.
///
/// # Errors
///
/// [`ProblemCode::Unauthenticated`] when the session has ended, or the account was removed or disabled.
pub(super) fn present(conn: &mut DbConn, who: &Principal, now: Timestamp) -> Result<(Account, Session), Error> {
    store::accounts::lock(conn, who.account_id)?;
    let session = store::sessions::find(conn, who.session_id)?;
    let session = session.filter(|session| session.ended_at.is_none() && session.expires_at > now);
    let account = store::accounts::find(conn, who.account_id)?.filter(|account| account.disabled_at.is_none());
    account.zip(session).ok_or_else(|| Error::of(ProblemCode::Unauthenticated))
}

fn signed_in(app: &App, account: &Account, session: &Session, refresh: &OpaqueToken, now: Timestamp) -> SignedIn {
    let principal = Principal {
        account_id: account.id,
        session_id: session.id,
        candidate_id: account.candidate_id,
        staff: account.staff && may_be_staff(app, session.method),
    };
    let (access_token, expires_at) = app.tokens.issue(&principal, now);
    SignedIn {
        view: SessionView {
            access_token,
            expires_at,
            ends_at: session.expires_at,
            account: seen_by(account, &principal),
        },
        refresh_token: refresh.text(),
        device_token: None,
    }
}

/// Where staff have to use a second factor, the password alone does not let them do what staff do.
fn may_be_staff(app: &App, method: Method) -> bool {
    app.config.sign_in.staff_second_factor == crate::config::SecondFactor::Optional || method != Method::Password
}

/// An account as the client sees it.
pub fn view(account: &Account) -> AccountView {
    let candidate = account.candidate_id.map(|_| Role::Candidate);
    let staff = account.staff.then_some(Role::Staff);
    AccountView {
        id: account.id,
        user_name: account.user_name.clone(),
        display_name: account.display_name.clone(),
        roles: candidate.into_iter().chain(staff).collect(),
        candidate_id: account.candidate_id,
        language: account.language.tag().to_owned(),
        second_factor_missing: false,
    }
}

/// The same in a session, which may have let them in for less.
fn seen_by(account: &Account, principal: &Principal) -> AccountView {
    let second_factor_missing = account.staff && !principal.staff;
    AccountView { roles: principal.roles(), second_factor_missing, ..view(account) }
}

fn list_item(session: Session, current: SessionId) -> SessionListItem {
    let Place { browser, system, network } = session.place;
    SessionListItem {
        id: session.id,
        current: session.id == current,
        method: match session.method {
            Method::Password => SignInMethod::Password,
            Method::PasswordTotp => SignInMethod::PasswordTotp,
            Method::PasswordRecoveryCode => SignInMethod::PasswordRecoveryCode,
            Method::PasswordPasskey => SignInMethod::PasswordPasskey,
            Method::Passkey => SignInMethod::Passkey,
        },
        browser,
        system,
        network,
        created_at: session.created_at,
        last_seen_at: session.last_seen_at.unwrap_or(session.created_at),
        ends_at: session.expires_at,
    }
}
