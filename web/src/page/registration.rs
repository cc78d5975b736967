//! Registering: one page, step by step. What a step has taken is kept by the server, so it can be left and taken up again.

use client::{Client, Error};
use contract::problem::ProblemCode;
use contract::registration::{ActivatedView, PartnerView, RegistrationStep, RegistrationView};
use language::text::web::join as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::Sending;
use crate::page::person::{Contact, Demographics, Names};
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, Notice, PageHeader, ProblemNotice, Tone, announce, dynamic, load};

pub(crate) mod agreements;
mod begin;
pub(crate) mod confirm;
mod contact;
mod names;
mod partners;

/// What is shown: no step before the registration has begun. What is typed outlasts its step, so that one can leave a step
/// for another and come back.
#[derive(Clone, Copy)]
struct Registration {
    view: RwSignal<Option<RegistrationView>>,
    step: RwSignal<Option<RegistrationStep>>,
    activated: RwSignal<Option<ActivatedView>>,
    names: Names,
    contact: Contact,
    demographics: Demographics,
}

const STEPS: [RegistrationStep; 4] =
    [RegistrationStep::Names, RegistrationStep::Contact, RegistrationStep::Agreements, RegistrationStep::Confirmation];

/// Says that there may be a registration under way, so that visitors who never began one are not sent to ask for it.
const MARK: &str = "certtracker.registration";

/// Marks this browser as one that goes on with a registration, or not any more.
fn mark(under_way: bool) {
    browser::store(MARK, under_way.then_some("1"));
}

impl Registration {
    /// Goes on with what is left, once a step was taken.
    fn goes_on(self, view: RegistrationView) {
        mark(true);
        let (step, begins) = (next(&view), self.view.with_untracked(Option::is_none));
        self.view.set(Some(view));
        if begins {
            // Back from the first step leads to where one came from: what comes before it is done.
            browser::replace_fragment(word(step));
        }
        self.show(step);
    }

    /// Shows a step, and keeps the one before it in the browser's history.
    fn show(self, step: RegistrationStep) {
        self.step.set(Some(step));
        browser::push_fragment(word(step));
        browser::focus_soon("page-title");
    }

    /// Shows what the address says, after Back or Forward.
    fn follow(self) {
        let wanted = browser::fragment().and_then(|fragment| named(&fragment));
        let begun = self.view.with_untracked(Option::is_some);
        if begun && wanted.is_some() && wanted != self.step.get_untracked() {
            self.step.set(wanted);
            browser::focus_soon("page-title");
        }
    }

    fn current(self) -> RegistrationView {
        self.view.get_untracked().expect("a step is shown of a registration alone")
    }
}

pub(crate) fn view() -> AnyView {
    if browser::stored(MARK).is_none() {
        return take_up(None);
    }
    load(
        async |api: Client| match api.find_registration().await {
            Ok(found) => Ok(Some(found)),
            Err(error) if error.code() == Some(ProblemCode::NotFound) => {
                mark(false);
                Ok(None)
            }
            Err(error) => Err(error),
        },
        take_up,
    )
}

fn take_up(found: Option<RegistrationView>) -> AnyView {
    let wanted = browser::fragment().and_then(|fragment| named(&fragment));
    let step = found.as_ref().map(|found| wanted.unwrap_or_else(|| next(found)));
    if let Some(step) = step {
        browser::replace_fragment(word(step));
    }
    let typed = found.clone();
    let registration = Registration {
        view: RwSignal::new(found),
        step: RwSignal::new(step),
        activated: RwSignal::new(None),
        names: Names::of(typed.as_ref().and_then(|typed| typed.names.clone()).unwrap_or_default()),
        contact: Contact::of(typed.as_ref().and_then(|typed| typed.contact.clone()).unwrap_or_default()),
        demographics: Demographics::of(typed.and_then(|typed| typed.demographics).unwrap_or_default()),
    };
    let moves = window_event_listener(leptos::ev::hashchange, move |_| registration.follow());
    on_cleanup(move || moves.remove());
    shown(registration)
}

/// What the address calls a step, after `#`.
fn word(step: RegistrationStep) -> &'static str {
    match step {
        RegistrationStep::Names => "names",
        RegistrationStep::Contact => "contact",
        RegistrationStep::Agreements => "agreements",
        RegistrationStep::Confirmation => "confirmation",
    }
}

fn named(fragment: &str) -> Option<RegistrationStep> {
    STEPS.into_iter().find(|step| word(*step) == fragment)
}

fn next(view: &RegistrationView) -> RegistrationStep {
    view.missing.first().copied().unwrap_or(RegistrationStep::Confirmation)
}

fn shown(registration: Registration) -> AnyView {
    dynamic(move || {
        if let Some(activated) = registration.activated.get() {
            return welcome(&activated);
        }
        let step = registration.step.get();
        let body = match step {
            None => begin::view(registration),
            Some(RegistrationStep::Names) => names::view(registration),
            Some(RegistrationStep::Contact) => contact::view(registration),
            Some(RegistrationStep::Agreements) => agreements::view(registration),
            Some(RegistrationStep::Confirmation) => confirmation(registration),
        };
        view! {
            <div class="stack">
                <PageHeader title=text::register()><p class="lead">{text::register_lead()}</p></PageHeader>
                {steps(registration)}
                {body}
            </div>
        }
        .into_any()
    })
}

/// The way so far and ahead. Steps that are taken can be gone back to.
fn steps(registration: Registration) -> impl IntoView {
    let now = registration.step.get();
    let left = registration.view.with(|view| view.as_ref().map(|view| view.missing.clone()));
    let begun = left.is_some();
    let item = move |label: &'static str, step: Option<RegistrationStep>| {
        let taken = match (&left, step) {
            (Some(_), None) => true,
            (Some(left), Some(step)) => !left.contains(&step),
            (None, _) => false,
        };
        let here = step == now;
        view! {
            <li class:step-taken=taken aria-current=here.then_some("step")>
                {match step {
                    Some(step) if begun && !here => view! {
                        <button type="button" class="step-link" on:click=move |_| registration.show(step)>{label}</button>
                    }
                    .into_any(),
                    _ => view! { <span>{label}</span> }.into_any(),
                }}
            </li>
        }
    };
    view! {
        <ol class="steps" aria-label=text::steps()>
            {item(text::step_start(), None)}
            {STEPS.into_iter().map(|step| item(label(step), Some(step))).collect_view()}
        </ol>
    }
}

fn label(step: RegistrationStep) -> &'static str {
    match step {
        RegistrationStep::Names => text::step_names(),
        RegistrationStep::Contact => text::step_contact(),
        RegistrationStep::Agreements => text::step_agreements(),
        RegistrationStep::Confirmation => text::step_confirmation(),
    }
}

/// The last step: the mail, then the account.
fn confirmation(registration: Registration) -> AnyView {
    let session = Session::here();
    let view = registration.current();
    let sending = Sending::of(&[]);
    if view.missing.is_empty() {
        let finish = Callback::new(move |()| {
            let request = session.call(async |api: Client| api.activate_registration().await);
            sending.send(Vec::new(), request, move |activated| {
                mark(false);
                registration.activated.set(Some(activated));
                browser::focus_soon("page-title");
            });
        });
        let failed = move |error: Error| {
            let partner = match &error {
                Error::Problem(problem) => PartnerView::of(problem),
                _ => None,
            };
            match partner {
                Some(partner) => partners::notice(&partner, &view.email, None),
                None => view! { <ProblemNotice error/> }.into_any(),
            }
        };
        return view! {
            <section class="sheet stack">
                <p>{text::finish_lead()}</p>
                {dynamic(move || sending.failure().get().map(&failed).into_any())}
                <p>
                    <Button kind=ButtonKind::Primary busy=sending.busy() on_press=finish>
                        {sending.label(text::finish(), text::finishing())}
                    </Button>
                </p>
            </section>
        }
        .into_any();
    }
    let resend = Callback::new(move |()| {
        let request = session.call(async |api: Client| api.resend_registration_mail().await);
        sending.send(Vec::new(), request, move |()| announce(text::resent()));
    });
    let again = Callback::new(move |()| {
        let request = session.call(async |api: Client| api.delete_registration().await);
        sending.send(Vec::new(), request, move |()| {
            mark(false);
            registration.view.set(None);
            registration.step.set(None);
        });
    });
    view! {
        <section class="sheet stack">
            {if view.confirmed {
                view! { <Notice tone=Tone::Good><p>{text::confirmed()}</p></Notice> }.into_any()
            } else {
                view! {
                    <h2>{text::confirm_title()}</h2>
                    <p>{text::confirm_lead(&view.email)}</p>
                    {sending.failed()}
                    <p class="row">
                        <Button busy=sending.busy() on_press=resend>{text::resend()}</Button>
                        <Button on_press=again>{text::start_again()}</Button>
                    </p>
                }
                .into_any()
            }}
        </section>
    }
    .into_any()
}

fn welcome(activated: &ActivatedView) -> AnyView {
    let id = activated.candidate_id.to_string();
    view! {
        <div class="stack">
            <PageHeader title=text::done_title()><p class="lead">{text::done_lead()}</p></PageHeader>
            <dl class="facts"><div><dt>{text::candidate_id()}</dt><dd><code>{id}</code></dd></div></dl>
            <p><a class="button button-primary" href=Route::SignIn.to_string()>{language::text::web::account::sign_in()}</a></p>
        </div>
    }
    .into_any()
}
