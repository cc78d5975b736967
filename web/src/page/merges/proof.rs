//! Proving the other account, in the ways of a sign-in.

use client::{Client, Error};
use contract::merge::{CreateMerge, MergeStep};
use contract::session::ContinueSession;
use language::text::web::merges as text;
use leptos::prelude::*;

use super::{OTHER, Step};
use crate::form::typed;
use crate::page::actions::Actions;
use crate::page::sign_in::second_step::Answer;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, ErrorSummary, Field, Notice, PasswordField, Tone, dynamic, linked};
use crate::{browser, passkey};

#[derive(Clone, Default, PartialEq)]
struct Faults {
    user: Option<String>,
    password: Option<String>,
}

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
    let faults = RwSignal::new(Faults::default());
    let said = RwSignal::new(None::<&'static str>);
    let refuse = move |found: Faults| {
        faults.set(found);
        browser::focus_soon("error-summary");
    };
    let prove = move |proof: CreateMerge| {
        actions.attempt(
            async move |api| api.create_merge(&proof).await,
            move |answer| match answer {
                Ok(proved) => go_on(step, proved),
                Err(Error::Problem(problem)) if !problem.errors.is_empty() => {
                    let message = |pointer: &str| problem.field(pointer).map(|error| error.message.clone());
                    if message("/assertion").is_some() {
                        said.set(Some(text::passkey_failed()));
                    } else {
                        refuse(Faults { user: message("/user"), password: message("/password") });
                    }
                }
                Err(error) => actions.fail(error),
            },
        );
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        said.set(None);
        faults.set(Faults::default());
        let typed_user = typed(user);
        let missing = Faults {
            user: typed_user.is_none().then(|| text::user_missing().to_owned()),
            password: password.read_untracked().is_empty().then(|| text::password_missing().to_owned()),
        };
        match typed_user {
            Some(user) if missing == Faults::default() => {
                prove(CreateMerge::Password { user, password: password.get_untracked() });
            }
            _ => refuse(missing),
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
    let errors = Signal::derive(move || {
        let Faults { user, password } = faults.get();
        [("other-user", user), ("other-password", password)]
            .into_iter()
            .filter_map(|(id, message)| message.map(|message| (id, message)))
            .collect::<Vec<_>>()
    });
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            <ErrorSummary errors/>
            {dynamic(move || said.get().map(|said| view! {
                <div role="alert"><Notice tone=Tone::Care><p>{said}</p></Notice></div>
            }).into_any())}
            <Field
                id="other-user"
                label=text::other_user()
                value=user
                autocomplete="off"
                error=Signal::derive(move || faults.get().user)
            />
            <PasswordField
                id="other-password"
                label=text::other_password()
                value=password
                autocomplete="off"
                error=Signal::derive(move || faults.get().password)
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
