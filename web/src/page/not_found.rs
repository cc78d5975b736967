//! An address without a page.

use language::text::web::shell as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::PageHeader;

pub(crate) fn view() -> AnyView {
    view! {
        <div class="stack prose">
            <PageHeader title=text::not_found()/>
            <p>{text::not_found_more()}</p>
            <ul>
                <li><a href=Route::Home.to_string()>{text::go_to_start()}</a></li>
                <li><a href=Route::Verify.to_string()>{text::check_by_code()}</a></li>
                <li><a href=Route::Catalogue.to_string()>{text::look_up()}</a></li>
            </ul>
        </div>
    }
    .into_any()
}
