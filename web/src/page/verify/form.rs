//! Typing the code. Its form is checked here, before the server is asked, by the server's own rule.

use domain::id::{VerificationCode, VerificationCodeError};
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Button, ButtonKind, Field, PageHeader};
use crate::{browser, navigation};

/// The form; `typed` is what came with the address and could not be read as a code.
pub(crate) fn view(typed: Option<String>) -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title="Check a credential">
                <p class="lead">
                    "Type the verification code that stands on the certificate or came with the credential. You need no account."
                </p>
            </PageHeader>
            <Form typed=typed.unwrap_or_default()/>
            <p class="quiet prose small">
                "The answer shows everything the certificate says, so that you can compare the two line by line. The holder is not told who asked."
            </p>
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
                label="Verification code"
                hint="20 letters and digits, such as 7QK4M-0ZJ9T-XW3RB-5HD2C. Hyphens, blanks and small letters do not matter."
                value=code
                error
                autocomplete="off"
                exact=true
            />
            <div><Button kind=ButtonKind::Primary>"Check"</Button></div>
        </form>
    }
}

/// What is wrong with the form of a code, and what to do.
fn fault(typed: &str) -> Option<String> {
    let symbols = typed.chars().filter(|symbol| symbol.is_alphanumeric()).count();
    match typed.parse::<VerificationCode>() {
        Ok(_) => None,
        Err(_) if typed.trim().is_empty() => Some("Type the code.".to_owned()),
        Err(VerificationCodeError::Mistyped) => Some(
            "One of the letters or digits is mistyped: the last one, which checks the others, does not fit. Compare it with the certificate.".to_owned(),
        ),
        Err(VerificationCodeError::Malformed) if symbols != 20 => {
            Some(format!("A code has 20 letters and digits; this has {symbols}."))
        }
        Err(VerificationCodeError::Malformed) => {
            Some("There is a sign in it that no code has. Codes are of digits and the letters A to Z without U.".to_owned())
        }
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
