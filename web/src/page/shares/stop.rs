//! Where the link in a watcher's mail leads: one button, for whoever has the link.

use client::Client;
use contract::share::EndWatch;
use language::text::web::shares as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::Sending;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, PageHeader, dynamic};

/// The page. Opening it stops nothing: programs that look into mails open every link.
pub(crate) fn view() -> AnyView {
    let token = browser::link_token().unwrap_or_default();
    let session = Session::here();
    let (sending, stopped) = (Sending::of(&[]), RwSignal::new(false));
    let press = Callback::new(move |()| {
        let end = EndWatch { token: token.clone() };
        let request = session.call(async move |api: Client| api.end_watch(&end).await);
        sending.send(Vec::new(), request, move |()| {
            stopped.set(true);
            browser::focus_soon("page-title");
        });
    });
    dynamic(move || {
        if stopped.get() {
            return view! {
                <div class="stack">
                    <PageHeader title=text::stopped()><p class="lead">{text::stopped_more()}</p></PageHeader>
                </div>
            }
            .into_any();
        }
        view! {
            <div class="stack">
                <PageHeader title=text::stop()><p class="lead">{text::stop_more()}</p></PageHeader>
                {sending.failed()}
                <div><Button kind=ButtonKind::Primary busy=sending.busy() on_press=press>{text::stop_it()}</Button></div>
            </div>
        }
        .into_any()
    })
}
