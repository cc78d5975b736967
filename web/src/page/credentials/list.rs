//! All of them, newest first.

use language::text::web::{candidate as text, shares};
use leptos::prelude::*;

use crate::page::credentials::card;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Empty, PageHeader, Pager, linked};

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let credentials =
        Pager::new(move |page| session.call(async move |api: client::Client| api.list_credentials(&page).await), card);
    let list = credentials.view(
        |rows| view! { <ul class="grid" role="list">{rows}</ul> }.into_any(),
        || {
            view! {
                <Empty title=text::no_credential()>
                    <p>{linked(text::no_credential_more(), &Route::ProgressList)}</p>
                </Empty>
            }
            .into_any()
        },
    );
    view! {
        <div class="stack">
            <PageHeader title=text::your_credentials()>
                <p class="lead">{text::your_credentials_more()}</p>
            </PageHeader>
            <p><a href=Route::Shares.to_string()>{shares::shares()}</a></p>
            <h2 class="unseen">{text::all_credentials()}</h2>
            {list}
        </div>
    }
    .into_any()
}
