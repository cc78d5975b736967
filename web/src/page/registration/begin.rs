//! The first step: an address and a password.

use client::Client;
use contract::registration::CreateRegistration;
use language::text::web::join as text;
use leptos::prelude::*;

use super::Registration;
use crate::browser;
use crate::form::{Sending, typed};
use crate::session::Session;
use crate::ui::{Button, ButtonKind, ErrorSummary, Field, Notice, ProblemNotice, Tone, dynamic};

pub(super) fn view(registration: Registration) -> AnyView {
    let session = Session::here();
    let email = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let sending = Sending::of(&[("/email", "email"), ("/password", "new-password")]);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut missing = Vec::new();
        if typed(email).is_none() {
            missing.push(("/email", text::email_missing().to_owned()));
        }
        if password.read_untracked().is_empty() {
            missing.push(("/password", text::password_missing().to_owned()));
        }
        let with = CreateRegistration {
            email: typed(email).unwrap_or_default(),
            password: password.get_untracked(),
            language: browser::language_tag(),
        };
        let request = session.call(async move |api: Client| api.create_registration(&with).await);
        sending.send(missing, request, move |view| registration.goes_on(view));
    };
    view! {
        <Notice tone=Tone::Still>
            <p><strong>{text::partner_title()}</strong></p>
            <p>{text::partner_help()}</p>
        </Notice>
        <form class="sheet form" novalidate on:submit=submit>
            <ErrorSummary errors=sending.errors()/>
            {dynamic(move || sending.failure().get().map(|error| view! { <ProblemNotice error/> }).into_any())}
            <Field
                id="email"
                label=text::email()
                hint=text::email_register_hint()
                value=email
                autocomplete="email"
                error=sending.fault("/email")
            />
            <div class="stack stack-tight">
                <Field
                    id="new-password"
                    label=language::text::web::account::password()
                    hint=text::password_hint()
                    value=password
                    kind=Signal::derive(move || if shown.get() { "text" } else { "password" })
                    autocomplete="new-password"
                    error=sending.fault("/password")
                />
                <label class="check small">
                    <input type="checkbox" prop:checked=shown on:change:target=move |event| shown.set(event.target().checked())/>
                    " " {language::text::web::account::show_password()}
                </label>
            </div>
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {Signal::derive(move || if sending.busy().get() { text::beginning() } else { text::begin() }.to_owned())}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
