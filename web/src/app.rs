//! The frame around every page, and what happens when a page takes over from another.

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::page;
use crate::session::Session;
use crate::session_end::SessionEnd;
use crate::ui::{Announcements, Footer, Header, SkipLink, dynamic};
use crate::{browser, navigation};

/// Takes over the page that the browser has already shown.
pub fn start() {
    browser::show_panics();
    let Some(place) = browser::element("app") else {
        return;
    };
    language::load(browser::language(), browser::texts());
    let front = browser::inner_html(".early-front");
    place.set_inner_html("");
    mount_to(place, move || {
        provide_context(page::Front(front));
        App()
    })
    .forget();
}

#[component]
fn App() -> impl IntoView {
    Session::provide();
    let route = navigation::follow();
    navigation::foresee(page::fetch_ahead);
    view! {
        <SkipLink/>
        <Header route/>
        <main id="main">{dynamic(move || page::view(route.get()))}</main>
        <Footer/>
        <SessionEnd/>
        <Announcements/>
    }
}
