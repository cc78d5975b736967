//! Changing the password.

use client::Error;
use contract::problem::ProblemCode;
use contract::security::ChangePassword;
use contract::session::ConfirmSession;
use language::text::web::account as text;
use leptos::prelude::*;

use crate::browser;
use crate::session::Session;
use crate::ui::{Button, ErrorSummary, Field, ProblemNotice, announce, dynamic};

/// The form; what is typed stays, whatever happens elsewhere on the page.
pub(super) fn view() -> AnyView {
    view! { <ChangeForm/> }.into_any()
}

#[component]
fn ChangeForm() -> impl IntoView {
    let session = Session::here();
    let present = RwSignal::new(String::new());
    let new = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let faults = RwSignal::new((None::<String>, None::<String>));
    let failure = RwSignal::new(None::<Error>);
    let busy = RwSignal::new(false);

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        failure.set(None);
        faults.set((None, None));
        busy.set(true);
        leptos::task::spawn_local(async move {
            let change = ChangePassword {
                proof: ConfirmSession::Password { password: present.get_untracked() },
                new_password: new.get_untracked(),
            };
            let answer = session.call(async |api| api.change_password(&change).await).await;
            if busy.is_disposed() {
                return;
            }
            busy.set(false);
            match answer {
                Ok(()) => {
                    present.set(String::new());
                    new.set(String::new());
                    announce(text::password_changed());
                    browser::focus_soon("change-password");
                }
                Err(Error::Problem(problem)) if problem.code() == Some(ProblemCode::InvalidRequest) => {
                    let message = |pointer: &str| problem.field(pointer).map(|error| error.message.clone());
                    faults.set((message("/proof/password"), message("/new_password")));
                    browser::focus_soon("error-summary");
                }
                Err(error) => failure.set(Some(error)),
            }
        });
    };
    let errors = Signal::derive(move || {
        let (present, new) = faults.get();
        [("present-password", present), ("new-password", new)]
            .into_iter()
            .filter_map(|(id, message)| message.map(|message| (id, message)))
            .collect::<Vec<_>>()
    });
    let kind = Signal::derive(move || if shown.get() { "text" } else { "password" });
    view! {
        <section class="stack stack-tight" aria-labelledby="change-password">
            <h2 id="change-password" tabindex="-1">{text::change_password()}</h2>
            <form class="sheet form" novalidate on:submit=submit>
                <ErrorSummary errors/>
                {dynamic(move || failure.get().map(|error| view! { <ProblemNotice error/> }).into_any())}
                <Field
                    id="present-password"
                    label=text::current_password()
                    value=present
                    kind
                    autocomplete="current-password"
                    error=Signal::derive(move || faults.get().0)
                />
                <div class="stack stack-tight">
                    <Field
                        id="new-password"
                        label=text::new_password()
                        hint=text::new_password_hint()
                        value=new
                        kind
                        autocomplete="new-password"
                        error=Signal::derive(move || faults.get().1)
                    />
                    <label class="check small">
                        <input type="checkbox" prop:checked=shown on:change:target=move |event| shown.set(event.target().checked())/>
                        " " {text::show_password()}
                    </label>
                </div>
                <div><Button busy=busy>{text::change_password()}</Button></div>
            </form>
        </section>
    }
}
