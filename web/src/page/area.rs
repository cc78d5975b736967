//! Areas of pages, each a chunk of the module that is fetched when it is first needed.

use std::pin::Pin;

use language::text::web::shell as text;
use leptos::prelude::*;
use wasm_split_helpers::SplitLoaderError;

use crate::browser;
use crate::route::Route;
use crate::ui::{Button, MakeFailure, MakeView, Notice, PageHeader, Tone, wait};

/// A page that may have to be fetched first.
pub(super) type Page = Pin<Box<dyn Future<Output = Result<MakeView, SplitLoaderError>>>>;

/// Makes of the table of pages a function `fetch(Route) -> Page`. What is under `main` is in the module that is there
/// already; every other name is that of a chunk.
macro_rules! areas {
    (
        main { $($here:pat => $now:expr,)* }
        $($area:ident { $($route:pat => $view:expr,)* })*
    ) => {
        #[expect(unused_variables, reason = "what an address holds is for the area to read")]
        fn fetch(route: Route) -> $crate::page::area::Page {
            match &route {
                $($here => Box::pin(std::future::ready(Ok(Box::new(move || $now) as $crate::ui::MakeView))),)*
                $($($route => Box::pin($area(route)),)*)*
            }
        }

        $(
            #[wasm_split_helpers::wasm_split($area, fallible)]
            fn $area(route: Route) -> Result<$crate::ui::MakeView, wasm_split_helpers::SplitLoaderError> {
                Ok(match route {
                    $($route => Box::new(move || $view),)*
                    // The other areas' pages, which `fetch` does not ask this one for.
                    _ => Box::new(not_found::view),
                })
            }
        )*
    };
}
pub(super) use areas;

/// The page at an address: once its area is there.
pub(super) fn page(route: Route) -> AnyView {
    wait(move || {
        let page = super::fetch(route.clone());
        Box::pin(async move {
            match page.await {
                Ok(view) => Ok(view),
                Err(_) => {
                    browser::reload_if_outdated().await;
                    Err(Box::new(missing) as MakeFailure)
                }
            }
        })
    })
}

/// Fetches what a page needs before it is visited.
pub(crate) fn fetch_ahead(route: Route) {
    leptos::task::spawn_local(async move {
        // When this fails, so does the visit, which says so.
        _ = super::fetch(route).await;
    });
}

fn missing(retry: Callback<()>) -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title=text::part_missing()/>
            <div role="alert">
                <Notice tone=Tone::Bad>
                    <p>{text::part_missing_more()}</p>
                </Notice>
            </div>
            <p><Button on_press=retry>{text::try_again()}</Button></p>
        </div>
    }
    .into_any()
}
