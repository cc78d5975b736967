//! How far the candidate is.

use contract::progress::ProgressListItem;
use language::text::web::candidate as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Badge, Distance, Rosette, Size};
use crate::words;

pub(super) mod detail;
pub(super) mod list;

/// Progress towards one achievement, in a row of a ledger.
pub(super) fn row(item: ProgressListItem) -> AnyView {
    let achievement = item.achievement;
    let href = Route::Progress(achievement.code.clone()).to_string();
    view! {
        <article class="progress-row">
            <Rosette achievement=achievement.clone() size=Size::Mark/>
            <div class="progress-words">
                <h3><a href=href>{achievement.title}</a></h3>
                {item.next_step.map(|step| view! { <p>{text::next(&step)}</p> })}
                <Distance done=item.steps_done left=item.steps_left/>
            </div>
            <div class="progress-state"><Badge sign=words::progress(item.state)/></div>
        </article>
    }
    .into_any()
}
