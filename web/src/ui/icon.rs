//! Icons, all from one open set (Lucide, ISC licence; `web/icons`).

use leptos::prelude::*;

macro_rules! glyphs {
    ($($name:ident = $file:literal;)+) => {
        /// A drawing of 24 by 24 units.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Glyph { $($name,)+ }

        impl Glyph {
            fn drawing(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("../../icons/", $file, ".svg")),)+ }
            }
        }
    };
}

glyphs! {
    ArrowRight = "arrow-right";
    Ban = "ban";
    Check = "check";
    Circle = "circle";
    CircleCheck = "circle-check";
    CirclePause = "circle-pause";
    CircleX = "circle-x";
    ClockAlert = "clock-alert";
    Copy = "copy";
    Download = "download";
    History = "history";
    Info = "info";
    Menu = "menu";
    Pencil = "pencil";
    Refresh = "refresh-cw";
    Search = "search";
    ShieldAlert = "shield-alert";
    ShieldCheck = "shield-check";
    ShieldQuestion = "shield-question-mark";
    ShieldX = "shield-x";
    Warning = "triangle-alert";
}

/// Decoration: the words beside it say the same.
#[component]
pub(crate) fn Icon(glyph: Glyph) -> impl IntoView {
    // What points onwards points the other way where lines do.
    let class = if glyph == Glyph::ArrowRight { "icon icon-directed" } else { "icon" };
    view! { <svg class=class viewBox="0 0 24 24" aria-hidden="true" inner_html=glyph.drawing()></svg> }
}
