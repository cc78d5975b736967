//! A call that failed: what happened, what was kept, what to do.

use client::Error;
use leptos::prelude::*;

use crate::ui::{Button, Notice, Tone};

/// Shows an error; with `retry`, offers to try again.
#[component]
pub(crate) fn ProblemNotice(error: Error, #[prop(optional)] retry: Option<Callback<()>>) -> impl IntoView {
    let (title, detail, request) = match error {
        Error::Problem(problem) => (problem.title, problem.detail, problem.request_id),
        Error::Unreachable(_) => (
            "The server could not be reached".to_owned(),
            Some("Nothing was changed. Check your connection, then try again.".to_owned()),
            None,
        ),
        Error::Unreadable { status, .. } => (
            "The server’s answer could not be read".to_owned(),
            Some(format!(
                "It came with status {status}. A newer version may be running: load the page again, and tell support if it stays."
            )),
            None,
        ),
    };
    view! {
        <div role="alert">
            <Notice tone=Tone::Bad>
                <p><strong>{title}</strong></p>
                {detail.map(|detail| view! { <p>{detail}</p> })}
                {request.map(|request| view! { <p class="small">"Request " <code>{request}</code></p> })}
            </Notice>
        </div>
        {retry.map(|retry| view! { <p><Button on_press=retry>"Try again"</Button></p> })}
    }
}
