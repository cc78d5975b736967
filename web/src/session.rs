//! Who is signed in, and calls in their name.
//!
//! The access token lives in memory alone, inside the client; the refresh token is a cookie that
//! scripts cannot read. A mark in local storage says only that there may be such a cookie, so that
//! visitors who never signed in are not sent to ask for one.
//!
//! A session that ends while a page is shown leaves the page as it is: whoever is there is asked to
//! sign in again, and calls that were under way wait for it.

use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use client::{Client, Error};
use contract::mail_choice::UpdateLanguage;
use contract::passkey::PasskeyRequestOptions;
use contract::problem::ProblemCode;
use contract::session::{AccountView, ContinueSession, CreatePasskeySession, CreateSession, Role, SessionView};
use futures::channel::oneshot;
use futures::lock::Mutex;
use jiff::{SignedDuration, Timestamp};
use language::Language;
use leptos::prelude::*;

use crate::browser;

mod tabs;

const MARK: &str = "certtracker.signed-in";

/// How long before a session ends it is announced (WCAG 2.2, 2.2.1, asks for 20 seconds).
const ANNOUNCED: SignedDuration = SignedDuration::from_mins(10);

/// How often the clock is looked at.
const LOOK: Duration = Duration::from_secs(5);

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

/// What has come, or is about to come, between somebody and the page they are at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Interruption {
    /// The session ends at that time of day.
    EndsSoon { at: String },
    /// The session has ended.
    Ended,
}

/// The session of this tab.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    state: RwSignal<State>,
    interruption: RwSignal<Option<Interruption>>,
    /// When it ends by itself; `None` once that was announced.
    ends_at: StoredValue<Option<Timestamp>>,
    api: StoredValue<Client>,
    // Counts the tokens so far, and keeps two calls from refreshing at once: the second would send a
    // refresh token that has been used, and the server would end the session.
    tokens: StoredValue<Rc<Mutex<u32>>, LocalStorage>,
    /// Calls that wait until somebody has signed in again; told whether it was the same person.
    waiting: StoredValue<Vec<oneshot::Sender<bool>>, LocalStorage>,
}

impl Session {
    /// Makes the session and takes up the one that this browser may still have.
    pub(crate) fn provide() {
        let session = Self {
            state: RwSignal::new(State::Unknown),
            interruption: RwSignal::new(None),
            ends_at: StoredValue::new(None),
            api: StoredValue::new(Client::new(&browser::origin()).in_language(language::here().tag())),
            tokens: StoredValue::new_local(Rc::new(Mutex::new(0))),
            waiting: StoredValue::new_local(Vec::new()),
        };
        provide_context(session);
        set_interval(move || session.look_at_the_clock(), LOOK);
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

    /// What keeps whoever is there from going on, if anything does.
    pub(crate) fn interruption(self) -> Option<Interruption> {
        self.interruption.get()
    }

    pub(crate) async fn sign_in(self, with: CreateSession) -> Result<(), Error> {
        let session = self.api.get_value().create_session(&with).await?;
        self.take(session).await;
        Ok(())
    }

    /// Completes a sign-in with a second factor.
    pub(crate) async fn continue_sign_in(self, with: ContinueSession) -> Result<(), Error> {
        let session = self.api.get_value().continue_session(&with).await?;
        self.take(session).await;
        Ok(())
    }

    /// What to ask a passkey with, to sign in by it.
    pub(crate) async fn passkey_challenge(self) -> Result<PasskeyRequestOptions, Error> {
        self.api.get_value().create_passkey_challenge().await
    }

    pub(crate) async fn sign_in_by_passkey(self, with: CreatePasskeySession) -> Result<(), Error> {
        let session = self.api.get_value().create_passkey_session(&with).await?;
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

    /// Keeps a language with the account.
    pub(crate) async fn choose_language(self, language: Language) -> Result<(), Error> {
        let choice = UpdateLanguage { language: language.tag().to_owned() };
        self.call(async |api| api.update_language(&choice).await).await.map(drop)
    }

    /// Calls the API; once more after a refresh when the access token has expired meanwhile, or after
    /// somebody has signed in again when the session has ended.
    pub(crate) async fn call<T>(self, request: impl AsyncFn(Client) -> Result<T, Error>) -> Result<T, Error> {
        let mut token = self.token().await;
        // One place that calls: a second would carry every kind of request once more.
        loop {
            match request(self.api.get_value()).await {
                Err(error) if error.code() == Some(ProblemCode::Unauthenticated) && token > 0 => {
                    // Boxed, or every kind of request would carry a refresh inside.
                    if let Err(error) = Box::pin(self.refresh(token)).await
                        && !self.resumed().await
                    {
                        return Err(error);
                    }
                    token = 0;
                }
                answer => return answer,
            }
        }
    }

    /// Goes on without signing in again: before the end until it comes, after it as a visitor.
    pub(crate) fn leave_be(self) {
        if self.interruption.get_untracked() == Some(Interruption::Ended) {
            self.forget(true);
        } else {
            self.interruption.set(None);
        }
    }

    /// Waits until somebody has signed in again; `false` when nobody does, or somebody else did.
    fn resumed(self) -> Pin<Box<dyn Future<Output = bool>>> {
        let (send, receive) = oneshot::channel();
        if self.interruption.get_untracked() == Some(Interruption::Ended) {
            self.waiting.update_value(|waiting| waiting.push(send));
        }
        // When nothing was interrupted, `send` is gone, and that is the answer.
        Box::pin(async move { receive.await.unwrap_or(false) })
    }

    fn release(self, same_person: bool) {
        let mut waiting = Vec::new();
        self.waiting.update_value(|all| waiting.append(all));
        for call in waiting {
            // A call that was given up meanwhile needs no answer.
            _ = call.send(same_person);
        }
    }

    fn look_at_the_clock(self) {
        let soon = self.ends_at.get_value().filter(|end| *end - ANNOUNCED <= browser::now());
        if let Some(end) = soon
            && self.interruption.get_untracked().is_none()
        {
            self.ends_at.set_value(None);
            self.interruption.set(Some(Interruption::EndsSoon { at: browser::time_of_day(end) }));
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
                    if matches!(self.state.get_untracked(), State::SignedIn(_)) {
                        self.interruption.set(Some(Interruption::Ended));
                    } else {
                        self.forget(true);
                    }
                }
                Err(error)
            }
        }
    }

    async fn take(self, session: SessionView) {
        *self.tokens.get_value().lock().await += 1;
        let before = self.state.get_untracked();
        let own = Language::from_tag(&session.account.language);
        self.show(session);
        self.interruption.set(None);
        self.release(before == self.state.get_untracked());
        if let Some(language) = own.filter(|own| *own != browser::language())
            && !matches!(before, State::SignedIn(_))
            && !browser::has_chosen_language()
        {
            browser::speak(language);
        }
    }

    fn show(self, session: SessionView) {
        browser::store(MARK, Some("yes"));
        self.ends_at.set_value(Some(session.ends_at));
        let account = State::SignedIn(Arc::new(session.account));
        // A refresh of the same account must not build the page anew.
        if self.state.get_untracked() != account {
            self.state.set(account);
        }
    }

    fn forget(self, ended: bool) {
        browser::store(MARK, None);
        self.ends_at.set_value(None);
        self.interruption.set(None);
        self.state.set(State::SignedOut { ended });
        self.release(false);
    }
}
