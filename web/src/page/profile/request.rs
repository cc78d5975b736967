//! Asking for what needs evidence: another legal name, another company, or whatever a form of its own asks for.

use client::Client;
use contract::change_request::{CreateChangeRequest, WantedChange};
use contract::name::NamesForm;
use language::text::web::profile as text;
use leptos::prelude::*;

use super::evidence::{self, Evidence};
use crate::form::{Fields, Sending, typed};
use crate::navigation;
use crate::page::person::{Names, names};
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Breadcrumb, Button, ButtonKind, Field, PageHeader, announce, load};

/// Asking for another legal name; the present names are there to be changed.
pub(in crate::page) fn legal_name() -> AnyView {
    let form = load(async |api: Client| api.find_profile().await, |profile| legal_name_form(profile.names));
    page(text::new_legal_name(), text::new_legal_name_lead(), form)
}

/// Asking for another company.
pub(in crate::page) fn company() -> AnyView {
    page(text::new_company(), text::new_company_lead(), company_form())
}

pub(super) fn page(title: &'static str, lead: &'static str, form: AnyView) -> AnyView {
    view! {
        <div class="stack">
            <Breadcrumb to=Route::Profile label=text::go_back()/>
            <PageHeader title><p class="lead">{lead}</p></PageHeader>
            {form}
        </div>
    }
    .into_any()
}

fn legal_name_form(before: NamesForm) -> AnyView {
    let names = Names::of(before);
    let sending = Sending::of_all([names::FIELDS, evidence::FIELDS, &[]]).below("/wanted");
    let fields = view! { {names.legal(sending)} {names.delivery(sending)} {names.others(sending)} }.into_any();
    form(sending, fields, move || (Vec::new(), WantedChange::LegalName { names: names.form() }))
}

fn company_form() -> AnyView {
    const FIELDS: Fields = &[("/company", "company")];
    let company = RwSignal::new(String::new());
    let sending = Sending::of_all([FIELDS, evidence::FIELDS, &[]]).below("/wanted");
    let field = view! {
        <Field
            id="company"
            label=text::company_name()
            value=company
            autocomplete="organization"
            error=sending.fault("/company")
        />
    }
    .into_any();
    form(sending, field, move || {
        let company = typed(company);
        let missing = company.is_none().then(|| ("/company", text::company_missing().to_owned()));
        (missing.into_iter().collect(), WantedChange::Company { company: company.unwrap_or_default() })
    })
}

/// The form around those fields; `read` answers what is wrong with them, and what they say.
pub(super) fn form(
    sending: Sending,
    fields: AnyView,
    read: impl Fn() -> (Vec<(&'static str, String)>, WantedChange) + 'static,
) -> AnyView {
    let session = Session::here();
    let navigate = navigation::navigator();
    let evidence = Evidence::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (mut faults, wanted) = read();
        faults.extend(evidence.faults());
        let request = CreateChangeRequest { wanted, documents: evidence.ids() };
        let call = session.call(async move |api: Client| api.create_change_request(&request).await);
        let navigate = navigate.clone();
        sending.send(faults, call, move |_| {
            announce(text::request_sent());
            navigate(&Route::Profile);
        });
    };
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            {sending.refusals()}
            {fields}
            {evidence.view(sending)}
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {sending.label(text::send_request(), text::sending_request())}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
