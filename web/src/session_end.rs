//! When a session ends while a page is shown: a dialog to sign in again, over the page, which stays as it is.

use language::text::web::account as text;
use leptos::prelude::*;

use crate::page::sign_in_form;
use crate::session::{Interruption, Session};
use crate::ui::Dialog;

/// The dialog; once in the page.
#[component]
pub(crate) fn SessionEnd() -> impl IntoView {
    let session = Session::here();
    let open = Signal::derive(move || session.interruption().is_some());
    let content = move || {
        let (title, more) = match session.interruption() {
            Some(Interruption::EndsSoon { at }) => (text::session_ends_soon(), text::session_ends_soon_more(&at)),
            _ => (text::session_is_over(), text::session_is_over_more().to_owned()),
        };
        let user = session.account().map(|account| account.user_name.clone()).unwrap_or_default();
        view! {
            <h2 id="session-end">{title}</h2>
            <p class="dialog-lead">{more}</p>
            {sign_in_form(user)}
        }
        .into_any()
    };
    view! { <Dialog open labelled_by="session-end" on_close=Callback::new(move |()| session.leave_be()) content/> }
}
