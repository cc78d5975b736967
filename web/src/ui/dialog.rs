//! A dialog over the page: what is behind it stays as it is, and cannot be reached meanwhile.

use language::text::web::shell as text;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlDialogElement;

use crate::ui::dynamic;

/// Shows its content while `open`; the browser keeps the focus inside, and Escape closes it.
#[component]
pub(crate) fn Dialog(
    #[prop(into)] open: Signal<bool>,
    /// The id of its heading.
    labelled_by: &'static str,
    /// It was closed: by Escape, or by its button.
    on_close: Callback<()>,
    /// Made anew each time it opens.
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(element) = dialog.get() else { return };
        let element: &HtmlDialogElement = &element;
        if open.get() && !element.open() {
            // Throws only when it is open already.
            _ = element.show_modal();
        } else if !open.get() && element.open() {
            element.close();
        }
    });
    let content = StoredValue::new(content);
    view! {
        <dialog class="dialog" aria-labelledby=labelled_by node_ref=dialog on:close=move |_| {
            if open.get_untracked() {
                on_close.run(());
            }
        }>
            {dynamic(move || open.get().then(|| content.with_value(|content| content())).into_any())}
            <form method="dialog" class="dialog-close"><button class="button" type="submit">{text::close()}</button></form>
        </dialog>
    }
}
