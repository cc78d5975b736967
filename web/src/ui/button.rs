//! Buttons. What leads to another page is a link, also where it looks like a button.

use leptos::prelude::*;

/// How a button stands among its neighbours; a page has one primary action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ButtonKind {
    Primary,
    #[default]
    Plain,
}

/// A button; without `on_press` it submits its form. While `busy` it stays focusable and does nothing.
#[component]
pub(crate) fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional)] on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let class = match kind {
        ButtonKind::Primary => "button button-primary",
        ButtonKind::Plain => "button",
    };
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            class=class
            type=if on_press.is_some() { "button" } else { "submit" }
            aria-disabled=move || busy.get().then_some("true")
            on:click=press
        >
            {children()}
        </button>
    }
}
