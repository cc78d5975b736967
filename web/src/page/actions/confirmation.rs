//! The dialog that asks for a proof of who is there.

use client::Error;
use contract::problem::ProblemCode;
use contract::session::ConfirmSession;
use language::text::web::account as text;
use leptos::prelude::*;

use super::Actions;
use crate::passkey;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, Dialog, Field, Notice, ProblemNotice, Tone, dynamic};

/// Open while something waits for a proof.
pub(super) fn view(actions: Actions) -> AnyView {
    let open = Signal::derive(move || actions.waiting.read().is_some());
    let on_close = Callback::new(move |()| actions.waiting.set(None));
    view! { <Dialog open labelled_by="confirm-title" on_close content=move || view! { <Proof actions/> }.into_any()/> }
        .into_any()
}

#[component]
fn Proof(actions: Actions) -> impl IntoView {
    let session = Session::here();
    let password = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let failure = RwSignal::new(None::<Error>);
    let said = RwSignal::new(None::<&'static str>);
    let busy = RwSignal::new(false);

    let finish = move |answer: Result<(), Error>| {
        if busy.is_disposed() {
            return;
        }
        busy.set(false);
        match answer {
            Ok(()) => {
                let waiting = actions.waiting.get_untracked();
                actions.waiting.set(None);
                if let Some(waiting) = waiting {
                    waiting();
                }
            }
            Err(Error::Problem(problem)) if problem.code() == Some(ProblemCode::InvalidRequest) => {
                fault.set(problem.errors.first().map(|error| error.message.clone()));
            }
            Err(error) => failure.set(Some(error)),
        }
    };
    let begin = move || {
        failure.set(None);
        said.set(None);
        fault.set(None);
        busy.set(true);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        begin();
        leptos::task::spawn_local(async move {
            let proof = ConfirmSession::Password { password: password.get_untracked() };
            finish(session.call(async |api| api.confirm_session(&proof).await).await);
        });
    };
    let by_passkey = Callback::new(move |()| {
        begin();
        leptos::task::spawn_local(async move {
            let asked = session.call(async |api| api.create_confirmation_challenge().await).await;
            let options = match asked {
                Ok(options) => options,
                Err(error) => return finish(Err(error)),
            };
            match passkey::get(&options).await {
                None => {
                    busy.set(false);
                    said.set(Some(text::passkey_failed()));
                }
                Some(assertion) => {
                    let proof = ConfirmSession::Passkey { assertion };
                    finish(session.call(async |api| api.confirm_session(&proof).await).await);
                }
            }
        });
    });
    view! {
        <form class="form" novalidate on:submit=submit>
            <h2 id="confirm-title">{text::confirm_first()}</h2>
            <p>{text::confirm_first_more()}</p>
            {dynamic(move || failure.get().map(|error| view! { <ProblemNotice error/> }).into_any())}
            {dynamic(move || said.get().map(|said| view! {
                <div role="alert"><Notice tone=Tone::Care><p>{said}</p></Notice></div>
            }).into_any())}
            <Field
                id="confirm-password"
                label=text::password()
                value=password
                kind="password"
                autocomplete="current-password"
                error=fault
            />
            <div class="row">
                <Button kind=ButtonKind::Primary busy=busy>{text::confirm()}</Button>
                {passkey::offered().then(|| view! { <Button on_press=by_passkey busy=busy>{text::use_passkey()}</Button> })}
            </div>
        </form>
    }
}
