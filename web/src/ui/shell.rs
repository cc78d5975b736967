//! What is around every page: header with the way round, footer.

use contract::session::Role;
use language::text::web::{join, shell as text};
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

use crate::browser;
use crate::route::Route;
use crate::session::{Session, State};
use crate::ui::{Glyph, Icon, LanguageChoice, ThemeChoice, announce, dynamic};

/// The first thing the keyboard reaches.
#[component]
pub(crate) fn SkipLink() -> impl IntoView {
    let skip = |event: leptos::ev::MouseEvent| {
        // Not by the address, which is the router's.
        event.prevent_default();
        browser::focus_soon("page-title");
    };
    view! { <a class="skip-link" href="#page-title" on:click=skip>{text::skip_to_content()}</a> }
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
            <nav class="shell-nav shell-nav-short" aria-label=text::main_navigation()>
                {link(route, Route::Catalogue, text::catalogue())}
                {link(route, Route::Verify, text::verify())}
                {link(route, Route::SignIn, text::sign_in())}
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
                Ok(()) => text::signed_out(),
                Err(_) => text::signed_out_here(),
            });
            // The button that had the focus is gone.
            browser::focus_soon("page-title");
        });
    };
    view! {
        <button class="button menu-button" type="button" popovertarget="menu"><Icon glyph=Glyph::Menu/> {text::menu()}</button>
        <nav class="shell-nav menu" id="menu" popover="auto" aria-label=text::main_navigation() node_ref=list>
            {session.has(Role::Candidate).then(|| view! {
                {link(route, Route::Credentials, text::credentials())}
                {link(route, Route::ProgressList, text::progress())}
                {link(route, Route::Exams, text::exams())}
                {link(route, Route::ExamHistory, text::exam_history())}
            })}
            {session.has(Role::Staff).then(|| view! {
                {link(route, Route::ResultImports, text::result_imports())}
                {link(route, Route::Claims, text::claims())}
                {link(route, Route::AwardReviews, text::award_reviews())}
                {link(route, Route::ExamVendors, text::exam_vendors())}
                {link(route, Route::VoucherPools, text::vouchers())}
                {link(route, Route::Companies, text::companies())}
                {link(route, Route::ChangeRequests, text::change_requests())}
                {link(route, Route::Duplicates, text::duplicates())}
            })}
            // The office has them at the foot of the page: its own are many.
            {session.has(Role::Candidate).then(|| view! {
                {link(route, Route::Catalogue, text::catalogue())}
                {link(route, Route::Verify, text::verify())}
            })}
            {link(route, if session.has(Role::Candidate) { Route::Profile } else { Route::Security }, text::account())}
            <span class="menu-person">
                <span class="quiet small">{name}</span>
                <button class="menu-sign-out" type="button" on:click=sign_out>{text::sign_out()}</button>
            </span>
        </nav>
    }
}

fn link(route: Memo<Option<Route>>, to: Route, label: &'static str) -> impl IntoView {
    let href = to.to_string();
    let current = move || match route.read().as_ref() {
        Some(here) if *here == to => Some("page"),
        Some(here) if here.is_of_account() && to.is_of_account() => Some("true"),
        Some(here) if within(here) == Some(&to) => Some("true"),
        _ => None,
    };
    view! { <a href=href aria-current=current>{label}</a> }
}

/// The page of the menu that a page belongs to.
fn within(route: &Route) -> Option<&'static Route> {
    Some(match route {
        Route::Achievement(_) | Route::Exam(_) => &Route::Catalogue,
        Route::Progress(_) => &Route::ProgressList,
        Route::Credential(_) => &Route::Credentials,
        Route::Authorization(_) | Route::ExamReturn(_) => &Route::Exams,
        Route::Exchange(_) => &Route::ExamVendors,
        Route::VoucherPool(_) => &Route::VoucherPools,
        Route::ExamResult(_) => &Route::ExamHistory,
        Route::Company(_) => &Route::Companies,
        Route::ChangeRequest(_) => &Route::ChangeRequests,
        Route::Verification(_) | Route::PublicCredential(_) => &Route::Verify,
        _ => return None,
    })
}

#[component]
pub(crate) fn Footer() -> impl IntoView {
    view! {
        <footer class="shell-footer">
            <div class="shell-foot">
                <nav class="row small" aria-label=text::more_navigation()>
                    <a href=Route::Verify.to_string()>{text::check_a_credential()}</a>
                    <a href=Route::Catalogue.to_string()>{text::catalogue()}</a>
                    <a href=Route::Faq.to_string()>{join::faq()}</a>
                    <a href=Route::Privacy.to_string()>{join::privacy()}</a>
                    <a href=Route::Support.to_string()>{join::support()}</a>
                    <a href="/api/docs" rel="external">{text::for_programs()}</a>
                </nav>
                <div class="row">
                    <LanguageChoice/>
                    <ThemeChoice/>
                </div>
            </div>
        </footer>
    }
}
