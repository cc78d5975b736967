//! The frame around every page, and what happens when a page takes over from another.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route as RouterRoute, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::browser;
use crate::page;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Announcements, Footer, Header, SkipLink, dynamic};

/// Takes over the page that the browser has already shown.
pub fn start() {
    browser::show_panics();
    let Some(place) = browser::element("app") else {
        return;
    };
    place.set_inner_html("");
    mount_to(place, App).forget();
}

#[component]
fn App() -> impl IntoView {
    Session::provide();
    view! {
        <Router>
            <Frame/>
        </Router>
    }
}

#[component]
fn Frame() -> impl IntoView {
    let pathname = use_location().pathname;
    let route = Memo::new(move |_| Route::parse(&pathname.get()));
    view! {
        <SkipLink/>
        <Header route/>
        <main id="main">
            // One entry for every address: which page it is, the typed route says.
            <FlatRoutes fallback=|| ()>
                <RouterRoute path=path!("/*any") view=move || dynamic(move || page::view(route.get()))/>
            </FlatRoutes>
        </main>
        <Footer/>
        <Announcements/>
    }
}
