//! Who is signed in, and calls in their name.
//!
//! The access token lives in memory alone, inside the client; the refresh token is a cookie that
//! scripts cannot read. A mark in local storage says only that there may be such a cookie, so that
//! visitors who never signed in are not sent to ask for one.

use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use client::{Client, Error};
use contract::problem::ProblemCode;
use contract::session::{AccountView, CreateSession, Role, SessionView};
use futures::lock::Mutex;
use leptos::prelude::*;

use crate::browser;

mod tabs;

const MARK: &str = "certtracker.signed-in";

/// Whether somebody is signed in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum State {
    /// Being found out.
    Unknown,
    SignedOut {
        /// A session was there and has ended without being asked to.
        ended: bool,
    },
    SignedIn(Arc<AccountView>),
}

/// The session of this tab.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    state: RwSignal<State>,
    api: StoredValue<Client>,
    // Counts the tokens so far, and keeps two calls from refreshing at once: the second would send a
    // refresh token that has been used, and the server would end the session.
    tokens: StoredValue<Rc<Mutex<u32>>, LocalStorage>,
}

impl Session {
    /// Makes the session and takes up the one that this browser may still have.
    pub(crate) fn provide() {
        let session = Self {
            state: RwSignal::new(State::Unknown),
            api: StoredValue::new(Client::new(&browser::origin())),
            tokens: StoredValue::new_local(Rc::new(Mutex::new(0))),
        };
        provide_context(session);
        if browser::stored(MARK).is_some() {
            leptos::task::spawn_local(async move {
                if let Err(error) = session.refresh(0).await
                    && session.state.get_untracked() == State::Unknown
                {
                    // Not reached is not signed out, but nothing can be shown in their name either.
                    leptos::logging::warn!("the session could not be taken up: {error}");
                    session.state.set(State::SignedOut { ended: false });
                }
            });
        } else {
            session.state.set(State::SignedOut { ended: false });
        }
    }

    /// The session of this page.
    pub(crate) fn here() -> Self {
        expect_context()
    }

    pub(crate) fn state(self) -> State {
        self.state.get()
    }

    /// The account, when somebody is signed in.
    pub(crate) fn account(self) -> Option<Arc<AccountView>> {
        match self.state.get() {
            State::SignedIn(account) => Some(account),
            State::Unknown | State::SignedOut { .. } => None,
        }
    }

    pub(crate) fn has(self, role: Role) -> bool {
        self.account().is_some_and(|account| account.roles.contains(&role))
    }

    pub(crate) async fn sign_in(self, with: CreateSession) -> Result<(), Error> {
        let session = self.api.get_value().create_session(&with).await?;
        self.take(session).await;
        Ok(())
    }

    /// Signs out here even when the server cannot be reached; then the error says that the session
    /// still exists there.
    pub(crate) async fn sign_out(self) -> Result<(), Error> {
        let ended = self.api.get_value().delete_session().await;
        self.forget(false);
        ended
    }

    /// Calls the API; once more after a refresh when the access token has expired meanwhile.
    pub(crate) async fn call<T>(self, request: impl AsyncFn(Client) -> Result<T, Error>) -> Result<T, Error> {
        let token = self.token().await;
        match request(self.api.get_value()).await {
            Err(error) if error.code() == Some(ProblemCode::Unauthenticated) && token > 0 => {
                // Boxed, or every kind of request would carry a refresh inside.
                Box::pin(self.refresh(token)).await?;
                request(self.api.get_value()).await
            }
            answer => answer,
        }
    }

    /// Which token is in use, once no refresh is under way.
    fn token(self) -> Pin<Box<dyn Future<Output = u32>>> {
        let tokens = self.tokens.get_value();
        Box::pin(async move { *tokens.lock().await })
    }

    /// Gets a newer token than that one, unless there is one by now.
    async fn refresh(self, than: u32) -> Result<(), Error> {
        let tokens = self.tokens.get_value();
        let mut token = tokens.lock().await;
        if *token > than {
            return Ok(());
        }
        let _turn = tabs::turn().await;
        match self.api.get_value().refresh_session().await {
            Ok(session) => {
                *token += 1;
                self.show(session);
                Ok(())
            }
            Err(error) => {
                if error.code().is_some_and(|code| code.status() == 401) {
                    self.forget(true);
                }
                Err(error)
            }
        }
    }

    async fn take(self, session: SessionView) {
        *self.tokens.get_value().lock().await += 1;
        self.show(session);
    }

    fn show(self, session: SessionView) {
        browser::store(MARK, Some("yes"));
        let account = State::SignedIn(Arc::new(session.account));
        // A refresh of the same account must not build the page anew.
        if self.state.get_untracked() != account {
            self.state.set(account);
        }
    }

    fn forget(self, ended: bool) {
        browser::store(MARK, None);
        self.state.set(State::SignedOut { ended });
    }
}
