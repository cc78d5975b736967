//! Signing in: by password, which may need a second step, or by a passkey alone.

use client::Error;
use contract::problem::ProblemCode;
use contract::session::{CreatePasskeySession, CreateSession, SecondStep};
use language::text::web::{account as text, join};
use leptos::prelude::*;

use crate::passkey::{self, Offer};
use crate::route::Route;
use crate::session::{Session, State};
use crate::ui::{
    Button, ButtonKind, ErrorSummary, Field, Notice, PageHeader, PasswordField, ProblemNotice, Tone, announce, dynamic,
};
use crate::{browser, navigation};

pub(super) mod second_step;

use second_step::Answer;

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
            <div class="sign-in">{form(String::new())} <div class="front-engraving" aria-hidden="true"></div></div>
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
            <div class="sign-in">{form(String::new())} <div class="front-engraving" aria-hidden="true"></div></div>
        </div>
    }
    .into_any()
}

/// What one signs in with, step by step; begins with that user name.
pub(crate) fn form(user: String) -> AnyView {
    let step = RwSignal::new(None::<SecondStep>);
    dynamic(move || match step.get() {
        None => view! { <FirstStep user=user.clone() step/> }.into_any(),
        Some(asked) => {
            let session = Session::here();
            let answer = Answer::new(async move |proof| {
                session.continue_sign_in(proof).await?;
                announce(text::signed_in());
                Ok(())
            });
            second_step::view(asked, Callback::new(move |()| step.set(None)), answer)
        }
    })
}

#[derive(Clone, Default, PartialEq)]
struct Faults {
    user: Option<String>,
    password: Option<String>,
    /// What belongs to no field alone.
    pair: Option<String>,
}

#[component]
fn FirstStep(user: String, step: RwSignal<Option<SecondStep>>) -> impl IntoView {
    let session = Session::here();
    let user = RwSignal::new(user);
    let password = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let faults = RwSignal::new(Faults::default());
    let failure = RwSignal::new(None::<Error>);
    let said = RwSignal::new(None::<&'static str>);

    let offer = Offer::new().filter(|_| passkey::offered());
    if let Some(offer) = offer.clone() {
        let offer = StoredValue::new_local(offer);
        on_cleanup(move || offer.with_value(Offer::take_back));
        leptos::task::spawn_local(fill_in(session, offer.get_value(), failure));
    }

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        failure.set(None);
        said.set(None);
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
                Err(error) => match asked(&error) {
                    Some(asked) => step.set(Some(asked)),
                    None => {
                        refused(error, faults, failure);
                        browser::focus_soon("error-summary");
                    }
                },
            }
        });
    };

    let by_passkey = offer.map(|offer| {
        let offer = StoredValue::new_local(offer);
        Callback::new(move |()| {
            // A browser asks one question at a time.
            offer.with_value(Offer::take_back);
            failure.set(None);
            said.set(None);
            busy.set(true);
            leptos::task::spawn_local(async move {
                let answer = by_passkey(session).await;
                if busy.is_disposed() {
                    return;
                }
                busy.set(false);
                match answer {
                    Ok(true) => announce(text::signed_in()),
                    Ok(false) => said.set(Some(text::passkey_failed())),
                    Err(error) if error.code() == Some(ProblemCode::ProofRefused) => {
                        said.set(Some(text::passkey_refused()));
                    }
                    Err(error) => failure.set(Some(error)),
                }
            });
        })
    });

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
            {dynamic(move || said.get().map(|said| view! {
                <div role="alert"><Notice tone=Tone::Care><p>{said}</p></Notice></div>
            }).into_any())}
            <Field
                id="user"
                label=text::user()
                value=user
                autocomplete="username webauthn"
                error=Signal::derive(move || { let faults = faults.get(); faults.user.or(faults.pair) })
            />
            <PasswordField
                id="password"
                label=text::password()
                value=password
                autocomplete="current-password"
                error=Signal::derive(move || faults.get().password)
                shown
            />
            <div class="row">
                <Button kind=ButtonKind::Primary busy=busy>
                    {Signal::derive(move || if busy.get() { text::signing_in() } else { text::sign_in() }.to_owned())}
                </Button>
                {by_passkey.map(|on_press| view! {
                    <span class="quiet">{text::or()}</span>
                    <Button on_press busy=busy>{text::sign_in_with_passkey()}</Button>
                })}
            </div>
            <p class="row small">
                <a href=Route::Recovery.to_string()>{text::forgotten()}</a>
                <a href=Route::Registration.to_string()>{text::first_time()}</a>
                <a href=Route::Faq.to_string()>{join::faq()}</a>
            </p>
        </form>
    }
}

/// Signs in with a passkey; `false` when none was used.
async fn by_passkey(session: Session) -> Result<bool, Error> {
    let options = session.passkey_challenge().await?;
    let Some(assertion) = passkey::get(&options).await else { return Ok(false) };
    session.sign_in_by_passkey(CreatePasskeySession { assertion }).await?;
    Ok(true)
}

/// Offers passkeys among what the browser fills in, where it can.
async fn fill_in(session: Session, offer: Offer, failure: RwSignal<Option<Error>>) {
    if !passkey::fills_in().await {
        return;
    }
    // Nobody asked for it, so nobody is told when it cannot be had.
    let Ok(options) = session.passkey_challenge().await else { return };
    let Some(assertion) = passkey::get_by_autofill(&options, &offer).await else { return };
    if let Err(error) = session.sign_in_by_passkey(CreatePasskeySession { assertion }).await
        && !failure.is_disposed()
    {
        failure.set(Some(error));
    }
}

/// What the server asks for besides the password, if that is why it refused.
fn asked(error: &Error) -> Option<SecondStep> {
    match error {
        Error::Problem(problem) => SecondStep::of(problem),
        Error::Unreachable(_) | Error::Unreadable { .. } => None,
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
