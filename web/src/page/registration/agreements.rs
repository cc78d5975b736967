//! What nobody is registered without, to be read and accepted.

use client::{Client, Error};
use contract::agreement::{AcceptAgreement, AgreementTextView};
use contract::registration::{AcceptedAgreement, UpdateRegistration};
use language::text::web::join as text;
use leptos::prelude::*;

use super::Registration;
use crate::browser;
use crate::form::Sending;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, ErrorSummary, ProblemNotice, dynamic, load};

pub(super) fn view(registration: Registration) -> AnyView {
    let codes: Vec<String> = registration.current().agreements.into_iter().map(|agreement| agreement.code).collect();
    load(
        async move |api: Client| {
            let language = browser::language_tag();
            let mut texts = Vec::new();
            for code in &codes {
                texts.push(api.find_agreement_text(code, &language).await?);
            }
            Ok::<_, Error>(texts)
        },
        move |texts| form(registration, texts),
    )
}

fn form(registration: Registration, texts: Vec<AgreementTextView>) -> AnyView {
    let session = Session::here();
    let before = registration.current();
    let accepted: Vec<RwSignal<bool>> =
        texts.iter().map(|text| RwSignal::new(before.accepted.contains(&text.code))).collect();
    let sending = Sending::of(&[("/agreements", "agreement-0")]);
    let (read, ticks) = (texts.clone(), accepted.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let missing = read.iter().zip(&ticks).find(|(_, tick)| !tick.get_untracked());
        let missing = missing.map(|(agreement, _)| ("/agreements", text::accept_missing(&agreement.title)));
        let agreements = read.iter().map(|text| AcceptedAgreement {
            code: text.code.clone(),
            acceptance: AcceptAgreement {
                version: text.version,
                language: text.language.clone(),
                sha256: text.sha256.clone(),
            },
        });
        let update = UpdateRegistration { agreements: Some(agreements.collect()), ..UpdateRegistration::default() };
        let request = session.call(async move |api: Client| api.update_registration(&update).await);
        sending.send(missing.into_iter().collect(), request, move |view| registration.goes_on(view));
    };
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            <ErrorSummary errors=sending.errors()/>
            {dynamic(move || sending.failure().get().map(|error| view! { <ProblemNotice error/> }).into_any())}
            {texts
                .into_iter()
                .zip(accepted)
                .enumerate()
                .map(|(place, (text, tick))| one(place, text, tick))
                .collect_view()}
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {Signal::derive(move || if sending.busy().get() { text::saving() } else { text::save_and_go_on() }.to_owned())}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

fn one(place: usize, agreement: AgreementTextView, tick: RwSignal<bool>) -> impl IntoView {
    let id = format!("agreement-{place}");
    view! {
        <section class="stack stack-tight">
            // Made by the server from CommonMark, without HTML of the author's.
            <div
                class="agreement-text prose"
                lang=agreement.language
                tabindex="0"
                role="region"
                aria-label=agreement.title
                inner_html=agreement.html
            ></div>
            <label class="check">
                <input
                    type="checkbox"
                    id=id
                    prop:checked=tick
                    on:change:target=move |event| tick.set(event.target().checked())
                />
                " " {text::accept()}
            </label>
        </section>
    }
}
