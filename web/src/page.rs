//! The pages, by area. Each is a function from what its address says to a view; it starts with a
//! title, and ends as `AnyView`, so that no page's type grows into that of the whole.
//!
//! The module that a first visit loads has the frame, the front page and signing in. The other areas are chunks of
//! their own, fetched when a page of theirs is visited or a link to one is aimed at. A new page is one line in its
//! area of the table below; what only one area uses goes into its chunk by itself.

use leptos::prelude::*;

use crate::route::Route;
use crate::session::{Session, State};
use crate::ui::{AccountNav, Skeleton, dynamic};

mod actions;
mod addresses;
mod agreements;
mod area;
mod catalogue;
mod credentials;
mod exam_history;
mod exams;
mod faq;
mod home;
mod invitation;
mod mail_choices;
mod merges;
mod my_data;
mod not_found;
mod person;
mod privacy;
mod profile;
mod progress;
mod recovery;
mod registration;
mod score_reports;
mod security;
mod shares;
mod sign_in;
mod staff;
mod support;
mod undo_merge;
mod unsubscribe;
mod verify;

pub(crate) use area::fetch_ahead;
pub(crate) use exams::returned::Return;
pub(crate) use sign_in::form as sign_in_form;

/// The page at an address.
pub(crate) fn view(route: Option<Route>) -> AnyView {
    match route {
        None => not_found::view(),
        // For visitors the front page; the candidate's home is of their area.
        Some(Route::Home) => home::view(),
        Some(route) => area::page(route),
    }
}

area::areas! {
    main {
        Route::SignIn => sign_in::view(),
    }
    join {
        Route::Registration => registration::view(),
        Route::ConfirmRegistration => registration::confirm::view(),
        Route::Recovery => recovery::ask(),
        Route::CompleteRecovery => recovery::complete(),
        Route::Invitation => invitation::view(),
        Route::Faq => faq::view(),
        Route::Privacy => privacy::view(),
        Route::Support => support::view(),
        Route::UndoMerge => undo_merge::view(),
        Route::Unsubscribe(token) => unsubscribe::view(token),
    }
    candidate {
        Route::Home => home::dashboard(),
        Route::ExamHistory => for_account(exam_history::view),
        Route::ScoreReports => for_account(score_reports::view),
        Route::Catalogue => catalogue::list::view(),
        Route::Exam(code) => catalogue::exam::view(code),
        Route::Achievement(code) => catalogue::achievement::view(code),
        Route::ProgressList => for_account(progress::list::view),
        Route::Progress(code) => for_account(move || progress::detail::view(code.clone())),
        Route::Credentials => for_account(credentials::list::view),
        Route::Credential(id) => for_account(move || credentials::detail::view(id)),
        Route::Shares => for_account(shares::list::view),
        Route::NewShare => for_account(shares::new::view),
        Route::Share(id) => for_account(move || shares::detail::view(id)),
    }
    exams {
        Route::Exams => for_account(exams::list::view),
        Route::Authorization(id) => for_account(move || exams::detail::view(id)),
        Route::ExamResult(id) => for_account(move || exams::result::view(id)),
        Route::ExamReturn(how) => exams::returned::view(how),
    }
    account {
        Route::Profile => of_account(Route::Profile, profile::view),
        Route::LegalNameRequest => of_account(Route::Profile, profile::request::legal_name),
        Route::CompanyRequest => of_account(Route::Profile, profile::request::company),
        Route::AccommodationsRequest => of_account(Route::Profile, profile::accommodations::request),
        Route::Addresses => of_account(Route::Addresses, addresses::view),
        Route::VerifyAddress => of_account(Route::Addresses, addresses::verify::view),
        Route::Agreements => of_account(Route::Agreements, agreements::view),
        Route::Security => of_account(Route::Security, security::view),
        Route::MailChoices => of_account(Route::MailChoices, mail_choices::view),
        Route::MyData => of_account(Route::MyData, my_data::view),
        Route::Merge => of_account(Route::Merge, merges::view),
    }
    verify {
        Route::Verify => verify::form::view(None),
        Route::Verification(code) => verify::verdict::by_code(code),
        Route::PublicCredential(id) => verify::verdict::by_credential(id),
        Route::Shared => shares::shared::view(),
        Route::EndWatch => shares::stop::view(),
    }
    staff {
        Route::ResultImports => for_account(staff::result_imports::view),
        Route::Claims => for_account(staff::claims::view),
        Route::AwardReviews => for_account(staff::award_reviews::view),
        Route::Duplicates => for_account(staff::duplicates::view),
        Route::ExamVendors => for_account(staff::exam_vendors::list::view),
        Route::Exchange(id) => for_account(move || staff::exam_vendors::exchange::view(id)),
        Route::VoucherPools => for_account(staff::vouchers::list::view),
        Route::VoucherPool(id) => for_account(move || staff::vouchers::detail::view(id)),
        Route::Companies => for_account(staff::companies::list::view),
        Route::Company(id) => for_account(move || staff::companies::detail::view(id)),
        Route::ChangeRequests => for_account(staff::change_requests::view),
        Route::ChangeRequest(id) => for_account(move || staff::change_requests::detail::view(id)),
    }
}

/// The front page, as it came with the document.
#[derive(Clone)]
pub(crate) struct Front(pub(crate) String);

/// A page that needs an account; whoever has not signed in does so in its place and stays there.
fn for_account(page: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let session = Session::here();
    dynamic(move || match session.state() {
        State::Unknown => view! { <Skeleton/> }.into_any(),
        State::SignedOut { ended } => sign_in::first(ended),
        State::SignedIn(_) => page(),
    })
}

/// A page about one's own account, with the way to the others; `place` is the one it belongs to.
fn of_account(place: Route, page: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    for_account(move || view! { <AccountNav place=place.clone()/> {page()} }.into_any())
}
