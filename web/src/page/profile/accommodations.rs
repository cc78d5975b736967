//! What is done differently for somebody at exams: what holds, ending it, and asking for it.

use client::Client;
use contract::accommodation::{AccommodationsView, GrantedAccommodationsView};
use contract::change_request::WantedChange;
use domain::accommodation::Accommodation;
use language::text::web::profile as text;
use leptos::prelude::*;

use super::evidence;
use crate::browser;
use crate::form::{Fields, Sending};
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Button, announce, dynamic, load, tickbox};
use crate::words;

/// What holds, as a part of the profile.
pub(super) fn view(accommodations: AccommodationsView) -> AnyView {
    let granted = RwSignal::new(accommodations.granted);
    let session = Session::here();
    let sending = Sending::of(&[]);
    let end = Callback::new(move |()| {
        let call = session.call(async move |api: Client| api.end_accommodations().await);
        sending.send(Vec::new(), call, move |left| {
            announce(text::accommodations_ended());
            granted.set(left.granted);
            browser::focus_soon("accommodations");
        });
    });
    view! {
        <section class="sheet stack stack-tight" aria-labelledby="accommodations">
            <h2 id="accommodations" tabindex="-1">{text::accommodations()}</h2>
            <p>{text::accommodations_lead()}</p>
            {sending.failed()}
            {dynamic(move || match granted.get() {
                Some(GrantedAccommodationsView { needs, ends_on, .. }) => view! {
                    <ul>{needs.into_iter().map(|need| view! { <li>{words::accommodation(need)}</li> }).collect_view()}</ul>
                    <p class="small quiet">{text::accommodations_until(&words::date(ends_on))}</p>
                    <div><Button busy=sending.busy() on_press=end>{text::end_accommodations()}</Button></div>
                }.into_any(),
                None => view! { <p class="quiet">{text::no_accommodations()}</p> }.into_any(),
            })}
            <p><a class="button" href=Route::AccommodationsRequest.to_string()>{text::ask_accommodations()}</a></p>
        </section>
    }
    .into_any()
}

/// Asking for them.
pub(in crate::page) fn request() -> AnyView {
    let form = load(async |api: Client| api.find_accommodations().await, form);
    super::request::page(text::ask_accommodations(), text::new_accommodations_lead(), form)
}

fn form(known: AccommodationsView) -> AnyView {
    const FIELDS: Fields = &[("/needs", "needs"), ("/consent", "consent")];
    let held = known.granted.map(|granted| granted.needs).unwrap_or_default();
    let ticks = Accommodation::ALL.map(|need| (need, RwSignal::new(held.contains(&need))));
    let agreed = RwSignal::new(false);
    let consent = known.consent;
    let sending = Sending::of_all([FIELDS, evidence::FIELDS, &[]]).below("/wanted");
    let fields = view! {
        <fieldset class="stack stack-tight choices" id="needs" tabindex="-1">
            <legend>{text::needs()}</legend>
            {sending.told("/needs")}
            {ticks.map(|(need, tick)| tickbox(need.as_str(), words::accommodation(need).to_owned(), tick)).into_iter().collect_view()}
        </fieldset>
        <fieldset class="stack stack-tight choices">
            <legend>{text::consent()}</legend>
            {sending.told("/consent")}
            {tickbox("consent", consent.text, agreed)}
        </fieldset>
    }
    .into_any();
    let sha256 = consent.sha256;
    super::request::form(sending, fields, move || {
        let needs: Vec<Accommodation> =
            ticks.into_iter().filter(|(_, tick)| tick.get_untracked()).map(|(need, _)| need).collect();
        let mut faults = Vec::new();
        if needs.is_empty() {
            faults.push(("/needs", text::needs_missing().to_owned()));
        }
        if !agreed.get_untracked() {
            faults.push(("/consent", text::consent_missing().to_owned()));
        }
        (faults, WantedChange::Accommodations { needs, consent: sha256.clone() })
    })
}
