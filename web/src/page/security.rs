//! The ways into one's own account, and where one is signed in.
//!
//! What changes the ways in needs a proof of a few minutes ago. A call that is refused for the lack of it waits in
//! [`Actions`] until the proof was given, and is then made again.

use std::rc::Rc;

use client::{Client, Error};
use contract::problem::ProblemCode;
use contract::security::SecurityView;
use language::text::web::account as text;
use leptos::prelude::*;

use crate::browser;
use crate::session::Session;
use crate::ui::{Notice, PageHeader, ProblemNotice, Tone, announce, dynamic, load};

mod confirmation;
mod passkeys;
mod password;
mod recovery_codes;
mod sessions;
mod totp;

/// The page.
pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let actions = Actions::provide();
    let missing = session.account().is_some_and(|account| account.second_factor_missing);
    view! {
        <div class="stack security">
            <PageHeader title=text::security()><p class="lead">{text::security_lead()}</p></PageHeader>
            {missing.then(|| view! { <Notice tone=Tone::Care><p>{text::second_factor_needed()}</p></Notice> })}
            {dynamic(move || actions.failure.get().map(|error| view! { <ProblemNotice error/> }).into_any())}
            {recovery_codes::shown(actions)}
            {dynamic(move || {
                actions.version.track();
                load(
                    async |api| api.find_security().await,
                    move |ways: SecurityView| view! {
                        {passkeys::view(ways.passkeys.clone())}
                        {totp::view(ways.totp_since)}
                        {(ways.totp_since.is_some() || !ways.passkeys.is_empty())
                            .then(|| recovery_codes::view(ways.recovery_codes_left))}
                    }
                    .into_any(),
                )
            })}
            {password::view()}
            {sessions::view()}
            {confirmation::view(actions)}
        </div>
    }
    .into_any()
}

/// What is being done on the page.
#[derive(Clone, Copy)]
struct Actions {
    // Handlers of events have no place in the tree to ask from.
    session: Session,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<Error>>,
    /// Counts the changes: the ways in are read anew after each.
    version: RwSignal<u32>,
    /// What waits for a proof.
    waiting: RwSignal<Option<Again>, LocalStorage>,
    /// Recovery codes that were just made, shown this once.
    codes: RwSignal<Vec<String>>,
}

/// Makes a call once more.
type Again = Rc<dyn Fn()>;

impl Actions {
    fn provide() -> Self {
        let actions = Self {
            session: Session::here(),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            version: RwSignal::new(0),
            waiting: RwSignal::new_local(None),
            codes: RwSignal::new(Vec::new()),
        };
        provide_context(actions);
        actions
    }

    fn here() -> Self {
        expect_context()
    }

    /// Makes a call; `done` gets its answer.
    fn act<T: 'static>(self, request: impl AsyncFn(Client) -> Result<T, Error> + 'static, done: impl Fn(T) + 'static) {
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
                    Ok(answer) => done(answer),
                    Err(error) if error.code() == Some(ProblemCode::ConfirmationRequired) => {
                        self.waiting.set(Some(again));
                    }
                    Err(error) => self.failure.set(Some(error)),
                }
            });
        }));
    }

    /// Apart from [`act`](Self::act), so that it is compiled once.
    fn run(self, call: Rc<dyn Fn(Again)>) {
        if self.busy.get_untracked() {
            return;
        }
        self.failure.set(None);
        self.busy.set(true);
        let once_more = Rc::clone(&call);
        call(Rc::new(move || self.run(Rc::clone(&once_more))));
    }

    /// Says what was changed, and reads the ways in anew; the focus goes to the heading of what was changed.
    fn changed(self, sentence: &str, heading: &'static str) {
        announce(sentence);
        self.version.update(|version| *version += 1);
        browser::focus_soon(heading);
    }
}
