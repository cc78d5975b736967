//! Waiting for the server: a shape of what comes, then what came, or how it failed.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use client::{Client, Error};
use leptos::prelude::*;

use crate::session::Session;
use crate::ui::{ProblemNotice, dynamic};

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
pub(crate) fn load<T: 'static>(
    request: impl AsyncFn(Client) -> Result<T, Error> + 'static,
    ready: impl Fn(T) -> AnyView + 'static,
) -> AnyView {
    let session = Session::here();
    let parts = Rc::new((request, ready));
    show(Rc::new(move || {
        let parts = Rc::clone(&parts);
        Box::pin(async move {
            let (request, _) = &*parts;
            let data = session.call(async |api| request(api).await).await?;
            let view: MakeView = Box::new(move || (parts.1)(data));
            Ok(view)
        })
    }))
}

type MakeView = Box<dyn FnOnce() -> AnyView>;
type Fetch = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<MakeView, Error>>>>>;

enum State {
    Waiting,
    Ready(RefCell<Option<MakeView>>),
    Failed(Error),
}

/// Apart from [`load`], so that it is compiled once and not for every type of data.
fn show(fetch: Fetch) -> AnyView {
    let state = RwSignal::new_local(State::Waiting);
    let fetch = StoredValue::new_local(fetch);
    let begin = move || {
        let answer = fetch.get_value()();
        leptos::task::spawn_local(async move {
            let answer = answer.await;
            // The page may have been left meanwhile.
            if !state.is_disposed() {
                state.set(match answer {
                    Ok(view) => State::Ready(RefCell::new(Some(view))),
                    Err(error) => State::Failed(error),
                });
            }
        });
    };
    begin();
    let retry = Callback::new(move |()| {
        state.set(State::Waiting);
        begin();
    });
    dynamic(move || match &*state.read() {
        State::Waiting => view! { <Skeleton/> }.into_any(),
        State::Ready(view) => view.take().map(|view| view()).into_any(),
        State::Failed(error) => view! { <ProblemNotice error=error.clone() retry/> }.into_any(),
    })
}
