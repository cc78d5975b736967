//! Where the mail's link leads.

use client::{Client, Error};
use contract::problem::ProblemCode;
use contract::registration::ConfirmRegistration;
use language::text::web::join as text;
use leptos::prelude::*;

use crate::form::Sending;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, Field, Notice, PageHeader, Tone, load};
use crate::{browser, navigation};

/// What following the link came to.
enum Followed {
    Confirmed,
    PasswordNeeded,
    Unusable,
}

pub(crate) fn view() -> AnyView {
    let Some(token) = browser::link_token() else { return unusable() };
    let first = ConfirmRegistration { token: token.clone(), password: None };
    load(
        async move |api: Client| match api.confirm_registration(&first).await {
            Ok(_) => {
                super::mark(true);
                Ok(Followed::Confirmed)
            }
            Err(Error::Problem(problem)) => match problem.code() {
                Some(ProblemCode::LinkUnusable) => Ok(Followed::Unusable),
                Some(ProblemCode::InvalidRequest) if problem.field("/password").is_some() => {
                    Ok(Followed::PasswordNeeded)
                }
                _ => Err(Error::Problem(problem)),
            },
            Err(error) => Err(error),
        },
        move |followed| match followed {
            Followed::Confirmed => on_to_the_rest(),
            Followed::PasswordNeeded => ask(token.clone()),
            Followed::Unusable => unusable(),
        },
    )
}

fn on_to_the_rest() -> AnyView {
    navigation::navigator()(&Route::Registration);
    ().into_any()
}

fn ask(token: String) -> AnyView {
    let session = Session::here();
    let navigate = navigation::navigator();
    let password = RwSignal::new(String::new());
    let sending = Sending::of(&[("/password", "chosen-password")]);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let empty = password.read_untracked().is_empty();
        let missing = empty.then(|| ("/password", language::text::web::account::password_missing().to_owned()));
        let with = ConfirmRegistration { token: token.clone(), password: Some(password.get_untracked()) };
        let request = session.call(async move |api: Client| api.confirm_registration(&with).await);
        let navigate = navigate.clone();
        sending.send(missing.into_iter().collect(), request, move |_| {
            super::mark(true);
            navigate(&Route::Registration);
        });
    };
    view! {
        <div class="stack">
            <PageHeader title=text::confirm_title()><p class="lead">{text::confirm_password_lead()}</p></PageHeader>
            <form class="sheet form" novalidate on:submit=submit>
                {sending.refusals()}
                <Field
                    id="chosen-password"
                    label=language::text::web::account::password()
                    value=password
                    kind=Signal::stored("password")
                    autocomplete="current-password"
                    error=sending.fault("/password")
                />
                <div>
                    <Button kind=ButtonKind::Primary busy=sending.busy()>
                        {sending.label(text::confirm(), text::confirming())}
                    </Button>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn unusable() -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title=text::link_unusable()/>
            <Notice tone=Tone::Care><p>{text::link_unusable_lead()}</p></Notice>
            <p><a class="button button-primary" href=Route::Registration.to_string()>{text::register()}</a></p>
        </div>
    }
    .into_any()
}
