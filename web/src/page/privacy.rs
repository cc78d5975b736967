//! The privacy notice in force.

use client::Client;
use language::text::web::join as text;
use leptos::prelude::*;

use crate::browser;
use crate::ui::{PageHeader, load};

/// The agreement that is the privacy notice.
const CODE: &str = "PRIVACY";

pub(crate) fn view() -> AnyView {
    let language = browser::language_tag();
    view! {
        <div class="stack">
            <PageHeader title=text::privacy()/>
            {load(
                async move |api: Client| api.find_agreement_text(CODE, &language).await,
                |notice| view! {
                    // Made by the server from CommonMark, without HTML of the author's.
                    <div class="prose sheet" lang=notice.language inner_html=notice.html></div>
                    <p class="small quiet">{text::version(&notice.version.to_string())}</p>
                }
                .into_any(),
            )}
        </div>
    }
    .into_any()
}
