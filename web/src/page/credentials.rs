//! What the candidate holds and held.

use contract::credential::CredentialListItem;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Badge, DateText, Rosette, Size};
use crate::words;

pub(super) mod detail;
pub(super) mod list;

/// A credential as a small certificate, in a grid.
pub(super) fn card(item: CredentialListItem) -> AnyView {
    let href = Route::Credential(item.id).to_string();
    view! {
        <li class="certificate-card">
            <Rosette achievement=item.achievement.clone() size=Size::Badge/>
            <h3><a href=href>{item.achievement.title}</a></h3>
            <Badge sign=words::status(item.status)/>
            <p class="small quiet">
                "Earned on " <DateText date=item.earned_on/>
                {item.valid_to.map(|date| view! { <br/> "Valid until " <DateText date/> })}
            </p>
        </li>
    }
    .into_any()
}
