//! A part of a page that changes.

use leptos::prelude::*;

/// A view that is made anew whenever a signal it reads changes.
///
/// The same as a closure in a view, but of one type whatever it shows: each closure of its own costs two kilobytes.
pub(crate) fn dynamic(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(view);
    view.into_any()
}
