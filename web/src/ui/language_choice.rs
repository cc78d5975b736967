//! The languages, each under its own name.

use language::Language;
use language::text::web::shell as text;
use leptos::prelude::*;

use crate::browser;

/// Buttons, not a list to pick from: the page that comes is another, which only a press may bring (WCAG 2.2, 3.2.2).
#[component]
pub(crate) fn LanguageChoice() -> impl IntoView {
    let buttons = Language::ALL.map(|language| {
        let current = (language == language::here()).then_some("true");
        view! {
            <li>
                <button type="button" lang=language.tag() aria-current=current on:click=move |_| browser::speak(language)>
                    {language.name()}
                </button>
            </li>
        }
    });
    view! {
        <nav aria-label=text::language()>
            <ul class="language-choice small" role="list">{buttons.into_iter().collect_view()}</ul>
        </nav>
    }
}
