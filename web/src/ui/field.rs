//! Form fields: label above, hint before the mistake, error at the field and summed up at the top.

use language::text::web::{account, shell as text};
use leptos::prelude::*;

use crate::browser;
use crate::ui::{Glyph, Icon, dynamic};

/// A line to type.
#[component]
pub(crate) fn Field(
    /// The field's id, which errors link to.
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// What is expected, said beforehand.
    #[prop(optional_no_strip, into)]
    hint: Option<&'static str>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(default = Signal::stored("text"), into)] kind: Signal<&'static str>,
    /// The autofill name: <https://html.spec.whatwg.org/#autofill>.
    autocomplete: &'static str,
    /// For codes: no capitals, corrections or spelling from the keyboard, and wider letters.
    #[prop(optional)]
    exact: bool,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described_by = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || {
            let mut ids = Vec::new();
            if error.get().is_some() {
                ids.push(error_id.clone());
            }
            if hint.is_some() {
                ids.push(hint_id.clone());
            }
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    view! {
        <div class="field">
            <label class="field-label" for=id>{label}</label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            {dynamic(move || {
                let error_id = error_id.clone();
                error.get().map(|error| view! {
                    <p class="field-error" id=error_id><Icon glyph=Glyph::Warning/> <span>{error}</span></p>
                }).into_any()
            })}
            <input
                class="field-input"
                class:field-exact=exact
                id=id
                name=id
                type=move || kind.get()
                autocomplete=autocomplete
                dir=if exact { "ltr" } else { "auto" }
                autocapitalize=if exact { "characters" } else { "none" }
                spellcheck="false"
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described_by
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            />
        </div>
    }
}

/// A password to type, which can be looked at while it is.
#[component]
pub(crate) fn PasswordField(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    #[prop(optional_no_strip, into)] hint: Option<&'static str>,
    #[prop(into)] error: Signal<Option<String>>,
    autocomplete: &'static str,
    /// Whether it, and whatever else is typed beside it, is shown.
    shown: RwSignal<bool>,
) -> impl IntoView {
    let kind = Signal::derive(move || if shown.get() { "text" } else { "password" });
    view! {
        <div class="stack stack-tight">
            <Field id label value hint kind autocomplete error/>
            <label class="check small">
                <input type="checkbox" prop:checked=shown on:change:target=move |event| shown.set(event.target().checked())/>
                " " {account::show_password()}
            </label>
        </div>
    }
}

/// What to correct, with links to where; shows nothing when there is nothing.
///
/// Focus it after a failed submit, by the id `error-summary`.
#[component]
pub(crate) fn ErrorSummary(
    /// Field id and message of each error; an empty id when it belongs to no field.
    #[prop(into)]
    errors: Signal<Vec<(&'static str, String)>>,
) -> impl IntoView {
    move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            view! {
                <div class="notice tone-bad" id="error-summary" tabindex="-1" role="alert">
                    <Icon glyph=Glyph::Warning/>
                    <ul role="list">
                        {errors
                            .into_iter()
                            .map(|(id, message)| if id.is_empty() {
                                view! { <li>{message}</li> }.into_any()
                            } else {
                                // At its field a mistake needs no subject; here it does.
                                let sentence = match browser::label_of(id) {
                                    Some(label) => text::field_fault(&label, &message),
                                    None => message,
                                };
                                view! { <li><a href=format!("#{id}") on:click=move |event| {
                                    event.prevent_default();
                                    browser::focus_soon(id);
                                }>{sentence}</a></li> }.into_any()
                            })
                            .collect_view()}
                    </ul>
                </div>
            }
        })
    }
}
