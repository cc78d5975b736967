//! Changes that candidates ask for with evidence: those that wait, and one of them, to be decided.

use client::Client;
use contract::change_request::ChangeRequestView;
use language::text::web::staff as text;
use leptos::prelude::*;

use crate::page::profile::wanted;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Column, Empty, PageHeader, Pager, TimeText, table};
use crate::words::number;

pub(crate) mod detail;

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let requests =
        Pager::new(move |page| session.call(async move |api: Client| api.list_open_change_requests(&page).await), row);
    let list = requests.view(
        |rows| {
            table(
                text::change_requests_table(),
                [
                    Column::Text(text::wanted()),
                    Column::Text(text::candidate()),
                    Column::Number(text::documents()),
                    Column::Text(text::asked()),
                ],
                rows,
            )
        },
        || view! { <Empty title=text::no_request()><p>{text::no_request_more()}</p></Empty> }.into_any(),
    );
    view! {
        <div class="stack">
            <PageHeader title=text::change_requests()>
                <p class="lead">{text::change_requests_more()}</p>
            </PageHeader>
            {list}
        </div>
    }
    .into_any()
}

fn row(request: ChangeRequestView) -> AnyView {
    let to = Route::ChangeRequest(request.id).to_string();
    view! {
        <tr>
            <th scope="row"><a href=to>{wanted(&request.wanted)}</a></th>
            <td>{request.names.legal} " " <code>{request.candidate_id.to_string()}</code></td>
            <td class="number">{number(request.documents.len())}</td>
            <td class="unbroken"><TimeText moment=request.created_at/></td>
        </tr>
    }
    .into_any()
}
