//! Getting back into an account: asking for the mail, and what its link leads to.

use client::Error;
use contract::problem::ProblemCode;
use contract::recovery::{CheckRecovery, CompleteRecovery, CreateRecovery};
use language::text::web::join as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::{Sending, typed};
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, Field, Notice, PageHeader, Tone, dynamic, load};

/// One form for user name and password.
pub(crate) fn ask() -> AnyView {
    let session = Session::here();
    let email = RwSignal::new(String::new());
    let candidate = RwSignal::new(String::new());
    let sent = RwSignal::new(None::<String>);
    let sending = Sending::of(&[("/email", "email"), ("/candidate_id", "candidate-id")]);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let missing = typed(email).is_none().then(|| ("/email", text::email_missing().to_owned()));
        let with = CreateRecovery {
            email: typed(email).unwrap_or_default(),
            candidate_id: typed(candidate),
            language: browser::language_tag(),
        };
        let request = session.call(async move |api| api.create_recovery(&with).await);
        sending.send(missing.into_iter().collect(), request, move |()| {
            sent.set(typed(email));
            browser::focus_soon("page-title");
        });
    };
    let form = move || {
        view! {
            <form class="sheet form" novalidate on:submit=submit>
                {sending.refusals()}
                <Field id="email" label=text::email() value=email autocomplete="email" error=sending.fault("/email")/>
                <details>
                    <summary>{text::lost_address()}</summary>
                    <div class="stack stack-tight">
                        <p class="small">{text::lost_address_help()}</p>
                        <Field
                            id="candidate-id"
                            label=text::candidate_id()
                            value=candidate
                            autocomplete="off"
                            exact=true
                            error=sending.fault("/candidate_id")
                        />
                    </div>
                </details>
                <div>
                    <Button kind=ButtonKind::Primary busy=sending.busy()>
                        {sending.label(text::send_mail(), text::sending())}
                    </Button>
                </div>
            </form>
        }
    };
    dynamic(move || match sent.get() {
        None => view! {
            <div class="stack">
                <PageHeader title=text::recovery()><p class="lead">{text::recovery_lead()}</p></PageHeader>
                {form()}
            </div>
        }
        .into_any(),
        Some(address) => view! {
            <div class="stack">
                <PageHeader title=text::recovery_sent()>
                    <p class="lead" role="status">{text::recovery_sent_lead(&address)}</p>
                </PageHeader>
                <p><Button on_press=Callback::new(move |()| sent.set(None))>{text::another_address()}</Button></p>
            </div>
        }
        .into_any(),
    })
}

/// Where the mail's link leads: the token is in the part of the address that browsers keep to themselves.
pub(crate) fn complete() -> AnyView {
    let Some(token) = browser::link_token() else { return unusable() };
    let check = CheckRecovery { token: token.clone() };
    load(
        async move |api: client::Client| match api.check_recovery(&check).await {
            Ok(found) => Ok(Some(found)),
            Err(error) if error.code() == Some(ProblemCode::LinkUnusable) => Ok(None),
            Err(error) => Err(error),
        },
        move |found| match found {
            Some(found) => choose(token.clone(), found.user_name),
            None => unusable(),
        },
    )
}

fn choose(token: String, user: String) -> AnyView {
    let session = Session::here();
    let password = RwSignal::new(String::new());
    let done = RwSignal::new(false);
    let gone = RwSignal::new(false);
    let sending = Sending::of(&[("/password", "new-password")]);
    let hidden_user = user.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let empty = password.read_untracked().is_empty();
        let missing = empty.then(|| ("/password", text::password_missing().to_owned()));
        let with = CompleteRecovery { token: token.clone(), password: password.get_untracked() };
        let request = async move {
            match session.call(async move |api| api.complete_recovery(&with).await).await {
                Ok(_) => Ok(true),
                Err(Error::Problem(problem)) if problem.code() == Some(ProblemCode::LinkUnusable) => Ok(false),
                Err(error) => Err(error),
            }
        };
        sending.send(missing.into_iter().collect(), request, move |set| {
            done.set(set);
            gone.set(!set);
            browser::focus_soon("page-title");
        });
    };
    let submit = StoredValue::new_local(submit);
    dynamic(move || {
        if gone.get() {
            return unusable();
        }
        if done.get() {
            return view! {
                <div class="stack">
                    <PageHeader title=text::password_set()/>
                    <p><a class="button button-primary" href=Route::SignIn.to_string()>{language::text::web::account::sign_in()}</a></p>
                </div>
            }
            .into_any();
        }
        let lead = text::new_password_lead(&user);
        view! {
            <div class="stack">
                <PageHeader title=text::new_password_title()><p class="lead">{lead}</p></PageHeader>
                <form class="sheet form" novalidate on:submit=move |event| submit.with_value(|submit| submit(event))>
                    {sending.refusals()}
                    // For password managers, which keep a password with its user name.
                    <input type="text" autocomplete="username" value=hidden_user.clone() hidden readonly/>
                    <Field
                        id="new-password"
                        label=text::new_password()
                        hint=text::password_hint()
                        value=password
                        kind=Signal::stored("password")
                        autocomplete="new-password"
                        error=sending.fault("/password")
                    />
                    <div>
                        <Button kind=ButtonKind::Primary busy=sending.busy()>
                            {sending.label(text::set_password(), text::setting_password())}
                        </Button>
                    </div>
                </form>
            </div>
        }
        .into_any()
    })
}

fn unusable() -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title=text::link_unusable()/>
            <Notice tone=Tone::Care><p>{text::link_unusable_lead()}</p></Notice>
            <p><a class="button button-primary" href=Route::Recovery.to_string()>{text::recovery()}</a></p>
        </div>
    }
    .into_any()
}
