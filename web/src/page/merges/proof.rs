//! Proving the other account, in the ways of a sign-in.

use client::{Client, Error};
use contract::merge::{CreateMerge, MergeStep};
use contract::session::ContinueSession;
use language::text::web::merges as text;
use leptos::prelude::*;

use super::{OTHER, Step};
use crate::form::{Sending, typed};
use crate::page::actions::Actions;
use crate::page::sign_in::second_step::Answer;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, ErrorSummary, Field, Notice, PasswordField, Tone, dynamic, linked};
use crate::{browser, passkey};

/// The form.
pub(super) fn view(step: RwSignal<Step>) -> AnyView {
    view! {
        <h2 id=OTHER tabindex="-1">{text::other_account()}</h2>
        <p>{text::other_account_lead()}</p>
        <Proof step/>
    }
    .into_any()
}

#[component]
fn Proof(step: RwSignal<Step>) -> impl IntoView {
    let actions = Actions::here();
    let session = Session::here();
    let user = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    // The calls are those of the page's actions, which ask for a proof of one's own account where that is needed.
    let sending = Sending::of(&[("/user", "other-user"), ("/password", "other-password")]);
    let said = RwSignal::new(None::<&'static str>);
    let prove = move |proof: CreateMerge| {
        actions.attempt(
            async move |api| api.create_merge(&proof).await,
            move |answer| match answer {
                Ok(proved) => go_on(step, proved),
                Err(Error::Problem(problem)) if problem.field("/assertion").is_some() => {
                    said.set(Some(text::passkey_failed()));
                }
                Err(error) if refuses_a_value(&error) => sending.refused(error),
                Err(error) => actions.fail(error),
            },
        );
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        said.set(None);
        let user = typed(user);
        let mut missing = Vec::new();
        if user.is_none() {
            missing.push(("/user", text::user_missing().to_owned()));
        }
        if password.read_untracked().is_empty() {
            missing.push(("/password", text::password_missing().to_owned()));
        }
        if sending.is_complete(missing)
            && let Some(user) = user
        {
            prove(CreateMerge::Password { user, password: password.get_untracked() });
        }
    };
    let by_passkey = Callback::new(move |()| {
        said.set(None);
        leptos::task::spawn_local(async move {
            match session.passkey_challenge().await {
                Ok(options) => match passkey::get(&options).await {
                    Some(assertion) => prove(CreateMerge::Passkey { assertion }),
                    None => said.set(Some(text::passkey_failed())),
                },
                Err(error) => actions.fail(error),
            }
        });
    });
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            <ErrorSummary errors=sending.errors()/>
            {dynamic(move || said.get().map(|said| view! {
                <div role="alert"><Notice tone=Tone::Care><p>{said}</p></Notice></div>
            }).into_any())}
            <Field
                id="other-user"
                label=text::other_user()
                value=user
                autocomplete="off"
                error=sending.fault("/user")
            />
            <PasswordField
                id="other-password"
                label=text::other_password()
                value=password
                autocomplete="off"
                error=sending.fault("/password")
                shown
            />
            <div class="row">
                <Button kind=ButtonKind::Primary busy=actions.busy>
                    {Signal::derive(move || if actions.busy.get() { text::proving() } else { text::prove() }.to_owned())}
                </Button>
                {passkey::offered().then(|| view! {
                    <Button on_press=by_passkey busy=actions.busy>{text::prove_by_passkey()}</Button>
                })}
            </div>
            <p class="small">{linked(text::other_forgotten(), &Route::Recovery)}</p>
        </form>
    }
}

/// Whether an answer is about what was typed.
fn refuses_a_value(error: &Error) -> bool {
    matches!(error, Error::Problem(problem) if !problem.errors.is_empty())
}

/// What the second step does with its proof.
pub(super) fn by_second_factor(session: Session, step: RwSignal<Step>) -> Answer {
    Answer::new(async move |answer: ContinueSession| {
        let ContinueSession { challenge, factor } = answer;
        let proof = CreateMerge::SecondFactor { challenge, factor };
        let proved = session.call(async move |api: Client| api.create_merge(&proof).await).await?;
        go_on(step, proved);
        Ok(())
    })
}

fn go_on(step: RwSignal<Step>, proved: MergeStep) {
    step.set(match proved {
        MergeStep::SecondFactor { second_step } => Step::Second(second_step),
        MergeStep::Proposed { merge } => {
            browser::focus_soon(OTHER);
            Step::Proposed(merge)
        }
    });
}
