//! What exam vendors get of the profile, and what they cannot take.

use contract::profile::{ProfileView, VendorRecordState, VendorRecordView};
use language::text::web::profile as text;
use leptos::prelude::*;

use crate::browser;
use crate::page::person::{contact, names};
use crate::ui::{Badge, Glyph, Tone, dynamic};
use crate::words::Sign;

/// One entry for each vendor.
pub(super) fn view(profile: RwSignal<ProfileView>) -> AnyView {
    view! {
        <section class="stack stack-tight" aria-labelledby="vendors">
            <h2 id="vendors">{text::vendors()}</h2>
            <p class="prose">{text::vendors_lead()}</p>
            {dynamic(move || {
                let vendors = profile.read().vendors.clone();
                if vendors.is_empty() {
                    return view! { <p class="quiet">{text::no_vendor()}</p> }.into_any();
                }
                view! { <ul class="ways" role="list">{vendors.into_iter().map(item).collect_view()}</ul> }.into_any()
            })}
        </section>
    }
    .into_any()
}

fn item(record: VendorRecordView) -> AnyView {
    let sign = match record.state {
        VendorRecordState::NotSent => {
            Sign { tone: Tone::Still, glyph: Glyph::CircleCheck, word: text::vendor_not_sent() }
        }
        VendorRecordState::Unfit => Sign { tone: Tone::Care, glyph: Glyph::Warning, word: text::vendor_unfit() },
        VendorRecordState::Waiting => Sign { tone: Tone::Still, glyph: Glyph::History, word: text::vendor_waiting() },
        VendorRecordState::Sent => Sign { tone: Tone::Still, glyph: Glyph::History, word: text::vendor_sent() },
        VendorRecordState::Confirmed => {
            Sign { tone: Tone::Good, glyph: Glyph::CircleCheck, word: text::vendor_confirmed() }
        }
        VendorRecordState::Refused => Sign { tone: Tone::Care, glyph: Glyph::Warning, word: text::vendor_refused() },
    };
    let unfit = record.unfit.into_iter().map(|unfit| {
        let field =
            [names::FIELDS, contact::FIELDS].into_iter().flatten().find(|(pointer, _)| *pointer == unfit.pointer);
        // An address that is missing begins with its country.
        let id = field.map_or("country", |(_, id)| *id);
        view! {
            <li><a href=format!("#{id}") on:click=move |event| {
                event.prevent_default();
                browser::focus_soon(id);
            }>{browser::label_of(id).map(|label| format!("{label}: "))}{unfit.message}</a></li>
        }
    });
    let unfit: Vec<_> = unfit.collect();
    view! {
        <li class="way">
            <div class="row"><strong>{record.vendor_name}</strong> <Badge sign/></div>
            <p class="small quiet">{text::vendor_since(&browser::local_time(record.wanted_since))}</p>
            {record.message.map(|message| view! { <p>{text::vendor_said(&message)}</p> })}
            {(!unfit.is_empty()).then(|| view! { <p>{text::vendor_change()}</p> <ul class="grounds">{unfit}</ul> })}
        </li>
    }
    .into_any()
}
