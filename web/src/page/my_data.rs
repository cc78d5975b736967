//! One's own data: a file with all of it, and being erased.

use language::text::web::privacy as text;
use leptos::prelude::*;

use crate::ui::PageHeader;

mod erasure;
mod export;

/// The page.
pub(crate) fn view() -> AnyView {
    view! {
        <div class="stack security">
            <PageHeader title=text::my_data()><p class="lead">{text::my_data_lead()}</p></PageHeader>
            {export::view()}
            {erasure::view()}
        </div>
    }
    .into_any()
}
