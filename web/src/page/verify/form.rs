//! Typing the code. Its form is checked here, before the server is asked, by the server's own rule.

use domain::id::{VerificationCode, VerificationCodeError};
use language::text::web::verify as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Button, ButtonKind, Field, PageHeader};
use crate::{browser, navigation};

/// The form; `typed` is what came with the address and could not be read as a code.
pub(crate) fn view(typed: Option<String>) -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title=text::check_a_credential()>
                <p class="lead">{text::check_more()}</p>
            </PageHeader>
            <Form typed=typed.unwrap_or_default()/>
            <p class="quiet prose small">{text::check_privacy()}</p>
        </div>
    }
    .into_any()
}

#[component]
pub(super) fn Form(typed: String) -> impl IntoView {
    let navigate = navigation::navigator();
    let code = RwSignal::new(typed.clone());
    let error = RwSignal::new((!typed.is_empty()).then(|| fault(&typed)).flatten());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = code.get_untracked();
        match typed.parse::<VerificationCode>() {
            Ok(code) => navigate(&Route::Verification(code.to_string())),
            Err(_) => {
                error.set(fault(&typed));
                browser::focus_soon("code");
            }
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <Field
                id="code"
                label=text::code()
                hint=text::code_hint()
                value=code
                error
                autocomplete="off"
                exact=true
            />
            <div><Button kind=ButtonKind::Primary>{text::check()}</Button></div>
        </form>
    }
}

/// What is wrong with the form of a code, and what to do.
fn fault(typed: &str) -> Option<String> {
    let symbols = typed.chars().filter(|symbol| symbol.is_alphanumeric()).count();
    match typed.parse::<VerificationCode>() {
        Ok(_) => None,
        Err(_) if typed.trim().is_empty() => Some(text::code_missing().to_owned()),
        Err(VerificationCodeError::Mistyped) => Some(text::code_mistyped().to_owned()),
        Err(VerificationCodeError::Malformed) if symbols != 20 => Some(text::code_length(symbols)),
        Err(VerificationCodeError::Malformed) => Some(text::code_sign().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_says_which_kind_of_mistake_it_is() {
        let code = VerificationCode::from_random([7; 12]).to_string();
        assert_eq!(fault(&code.to_lowercase().replace('-', " ")), None);
        assert!(fault("").unwrap().contains("Type the code"));
        assert!(fault("ABC").unwrap().contains("this has 3"));
        let last = if code.ends_with('0') { "1" } else { "0" };
        assert!(fault(&format!("{}{last}", &code[..code.len() - 1])).unwrap().contains("mistyped"));
        assert!(fault(&format!("{}U", &code[..code.len() - 1])).unwrap().contains("no code has"));
    }
}
