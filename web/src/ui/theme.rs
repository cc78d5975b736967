//! Paper by day, by night, or as the system has it.

use language::text::web::shell as text;
use leptos::prelude::*;

use crate::browser;

const KEY: &str = "certtracker.theme";

/// The choice, kept in this browser; `early.js` applies it before the first paint.
#[component]
pub(crate) fn ThemeChoice() -> impl IntoView {
    let chosen = RwSignal::new(browser::stored(KEY).unwrap_or_default());
    let option = move |value: &'static str, label: &'static str| {
        let choose = move |_| {
            chosen.set(value.to_owned());
            browser::store(KEY, (!value.is_empty()).then_some(value));
            apply(value);
        };
        view! {
            <label class="theme-option">
                <input type="radio" name="theme" prop:checked=move || chosen.read().as_str() == value on:change=choose/>
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="theme">
            <legend class="unseen">{text::theme()}</legend>
            {option("", text::theme_system())}
            {option("light", text::theme_light())}
            {option("dark", text::theme_dark())}
        </fieldset>
    }
}

fn apply(theme: &str) {
    let Some(root) = document().document_element() else {
        return;
    };
    // Neither fails for a fixed, well-formed name.
    _ = if theme.is_empty() { root.remove_attribute("data-theme") } else { root.set_attribute("data-theme", theme) };
}
