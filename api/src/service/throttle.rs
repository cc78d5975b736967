//! Wrong guesses: counted in the database, so that all servers count together, whether or not there is such a user.

use contract::problem::ProblemCode;
use domain::id::AccountId;
use jiff::{SignedDuration, Timestamp};
use language::text::problem as text;
use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::store::DbConn;
use crate::store::accounts::{self, Throttle};

/// Wrong guesses that cost nothing; people do mistype.
const FREE_GUESSES: u32 = 5;
/// How long the first wrong guess after those blocks; each further one twice as long.
const FIRST_BLOCK: SignedDuration = SignedDuration::from_secs(30);
/// The longest block, so that a stranger cannot keep somebody out for good.
const LONGEST_BLOCK: SignedDuration = SignedDuration::from_mins(15);
/// After this long without a wrong guess, earlier ones are forgotten.
pub const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// What is guessed at, under a name that tells nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guessed(Vec<u8>);

impl Guessed {
    /// The password of a user, as they wrote the name or address.
    pub fn password(user: &str) -> Self {
        Self(Sha256::digest(accounts::folded(user)).to_vec())
    }

    /// The second factor of an account, whose password is known.
    pub fn second_factor(account: AccountId) -> Self {
        Self::within(account, "second factor")
    }

    /// The password of an account, from within a session.
    pub fn confirmation(account: AccountId) -> Self {
        Self::within(account, "confirmation")
    }

    /// The result of somebody whose account is another one.
    pub fn score_report(account: AccountId) -> Self {
        Self::within(account, "score report")
    }

    /// Whose account it is that a mail to an address would recover.
    pub fn recovery(account: AccountId, address: &str) -> Self {
        Self::within(account, &format!("recovery by {address}"))
    }

    fn within(account: AccountId, what: &str) -> Self {
        // A user name or address has no blank before a colon, so it cannot be mistaken for this.
        Self(Sha256::digest(format!("{what} : {account}")).to_vec())
    }

    /// The guesses so far.
    ///
    /// # Errors
    /// When the database fails.
    pub fn so_far(&self, conn: &mut DbConn) -> Result<Option<Throttle>, Error> {
        Ok(accounts::find_throttle(conn, &self.0)?)
    }

    /// Counts a wrong guess.
    ///
    /// # Errors
    /// When the database fails.
    pub fn count(&self, conn: &mut DbConn, so_far: Option<Throttle>, now: Timestamp) -> Result<(), Error> {
        Ok(accounts::set_throttle(conn, &self.0, after_failure(so_far, now))?)
    }

    /// Takes the next of what is done once in that time at most; answers whether it is its turn.
    ///
    /// # Errors
    /// When the database fails.
    pub fn take_turn(&self, conn: &mut DbConn, pause: SignedDuration, now: Timestamp) -> Result<bool, Error> {
        if allow(self.so_far(conn)?, now).is_err() {
            return Ok(false);
        }
        let turn = Throttle { failures: 1, last_failed_at: now, blocked_until: Some(now + pause) };
        accounts::set_throttle(conn, &self.0, turn)?;
        Ok(true)
    }

    /// Forgets the guesses, after a right one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget(&self, conn: &mut DbConn) -> Result<(), Error> {
        Ok(accounts::clear_throttle(conn, &self.0)?)
    }
}

/// Lets another guess be looked at.
///
/// # Errors
/// [`ProblemCode::TooManyRequests`] while there were too many.
pub fn allow(so_far: Option<Throttle>, now: Timestamp) -> Result<(), Error> {
    match so_far.and_then(|throttle| throttle.blocked_until).filter(|until| *until > now) {
        None => Ok(()),
        Some(until) => Err(Error::of(ProblemCode::TooManyRequests)
            .detail(text::too_many_guesses())
            .retry_after(until.duration_since(now).unsigned_abs())),
    }
}

fn after_failure(before: Option<Throttle>, now: Timestamp) -> Throttle {
    let recent = before.filter(|throttle| throttle.last_failed_at + FORGOTTEN_AFTER > now);
    let failures = recent.map_or(0, |throttle| throttle.failures).saturating_add(1);
    let doublings = failures.checked_sub(FREE_GUESSES + 1);
    let blocked_until =
        doublings.map(|doublings| now + (FIRST_BLOCK * 2_i32.pow(doublings.min(10))).min(LONGEST_BLOCK));
    Throttle { failures, last_failed_at: now, blocked_until }
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
