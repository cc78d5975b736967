//! The way back up.

use language::text::web::shell as text;
use leptos::prelude::*;

use crate::route::Route;

#[component]
pub(crate) fn Breadcrumb(to: Route, label: &'static str) -> impl IntoView {
    view! {
        <nav class="breadcrumb small" aria-label=text::breadcrumb()>
            <a href=to.to_string()>{label}</a>
        </nav>
    }
}
