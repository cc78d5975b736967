//! The way back up.

use leptos::prelude::*;

use crate::route::Route;

#[component]
pub(crate) fn Breadcrumb(to: Route, label: &'static str) -> impl IntoView {
    view! {
        <nav class="breadcrumb small" aria-label="Breadcrumb">
            <a href=to.to_string()>{label}</a>
        </nav>
    }
}
