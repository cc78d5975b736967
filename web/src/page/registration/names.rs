//! Names: as on the identity document, and as the exam vendor can write it.

use client::Client;
use contract::registration::UpdateRegistration;
use language::text::web::join as text;
use leptos::prelude::*;

use super::Registration;
use crate::form::Sending;
use crate::page::person::names;
use crate::session::Session;
use crate::ui::{Button, ButtonKind};

pub(super) fn view(registration: Registration) -> AnyView {
    let session = Session::here();
    let names = registration.names;
    let sending = Sending::of(names::FIELDS);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let update = UpdateRegistration { names: Some(names.form()), ..UpdateRegistration::default() };
        let request = session.call(async move |api: Client| api.update_registration(&update).await);
        sending.send(Vec::new(), request, move |view| registration.goes_on(view));
    };
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            {sending.refusals()}
            {names.legal(sending)}
            {names.delivery(sending)}
            {names.others(sending)}
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {sending.label(text::save_and_go_on(), text::saving())}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
