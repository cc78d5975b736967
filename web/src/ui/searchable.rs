//! Lists that can be searched as soon as they are longer than a glance.

use language::text::web::shell as text;
use leptos::prelude::*;

use crate::ui::Field;

/// From how many items on a list gets a search field.
const GLANCE: usize = 10;

/// A list of items, each with the text it is found by and its view.
pub(crate) fn searchable(
    id: &'static str,
    label: &'static str,
    class: &'static str,
    items: Vec<(String, AnyView)>,
) -> AnyView {
    let query = RwSignal::new(String::new());
    let long = items.len() > GLANCE;
    let texts: Vec<String> = items.iter().map(|(text, _)| text.to_lowercase()).collect();
    let found = Memo::new(move |_| {
        let query = query.read().to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        texts.iter().map(|text| words.iter().all(|word| text.contains(word))).collect::<Vec<bool>>()
    });
    let rows: Vec<AnyView> = items
        .into_iter()
        .enumerate()
        .map(|(index, (_, row))| {
            let hidden = move || found.read().get(index) == Some(&false);
            view! { <li hidden=hidden>{row}</li> }.into_any()
        })
        .collect();
    let count = move || found.read().iter().filter(|found| **found).count();
    let said = Signal::derive(move || match count() {
        _ if query.read().trim().is_empty() => String::new(),
        0 => text::nothing_fits().to_owned(),
        count => text::found(count),
    });
    view! {
        {long.then(|| view! {
            <search class="searchable">
                <Field id=id label=label value=query kind=Signal::stored("search") autocomplete="off"/>
                <p class="quiet small searchable-count" role="status">{said}</p>
            </search>
        })}
        <ul class=class role="list">{rows}</ul>
    }
    .into_any()
}
