//! Where one can be reached: what a country asks of an address is asked of the server.

use client::Client;
use contract::contact::{ContactForm, PostalAddressForm};
use contract::country::{CountryListItem, CountryView};
use contract::registration::UpdateRegistration;
use domain::contact::AddressField;
use language::text::web::join as text;
use leptos::prelude::*;

use super::Registration;
use crate::browser;
use crate::form::{Sending, typed};
use crate::session::Session;
use crate::ui::{Button, ButtonKind, ErrorSummary, Field, ProblemNotice, dynamic, load};

const FIELDS: crate::form::Fields = &[
    ("/contact/address/country", "country"),
    ("/contact/address/lines", "address-line-0"),
    ("/contact/address/lines/0", "address-line-0"),
    ("/contact/address/lines/1", "address-line-1"),
    ("/contact/address/dependent_locality", "dependent-locality"),
    ("/contact/address/locality", "locality"),
    ("/contact/address/subdivision", "subdivision"),
    ("/contact/address/postal_code", "postal-code"),
    ("/contact/address/sorting_code", "sorting-code"),
    ("/contact/phone", "phone"),
];

/// What is typed; it stays when the country changes.
#[derive(Clone, Copy)]
struct Typed {
    country: RwSignal<String>,
    lines: [RwSignal<String>; 2],
    dependent_locality: RwSignal<String>,
    locality: RwSignal<String>,
    subdivision: RwSignal<String>,
    postal_code: RwSignal<String>,
    sorting_code: RwSignal<String>,
    phone: RwSignal<String>,
    /// The parts that addresses of the country have; what was typed into others is not sent.
    used: RwSignal<Vec<AddressField>>,
}

impl Typed {
    fn of(before: ContactForm) -> Self {
        let address = before.address;
        let mut lines = address.lines.into_iter();
        let mut line = || RwSignal::new(lines.next().unwrap_or_default());
        Self {
            country: RwSignal::new(address.country),
            lines: [line(), line()],
            dependent_locality: RwSignal::new(address.dependent_locality.unwrap_or_default()),
            locality: RwSignal::new(address.locality.unwrap_or_default()),
            subdivision: RwSignal::new(address.subdivision.unwrap_or_default()),
            postal_code: RwSignal::new(address.postal_code.unwrap_or_default()),
            sorting_code: RwSignal::new(address.sorting_code.unwrap_or_default()),
            phone: RwSignal::new(before.phone),
            used: RwSignal::default(),
        }
    }

    fn form(self) -> ContactForm {
        let used = self.used.read_untracked();
        let part = |field, value| if used.contains(&field) { typed(value) } else { None };
        ContactForm {
            address: PostalAddressForm {
                country: self.country.get_untracked(),
                lines: self.lines.into_iter().filter_map(typed).collect(),
                dependent_locality: part(AddressField::DependentLocality, self.dependent_locality),
                locality: part(AddressField::Locality, self.locality),
                subdivision: part(AddressField::Subdivision, self.subdivision),
                postal_code: part(AddressField::PostalCode, self.postal_code),
                sorting_code: part(AddressField::SortingCode, self.sorting_code),
            },
            phone: self.phone.get_untracked(),
            mobile: None,
        }
    }
}

pub(super) fn view(registration: Registration) -> AnyView {
    let typed = Typed::of(registration.current().contact.unwrap_or_default());
    load(async |api: Client| api.list_countries().await, move |countries| form(registration, typed, countries.items))
}

fn form(registration: Registration, typed: Typed, countries: Vec<CountryListItem>) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(FIELDS);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let update = UpdateRegistration { contact: Some(typed.form()), ..UpdateRegistration::default() };
        let request = session.call(async move |api: Client| api.update_registration(&update).await);
        sending.send(Vec::new(), request, move |view| registration.goes_on(view));
    };
    let mut named: Vec<(String, String)> = countries
        .iter()
        .map(|country| (browser::country_name(country.code.as_str()), country.code.to_string()))
        .collect();
    named.sort();
    let rest = dynamic(move || {
        let code = typed.country.get();
        if code.is_empty() {
            return ().into_any();
        }
        load(async move |api: Client| api.find_country(&code).await, move |country| address(typed, sending, &country))
    });
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            <ErrorSummary errors=sending.errors()/>
            {dynamic(move || sending.failure().get().map(|error| view! { <ProblemNotice error/> }).into_any())}
            <Choice id="country" label=text::country() value=typed.country options=named autocomplete="country" error=sending.fault("/contact/address/country")/>
            {rest}
            <Field
                id="phone"
                label=text::phone()
                hint=text::phone_hint()
                value=typed.phone
                kind=Signal::stored("tel")
                autocomplete="tel"
                error=sending.fault("/contact/phone")
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

/// The parts of an address, in the order in which the country writes them.
fn address(typed: Typed, sending: Sending, country: &CountryView) -> AnyView {
    typed.used.set(country.fields.iter().map(|field| field.field).collect());
    let subdivisions: Vec<(String, String)> = country
        .subdivisions
        .iter()
        .map(|part| {
            let latin = part.latin_name.as_ref().map(|latin| format!(" ({latin})")).unwrap_or_default();
            (format!("{}{latin}", part.name), part.code.clone())
        })
        .collect();
    country
        .fields
        .iter()
        .map(|field| match field.field {
            AddressField::Country => ().into_any(),
            AddressField::Lines => view! {
                <Field
                    id="address-line-0"
                    label=text::address_line()
                    value=typed.lines[0]
                    autocomplete="address-line1"
                    error=Signal::derive(move || {
                        sending.fault("/contact/address/lines").get().or_else(|| sending.fault("/contact/address/lines/0").get())
                    })
                />
                <Field
                    id="address-line-1"
                    label=text::address_line_more()
                    value=typed.lines[1]
                    autocomplete="address-line2"
                    error=sending.fault("/contact/address/lines/1")
                />
            }
            .into_any(),
            AddressField::DependentLocality => view! {
                <Field id="dependent-locality" label=text::dependent_locality() value=typed.dependent_locality autocomplete="address-level3" error=sending.fault("/contact/address/dependent_locality")/>
            }
            .into_any(),
            AddressField::Locality => view! {
                <Field id="locality" label=text::locality() value=typed.locality autocomplete="address-level2" error=sending.fault("/contact/address/locality")/>
            }
            .into_any(),
            AddressField::Subdivision if !subdivisions.is_empty() => view! {
                <Choice id="subdivision" label=text::subdivision() value=typed.subdivision options=subdivisions.clone() autocomplete="address-level1" error=sending.fault("/contact/address/subdivision")/>
            }
            .into_any(),
            AddressField::Subdivision => view! {
                <Field id="subdivision" label=text::subdivision() value=typed.subdivision autocomplete="address-level1" error=sending.fault("/contact/address/subdivision")/>
            }
            .into_any(),
            AddressField::PostalCode => view! {
                <Field id="postal-code" label=text::postal_code() value=typed.postal_code autocomplete="postal-code" error=sending.fault("/contact/address/postal_code")/>
            }
            .into_any(),
            AddressField::SortingCode => view! {
                <Field id="sorting-code" label=text::sorting_code() value=typed.sorting_code autocomplete="off" error=sending.fault("/contact/address/sorting_code")/>
            }
            .into_any(),
        })
        .collect_view()
        .into_any()
}

/// One of a list. Browsers find an entry by its first letters.
#[component]
fn Choice(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// Name and value of each.
    options: Vec<(String, String)>,
    autocomplete: &'static str,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let described_by = error_id.clone();
    view! {
        <div class="field">
            <label class="field-label" for=id>{label}</label>
            {dynamic(move || {
                let id = error_id.clone();
                error.get().map(|error| view! { <p class="field-error" id=id>{error}</p> }).into_any()
            })}
            <select
                class="field-input"
                id=id
                name=id
                autocomplete=autocomplete
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || error.get().map(|_| described_by.clone())
                prop:value=value
                on:change:target=move |event| value.set(event.target().value())
            >
                <option value="">{text::country_choose()}</option>
                {options.into_iter().map(|(name, code)| {
                    let chosen = value.get_untracked() == code;
                    view! { <option value=code selected=chosen>{name}</option> }
                }).collect_view()}
            </select>
        </div>
    }
}
