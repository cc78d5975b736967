//! The sessions that ended while access tokens of theirs may still be out.
//!
//! An access token is read without asking the database. So that it stops working when its session is ended, each server
//! keeps in memory which sessions ended within the lifetime of an access token: those it ended itself at once, those that
//! others ended when it looks into the database, every few seconds.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use domain::id::SessionId;
use jiff::Timestamp;

use crate::app::App;
use crate::error::Error;
use crate::service::token::ACCESS_LIFETIME;
use crate::store;

/// What ended lately, and when.
#[derive(Debug, Default)]
pub struct EndedSessions(RwLock<HashMap<SessionId, Timestamp>>);

impl EndedSessions {
    /// Whether that session has ended.
    pub fn has(&self, session: SessionId) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).contains_key(&session)
    }

    /// Notes sessions that ended now.
    pub fn note(&self, sessions: impl IntoIterator<Item = SessionId>, now: Timestamp) {
        self.extend(sessions.into_iter().map(|session| (session, now)));
    }

    fn extend(&self, ended: impl Iterator<Item = (SessionId, Timestamp)>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).extend(ended);
    }

    /// Forgets those whose access tokens have expired meanwhile.
    fn forget(&self, before: Timestamp) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).retain(|_, ended_at| *ended_at >= before);
    }
}

/// Learns which sessions other servers ended. Blocks.
///
/// # Errors
///
/// When the database fails.
pub fn learn_ended(app: &App) -> Result<(), Error> {
    let since = app.clock.now() - ACCESS_LIFETIME;
    let ended = app.db.read_blocking(|conn| Ok::<_, Error>(store::sessions::ended_since(conn, since)?))?;
    app.ended.extend(ended.into_iter());
    app.ended.forget(since);
    Ok(())
}
