//! What the candidate shows to whom, newest first.

use client::Client;
use contract::share::ShareListItem;
use language::text::web::shares as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Breadcrumb, Empty, PageHeader, Pager, linked};
use crate::{browser, words};

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let shares = Pager::new(move |page| session.call(async move |api: Client| api.list_shares(&page).await), row);
    let list = shares.view(
        |rows| view! { <ul class="ledger" role="list">{rows}</ul> }.into_any(),
        || {
            view! {
                <Empty title=text::no_share()><p>{linked(text::no_share_more(), &Route::NewShare)}</p></Empty>
            }
            .into_any()
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::Credentials label=text::your_credentials()/>
            <PageHeader title=text::shares()><p class="lead">{text::shares_more()}</p></PageHeader>
            <p><a class="button button-primary" href=Route::NewShare.to_string()>{text::new_share()}</a></p>
            {list}
        </div>
    }
    .into_any()
}

fn row(share: ShareListItem) -> AnyView {
    let titles: Vec<String> = share.achievements.into_iter().map(|achievement| achievement.title).collect();
    let opened = match share.view_limit {
        Some(limit) => text::opened_of(share.views, limit),
        None => text::opened(share.views),
    };
    view! {
        <li class="attempt">
            <div class="attempt-what">
                <h2><a href=Route::Share(share.id).to_string()>{share.recipient}</a></h2>
                <p>{titles.join(", ")}</p>
                <p class="small quiet">{text::until(&browser::local_time(share.expires_at))} " · " {opened}</p>
                {(share.asked > 0).then(|| view! { <p><strong>{text::asks(share.asked)}</strong></p> })}
            </div>
            <div class="attempt-outcome"><Badge sign=words::share(share.state)/></div>
        </li>
    }
    .into_any()
}
