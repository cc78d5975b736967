//! Results that fit no candidate.

use contract::claim::ClaimView;
use leptos::prelude::*;

use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Empty, PageHeader, Pager, TimeText};
use crate::words;

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let claims =
        Pager::new(move |page| session.call(async move |api: client::Client| api.list_claims(&page).await), row);
    let list = claims.view(
        |rows| {
            view! {
                <div class="table-frame" role="region" aria-label="Table of claims" tabindex="0">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">"Candidate ID as sent"</th>
                                <th scope="col">"Why it fits nobody"</th>
                                <th scope="col">"Exam"</th>
                                <th scope="col">"Outcome"</th>
                                <th scope="col">"Sat"</th>
                                <th scope="col">"Registration"</th>
                                <th scope="col">"Received"</th>
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
                <Empty title="Nothing waits">
                    <p>
                        "Every result so far fits a candidate. What does not comes here from "
                        <a href=Route::ResultImports.to_string()>"the imports"</a> "."
                    </p>
                </Empty>
            }
            .into_any()
        },
    );
    view! {
        <div class="stack">
            <PageHeader title="Claims">
                <p class="lead">"Results that fit no candidate, oldest first. None is lost while it waits here."</p>
            </PageHeader>
            {list}
        </div>
    }
    .into_any()
}

fn row(claim: ClaimView) -> AnyView {
    view! {
        <tr>
            <th scope="row"><code>{claim.client_candidate_id.unwrap_or_else(|| "none".to_owned())}</code></th>
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
