//! A message that stands in the page.

use leptos::prelude::*;

use crate::ui::{Glyph, Icon, Tone};

#[component]
pub(crate) fn Notice(tone: Tone, children: Children) -> impl IntoView {
    let glyph = match tone {
        Tone::Good => Glyph::CircleCheck,
        Tone::Care | Tone::Bad => Glyph::Warning,
        Tone::Still => Glyph::Info,
    };
    view! {
        <div class=format!("notice {}", tone.class())>
            <Icon glyph/>
            <div>{children()}</div>
        </div>
    }
}
