//! Tables, each in a frame in which it scrolls sideways where it does not fit.

use leptos::prelude::*;

/// The heading of a column.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Column {
    Text(&'static str),
    /// Of numbers, which end below each other.
    Number(&'static str),
}

/// A table of these rows; `label` says to who does not see it what is in it.
pub(crate) fn table(label: impl Into<String>, columns: impl IntoIterator<Item = Column>, rows: AnyView) -> AnyView {
    let label: String = label.into();
    let heading = |column| match column {
        Column::Text(heading) => view! { <th scope="col">{heading}</th> }.into_any(),
        Column::Number(heading) => view! { <th scope="col" class="number">{heading}</th> }.into_any(),
    };
    let headings: Vec<AnyView> = columns.into_iter().map(heading).collect();
    view! {
        <div class="table-frame" role="region" aria-label=label tabindex="0">
            <table class="table">
                <thead>
                    <tr>{headings}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
