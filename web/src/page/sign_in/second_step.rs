//! The second step of signing in, after the password.

use std::pin::Pin;
use std::rc::Rc;

use client::Error;
use contract::problem::ProblemCode;
use contract::session::{ContinueSession, FactorKind, SecondFactor, SecondStep};
use language::text::web::account as text;
use leptos::prelude::*;

use crate::ui::{Button, ButtonKind, ErrorSummary, Field, Notice, ProblemNotice, Tone, dynamic};
use crate::{browser, passkey};

/// What is done with the proof: whatever asks for a second step goes on by itself when it holds.
#[derive(Clone, Copy)]
pub(in crate::page) struct Answer(StoredValue<Rc<dyn Fn(ContinueSession) -> Answered>, LocalStorage>);

type Answered = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

impl Answer {
    pub(in crate::page) fn new(send: impl AsyncFn(ContinueSession) -> Result<(), Error> + 'static) -> Self {
        let send = Rc::new(send);
        Self(StoredValue::new_local(Rc::new(move |proof| {
            let send = Rc::clone(&send);
            Box::pin(async move { send(proof).await })
        })))
    }

    /// Answers whether the proof holds.
    async fn send(self, proof: ContinueSession) -> Result<bool, Error> {
        match self.0.with_value(|send| send(proof)).await {
            Ok(()) => Ok(true),
            Err(Error::Problem(problem))
                if problem.code() == Some(ProblemCode::ProofRefused) || problem.field("/factor").is_some() =>
            {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }
}

/// Asks for one of the factors; the others can be chosen instead.
pub(in crate::page) fn view(asked: SecondStep, start_again: Callback<()>, answer: Answer) -> AnyView {
    let usable = |kind: &FactorKind| *kind != FactorKind::Passkey || passkey::offered();
    let kinds: Vec<FactorKind> = asked.factors.iter().copied().filter(usable).collect();
    let chosen = RwSignal::new(kinds.first().copied().unwrap_or(FactorKind::RecoveryCode));
    browser::focus_soon("second-step");
    view! {
        <div class="sheet form">
            <h2 id="second-step" tabindex="-1">{text::second_step()}</h2>
            {dynamic(move || match chosen.get() {
                FactorKind::Passkey => by_passkey(asked.clone(), answer),
                kind => view! { <ByCode kind challenge=asked.challenge.clone() answer/> }.into_any(),
            })}
            <div class="row">
                {dynamic(move || {
                    let others = kinds.iter().copied().filter(|kind| *kind != chosen.get());
                    others
                        .map(|kind| {
                            let choose = Callback::new(move |()| {
                                chosen.set(kind);
                                browser::focus_soon("second-step");
                            });
                            let label = match kind {
                                FactorKind::Passkey => text::instead_passkey(),
                                FactorKind::Totp => text::instead_code(),
                                FactorKind::RecoveryCode => text::instead_recovery(),
                            };
                            view! { <Button on_press=choose>{label}</Button> }
                        })
                        .collect_view()
                        .into_any()
                })}
                <Button on_press=start_again>{text::start_again()}</Button>
            </div>
        </div>
    }
    .into_any()
}

fn by_passkey(asked: SecondStep, answer: Answer) -> AnyView {
    let busy = RwSignal::new(false);
    let said = RwSignal::new(None::<&'static str>);
    let failure = RwSignal::new(None::<Error>);
    let use_it = Callback::new(move |()| {
        let SecondStep { challenge, passkey: options, .. } = asked.clone();
        said.set(None);
        failure.set(None);
        busy.set(true);
        leptos::task::spawn_local(async move {
            let assertion = match options {
                Some(options) => passkey::get(&options).await,
                None => None,
            };
            let proved = match assertion {
                None => Ok(None),
                Some(assertion) => {
                    let factor = SecondFactor::Passkey { assertion };
                    answer.send(ContinueSession { challenge, factor }).await.map(Some)
                }
            };
            if busy.is_disposed() {
                return;
            }
            busy.set(false);
            match proved {
                Ok(Some(true)) => {}
                Ok(Some(false)) => said.set(Some(text::proof_refused())),
                Ok(None) => said.set(Some(text::passkey_failed())),
                Err(error) => failure.set(Some(error)),
            }
        });
    });
    view! {
        <p>{text::second_step_passkey()}</p>
        {dynamic(move || failure.get().map(|error| view! { <ProblemNotice error/> }).into_any())}
        {dynamic(move || said.get().map(|said| view! {
            <div role="alert"><Notice tone=Tone::Care><p>{said}</p></Notice></div>
        }).into_any())}
        <div><Button kind=ButtonKind::Primary on_press=use_it busy=busy>{text::use_passkey()}</Button></div>
    }
    .into_any()
}

#[component]
fn ByCode(kind: FactorKind, challenge: String, answer: Answer) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Error>);
    let recovery = kind == FactorKind::RecoveryCode;
    let challenge = StoredValue::new(challenge);

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        failure.set(None);
        let typed = code.get_untracked().trim().to_owned();
        fault.set(typed.is_empty().then(|| text::code_missing().to_owned()));
        if typed.is_empty() {
            browser::focus_soon("error-summary");
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            let factor =
                if recovery { SecondFactor::RecoveryCode { code: typed } } else { SecondFactor::Totp { code: typed } };
            let proved = answer.send(ContinueSession { challenge: challenge.get_value(), factor }).await;
            if busy.is_disposed() {
                return;
            }
            busy.set(false);
            match proved {
                Ok(true) => {}
                Ok(false) => {
                    fault.set(Some(text::proof_refused().to_owned()));
                    browser::focus_soon("error-summary");
                }
                Err(error) => failure.set(Some(error)),
            }
        });
    };
    let errors = Signal::derive(move || fault.get().map(|message| vec![("code", message)]).unwrap_or_default());
    let (lead, label) = if recovery {
        (text::second_step_recovery(), text::recovery_code())
    } else {
        (text::second_step_code(), text::code())
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p>{lead}</p>
            <ErrorSummary errors/>
            {dynamic(move || failure.get().map(|error| view! { <ProblemNotice error/> }).into_any())}
            <Field
                id="code"
                label
                value=code
                exact=true
                autocomplete=if recovery { "off" } else { "one-time-code" }
                error=fault
            />
            <div><Button kind=ButtonKind::Primary busy=busy>{text::go_on()}</Button></div>
        </form>
    }
}
