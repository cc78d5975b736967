//! Results that fit no candidate.

use contract::claim::ClaimView;
use language::text::web::staff as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Empty, PageHeader, Pager, TimeText, linked};
use crate::words;

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let claims =
        Pager::new(move |page| session.call(async move |api: client::Client| api.list_claims(&page).await), row);
    let list = claims.view(
        |rows| {
            view! {
                <div class="table-frame" role="region" aria-label=text::claims_table() tabindex="0">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{text::id_as_sent()}</th>
                                <th scope="col">{text::why_nobody()}</th>
                                <th scope="col">{text::exam()}</th>
                                <th scope="col">{text::outcome()}</th>
                                <th scope="col">{text::sat()}</th>
                                <th scope="col">{text::registration()}</th>
                                <th scope="col">{text::received()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        },
        || {
            view! {
                <Empty title=text::nothing_waits()>
                    <p>{linked(text::nothing_waits_more(), &Route::ResultImports)}</p>
                </Empty>
            }
            .into_any()
        },
    );
    view! {
        <div class="stack">
            <PageHeader title=text::claims()>
                <p class="lead">{text::claims_more()}</p>
            </PageHeader>
            {list}
        </div>
    }
    .into_any()
}

fn row(claim: ClaimView) -> AnyView {
    view! {
        <tr>
            <th scope="row"><code>{claim.client_candidate_id.unwrap_or_else(|| text::no_id().to_owned())}</code></th>
            <td>{words::claim_reason(claim.reason)}</td>
            <td><code>{claim.exam}</code></td>
            <td><Badge sign=words::outcome(claim.outcome)/></td>
            <td class="unbroken"><TimeText moment=claim.sat_at/></td>
            <td><code>{claim.registration_id}</code></td>
            <td class="unbroken"><TimeText moment=claim.received_at/></td>
        </tr>
    }
    .into_any()
}
