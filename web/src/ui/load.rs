//! Waiting for the server: a shape of what comes, then what came, or how it failed.

use client::{Client, Error};
use leptos::prelude::*;

use crate::session::Session;
use crate::ui::ProblemNotice;

/// Lines where text will be; says once that it loads.
#[component]
pub(crate) fn Skeleton(#[prop(default = 4)] lines: usize) -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="unseen">"Loading…"</span>
            {(0..lines).map(|_| view! { <span class="skeleton-line"></span> }).collect_view()}
        </div>
    }
}

/// Data from the server, and the view of it: loading, failed with a way to try again, or there.
pub(crate) fn load<T>(
    request: impl AsyncFn(Client) -> Result<T, Error> + Clone + 'static,
    ready: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    let session = Session::here();
    let data = LocalResource::new(move || {
        let request = request.clone();
        async move { session.call(request).await }
    });
    let retry = Callback::new(move |()| data.refetch());
    let view = move || match data.get() {
        None => view! { <Skeleton/> }.into_any(),
        Some(Ok(data)) => ready(data),
        Some(Err(error)) => view! { <ProblemNotice error retry/> }.into_any(),
    };
    view.into_any()
}
