//! What nobody has an account without, to be read and accepted.

use client::{Client, Error};
use contract::agreement::{AcceptAgreement, AgreementTextView};
use contract::registration::{AcceptedAgreement, UpdateRegistration};
use language::text::web::join as text;
use leptos::prelude::*;

use super::Registration;
use crate::browser;
use crate::form::Sending;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, load};

/// The field that a refusal of what is not accepted leads to.
pub(crate) const FIRST: &str = "agreement-0";

/// Texts that somebody reads, and which of them they have ticked.
#[derive(Clone)]
pub(crate) struct Reading(Vec<(AgreementTextView, RwSignal<bool>)>);

impl Reading {
    /// Of the agreements with these codes, in the language of the page.
    pub(crate) async fn fetch(api: &Client, codes: &[String]) -> Result<Vec<AgreementTextView>, Error> {
        let language = browser::language_tag();
        let mut texts = Vec::new();
        for code in codes {
            texts.push(api.find_agreement_text(code, &language).await?);
        }
        Ok(texts)
    }

    /// Of texts of which those are ticked already.
    pub(crate) fn of(texts: Vec<AgreementTextView>, ticked: &[String]) -> Self {
        Self(
            texts
                .into_iter()
                .map(|text| {
                    let tick = RwSignal::new(ticked.contains(&text.code));
                    (text, tick)
                })
                .collect(),
        )
    }

    /// What is to be said of the first one that is not ticked.
    pub(crate) fn missing(&self) -> Option<(&'static str, String)> {
        let (text, _) = self.0.iter().find(|(_, tick)| !tick.get_untracked())?;
        Some(("/agreements", text::accept_missing(&text.title)))
    }

    /// What is accepted when every one is ticked.
    pub(crate) fn accepted(&self) -> Vec<AcceptedAgreement> {
        let acceptance = |text: &AgreementTextView| AcceptAgreement {
            version: text.version,
            language: text.language.clone(),
            sha256: text.sha256.clone(),
        };
        let all = self.0.iter().map(|(text, _)| text);
        all.map(|text| AcceptedAgreement { code: text.code.clone(), acceptance: acceptance(text) }).collect()
    }

    /// The texts, each with its box.
    pub(crate) fn view(self) -> AnyView {
        self.0.into_iter().enumerate().map(|(place, (text, tick))| one(place, text, tick)).collect_view().into_any()
    }
}

pub(super) fn view(registration: Registration) -> AnyView {
    let codes: Vec<String> = registration.current().agreements.into_iter().map(|agreement| agreement.code).collect();
    load(async move |api: Client| Reading::fetch(&api, &codes).await, move |texts| form(registration, texts))
}

fn form(registration: Registration, texts: Vec<AgreementTextView>) -> AnyView {
    let session = Session::here();
    let reading = Reading::of(texts, &registration.current().accepted);
    let sending = Sending::of(&[("/agreements", FIRST)]);
    let read = reading.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let update = UpdateRegistration { agreements: Some(read.accepted()), ..UpdateRegistration::default() };
        let request = session.call(async move |api: Client| api.update_registration(&update).await);
        sending.send(read.missing().into_iter().collect(), request, move |view| registration.goes_on(view));
    };
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            {sending.refusals()}
            {reading.view()}
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {sending.label(text::save_and_go_on(), text::saving())}
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
