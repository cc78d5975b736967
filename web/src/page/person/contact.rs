//! Where one can be reached: what a country asks of an address is asked of the server.

use client::Client;
use contract::contact::{ContactForm, PostalAddressForm};
use contract::country::{CountryListItem, CountryView};
use domain::contact::AddressField;
use language::text::web::person as text;
use leptos::prelude::*;

use super::Part;
use crate::browser;
use crate::form::{Fields, Sending, typed};
use crate::ui::{Choice, Field, dynamic, load};

/// The fields by the pointers of what is sent.
pub(in crate::page) const FIELDS: Fields = &[
    ("/contact/address/country", "country"),
    ("/contact/address/lines", "address-line-0"),
    ("/contact/address/lines/0", "address-line-0"),
    ("/contact/address/lines/1", "address-line-1"),
    ("/contact/address/lines/2", "address-line-2"),
    ("/contact/address/dependent_locality", "dependent-locality"),
    ("/contact/address/locality", "locality"),
    ("/contact/address/subdivision", "subdivision"),
    ("/contact/address/postal_code", "postal-code"),
    ("/contact/address/sorting_code", "sorting-code"),
    ("/contact/phone", "phone"),
    ("/contact/mobile", "mobile"),
];

/// What is typed; it stays when the country changes.
#[derive(Clone, Copy)]
pub(in crate::page) struct Contact {
    country: RwSignal<String>,
    lines: [RwSignal<String>; 3],
    dependent_locality: RwSignal<String>,
    locality: RwSignal<String>,
    subdivision: RwSignal<String>,
    postal_code: RwSignal<String>,
    sorting_code: RwSignal<String>,
    phone: RwSignal<String>,
    mobile: RwSignal<String>,
    /// The parts that addresses of the country have; what was typed into others is not sent.
    used: RwSignal<Vec<AddressField>>,
}

impl Contact {
    pub(in crate::page) fn of(before: ContactForm) -> Self {
        let address = before.address;
        let mut lines = address.lines.into_iter();
        let mut line = || RwSignal::new(lines.next().unwrap_or_default());
        Self {
            country: RwSignal::new(address.country),
            lines: [line(), line(), line()],
            dependent_locality: RwSignal::new(address.dependent_locality.unwrap_or_default()),
            locality: RwSignal::new(address.locality.unwrap_or_default()),
            subdivision: RwSignal::new(address.subdivision.unwrap_or_default()),
            postal_code: RwSignal::new(address.postal_code.unwrap_or_default()),
            sorting_code: RwSignal::new(address.sorting_code.unwrap_or_default()),
            phone: RwSignal::new(before.phone),
            mobile: RwSignal::new(before.mobile.unwrap_or_default()),
            used: RwSignal::default(),
        }
    }

    pub(in crate::page) fn form(self) -> ContactForm {
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
            mobile: typed(self.mobile),
        }
    }

    pub(in crate::page) fn parts(self) -> Vec<Part> {
        vec![
            Part::new("country", text::country(), self.country).shown_as(browser::country_name),
            Part::new("address-line-0", text::address_line(), self.lines[0]),
            Part::new("address-line-1", text::address_line_more(), self.lines[1]),
            Part::new("address-line-2", text::address_line_more(), self.lines[2]),
            Part::new("dependent-locality", text::dependent_locality(), self.dependent_locality),
            Part::new("locality", text::locality(), self.locality),
            Part::new("subdivision", text::subdivision(), self.subdivision),
            Part::new("postal-code", text::postal_code(), self.postal_code),
            Part::new("sorting-code", text::sorting_code(), self.sorting_code),
            Part::new("phone", text::phone(), self.phone),
            Part::new("mobile", text::mobile(), self.mobile),
        ]
    }

    /// Address and telephone numbers.
    pub(in crate::page) fn view(self, sending: Sending, countries: &[CountryListItem]) -> AnyView {
        let mut named: Vec<(String, String)> = countries
            .iter()
            .map(|country| (browser::country_name(country.code.as_str()), country.code.to_string()))
            .collect();
        named.sort_by(|(one, _), (other, _)| browser::in_order(one, other));
        // Another country has other fields.
        Effect::new(move |before: Option<String>| {
            let code = self.country.get();
            if before.is_some_and(|before| before != code) {
                sending.forget("/contact/address");
            }
            code
        });
        let rest = dynamic(move || {
            let code = self.country.get();
            if code.is_empty() {
                return ().into_any();
            }
            load(async move |api: Client| api.find_country(&code).await, move |country| self.address(sending, &country))
        });
        view! {
            <Choice
                id="country"
                label=text::country()
                value=self.country
                options=named
                autocomplete="country"
                error=sending.fault("/contact/address/country")
            />
            {rest}
            <Field
                id="phone"
                label=text::phone()
                hint=text::phone_hint()
                value=self.phone
                kind=Signal::stored("tel")
                autocomplete="tel"
                error=sending.fault("/contact/phone")
            />
            <Field
                id="mobile"
                label=text::mobile()
                hint=text::mobile_hint()
                value=self.mobile
                kind=Signal::stored("tel")
                autocomplete="tel"
                error=sending.fault("/contact/mobile")
            />
        }
        .into_any()
    }

    /// The parts of an address, in the order in which the country writes them.
    fn address(self, sending: Sending, country: &CountryView) -> AnyView {
        self.used.set(country.fields.iter().map(|field| field.field).collect());
        let parts = country.fields.iter().map(|field| self.part(sending, field.field, country));
        view! { <div class="form">{parts.collect_view()}</div> }.into_any()
    }

    fn part(self, sending: Sending, field: AddressField, country: &CountryView) -> AnyView {
        let line = |id, label, value, autocomplete, pointer| {
            view! { <Field id label value autocomplete error=sending.fault(pointer)/> }.into_any()
        };
        match field {
            AddressField::Country => ().into_any(),
            AddressField::Lines => self.lines(sending),
            AddressField::Subdivision if !country.subdivisions.is_empty() => view! {
                <Choice
                    id="subdivision"
                    label=text::subdivision()
                    value=self.subdivision
                    options=country.subdivisions.iter().map(|part| (subdivision_name(part), part.code.clone())).collect()
                    autocomplete="address-level1"
                    error=sending.fault("/contact/address/subdivision")
                />
            }
            .into_any(),
            AddressField::Subdivision => line(
                "subdivision",
                text::subdivision(),
                self.subdivision,
                "address-level1",
                "/contact/address/subdivision",
            ),
            AddressField::DependentLocality => line(
                "dependent-locality",
                text::dependent_locality(),
                self.dependent_locality,
                "address-level3",
                "/contact/address/dependent_locality",
            ),
            AddressField::Locality => {
                line("locality", text::locality(), self.locality, "address-level2", "/contact/address/locality")
            }
            AddressField::PostalCode => line(
                "postal-code",
                text::postal_code(),
                self.postal_code,
                "postal-code",
                "/contact/address/postal_code",
            ),
            AddressField::SortingCode => {
                line("sorting-code", text::sorting_code(), self.sorting_code, "off", "/contact/address/sorting_code")
            }
        }
    }

    /// Two lines; a third for who has one.
    fn lines(self, sending: Sending) -> AnyView {
        let first = Signal::derive(move || {
            sending.fault("/contact/address/lines").get().or_else(|| sending.fault("/contact/address/lines/0").get())
        });
        let third = !self.lines[2].read_untracked().is_empty();
        view! {
            <Field
                id="address-line-0"
                label=text::address_line()
                value=self.lines[0]
                autocomplete="address-line1"
                error=first
            />
            <Field
                id="address-line-1"
                label=text::address_line_more()
                value=self.lines[1]
                autocomplete="address-line2"
                error=sending.fault("/contact/address/lines/1")
            />
            {third.then(|| view! {
                <Field
                    id="address-line-2"
                    label=text::address_line_more()
                    value=self.lines[2]
                    autocomplete="address-line3"
                    error=sending.fault("/contact/address/lines/2")
                />
            })}
        }
        .into_any()
    }
}

/// What a first part of a country is called, in Latin letters too where it is written in others.
pub(in crate::page) fn subdivision_name(part: &contract::country::SubdivisionView) -> String {
    match &part.latin_name {
        Some(latin) => format!("{} ({latin})", part.name),
        None => part.name.clone(),
    }
}
