//! Sessions of candidates. They are not in the books: after a restart a candidate comes in by the program again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite};

use super::page::Fault;
use crate::clock::machine_now;
use crate::secrets::random_word;

const COOKIE: &str = "vue-sim-session";
/// How many are kept. More are nobody's at one desk.
const MAX: usize = 10_000;

/// A candidate whom the program handed over.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) candidate: String,
    pub(crate) return_url: String,
    pub(crate) logout_url: String,
    pub(crate) timeout_url: String,
    pub(crate) timeout_seconds: i64,
    last_used: i64,
}

impl Session {
    pub(super) fn new(candidate: &str, timeout_seconds: i64, urls: [&str; 3]) -> Self {
        let [return_url, logout_url, timeout_url] = urls.map(str::to_owned);
        let last_used = machine_now().as_second();
        Self { candidate: candidate.to_owned(), return_url, logout_url, timeout_url, timeout_seconds, last_used }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Sessions(Mutex<HashMap<String, Session>>);

impl Sessions {
    /// Opens a session, and answers the cookie that holds it.
    pub(super) fn open(&self, session: Session) -> Cookie<'static> {
        let token = random_word();
        let mut sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if sessions.len() >= MAX {
            let oldest = sessions.iter().min_by_key(|(_, session)| session.last_used).map(|(token, _)| token.clone());
            oldest.map(|token| sessions.remove(&token));
        }
        sessions.insert(token.clone(), session);
        Cookie::build(COOKIE, token).path("/").http_only(true).same_site(SameSite::Lax).finish()
    }

    /// The session of a request, which is used by that.
    pub(super) fn of(&self, request: &HttpRequest) -> Result<Session, Fault> {
        let token = request.cookie(COOKIE).ok_or(Fault::NoSession)?;
        let mut sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let session = sessions.get_mut(token.value()).ok_or(Fault::NoSession)?;
        let now = machine_now().as_second();
        if now - session.last_used > session.timeout_seconds {
            let url = session.timeout_url.clone();
            sessions.remove(token.value());
            return Err(Fault::TimedOut(url));
        }
        session.last_used = now;
        Ok(session.clone())
    }

    /// Closes the session of a request.
    pub(super) fn close(&self, request: &HttpRequest) {
        if let Some(token) = request.cookie(COOKIE) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(token.value());
        }
    }
}
