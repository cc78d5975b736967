//! Signing in.

use client::Error;
use contract::problem::ProblemCode;
use contract::session::CreateSession;
use language::text::web::{account as text, join};
use leptos::prelude::*;

use crate::route::Route;
use crate::session::{Session, State};
use crate::ui::{Button, ButtonKind, ErrorSummary, Field, Notice, PageHeader, ProblemNotice, Tone, announce, dynamic};
use crate::{browser, navigation};

/// The page of its own; whoever has signed in goes home.
pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let navigate = navigation::navigator();
    Effect::new(move |_| {
        if matches!(session.state(), State::SignedIn(_)) {
            navigate(&Route::Home);
        }
    });
    view! {
        <div class="stack">
            <PageHeader title=text::sign_in()/>
            <div class="sign-in"><Form/> <div class="front-engraving" aria-hidden="true"></div></div>
        </div>
    }
    .into_any()
}

/// In place of a page that needs an account.
pub(crate) fn first(ended: bool) -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title=text::sign_in_first()/>
            {ended.then(|| view! {
                <Notice tone=Tone::Care>
                    <p>{text::session_ended()}</p>
                </Notice>
            })}
            <div class="sign-in"><Form/> <div class="front-engraving" aria-hidden="true"></div></div>
        </div>
    }
    .into_any()
}

#[derive(Clone, Default, PartialEq)]
struct Faults {
    user: Option<String>,
    password: Option<String>,
    /// What belongs to no field alone.
    pair: Option<String>,
}

#[component]
fn Form() -> impl IntoView {
    let session = Session::here();
    let user = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let faults = RwSignal::new(Faults::default());
    let failure = RwSignal::new(None::<Error>);

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        failure.set(None);
        let missing = |typed: RwSignal<String>, message: &str| {
            typed.read_untracked().trim().is_empty().then(|| message.to_owned())
        };
        let found = Faults {
            user: missing(user, text::user_missing()),
            password: missing(password, text::password_missing()),
            pair: None,
        };
        let complete = found == Faults::default();
        faults.set(found);
        if !complete {
            browser::focus_soon("error-summary");
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            let with =
                CreateSession { user: user.get_untracked().trim().to_owned(), password: password.get_untracked() };
            let answer = session.sign_in(with).await;
            if busy.is_disposed() {
                return;
            }
            busy.set(false);
            match answer {
                Ok(()) => announce(text::signed_in()),
                Err(error) => {
                    refused(error, faults, failure);
                    browser::focus_soon("error-summary");
                }
            }
        });
    };

    let errors = Signal::derive(move || {
        let Faults { user, password, pair } = faults.get();
        [("user", user.or(pair)), ("password", password)]
            .into_iter()
            .filter_map(|(id, message)| message.map(|message| (id, message)))
            .collect::<Vec<_>>()
    });
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            <ErrorSummary errors/>
            {dynamic(move || failure.get().map(|error| view! { <ProblemNotice error/> }).into_any())}
            <Field
                id="user"
                label=text::user()
                value=user
                autocomplete="username"
                error=Signal::derive(move || { let faults = faults.get(); faults.user.or(faults.pair) })
            />
            <div class="stack stack-tight">
                <Field
                    id="password"
                    label=text::password()
                    value=password
                    kind=Signal::derive(move || if shown.get() { "text" } else { "password" })
                    autocomplete="current-password"
                    error=Signal::derive(move || faults.get().password)
                />
                <label class="check small">
                    <input type="checkbox" prop:checked=shown on:change:target=move |event| shown.set(event.target().checked())/>
                    " " {text::show_password()}
                </label>
            </div>
            <div>
                <Button kind=ButtonKind::Primary busy=busy>
                    {Signal::derive(move || if busy.get() { text::signing_in() } else { text::sign_in() }.to_owned())}
                </Button>
            </div>
            <p class="row small">
                <a href=Route::Recovery.to_string()>{text::forgotten()}</a>
                <a href=Route::Registration.to_string()>{text::first_time()}</a>
                <a href=Route::Faq.to_string()>{join::faq()}</a>
            </p>
        </form>
    }
}

/// Sorts a refusal to the fields; what was typed stays.
fn refused(error: Error, faults: RwSignal<Faults>, failure: RwSignal<Option<Error>>) {
    let Error::Problem(problem) = &error else {
        failure.set(Some(error));
        return;
    };
    let message = |pointer: &str| problem.field(pointer).map(|error| error.message.clone());
    match problem.code() {
        Some(ProblemCode::InvalidCredentials) => faults.update(|faults| {
            faults.pair = Some(text::not_right().to_owned());
        }),
        Some(ProblemCode::InvalidRequest) if !problem.errors.is_empty() => faults.set(Faults {
            user: message("/user"),
            password: message("/password"),
            pair: problem.errors.first().map(|error| error.message.clone()),
        }),
        _ => failure.set(Some(error)),
    }
}
