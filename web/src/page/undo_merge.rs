//! Where the mail to a merged account leads: one button that undoes the merge, for whoever has the link.

use client::{Client, Error};
use contract::merge::UndoMerge;
use contract::problem::ProblemCode;
use language::text::web::merges as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::Sending;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, Notice, PageHeader, Tone, dynamic, marked};

/// How the link stands.
#[derive(Clone)]
enum Link {
    Unused(String),
    /// The user name of the account that stands by itself again.
    Undone(String),
    Unusable,
}

/// The page. Opening it undoes nothing: programs that look into mails open every link.
pub(super) fn view() -> AnyView {
    let link = RwSignal::new(browser::link_token().map_or(Link::Unusable, Link::Unused));
    dynamic(move || match link.get() {
        Link::Unused(token) => undo(token, link),
        Link::Undone(user) => undone(&user),
        Link::Unusable => unusable(),
    })
}

fn undo(token: String, link: RwSignal<Link>) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(&[]);
    let press = Callback::new(move |()| {
        let with = UndoMerge { token: token.clone() };
        let request = async move {
            match session.call(async move |api: Client| api.undo_merge_by_link(&with).await).await {
                Ok(undone) => Ok(Link::Undone(undone.user_name)),
                Err(Error::Problem(problem)) if problem.code() == Some(ProblemCode::LinkUnusable) => Ok(Link::Unusable),
                Err(error) => Err(error),
            }
        };
        sending.send(Vec::new(), request, move |now| {
            link.set(now);
            browser::focus_soon("page-title");
        });
    });
    view! {
        <div class="stack">
            <PageHeader title=text::undo_title()><p class="lead">{text::undo_lead()}</p></PageHeader>
            {sending.failed()}
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy() on_press=press>{text::undo_merge()}</Button>
            </div>
        </div>
    }
    .into_any()
}

fn undone(user: &str) -> AnyView {
    let lead = marked(&text::undo_pressed_lead(user), |_, user| view! { <strong>{user}</strong> }.into_any());
    view! {
        <div class="stack">
            <PageHeader title=text::undo_pressed()><p class="lead">{lead}</p></PageHeader>
            <p><a class="button button-primary" href=Route::SignIn.to_string()>{language::text::web::account::sign_in()}</a></p>
        </div>
    }
    .into_any()
}

fn unusable() -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title=text::undo_link_unusable()/>
            <Notice tone=Tone::Care><p>{text::undo_link_unusable_more()}</p></Notice>
            <p><a class="button" href=Route::Merge.to_string()>{text::merge_accounts()}</a></p>
        </div>
    }
    .into_any()
}
