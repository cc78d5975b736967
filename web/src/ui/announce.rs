//! What was done just now: shown for some seconds, and said by a screen reader.

use std::time::Duration;

use leptos::prelude::*;

/// How long a sentence stays: enough to read it twice.
const SHOWN: Duration = Duration::from_secs(8);

thread_local! {
    // Not in a context: what has finished after an await has no place in the tree to ask from.
    static SENTENCE: ArcRwSignal<String> = ArcRwSignal::new(String::new());
}

/// The live region; once in the page. WCAG 2.2, 4.1.3.
#[component]
pub(crate) fn Announcements() -> impl IntoView {
    let sentence = SENTENCE.with(Clone::clone);
    let shown = move || Some(sentence.get()).filter(|sentence| !sentence.is_empty());
    view! { <div class="toasts" role="status">{move || shown().map(|sentence| view! { <p class="toast">{sentence}</p> })}</div> }
}

/// Says a sentence, also when it is the same as the last.
pub(crate) fn announce(sentence: &str) {
    SENTENCE.with(|said| {
        // A live region stays silent when its text does not change; a no-break space is not read.
        let repeated = said.read_untracked().as_str() == sentence;
        let new = if repeated { format!("{sentence}\u{a0}") } else { sentence.to_owned() };
        said.set(new.clone());
        let said = said.clone();
        let clear = move || {
            if *said.read_untracked() == new {
                said.set(String::new());
            }
        };
        set_timeout(clear, SHOWN);
    });
}
