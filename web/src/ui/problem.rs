//! A call that failed: what happened, what was kept, what to do.

use client::Error;
use language::text::web::shell as text;
use leptos::prelude::*;

use crate::ui::{Button, Notice, Tone, marked};

/// Shows an error; with `retry`, offers to try again.
#[component]
pub(crate) fn ProblemNotice(error: Error, #[prop(optional)] retry: Option<Callback<()>>) -> impl IntoView {
    let (title, detail, request) = match error {
        Error::Problem(problem) => (problem.title, problem.detail, problem.request_id),
        Error::Unreachable(_) => (text::unreachable().to_owned(), Some(text::unreachable_more().to_owned()), None),
        Error::Unreadable { status, .. } => {
            (text::unreadable().to_owned(), Some(text::unreadable_more(&status.to_string())), None)
        }
    };
    view! {
        <div role="alert">
            <Notice tone=Tone::Bad>
                <p><strong>{title}</strong></p>
                {detail.map(|detail| view! { <p>{detail}</p> })}
                {request.map(|request| view! { <p class="small">{marked(&text::request_id(&request), |_, id| view! { <code>{id}</code> }.into_any())}</p> })}
            </Notice>
        </div>
        {retry.map(|retry| view! { <p><Button on_press=retry>{text::try_again()}</Button></p> })}
    }
}
