//! How the program's office is reached.

use client::Client;
use contract::program::ProgramView;
use language::text::web::join as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Empty, PageHeader, linked, load};

pub(crate) fn view() -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title=text::support()><p class="lead">{text::support_lead()}</p></PageHeader>
            {load(async move |api: Client| api.find_program().await, shown)}
            <p>{linked(text::support_faq(), &Route::Faq)}</p>
        </div>
    }
    .into_any()
}

fn shown(program: ProgramView) -> AnyView {
    let Some(email) = program.email else {
        return view! { <Empty title=text::support_none()><p>{text::support_none_more()}</p></Empty> }.into_any();
    };
    let to = format!("mailto:{email}");
    view! {
        <div class="sheet stack stack-tight">
            <h2>{program.name}</h2>
            <p><a href=to><bdi>{email}</bdi></a></p>
            <p>{text::support_hint()}</p>
        </div>
    }
    .into_any()
}
