//! An address without a page.

use leptos::prelude::*;

use crate::route::Route;
use crate::ui::PageHeader;

pub(crate) fn view() -> AnyView {
    view! {
        <div class="stack prose">
            <PageHeader title="There is no page at this address"/>
            <p>"The address may have a typing mistake, or what was here is gone."</p>
            <ul>
                <li><a href=Route::Home.to_string()>"Go to the start"</a></li>
                <li><a href=Route::Verify.to_string()>"Check a credential by its code"</a></li>
                <li><a href=Route::Catalogue.to_string()>"Look it up in the catalogue"</a></li>
            </ul>
        </div>
    }
    .into_any()
}
