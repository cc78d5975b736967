//! What candidates change by themselves: one form, sent whole.
//!
//! It is sent with the version that was read. When another version is in force by then, nothing is lost: what was typed stays,
//! fields that nobody touched here take the newer value, and where the two differ the newer value stands beside the field to
//! be taken.

use client::{Client, Error, PageRequest};
use contract::contact::ContactForm;
use contract::country::CountryListView;
use contract::problem::ProblemCode;
use contract::profile::{OtherNamesForm, ProfileVersionView, ProfileView, Recorder, UpdateProfile};
use language::text::web::{person, profile as text};
use leptos::prelude::*;

use super::kind;
use crate::browser;
use crate::form::Sending;
use crate::page::person::{Contact, Demographics, Names, Part, contact, demographics, names};
use crate::session::Session;
use crate::ui::{Button, ButtonKind, Glyph, Icon, announce, dynamic};

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    names: Names,
    contact: Contact,
    demographics: Demographics,
}

impl Typed {
    fn of(profile: &ProfileView) -> Self {
        Self {
            names: Names::of(profile.names.clone()),
            contact: Contact::of(profile.contact.clone().map(ContactForm::from).unwrap_or_default()),
            demographics: Demographics::of(profile.demographics.clone()),
        }
    }

    fn update(self) -> UpdateProfile {
        let names = self.names.form();
        let reachable = self.contact.parts().iter().any(|part| !part.value.read_untracked().trim().is_empty());
        UpdateProfile {
            names: OtherNamesForm { native: names.native, delivery: names.delivery, certificate: names.certificate },
            contact: reachable.then(|| self.contact.form()),
            demographics: self.demographics.form(),
        }
    }

    fn parts(self) -> Vec<Part> {
        [self.names.parts(), self.contact.parts(), self.demographics.parts()].concat()
    }

    fn values(self) -> Vec<String> {
        self.parts().iter().map(|part| part.value.get_untracked()).collect()
    }
}

/// What sending the form came to.
enum Answer {
    Saved(Box<ProfileView>),
    /// Another version is in force by now.
    Elsewhere(Box<(ProfileView, Option<ProfileVersionView>)>),
}

/// What somebody saved elsewhere meanwhile.
#[derive(Clone)]
struct Elsewhere {
    by: Recorder,
    at: String,
    /// What differs from what is typed here, with the newer value.
    differing: Vec<(Part, String)>,
}

/// The form; `profile` is the one in force.
pub(super) fn view(profile: RwSignal<ProfileView>, countries: &CountryListView) -> AnyView {
    let session = Session::here();
    let typed = Typed::of(&profile.read_untracked());
    let sending = Sending::of_all([names::FIELDS, contact::FIELDS, demographics::FIELDS]);
    let elsewhere = RwSignal::new(None::<Elsewhere>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        elsewhere.set(None);
        let version = profile.read_untracked().version;
        let (update, sent) = (typed.update(), typed.values());
        let request = session.call(async move |api: Client| save(&api, version, &update).await);
        sending.send(typed.demographics.faults(), request, move |answer| match answer {
            Answer::Saved(saved) => {
                // The server tidies; what was typed on meanwhile stays.
                take_over(typed, &sent, &saved);
                profile.set(*saved);
                announce(text::saved());
                browser::focus_soon("profile-saved");
            }
            Answer::Elsewhere(found) => {
                let (newer, version) = *found;
                let read = Typed::of(&profile.read_untracked()).values();
                take_over(typed, &read, &newer);
                elsewhere.set(version.map(|version| Elsewhere {
                    by: version.recorded_by,
                    at: browser::local_time(version.recorded_at),
                    differing: differing(typed, &newer),
                }));
                profile.set(newer);
                browser::focus_soon("elsewhere");
            }
        });
    };
    let now = profile.get_untracked();
    view! {
        <form class="sheet form profile-form" novalidate on:submit=submit>
            {sending.refusals()}
            {dynamic(move || elsewhere.get().map(|newer| notice(newer, elsewhere)).into_any())}
            <fieldset class="form">
                <legend>{person::delivery_name()}</legend>
                {kind(&now, "/names/delivery")}
                {typed.names.delivery(sending)}
            </fieldset>
            <fieldset class="form">
                <legend>{text::contact()}</legend>
                {kind(&now, "/contact/address")}
                {typed.contact.view(sending, &countries.items)}
            </fieldset>
            <fieldset class="form">
                <legend>{text::other_names()}</legend>
                {kind(&now, "/names/native")}
                {typed.names.others(sending)}
            </fieldset>
            <fieldset class="form">
                <legend>{person::about_you()}</legend>
                {kind(&now, "/demographics")}
                {typed.demographics.birth_date(sending)}
                <h3>{person::voluntary()}</h3>
                {typed.demographics.voluntary(sending, &countries.languages)}
            </fieldset>
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {sending.label(text::save(), text::saving())}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

async fn save(api: &Client, version: u32, update: &UpdateProfile) -> Result<Answer, Error> {
    match api.update_profile(version, update).await {
        Err(error) if error.code() == Some(ProblemCode::PreconditionFailed) => {
            let newer = api.find_profile().await?;
            let latest = api.list_profile_versions(&PageRequest { cursor: None, limit: Some(1) }).await?;
            Ok(Answer::Elsewhere(Box::new((newer, latest.items.into_iter().next()))))
        }
        answer => answer.map(|saved| Answer::Saved(Box::new(saved))),
    }
}

/// Gives the fields that still hold what they held `before` the values of that profile.
fn take_over(typed: Typed, before: &[String], profile: &ProfileView) {
    let (fields, values) = (typed.parts(), Typed::of(profile).values());
    for ((field, before), value) in fields.into_iter().zip(before).zip(values) {
        if *field.value.read_untracked() == *before && value != *before {
            field.value.set(value);
        }
    }
}

/// The fields that differ from that profile, with its values.
fn differing(typed: Typed, profile: &ProfileView) -> Vec<(Part, String)> {
    let fields = typed.parts().into_iter().zip(Typed::of(profile).values());
    fields.filter(|(field, value)| field.value.read_untracked().trim() != value).collect()
}

fn notice(newer: Elsewhere, elsewhere: RwSignal<Option<Elsewhere>>) -> AnyView {
    let who = match newer.by {
        Recorder::Candidate => text::elsewhere_by_you(&newer.at),
        Recorder::Program => text::elsewhere_by_program(&newer.at),
    };
    let rest = if newer.differing.is_empty() { text::differs_not() } else { text::differs() };
    let differing = newer.differing.into_iter().map(move |(part, value)| {
        let said = if value.is_empty() {
            text::newer_empty().to_owned()
        } else {
            text::newer_value(&(part.shown)(&value))
        };
        let take = Callback::new(move |()| {
            part.value.set(value.clone());
            elsewhere.update(|newer| {
                if let Some(newer) = newer {
                    newer.differing.retain(|(other, _)| other.id != part.id);
                }
            });
            browser::focus_soon(part.id);
        });
        view! {
            <li>
                <p><strong>{part.label}</strong> " · " {said}</p>
                <div><Button on_press=take>{text::use_newer()} " " <span class="unseen">{part.label}</span></Button></div>
            </li>
        }
    });
    view! {
        <div class="notice tone-care" id="elsewhere" tabindex="-1" role="alert">
            <Icon glyph=Glyph::Warning/>
            <div class="stack stack-tight">
                <p><strong>{text::elsewhere()}</strong></p>
                <p>{who}</p>
                <p>{rest}</p>
                <ul class="stack stack-tight" role="list">{differing.collect_view()}</ul>
            </div>
        </div>
    }
    .into_any()
}
