//! Waiting for the server: a shape of what comes, then what came, or how it failed.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use client::{Client, Error};
use futures::FutureExt as _;
use language::text::web::shell as text;
use leptos::prelude::*;

use crate::session::Session;
use crate::ui::{ProblemNotice, dynamic};

/// Lines where text will be; says once that it loads.
#[component]
pub(crate) fn Skeleton(#[prop(default = 4)] lines: usize) -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="unseen">{text::loading()}</span>
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
    wait(move || {
        let parts = Rc::clone(&parts);
        Box::pin(async move {
            let (request, _) = &*parts;
            let data = session.call(async |api| request(api).await).await.map_err(failed)?;
            let view: MakeView = Box::new(move || (parts.1)(data));
            Ok(view)
        })
    })
}

fn failed(error: Error) -> MakeFailure {
    Box::new(move |retry| view! { <ProblemNotice error=error.clone() retry/> }.into_any())
}

/// A view that is still to be made: where it will stand, which is where it finds what is provided there.
pub(crate) type MakeView = Box<dyn FnOnce() -> AnyView>;
/// What stands there instead, given how to try again.
pub(crate) type MakeFailure = Box<dyn Fn(Callback<()>) -> AnyView>;
type Answer = Pin<Box<dyn Future<Output = Result<MakeView, MakeFailure>>>>;

/// A view that has to be waited for: a skeleton until it is there, or has failed.
pub(crate) fn wait(fetch: impl Fn() -> Answer + 'static) -> AnyView {
    wait_for(Box::new(fetch))
}

enum State {
    Waiting,
    Ready(RefCell<Option<MakeView>>),
    Failed(MakeFailure),
}

/// Apart from [`wait`], so that it is compiled once and not for everything that is waited for.
fn wait_for(fetch: Box<dyn Fn() -> Answer>) -> AnyView {
    let state = RwSignal::new_local(State::Waiting);
    let fetch = StoredValue::new_local(fetch);
    let show = move |answer| {
        state.set(match answer {
            Ok(view) => State::Ready(RefCell::new(Some(view))),
            Err(view) => State::Failed(view),
        });
    };
    let begin = move || {
        let mut answer = fetch.with_value(|fetch| fetch());
        if let Some(answer) = answer.as_mut().now_or_never() {
            show(answer);
            return;
        }
        leptos::task::spawn_local(async move {
            let answer = answer.await;
            // The page may have been left meanwhile.
            if !state.is_disposed() {
                show(answer);
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
        // Whatever signals it reads, it cannot be made twice.
        State::Ready(view) => untrack(|| view.take().map(|view| view())).into_any(),
        State::Failed(view) => view(retry),
    })
}
