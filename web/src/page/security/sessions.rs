//! Where one is signed in, and signing out there.

use contract::session::SessionListItem;
use language::text::web::account as text;
use leptos::prelude::*;

use crate::browser;
use crate::page::actions::Actions;
use crate::ui::{Button, announce, dynamic, every, load};

const HEADING: &str = "sessions";

/// The sessions, newest first.
pub(super) fn view() -> AnyView {
    let actions = Actions::here();
    let version = RwSignal::new(0_u32);
    let changed = Callback::new(move |sentence: &'static str| {
        announce(sentence);
        version.update(|version| *version += 1);
        browser::focus_soon(HEADING);
    });
    let end_others = Callback::new(move |()| {
        actions.act(async |api| api.end_other_sessions().await, move |()| changed.run(text::sessions_ended()));
    });
    view! {
        <section class="stack stack-tight" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{text::sessions()}</h2>
            {dynamic(move || {
                version.track();
                load(
                    async |api| every(async |page| api.list_sessions(&page).await).await,
                    move |sessions: Vec<SessionListItem>| {
                        let others = sessions.len() > 1;
                        view! {
                            <ul class="ways" role="list">
                                {sessions.into_iter().map(|session| item(session, changed)).collect_view()}
                            </ul>
                            {others.then(|| view! {
                                <div><Button on_press=end_others busy=actions.busy>{text::end_other_sessions()}</Button></div>
                            })}
                        }
                        .into_any()
                    },
                )
            })}
        </section>
    }
    .into_any()
}

fn item(session: SessionListItem, changed: Callback<&'static str>) -> AnyView {
    let actions = Actions::here();
    let id = session.id;
    let end = Callback::new(move |()| {
        actions.act(async move |api| api.end_session(id).await, move |()| changed.run(text::session_ended_there()));
    });
    let device = match (&session.browser, &session.system) {
        (Some(browser), Some(system)) => text::on_system(browser, system),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => text::unknown_device().to_owned(),
    };
    let name = device.clone();
    view! {
        <li class="way">
            <p>
                <strong>{device}</strong>
                {session.network.map(|network| view! { " " <span class="quiet small" dir="ltr">{network}</span> })}
            </p>
            <p class="small quiet">
                {text::session_since(&browser::local_time(session.created_at))} " · "
                {text::session_seen(&browser::local_time(session.last_seen_at))}
            </p>
            {if session.current {
                view! { <p><strong>{text::this_session()}</strong></p> }.into_any()
            } else {
                view! {
                    <div><Button on_press=end busy=actions.busy>{text::end_session()} " " <span class="unseen">{name}</span></Button></div>
                }
                .into_any()
            }}
        </li>
    }
    .into_any()
}
