//! A place with nothing in it yet: it teaches the first step.

use leptos::prelude::*;

#[component]
pub(crate) fn Empty(
    /// What is not there.
    title: &'static str,
    /// What to do about it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty-title">{title}</p>
            <div class="quiet">{children()}</div>
        </div>
    }
}
