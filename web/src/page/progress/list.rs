//! Progress towards everything, nearest first.

use language::text::web::candidate as text;
use leptos::prelude::*;

use crate::page::progress::row;
use crate::ui::{Empty, PageHeader, every, load, searchable};

pub(crate) fn view() -> AnyView {
    let content = load(
        async |api| every(async |page| api.list_progress(&page).await).await,
        |items| {
            if items.is_empty() {
                return view! {
                    <Empty title=text::nothing_to_progress()>
                        <p>{text::catalogue_empty_more()}</p>
                    </Empty>
                }
                .into_any();
            }
            let rows = items
                .into_iter()
                .map(|item| (format!("{} {}", item.achievement.code, item.achievement.title), row(item)))
                .collect();
            searchable("find-progress", text::find_achievement(), "ledger", rows)
        },
    );
    view! {
        <div class="stack">
            <PageHeader title=text::progress()>
                <p class="lead">{text::progress_more()}</p>
            </PageHeader>
            <h2 class="unseen">{text::all_achievements()}</h2>
            {content}
        </div>
    }
    .into_any()
}
