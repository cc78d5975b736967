//! Something to read out, type or paste elsewhere, with a button that copies it.

use language::text::web::shell as text;
use leptos::prelude::*;

use crate::browser;
use crate::ui::{Button, Glyph, Icon, announce, dynamic};

#[component]
pub(crate) fn CodeBox(
    /// What it is, such as "Verification code".
    label: &'static str,
    text: String,
    /// Whether it is one word for machines, to be broken anywhere.
    #[prop(optional)]
    address: bool,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let content = StoredValue::new(text.clone());
    let copy = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            let done = browser::copy(&content.get_value()).await;
            copied.set(done);
            announce(if done { text::copied() } else { text::copy_failed() });
            if done {
                set_timeout(move || _ = copied.try_set(false), std::time::Duration::from_secs(3));
            }
        });
    });
    view! {
        <div class="code-box">
            <span class="code-box-label">{label}</span>
            <code class=if address { "code-box-text code-box-address" } else { "code-box-text" }>{text}</code>
            <Button on_press=copy>
                {dynamic(move || {
                    let (glyph, word) = if copied.get() { (Glyph::Check, text::copied()) } else { (Glyph::Copy, text::copy()) };
                    view! { <Icon glyph/> {word} <span class="unseen">{label}</span> }.into_any()
                })}
            </Button>
        </div>
    }
}
