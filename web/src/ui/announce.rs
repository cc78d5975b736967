//! What a screen reader says when something changed elsewhere on the page.

use leptos::prelude::*;

thread_local! {
    // Not in a context: what has finished after an await has no place in the tree to ask from.
    static SENTENCE: ArcRwSignal<String> = ArcRwSignal::new(String::new());
}

/// The live region; once in the page. WCAG 2.2, 4.1.3.
#[component]
pub(crate) fn Announcements() -> impl IntoView {
    let sentence = SENTENCE.with(Clone::clone);
    view! { <p class="unseen" role="status">{Signal::derive(move || sentence.get())}</p> }
}

/// Says a sentence, also when it is the same as the last.
pub(crate) fn announce(sentence: &str) {
    SENTENCE.with(|said| {
        // A live region stays silent when its text does not change; a no-break space is not read.
        let repeated = said.read_untracked().as_str() == sentence;
        said.set(if repeated { format!("{sentence}\u{a0}") } else { sentence.to_owned() });
    });
}
