//! The privacy notice in force, and how long everything is kept.

use client::Client;
use contract::retention::RetentionView;
use language::text::web::{join, privacy as text};
use leptos::prelude::*;

use crate::browser;
use crate::ui::{Column, PageHeader, load, table};

/// The agreement that is the privacy notice.
const CODE: &str = "PRIVACY";

pub(crate) fn view() -> AnyView {
    let language = browser::language_tag();
    let spoken = language.clone();
    view! {
        <div class="stack">
            <PageHeader title=join::privacy()/>
            {load(
                async move |api: Client| api.find_agreement_text(CODE, &language).await,
                |notice| view! {
                    // Made by the server from CommonMark, without HTML of the author's.
                    <div class="prose sheet stack" lang=notice.language inner_html=notice.html></div>
                    <p class="small quiet">{join::version(&notice.version.to_string())}</p>
                }
                .into_any(),
            )}
            <section class="stack stack-tight">
                <h2 id="retention">{text::retention()}</h2>
                <p>{text::retention_lead()}</p>
                {load(async move |api: Client| api.list_retention(&spoken).await, policy_table)}
            </section>
        </div>
    }
    .into_any()
}

fn policy_table(policies: Vec<RetentionView>) -> AnyView {
    let row = |policy: RetentionView| {
        view! {
            <tr>
                <th scope="row">{policy.what}</th>
                <td>{policy.kept}</td>
                <td>{policy.from}</td>
                <td>{policy.reason}</td>
            </tr>
        }
    };
    table(
        text::retention(),
        [
            Column::Text(text::retention_what()),
            Column::Text(text::retention_kept()),
            Column::Text(text::retention_from()),
            Column::Text(text::retention_reason()),
        ],
        policies.into_iter().map(row).collect_view().into_any(),
    )
}
