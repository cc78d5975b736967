//! What is done on a page about one's own account, a call at a time.
//!
//! What changes the ways in needs a proof of a few minutes ago. A call that is refused for the lack of it waits in
//! [`Actions`] until the proof was given, and is then made again.

use std::rc::Rc;

use client::{Client, Error};
use contract::problem::ProblemCode;
use leptos::prelude::*;

use crate::browser;
use crate::session::Session;
use crate::ui::{ProblemNotice, announce, dynamic};

mod confirmation;

/// What is being done on the page.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    // Handlers of events have no place in the tree to ask from.
    session: Session,
    pub(super) busy: RwSignal<bool>,
    failure: RwSignal<Option<Error>>,
    /// Counts the changes: what the page shows is read anew after each.
    pub(super) version: RwSignal<u32>,
    /// What waits for a proof.
    waiting: RwSignal<Option<Again>, LocalStorage>,
}

/// Makes a call once more.
type Again = Rc<dyn Fn()>;

impl Actions {
    pub(super) fn provide() -> Self {
        let actions = Self {
            session: Session::here(),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            version: RwSignal::new(0),
            waiting: RwSignal::new_local(None),
        };
        provide_context(actions);
        actions
    }

    pub(super) fn here() -> Self {
        expect_context()
    }

    /// Makes a call; `done` gets its answer.
    pub(super) fn act<T: 'static>(
        self,
        request: impl AsyncFn(Client) -> Result<T, Error> + 'static,
        done: impl Fn(T) + 'static,
    ) {
        self.attempt(request, move |answer| match answer {
            Ok(answer) => done(answer),
            Err(error) => self.fail(error),
        });
    }

    /// Shows at the head of the page what failed as a whole.
    pub(super) fn fail(self, error: Error) {
        self.failure.set(Some(error));
    }

    /// Makes a call; `done` gets its answer, or why it failed.
    pub(super) fn attempt<T: 'static>(
        self,
        request: impl AsyncFn(Client) -> Result<T, Error> + 'static,
        done: impl Fn(Result<T, Error>) + 'static,
    ) {
        let session = self.session;
        let parts = Rc::new((request, done));
        self.run(Rc::new(move |again| {
            let parts = Rc::clone(&parts);
            leptos::task::spawn_local(async move {
                let (request, done) = &*parts;
                let answer = session.call(async |api| request(api).await).await;
                if self.busy.is_disposed() {
                    return;
                }
                self.busy.set(false);
                match answer {
                    Err(error) if error.code() == Some(ProblemCode::ConfirmationRequired) => {
                        self.waiting.set(Some(again));
                    }
                    answer => done(answer),
                }
            });
        }));
    }

    /// Apart from [`attempt`](Self::attempt), so that it is compiled once.
    fn run(self, call: Rc<dyn Fn(Again)>) {
        if self.busy.get_untracked() {
            return;
        }
        self.failure.set(None);
        self.busy.set(true);
        let once_more = Rc::clone(&call);
        call(Rc::new(move || self.run(Rc::clone(&once_more))));
    }

    /// Says what was changed, and reads the page anew; the focus goes to the heading of what was changed.
    pub(super) fn changed(self, sentence: &str, heading: &'static str) {
        announce(sentence);
        self.version.update(|version| *version += 1);
        browser::focus_soon(heading);
    }

    /// What failed as a whole, at the head of the page.
    pub(super) fn failed(self) -> AnyView {
        dynamic(move || self.failure.get().map(|error| view! { <ProblemNotice error/> }).into_any())
    }

    /// The dialog that asks for a proof, once on the page.
    pub(super) fn confirmation(self) -> AnyView {
        confirmation::view(self)
    }
}
