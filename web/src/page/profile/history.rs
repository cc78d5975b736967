//! Every version of the profile, with what changed from one to the next.

use client::Client;
use contract::contact::ContactForm;
use contract::country::CountryView;
use contract::profile::{ProfileVersionView, ProfileView, Recorder};
use language::text::web::{person, profile as text};
use leptos::prelude::*;

use crate::browser;
use crate::page::person::{Contact, Demographics, contact};
use crate::ui::{dynamic, every, load};

/// What a version says: names of fields, and values as people read them. Without what it does not say.
type Facts = Vec<(&'static str, String)>;

/// The versions, newest first; read anew whenever another is in force.
pub(super) fn view(profile: RwSignal<ProfileView>) -> AnyView {
    let version = Memo::new(move |_| profile.read().version);
    view! {
        <section class="stack stack-tight" aria-labelledby="history">
            <h2 id="history">{text::history()}</h2>
            {dynamic(move || {
                // Merely tracked, a memo that nobody has read would never learn of a change.
                version.get();
                load(read, |(versions, countries)| list(&versions, &countries))
            })}
        </section>
    }
    .into_any()
}

async fn read(api: Client) -> Result<(Vec<ProfileVersionView>, Vec<CountryView>), client::Error> {
    let versions = every(async |page| api.list_profile_versions(&page).await).await?;
    let mut codes: Vec<&str> =
        versions.iter().filter_map(|version| Some(version.contact.as_ref()?.address.country.as_str())).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut countries = Vec::new();
    for code in codes {
        countries.push(api.find_country(code).await?);
    }
    Ok((versions, countries))
}

fn list(versions: &[ProfileVersionView], countries: &[CountryView]) -> AnyView {
    if versions.is_empty() {
        return view! { <p class="quiet">{text::no_history()}</p> }.into_any();
    }
    let said: Vec<Facts> = versions.iter().map(|version| facts(version, countries)).collect();
    let items = versions.iter().enumerate().map(|(place, version)| item(version, &said[place], said.get(place + 1)));
    view! { <ul class="ledger" role="list">{items.collect_view()}</ul> }.into_any()
}

fn item(version: &ProfileVersionView, facts: &Facts, before: Option<&Facts>) -> AnyView {
    let at = browser::local_time(version.recorded_at);
    let who = match version.recorded_by {
        Recorder::Candidate => text::by_you(&at),
        Recorder::Program => text::by_program(&at),
    };
    let changed = before.map(|before| changes(facts, before));
    let summary = match &changed {
        None => text::first_version().to_owned(),
        Some(changed) => text::changed(&changed.join(", ")),
    };
    let changed = changed.unwrap_or_default();
    let rows = facts.iter().map(|(label, value)| {
        let value = value.clone();
        let value =
            if changed.contains(label) { view! { <strong>{value}</strong> }.into_any() } else { value.into_any() };
        view! { <div><dt>{*label}</dt><dd>{value}</dd></div> }
    });
    let removed = changed.iter().filter(|label| !facts.iter().any(|(known, _)| known == *label));
    let removed = removed.map(|label| {
        view! { <div><dt>{*label}</dt><dd><strong>{text::removed_value()}</strong></dd></div> }
    });
    view! {
        <li>
            <details class="version">
                <summary>{who} <span class="small quiet">{summary}</span></summary>
                <dl class="facts">{rows.collect_view()} {removed.collect_view()}</dl>
            </details>
        </li>
    }
    .into_any()
}

/// The fields in which two versions differ.
fn changes(now: &Facts, before: &Facts) -> Vec<&'static str> {
    let other = |one: &Facts, (label, value): &(&'static str, String)| {
        !one.iter().any(|(known, other)| known == label && other == value)
    };
    let new = now.iter().filter(|fact| other(before, fact));
    let gone = before.iter().filter(|(label, _)| !now.iter().any(|(known, _)| known == label));
    new.chain(gone).map(|(label, _)| *label).collect()
}

fn facts(version: &ProfileVersionView, countries: &[CountryView]) -> Facts {
    let names = &version.names;
    let delivery = [names.delivery.first.as_str(), names.delivery.last.as_str()].join(" ");
    let mut facts: Facts = vec![(person::legal_name(), names.legal.clone())];
    facts.extend(names.native.clone().map(|name| (person::native_name(), name)));
    facts.push((person::delivery_name(), delivery));
    facts.extend(names.certificate.clone().map(|name| (person::certificate_name(), name)));
    facts.extend(version.company.clone().map(|company| (text::company(), company)));
    if let Some(details) = version.contact.clone() {
        facts.push((person::address(), address(&details.address, countries)));
        // The telephone numbers come last.
        let parts = Contact::of(ContactForm::from(details)).parts();
        facts.extend(parts.iter().filter(|part| ["phone", "mobile"].contains(&part.id)).filter_map(fact));
    }
    facts.extend(Demographics::of(version.demographics.clone()).parts().iter().filter_map(fact));
    facts
}

fn fact(part: &crate::page::person::Part) -> Option<(&'static str, String)> {
    let value = part.value.get_untracked();
    (!value.is_empty()).then(|| (part.label, (part.shown)(&value)))
}

/// An address in a line, with its parts called as people call them.
fn address(address: &contract::contact::PostalAddress, countries: &[CountryView]) -> String {
    let country = countries.iter().find(|country| country.code == address.country);
    let subdivision = address.subdivision.as_ref().map(|code| {
        let known = country.and_then(|country| country.subdivisions.iter().find(|part| part.code == *code));
        known.map_or_else(|| code.clone(), contact::subdivision_name)
    });
    let mut parts = address.lines.clone();
    parts.extend([&address.dependent_locality, &address.locality].into_iter().flatten().cloned());
    parts.extend(subdivision);
    parts.extend([&address.postal_code, &address.sorting_code].into_iter().flatten().cloned());
    parts.push(browser::country_name(address.country.as_str()));
    parts.join(", ")
}
