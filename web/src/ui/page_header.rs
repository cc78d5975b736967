//! The title of a page: in the tab, as the only h1, and where the focus goes when the page appears.

use std::cell::Cell;

use leptos::prelude::*;

use crate::browser;

thread_local! {
    // The first page is the browser's own load, after which the focus belongs at the top.
    static FIRST: Cell<bool> = const { Cell::new(true) };
}

/// The title, which may change while the page loads; below it, what introduces the page.
#[component]
pub(crate) fn PageHeader(
    #[prop(into)] title: Signal<String>,
    /// What kind of thing it is, above the title.
    #[prop(optional, into)]
    overline: Option<Signal<String>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    Effect::new(move |_| browser::set_title(&title.get()));
    arrive();
    view! {
        <header class="page-header">
            {overline.map(|overline| view! { <p class="overline">{overline}</p> })}
            <h1 id="page-title" tabindex="-1">{title}</h1>
            {children.map(|children| children())}
        </header>
    }
}

/// Moves the focus to the title of a page that has taken over; the title has the id `page-title`.
pub(crate) fn arrive() {
    if !FIRST.replace(false) {
        browser::focus_soon("page-title");
    }
}
