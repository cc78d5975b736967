//! Names: as on the identity document, and as the exam vendor can write it.

use client::Client;
use contract::name::NamesForm;
use contract::registration::UpdateRegistration;
use language::text::web::join as text;
use leptos::prelude::*;

use super::Registration;
use super::delivery_name::DeliveryName;
use crate::form::{Sending, typed};
use crate::session::Session;
use crate::ui::{Button, ButtonKind, ErrorSummary, Field, ProblemNotice, dynamic};

pub(super) fn view(registration: Registration) -> AnyView {
    let session = Session::here();
    let before = registration.current().names.unwrap_or_default();
    let legal = RwSignal::new(before.legal);
    let delivery = DeliveryName::of(before.delivery);
    let certificate = RwSignal::new(before.certificate.unwrap_or_default());
    let suggesting = Sending::of(&[("/legal", "legal-name")]);
    let sending = Sending::of(&[
        ("/names/legal", "legal-name"),
        ("/names/delivery/first", "delivery-first"),
        ("/names/delivery/last", "delivery-last"),
        ("/names/certificate", "certificate-name"),
    ]);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let names = NamesForm {
            legal: legal.get_untracked(),
            native: None,
            delivery: delivery.form(),
            certificate: typed(certificate),
        };
        let update = UpdateRegistration { names: Some(names), ..UpdateRegistration::default() };
        let request = session.call(async move |api: Client| api.update_registration(&update).await);
        sending.send(Vec::new(), request, move |view| registration.goes_on(view));
    };
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            <ErrorSummary errors=sending.errors()/>
            {dynamic(move || sending.failure().get().map(|error| view! { <ProblemNotice error/> }).into_any())}
            <Field
                id="legal-name"
                label=text::legal_name()
                hint=text::legal_name_hint()
                value=legal
                autocomplete="name"
                error=Signal::derive(move || sending.fault("/names/legal").get().or_else(|| suggesting.fault("/legal").get()))
            />
            {delivery.view(
                legal.into(),
                suggesting,
                sending.fault("/names/delivery/first"),
                sending.fault("/names/delivery/last"),
            )}
            <Field
                id="certificate-name"
                label=text::certificate_name()
                hint=text::certificate_hint()
                value=certificate
                autocomplete="off"
                error=sending.fault("/names/certificate")
            />
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {Signal::derive(move || if sending.busy().get() { text::saving() } else { text::save_and_go_on() }.to_owned())}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
