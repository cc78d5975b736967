//! One tab at a time: the tabs of a browser share one refresh cookie, and it may be used only once.

use futures::channel::oneshot;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

/// Held while it is this tab's turn.
pub(super) struct Turn(Option<Function>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            // Resolving a promise does not throw.
            _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Waits for this tab's turn, by the Web Locks API (<https://www.w3.org/TR/web-locks/>).
///
/// Where that is missing, outside secure contexts, it does not wait: two tabs that refresh in the
/// same moment may then end the session, which costs a sign-in.
pub(super) async fn turn() -> Turn {
    let (send, receive) = oneshot::channel();
    if ask(send).is_none() {
        return Turn(None);
    }
    Turn(receive.await.ok())
}

fn ask(granted: oneshot::Sender<Function>) -> Option<()> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    // The lock is held until the promise that this returns is resolved.
    let callback = Closure::once_into_js(move |_lock: JsValue| {
        let mut granted = Some(granted);
        Promise::new(&mut |resolve, _reject| {
            if let Some(Err(unwanted)) = granted.take().map(|granted| granted.send(resolve)) {
                // Nobody waits any more.
                drop(Turn(Some(unwanted)));
            }
        })
    });
    request.call2(&locks, &"certtracker.session".into(), &callback).ok()?;
    Some(())
}
