//! What the candidate holds and held.

use contract::credential::CredentialListItem;
use language::text::web::candidate as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Badge, Rosette, Size};
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
                {text::earned_on_day(item.earned_on)}
                {item.valid_to.map(|date| view! { <br/> {text::valid_until_day(date)} })}
            </p>
        </li>
    }
    .into_any()
}
