//! All of them, newest first.

use leptos::prelude::*;

use crate::page::credentials::card;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Empty, PageHeader, Pager};

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let credentials =
        Pager::new(move |page| session.call(async move |api: client::Client| api.list_credentials(&page).await), card);
    let list = credentials.view(
        |rows| view! { <ul class="grid" role="list">{rows}</ul> }.into_any(),
        || {
            view! {
                <Empty title="You hold no credential yet">
                    <p>
                        "As soon as your results meet the requirements of one, it is issued and appears here. See "
                        <a href=Route::ProgressList.to_string()>"how far you are"</a> "."
                    </p>
                </Empty>
            }
            .into_any()
        },
    );
    view! {
        <div class="stack">
            <PageHeader title="Your credentials">
                <p class="lead">"Open one to show it to somebody, or to download it."</p>
            </PageHeader>
            <h2 class="unseen">"All your credentials"</h2>
            {list}
        </div>
    }
    .into_any()
}
