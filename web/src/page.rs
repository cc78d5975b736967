//! The pages, by area. Each is a function from what its address says to a view; it starts with a
//! title, and ends as `AnyView`, so that no page's type grows into that of the whole.

use leptos::prelude::*;

use crate::route::Route;
use crate::session::{Session, State};
use crate::ui::{Skeleton, dynamic};

mod catalogue;
mod credentials;
mod exam_history;
mod home;
mod not_found;
mod progress;
mod sign_in;
mod staff;
mod verify;

/// The page at an address.
pub(crate) fn view(route: Option<Route>) -> AnyView {
    match route {
        None => not_found::view(),
        Some(Route::Home) => home::view(),
        Some(Route::SignIn) => sign_in::view(),
        Some(Route::ExamHistory) => for_account(exam_history::view),
        Some(Route::Catalogue) => catalogue::list::view(),
        Some(Route::Achievement(code)) => catalogue::achievement::view(code),
        Some(Route::ProgressList) => for_account(progress::list::view),
        Some(Route::Progress(code)) => for_account(move || progress::detail::view(code.clone())),
        Some(Route::Credentials) => for_account(credentials::list::view),
        Some(Route::Credential(id)) => for_account(move || credentials::detail::view(id)),
        Some(Route::Verify) => verify::form::view(None),
        Some(Route::Verification(code)) => verify::verdict::by_code(code),
        Some(Route::PublicCredential(id)) => verify::verdict::by_credential(id),
        Some(Route::ResultImports) => for_account(staff::result_imports::view),
        Some(Route::Claims) => for_account(staff::claims::view),
    }
}

/// A page that needs an account; whoever has not signed in does so in its place and stays there.
fn for_account(page: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let session = Session::here();
    dynamic(move || match session.state() {
        State::Unknown => view! { <Skeleton/> }.into_any(),
        State::SignedOut { ended } => sign_in::first(ended),
        State::SignedIn(_) => page(),
    })
}
