//! One of a list. Browsers find an entry by its first letters.

use language::text::web::person as text;
use leptos::prelude::*;

use crate::ui::{Glyph, Icon, dynamic};

/// A list to choose one entry of, or none: then the value is empty.
#[component]
pub(crate) fn Choice(
    /// The field's id, which errors link to.
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// Name and value of each entry.
    options: Vec<(String, String)>,
    /// What stands there while nothing is chosen.
    #[prop(default = text::choose())]
    none: &'static str,
    /// The autofill name: <https://html.spec.whatwg.org/#autofill>.
    #[prop(default = "off")]
    autocomplete: &'static str,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let described_by = error_id.clone();
    view! {
        <div class="field">
            <label class="field-label" for=id>{label}</label>
            {dynamic(move || {
                let id = error_id.clone();
                error.get().map(|error| view! {
                    <p class="field-error" id=id><Icon glyph=Glyph::Warning/> <span>{error}</span></p>
                }).into_any()
            })}
            <select
                class="field-input"
                id=id
                name=id
                autocomplete=autocomplete
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || error.get().map(|_| described_by.clone())
                prop:value=value
                on:change:target=move |event| value.set(event.target().value())
            >
                <option value="">{none}</option>
                {options.into_iter().map(|(name, code)| {
                    let chosen = value.get_untracked() == code;
                    view! { <option value=code selected=chosen>{name}</option> }
                }).collect_view()}
            </select>
        </div>
    }
}
