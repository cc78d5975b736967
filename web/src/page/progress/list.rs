//! Progress towards everything, nearest first.

use leptos::prelude::*;

use crate::page::progress::row;
use crate::ui::{Empty, PageHeader, every, load, searchable};

pub(crate) fn view() -> AnyView {
    let content = load(
        async |api| every(async |page| api.list_progress(&page).await).await,
        |items| {
            if items.is_empty() {
                return view! {
                    <Empty title="Nothing to progress towards">
                        <p>"Whoever runs this server has not loaded a catalogue yet."</p>
                    </Empty>
                }
                .into_any();
            }
            let rows = items
                .into_iter()
                .map(|item| (format!("{} {}", item.achievement.code, item.achievement.title), row(item)))
                .collect();
            searchable("find-progress", "Find an achievement", "ledger", rows)
        },
    );
    view! {
        <div class="stack">
            <PageHeader title="Progress">
                <p class="lead">"How far you are towards each credential, nearest first."</p>
            </PageHeader>
            <h2 class="unseen">"All achievements"</h2>
            {content}
        </div>
    }
    .into_any()
}
