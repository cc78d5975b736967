//! Changing the password, or setting one where there is none.

use client::Error;
use contract::problem::ProblemCode;
use contract::security::ChangePassword;
use contract::session::ConfirmSession;
use language::text::web::account as text;
use leptos::prelude::*;

use crate::page::actions::Actions;
use crate::session::Session;
use crate::ui::{Button, ErrorSummary, Field, Notice, PasswordField, ProblemNotice, Tone, dynamic};
use crate::{browser, passkey};

const HEADING: &str = "change-password";

/// The form, once it is known whether there is a password; what is typed stays, whatever happens elsewhere on the page.
pub(super) fn view(has_one: RwSignal<Option<bool>>) -> AnyView {
    let has_one = Memo::new(move |_| has_one.get());
    dynamic(move || match has_one.get() {
        None => ().into_any(),
        Some(has_one) => view! { <ChangeForm has_one/> }.into_any(),
    })
}

#[component]
fn ChangeForm(
    /// Whether there is one to be changed; otherwise a passkey shows who is there.
    has_one: bool,
) -> impl IntoView {
    let (session, actions) = (Session::here(), Actions::here());
    let present = RwSignal::new(String::new());
    let new = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let faults = RwSignal::new((None::<String>, None::<String>));
    let failure = RwSignal::new(None::<Error>);
    let without_passkey = RwSignal::new(false);
    let busy = RwSignal::new(false);

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        failure.set(None);
        without_passkey.set(false);
        faults.set((None, None));
        busy.set(true);
        leptos::task::spawn_local(async move {
            let proof = if has_one {
                Ok(Some(ConfirmSession::Password { password: present.get_untracked() }))
            } else {
                by_passkey(session).await
            };
            let answer = match proof {
                Ok(Some(proof)) => {
                    let change = ChangePassword { proof, new_password: new.get_untracked() };
                    session.call(async |api| api.change_password(&change).await).await.map(Some)
                }
                Ok(None) => Ok(None),
                Err(error) => Err(error),
            };
            if busy.is_disposed() {
                return;
            }
            busy.set(false);
            match answer {
                Ok(Some(())) => {
                    present.set(String::new());
                    new.set(String::new());
                    actions.changed(if has_one { text::password_changed() } else { text::password_set() }, HEADING);
                }
                Ok(None) => without_passkey.set(true),
                Err(Error::Problem(problem)) if problem.code() == Some(ProblemCode::InvalidRequest) => {
                    let message = |pointer: &str| problem.field(pointer).map(|error| error.message.clone());
                    let proof = message("/proof/password").or_else(|| message("/proof/assertion"));
                    faults.set((proof, message("/new_password")));
                    browser::focus_soon("error-summary");
                }
                Err(error) => failure.set(Some(error)),
            }
        });
    };
    let errors = Signal::derive(move || {
        let (present, new) = faults.get();
        let present_field = if has_one { "present-password" } else { "" };
        [(present_field, present), ("new-password", new)]
            .into_iter()
            .filter_map(|(id, message)| message.map(|message| (id, message)))
            .collect::<Vec<_>>()
    });
    let kind = Signal::derive(move || if shown.get() { "text" } else { "password" });
    let title = if has_one { text::change_password() } else { text::set_password() };
    view! {
        <section class="stack stack-tight" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{title}</h2>
            {(!has_one).then(|| view! { <p>{text::has_no_password()} " " {text::set_password_more()}</p> })}
            <form class="sheet form" novalidate on:submit=submit>
                <ErrorSummary errors/>
                {dynamic(move || failure.get().map(|error| view! { <ProblemNotice error/> }).into_any())}
                {dynamic(move || without_passkey.get().then(|| view! {
                    <div role="alert"><Notice tone=Tone::Care><p>{text::password_not_set()}</p></Notice></div>
                }).into_any())}
                {has_one.then(|| view! {
                    <Field
                        id="present-password"
                        label=text::current_password()
                        value=present
                        kind
                        autocomplete="current-password"
                        error=Signal::derive(move || faults.get().0)
                    />
                })}
                <PasswordField
                    id="new-password"
                    label=text::new_password()
                    hint=text::new_password_hint()
                    value=new
                    autocomplete="new-password"
                    error=Signal::derive(move || faults.get().1)
                    shown
                />
                <div><Button busy=busy>{title}</Button></div>
            </form>
        </section>
    }
}

/// Shows by a passkey who is there; `None` when it was not used.
async fn by_passkey(session: Session) -> Result<Option<ConfirmSession>, Error> {
    let options = session.call(async |api| api.create_confirmation_challenge().await).await?;
    Ok(passkey::get(&options).await.map(|assertion| ConfirmSession::Passkey { assertion }))
}
