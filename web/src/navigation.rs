//! Where the reader is: the address bar as a signal, and links that are followed without a load.
//!
//! Of a router this is all that is needed, since [`Route`] reads and writes the paths; the library's brings nested
//! routes and their types, for which the first load has no room.

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::{Event, HtmlAnchorElement, MouseEvent, Url};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::route::Route;

#[derive(Clone, Copy)]
struct Path(RwSignal<String>);

/// Begins to follow the address, and answers the page that is there.
pub(crate) fn follow() -> Memo<Option<Route>> {
    let path = RwSignal::new(here());
    provide_context(Path(path));
    _ = window_event_listener(ev::popstate, move |_| path.set(here()));
    _ = window_event_listener(ev::click, move |event| {
        if let Some(target) = internal(&event) {
            event.prevent_default();
            go(path, &target);
        }
    });
    Memo::new(move |_| Route::parse(&path.read()))
}

/// Calls `aimed` with each page that the pointer or the focus comes to a link of: it is likely to be the next.
pub(crate) fn foresee(aimed: fn(Route)) {
    let look = move |event: &Event| {
        if let Some(route) = link(event).and_then(|path| Route::parse(&path)) {
            aimed(route);
        }
    };
    _ = window_event_listener(ev::pointerover, move |event| look(&event));
    _ = window_event_listener(ev::focusin, move |event| look(&event));
}

/// How to go to a page; to be asked for while a component is made.
pub(crate) fn navigator() -> impl Fn(&Route) + Clone + 'static {
    let Path(path) = expect_context();
    move |to| go(path, &to.to_string())
}

fn here() -> String {
    window().location().pathname().unwrap_or_default()
}

fn go(path: RwSignal<String>, target: &str) {
    if let Ok(history) = window().history()
        && target != here()
    {
        // Refused only for other origins, which never come here, and when flooded.
        _ = history.push_state_with_url(&JsValue::NULL, "", Some(target));
    }
    path.set(here());
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// The path of a link to another page of the application, when a click on it is not the browser's business: it has no
/// modifier, and the link is [one of ours](link).
fn internal(event: &MouseEvent) -> Option<String> {
    let modified = event.meta_key() || event.alt_key() || event.ctrl_key() || event.shift_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    link(event)
}

/// The path of the link that something happens in, when it leads to another page of the application: it neither
/// downloads, nor leaves, nor opens elsewhere, nor says `rel="external"`.
fn link(event: &Event) -> Option<String> {
    let link = event.composed_path().iter().find_map(|node| node.dyn_into::<HtmlAnchorElement>().ok())?;
    let external = link.rel().split_whitespace().any(|word| word == "external");
    if external || link.has_attribute("download") || !matches!(link.target().as_str(), "" | "_self") {
        return None;
    }
    let url = Url::new(&link.href()).ok()?;
    (url.origin() == window().location().origin().ok()? && url.hash().is_empty()).then(|| url.pathname())
}
