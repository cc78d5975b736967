//! Where one can be reached, and what one likes to tell of oneself.

use client::Client;
use contract::country::CountryListView;
use contract::registration::UpdateRegistration;
use language::text::web::{join as text, person};
use leptos::prelude::*;

use super::Registration;
use crate::form::Sending;
use crate::page::person::{contact, demographics};
use crate::session::Session;
use crate::ui::{Button, ButtonKind, load};

pub(super) fn view(registration: Registration) -> AnyView {
    load(async |api: Client| api.list_countries().await, move |countries| form(registration, &countries))
}

fn form(registration: Registration, countries: &CountryListView) -> AnyView {
    let Registration { contact, demographics, .. } = registration;
    let session = Session::here();
    let sending = Sending::of_all([contact::FIELDS, demographics::FIELDS, &[]]);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let update = UpdateRegistration {
            contact: Some(contact.form()),
            demographics: Some(demographics.form()),
            ..UpdateRegistration::default()
        };
        let request = session.call(async move |api: Client| api.update_registration(&update).await);
        sending.send(demographics.faults(), request, move |view| registration.goes_on(view));
    };
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            {sending.refusals()}
            {contact.view(sending, &countries.items)}
            {demographics.birth_date(sending)}
            <details class="form-more">
                <summary>{person::voluntary()}</summary>
                <div class="form">{demographics.voluntary(sending, &countries.languages)}</div>
            </details>
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {sending.label(text::save_and_go_on(), text::saving())}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
