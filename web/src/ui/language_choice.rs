//! The languages, each under its own name.

use language::Language;
use language::text::web::shell as text;
use leptos::prelude::*;

use crate::browser;
use crate::session::Session;

/// Buttons, not a list to pick from: the page that comes is another, which only a press may bring (WCAG 2.2, 3.2.2).
#[component]
pub(crate) fn LanguageChoice() -> impl IntoView {
    let session = Session::here();
    let buttons = Language::ALL.map(|language| {
        let current = (language == language::here()).then_some("true");
        view! {
            <li>
                <button type="button" lang=language.tag() aria-current=current on:click=move |_| choose(session, language)>
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

/// Who is signed in chooses for their account too: mails to them follow, and other devices.
fn choose(session: Session, language: Language) {
    leptos::task::spawn_local(async move {
        if session.account().is_some() {
            // The page follows the choice in any case; the account keeps the one it had when it cannot be reached.
            _ = session.choose_language(language).await;
        }
        browser::speak(language);
    });
}
