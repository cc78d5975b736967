//! The privacy notice in force, and how long everything is kept.

use client::Client;
use contract::retention::RetentionView;
use language::text::web::{join, privacy as text};
use leptos::prelude::*;

use crate::browser;
use crate::ui::{PageHeader, load};

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
                    <div class="prose sheet" lang=notice.language inner_html=notice.html></div>
                    <p class="small quiet">{join::version(&notice.version.to_string())}</p>
                }
                .into_any(),
            )}
            <section class="stack stack-tight">
                <h2 id="retention">{text::retention()}</h2>
                <p>{text::retention_lead()}</p>
                {load(async move |api: Client| api.list_retention(&spoken).await, table)}
            </section>
        </div>
    }
    .into_any()
}

fn table(policies: Vec<RetentionView>) -> AnyView {
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
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-labelledby="retention">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text::retention_what()}</th>
                        <th scope="col">{text::retention_kept()}</th>
                        <th scope="col">{text::retention_from()}</th>
                        <th scope="col">{text::retention_reason()}</th>
                    </tr>
                </thead>
                <tbody>{policies.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
