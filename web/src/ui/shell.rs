//! What is around every page: header with the way round, footer.

use contract::session::Role;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

use crate::browser;
use crate::route::Route;
use crate::session::{Session, State};
use crate::ui::{Glyph, Icon, ThemeChoice, announce, dynamic};

/// The first thing the keyboard reaches.
#[component]
pub(crate) fn SkipLink() -> impl IntoView {
    let skip = |event: leptos::ev::MouseEvent| {
        // Not by the address, which is the router's.
        event.prevent_default();
        browser::focus_soon("page-title");
    };
    view! { <a class="skip-link" href="#page-title" on:click=skip>"Skip to the content"</a> }
}

/// The header, for who is signed in.
#[component]
pub(crate) fn Header(route: Memo<Option<Route>>) -> impl IntoView {
    let session = Session::here();
    // Built anew only when the person changes, so that an open menu stays open.
    let menu = dynamic(move || match session.state() {
        // The signed-out header would flash past whoever is signed in.
        State::Unknown => ().into_any(),
        State::SignedOut { .. } => view! {
            <nav class="shell-nav shell-nav-short" aria-label="Main">
                {link(route, Route::Catalogue, "Catalogue")}
                {link(route, Route::Verify, "Verify")}
                {link(route, Route::SignIn, "Sign in")}
            </nav>
        }
        .into_any(),
        State::SignedIn(account) => {
            let name = account.display_name.clone();
            view! { <Menu route name/> }.into_any()
        }
    });
    view! {
        <header class="shell-header">
            <div class="shell-bar">
                <a class="brand" href="/"><span class="brand-mark"></span>"CertTracker"</a>
                {menu}
            </div>
        </header>
    }
}

/// Beside the brand where there is room, else behind a button.
#[component]
fn Menu(route: Memo<Option<Route>>, name: String) -> impl IntoView {
    let session = Session::here();
    let list = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        route.track();
        if let Some(list) = list.get_untracked() {
            let list: &HtmlElement = &list;
            // Throws when it is not open, which is as well.
            _ = list.hide_popover();
        }
    });
    let sign_out = move |_| {
        leptos::task::spawn_local(async move {
            announce(match session.sign_out().await {
                Ok(()) => "You are signed out.",
                Err(_) => "You are signed out here. The server could not be told; the session there ends by itself.",
            });
            // The button that had the focus is gone.
            browser::focus_soon("page-title");
        });
    };
    view! {
        <button class="button menu-button" type="button" popovertarget="menu"><Icon glyph=Glyph::Menu/> "Menu"</button>
        <nav class="shell-nav menu" id="menu" popover="auto" aria-label="Main" node_ref=list>
            {session.has(Role::Candidate).then(|| view! {
                {link(route, Route::Credentials, "Credentials")}
                {link(route, Route::ProgressList, "Progress")}
                {link(route, Route::ExamHistory, "Exam history")}
            })}
            {session.has(Role::Staff).then(|| view! {
                {link(route, Route::ResultImports, "Result imports")}
                {link(route, Route::Claims, "Claims")}
            })}
            {link(route, Route::Catalogue, "Catalogue")}
            {link(route, Route::Verify, "Verify")}
            <span class="menu-person">
                <span class="quiet small">{name}</span>
                <button class="menu-sign-out" type="button" on:click=sign_out>"Sign out"</button>
            </span>
        </nav>
    }
}

fn link(route: Memo<Option<Route>>, to: Route, label: &'static str) -> impl IntoView {
    let href = to.to_string();
    let current = move || match route.read().as_ref() {
        Some(here) if *here == to => Some("page"),
        Some(here) if within(here) == Some(&to) => Some("true"),
        _ => None,
    };
    view! { <a href=href aria-current=current>{label}</a> }
}

/// The page of the menu that a page belongs to.
fn within(route: &Route) -> Option<&'static Route> {
    Some(match route {
        Route::Achievement(_) => &Route::Catalogue,
        Route::Progress(_) => &Route::ProgressList,
        Route::Credential(_) => &Route::Credentials,
        Route::Verification(_) | Route::PublicCredential(_) => &Route::Verify,
        _ => return None,
    })
}

#[component]
pub(crate) fn Footer() -> impl IntoView {
    view! {
        <footer class="shell-footer">
            <div class="shell-foot">
                <nav class="row small" aria-label="More">
                    <a href=Route::Verify.to_string()>"Check a credential"</a>
                    <a href=Route::Catalogue.to_string()>"Catalogue"</a>
                    <a href="/api/docs" rel="external">"For programs: the API"</a>
                </nav>
                <ThemeChoice/>
            </div>
        </footer>
    }
}
