//! The first step: an address, which may be one that a company makes the account of, and then a password.

use client::{Client, Error};
use contract::registration::{CheckRegistration, CreateRegistration, PartnerView};
use language::text::web::{account, join as text, partner};
use leptos::prelude::*;

use super::{Registration, partners};
use crate::browser;
use crate::form::{Sending, typed};
use crate::session::Session;
use crate::ui::{Button, ButtonKind, Field, Notice, PasswordField, Tone, dynamic};

/// What is asked for.
#[derive(Clone, PartialEq)]
enum Ask {
    Address,
    /// Nobody else makes the account.
    Password,
    /// Nothing: a company makes it.
    Company(PartnerView),
}

pub(super) fn view(registration: Registration) -> AnyView {
    let email = RwSignal::new(String::new());
    let ask = RwSignal::new(Ask::Address);
    let another = Callback::new(move |()| {
        ask.set(Ask::Address);
        browser::focus_soon("email");
    });
    dynamic(move || match ask.get() {
        Ask::Address => address(email, ask),
        Ask::Password => password(registration, email, ask, another),
        Ask::Company(found) => partners::notice(&found, &email.get_untracked(), Some(another)),
    })
}

fn address(email: RwSignal<String>, ask: RwSignal<Ask>) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(&[("/email", "email")]);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let missing = typed(email).is_none().then(|| ("/email", text::email_missing().to_owned()));
        let check = CheckRegistration { email: typed(email).unwrap_or_default() };
        let request = session.call(async move |api: Client| api.check_registration(&check).await);
        sending.send(missing.into_iter().collect(), request, move |found| match found.partner {
            Some(found) => {
                ask.set(Ask::Company(found));
                browser::focus_soon(partners::TITLE);
            }
            None => {
                ask.set(Ask::Password);
                browser::focus_soon("new-password");
            }
        });
    };
    view! {
        <Notice tone=Tone::Still>
            <p><strong>{text::partner_title()}</strong></p>
            <p>{text::partner_help()}</p>
        </Notice>
        <form class="sheet form" novalidate on:submit=submit>
            {sending.refusals()}
            <Field
                id="email"
                label=text::email()
                hint=text::email_register_hint()
                value=email
                autocomplete="email"
                error=sending.fault("/email")
            />
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {sending.label(partner::go_on(), partner::looking())}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

fn password(registration: Registration, email: RwSignal<String>, ask: RwSignal<Ask>, another: Callback<()>) -> AnyView {
    let session = Session::here();
    let password = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let sending = Sending::of(&[("/password", "new-password")]);
    let address = typed(email).unwrap_or_default();
    let user = address.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let empty = password.read_untracked().is_empty();
        let missing = empty.then(|| ("/password", text::password_missing().to_owned()));
        let with = CreateRegistration {
            email: address.clone(),
            password: password.get_untracked(),
            language: browser::language_tag(),
        };
        let request = async move {
            match session.call(async move |api: Client| api.create_registration(&with).await).await {
                Ok(view) => Ok(Ok(view)),
                // The domain was proved to be a company's a moment ago.
                Err(Error::Problem(problem)) => PartnerView::of(&problem).map(Err).ok_or(Error::Problem(problem)),
                Err(error) => Err(error),
            }
        };
        sending.send(missing.into_iter().collect(), request, move |begun| match begun {
            Ok(view) => registration.goes_on(view),
            Err(found) => {
                ask.set(Ask::Company(found));
                browser::focus_soon(partners::TITLE);
            }
        });
    };
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            {sending.refusals()}
            <div class="field">
                <span class="field-label">{text::email()}</span>
                <p><bdi>{user.clone()}</bdi></p>
            </div>
            // For password managers, which keep a password with its user name.
            <input type="text" autocomplete="username" value=user hidden readonly/>
            <PasswordField
                id="new-password"
                label=account::password()
                hint=text::password_hint()
                value=password
                autocomplete="new-password"
                error=sending.fault("/password")
                shown
            />
            <div class="row">
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {sending.label(text::begin(), text::beginning())}
                </Button>
                <Button on_press=another>{partner::another_address()}</Button>
            </div>
        </form>
    }
    .into_any()
}
