//! Signing in, staying signed in, signing out.
//!
//! An unknown user and a wrong password are told apart by nothing: the same work, the same answer, the same count of wrong
//! guesses. A refresh token works once; when it is shown a second time somebody has a copy, and the session ends for both.

use contract::problem::ProblemCode;
use contract::session::{AccountView, CreateSession, SessionView};
use domain::id::SessionId;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};

use super::token::OpaqueToken;
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store::accounts::{Account, Throttle};
use crate::store::sessions::Session;
use crate::store::{self, DbConn};

/// How long a session lasts, however often it is refreshed.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Wrong guesses that cost nothing; people do mistype.
const FREE_GUESSES: u32 = 5;
/// How long the first wrong guess after those blocks the user; each further one twice as long.
const FIRST_BLOCK: SignedDuration = SignedDuration::from_secs(30);
/// The longest block, so that a stranger cannot keep somebody out for good.
const LONGEST_BLOCK: SignedDuration = SignedDuration::from_mins(15);
/// After this long without a wrong guess, earlier ones are forgotten.
const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// The longest user name or address, and password, that is looked at.
const LONGEST: (usize, usize) = (254, 1024);

/// A session with both its tokens.
#[derive(Debug)]
pub struct SignedIn {
    /// What the client is told.
    pub view: SessionView,
    /// What it refreshes the session with.
    pub refresh_token: String,
    /// When the session ends.
    pub ends_at: Timestamp,
}

/// Begins a session for whoever knows the password.
///
/// # Errors
///
/// [`ProblemCode::InvalidCredentials`], or [`ProblemCode::TooManyRequests`] after too many wrong guesses.
pub async fn create(app: &App, input: CreateSession) -> Result<SignedIn, Error> {
    let CreateSession { user, password } = input;
    check_lengths(&user, &password)?;
    let user_hash = Sha256::digest(store::accounts::folded(&user)).to_vec();

    // From here on few at a time, so that many guesses at once are counted one after the other.
    let turn = app.passwords.turn().await;
    let (now, hash) = (app.clock.now(), user_hash.clone());
    let (throttle, account) = app
        .db
        .read(move |conn| -> Result<_, Error> {
            Ok((store::accounts::find_throttle(conn, &hash)?, store::accounts::find_by_user(conn, &user)?))
        })
        .await?;
    if let Some(until) = throttle.and_then(|throttle| throttle.blocked_until).filter(|until| *until > now) {
        return Err(Error::of(ProblemCode::TooManyRequests)
            .detail("There were too many wrong passwords for this user.")
            .retry_after(until.duration_since(now).unsigned_abs()));
    }
    let kept = account.as_ref().and_then(|account| account.password_hash.clone());
    let right = turn.verify(password.into(), kept).await?;

    let Some(account) = account.filter(|account| right && account.disabled_at.is_none()) else {
        let throttle = after_failure(throttle, now);
        app.db
            .write(move |conn| -> Result<_, Error> { Ok(store::accounts::set_throttle(conn, &user_hash, throttle)?) })
            .await?;
        return Err(Error::of(ProblemCode::InvalidCredentials));
    };
    let session = Session {
        id: SessionId::new(random::uuid(now)),
        account_id: account.id,
        created_at: now,
        expires_at: now + LIFETIME,
        ended_at: None,
    };
    let refresh_token = OpaqueToken::draw();
    let (kept, hash) = (session.clone(), refresh_token.hash());
    app.db
        .write(move |conn| -> Result<_, Error> {
            if throttle.is_some() {
                store::accounts::clear_throttle(conn, &user_hash)?;
            }
            store::sessions::insert(conn, &kept)?;
            store::sessions::insert_token(conn, &hash, kept.id, now)?;
            Ok(())
        })
        .await?;
    Ok(signed_in(app, account, &session, &refresh_token, now))
}

/// Exchanges a refresh token for a new pair of tokens.
///
/// # Errors
///
/// [`ProblemCode::SessionEnded`] when there is no such token, it was used before, or its session is over.
pub async fn refresh(app: &App, token: Option<&str>) -> Result<SignedIn, Error> {
    let ended = || Error::of(ProblemCode::SessionEnded);
    let presented = token.and_then(OpaqueToken::parse).ok_or_else(ended)?.hash();
    let next = OpaqueToken::draw();
    let (now, hash) = (app.clock.now(), next.hash());
    // The end of a session is kept although the request fails, so it is not an error inside of the transaction.
    let carried_on = app.db.write(move |conn| carry_on(conn, &presented, &hash, now)).await?;
    match carried_on {
        CarriedOn::Yes(session, account) => Ok(signed_in(app, *account, &session, &next, now)),
        CarriedOn::No => Err(ended()),
        CarriedOn::Reused(session) => {
            tracing::warn!(session.id = %session, "a refresh token was used twice: the session was ended");
            Err(ended())
        }
    }
}

enum CarriedOn {
    Yes(Session, Box<Account>),
    No,
    Reused(SessionId),
}

fn carry_on(conn: &mut DbConn, presented: &[u8], next: &[u8], now: Timestamp) -> Result<CarriedOn, Error> {
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
        return Ok(CarriedOn::No);
    };
    store::sessions::insert_token(conn, next, session.id, now)?;
    Ok(CarriedOn::Yes(session, Box::new(account)))
}

/// Ends the session of a refresh token. Without one, or with one that is over already, nothing is left to do.
///
/// # Errors
///
/// When the database does not answer.
pub async fn delete(app: &App, token: Option<&str>) -> Result<(), Error> {
    let Some(token) = token.and_then(OpaqueToken::parse) else { return Ok(()) };
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            if let Some(found) = store::sessions::find_token(conn, &token.hash())? {
                store::sessions::end(conn, found.session.id, now)?;
            }
            Ok(())
        })
        .await
}

/// Removes sessions that are over and wrong guesses that no longer count, which strangers could otherwise pile up without end.
/// Blocks. Answers how many of each.
///
/// # Errors
///
/// When the database fails.
pub fn prune(app: &App) -> Result<(usize, usize), Error> {
    let now = app.clock.now();
    app.db.write_blocking(|conn| {
        let sessions = store::sessions::prune(conn, now)?;
        Ok((sessions, store::accounts::prune_throttles(conn, now - FORGOTTEN_AFTER)?))
    })
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
    account.as_ref().map(view).ok_or_else(|| Error::of(ProblemCode::Unauthenticated))
}

fn check_lengths(user: &str, password: &str) -> Result<(), Error> {
    let mut refused = Vec::new();
    for (pointer, text, most) in [("/user", user, LONGEST.0), ("/password", password, LONGEST.1)] {
        let (code, message) = match text.len() {
            0 => ("required", "must not be empty".to_owned()),
            length if length > most => ("too_long", format!("must not be longer than {most} bytes")),
            _ => continue,
        };
        refused.push(contract::problem::FieldError { pointer: pointer.to_owned(), code: code.to_owned(), message });
    }
    if refused.is_empty() { Ok(()) } else { Err(Error::invalid(refused)) }
}

fn after_failure(before: Option<Throttle>, now: Timestamp) -> Throttle {
    let recent = before.filter(|throttle| throttle.last_failed_at + FORGOTTEN_AFTER > now);
    let failures = recent.map_or(0, |throttle| throttle.failures).saturating_add(1);
    let doublings = failures.checked_sub(FREE_GUESSES + 1);
    let blocked_until =
        doublings.map(|doublings| now + (FIRST_BLOCK * 2_i32.pow(doublings.min(10))).min(LONGEST_BLOCK));
    Throttle { failures, last_failed_at: now, blocked_until }
}

fn signed_in(app: &App, account: Account, session: &Session, refresh: &OpaqueToken, now: Timestamp) -> SignedIn {
    let principal = Principal {
        account_id: account.id,
        session_id: session.id,
        candidate_id: account.candidate_id,
        staff: account.staff,
    };
    let (access_token, expires_at) = app.tokens.issue(&principal, now);
    SignedIn {
        view: SessionView { access_token, expires_at, account: view(&account) },
        refresh_token: refresh.text(),
        ends_at: session.expires_at,
    }
}

/// An account as the client sees it.
pub fn view(account: &Account) -> AccountView {
    use contract::session::Role;
    let candidate = account.candidate_id.map(|_| Role::Candidate);
    let staff = account.staff.then_some(Role::Staff);
    AccountView {
        id: account.id,
        user_name: account.user_name.clone(),
        display_name: account.display_name.clone(),
        roles: candidate.into_iter().chain(staff).collect(),
        candidate_id: account.candidate_id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_begin_after_the_free_guesses_and_double_up_to_the_longest() {
        let now: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
        let mut throttle = None;
        let blocks: Vec<i64> = (0..14)
            .map(|_| {
                let next = after_failure(throttle, now);
                throttle = Some(next);
                next.blocked_until.map_or(0, |until| until.duration_since(now).as_secs())
            })
            .collect();

        assert_eq!(blocks, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
    }

    #[test]
    fn old_guesses_are_forgotten() {
        let now: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
        let old = Throttle { failures: 50, last_failed_at: now - SignedDuration::from_hours(2), blocked_until: None };

        assert_eq!(after_failure(Some(old), now).failures, 1);
    }
}
