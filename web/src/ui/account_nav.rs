//! The way round the pages about one's own account.

use contract::session::Role;
use language::text::web::shell as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::session::Session;

/// Links to the pages about one's own account.
#[component]
pub(crate) fn AccountNav(
    /// The page that this is, or belongs to.
    place: Route,
) -> impl IntoView {
    let candidate = Session::here().has(Role::Candidate);
    let link = move |to: Route, label: &'static str| {
        let here = to == place;
        view! { <a href=to.to_string() aria-current=here.then_some("page")>{label}</a> }
    };
    view! {
        <nav class="account-nav" aria-label=text::account()>
            {candidate.then(|| link(Route::Profile, text::profile()))}
            {link(Route::Addresses, text::addresses())}
            {candidate.then(|| link(Route::Agreements, text::agreements()))}
            {link(Route::Security, text::security())}
            {link(Route::MailChoices, text::mail_choices())}
            {link(Route::MyData, text::my_data())}
            {candidate.then(|| link(Route::Merge, text::merge_accounts()))}
        </nav>
    }
}
