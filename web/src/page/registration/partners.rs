//! Instead of registering: people of partner companies are told who makes their account, and can have them told.

use client::Client;
use contract::registration::{NotifyPartner, PartnerView};
use domain::company::ContactRole;
use language::text::web::partner as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::Sending;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, Notice, Tone, dynamic};

/// The heading, which gets the focus when the notice appears.
pub(super) const TITLE: &str = "partner-title";

/// Why somebody with this address does not register here, whom to ask, and a button that does it for them.
pub(super) fn notice(partner: &PartnerView, email: &str, another: Option<Callback<()>>) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(&[]);
    let told = RwSignal::new(false);
    let company = partner.company.as_str();
    let whom = match partner.role {
        Some(ContactRole::PrimaryContact) => text::ask_primary_contact(company),
        // Nobody else keeps a record.
        Some(ContactRole::ContactAdministrator | ContactRole::Contact) => text::ask_contact_administrator(company),
        None => text::ask_office(company),
    };
    let notify = NotifyPartner { email: email.trim().to_owned() };
    let notify = Callback::new(move |()| {
        let notify = notify.clone();
        let request = session.call(async move |api: Client| api.notify_partner(&notify).await);
        sending.send(Vec::new(), request, move |()| {
            told.set(true);
            // The button is gone, and the focus with it.
            browser::focus_soon(TITLE);
        });
    });
    let can_notify = partner.role.is_some();
    view! {
        <section class="sheet stack" aria-labelledby=TITLE>
            <h2 id=TITLE tabindex="-1">{text::not_here(company)}</h2>
            <p>{text::not_here_why(company)}</p>
            <p>{whom}</p>
            {sending.failed()}
            <div role="status">
                {dynamic(move || told.get().then(|| view! {
                    <Notice tone=Tone::Good>
                        <p><strong>{text::notified()}</strong></p>
                        <p>{text::notified_lead()}</p>
                    </Notice>
                }).into_any())}
            </div>
            <p class="row">
                {dynamic(move || (can_notify && !told.get()).then(|| view! {
                    <Button kind=ButtonKind::Primary busy=sending.busy() on_press=notify>
                        {sending.label(text::notify(), text::notifying())}
                    </Button>
                }).into_any())}
                {another.map(|another| view! { <Button on_press=another>{text::another_address()}</Button> })}
            </p>
        </section>
    }
    .into_any()
}
