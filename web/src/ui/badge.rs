//! A state in a word, with a shape and a colour.

use leptos::prelude::*;

use crate::ui::Icon;
use crate::words::Sign;

/// How much a state asks of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Good,
    Care,
    Bad,
    Still,
}

impl Tone {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Good => "tone-good",
            Self::Care => "tone-care",
            Self::Bad => "tone-bad",
            Self::Still => "tone-still",
        }
    }
}

#[component]
pub(crate) fn Badge(sign: Sign) -> impl IntoView {
    view! {
        <span class=format!("badge {}", sign.tone.class())>
            <Icon glyph=sign.glyph/>
            {sign.word}
        </span>
    }
}
