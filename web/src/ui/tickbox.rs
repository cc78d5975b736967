//! A box to tick, with its words beside it.

use leptos::prelude::*;

pub(crate) fn tickbox(id: impl Into<String>, label: String, tick: RwSignal<bool>) -> AnyView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                id=id.into()
                prop:checked=tick
                on:change:target=move |event| tick.set(event.target().checked())
            />
            " " {label}
        </label>
    }
    .into_any()
}
