//! One share: its link, who opened it when, who asks to be told of changes, and how it ends.

use client::Client;
use contract::share::{AnswerWatch, ShareView, ShareViewingView, UpdateShare, WatchView};
use domain::id::{ShareId, WatchId};
use domain::share::{ShareState, WatchState};
use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use language::text::web::shares as text;
use leptos::prelude::*;

use crate::form::{Sending, typed};
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Breadcrumb, Button, ButtonKind, CodeBox, Field, PageHeader, TimeText, announce, dynamic, load};
use crate::{browser, words};

pub(crate) fn view(id: ShareId) -> AnyView {
    let title = RwSignal::new(text::share().to_owned());
    let content = load(
        async move |api: Client| api.find_share(id).await,
        move |share: ShareView| {
            title.set(text::for_whom(&share.summary.recipient));
            let shown = RwSignal::new(share);
            dynamic(move || found(shown))
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::Shares label=text::shares()/>
            <PageHeader title/>
            {content}
        </div>
    }
    .into_any()
}

/// The day that was chosen, if it is one.
pub(super) fn days(value: RwSignal<String>) -> Option<Date> {
    typed(value).and_then(|day| day.parse().ok())
}

/// The number that was typed, none where nothing was.
pub(super) fn views(value: RwSignal<String>) -> Result<Option<u32>, std::num::ParseIntError> {
    typed(value).map(|number| number.parse()).transpose()
}

fn found(shown: RwSignal<ShareView>) -> AnyView {
    let share = shown.get();
    let summary = share.summary;
    let titles = summary.achievements.iter().map(|achievement| view! { <li>{achievement.title.clone()}</li> });
    let titles = titles.collect_view();
    let opened = match summary.view_limit {
        Some(limit) => text::opened_of(summary.views, limit),
        None => text::opened(summary.views),
    };
    let fields: Vec<&str> = share.fields.iter().map(|field| words::shared_field(*field)).collect();
    let id = summary.id;
    view! {
        <div class="stack stack-wide">
            <section class="stack" aria-labelledby="share-what">
                <h2 class="unseen" id="share-what">{text::what_is_shared()}</h2>
                <p><Badge sign=words::share(summary.state)/></p>
                <ul>{titles}</ul>
                <dl class="facts">
                    {(!fields.is_empty()).then(|| view! { <div><dt>{text::what_besides()}</dt><dd>{fields.join(", ")}</dd></div> })}
                    {share.email.map(|email| view! { <div><dt>{text::sent_to()}</dt><dd>{email}</dd></div> })}
                    {(!share.message.is_empty()).then(|| view! { <div><dt>{text::message()}</dt><dd>{share.message}</dd></div> })}
                    <div><dt>{text::made()}</dt><dd><TimeText moment=summary.created_at/></dd></div>
                    <div><dt>{text::ends()}</dt><dd><TimeText moment=summary.expires_at/></dd></div>
                    <div><dt>{text::views()}</dt><dd>{opened}</dd></div>
                </dl>
                {share.link.map(|link| view! {
                    <div class="stack stack-tight prose">
                        <CodeBox label=text::link() text=link address=true/>
                        <p class="small quiet">{text::link_more()}</p>
                    </div>
                })}
            </section>
            {watches(shown, id, share.watches)}
            {viewings(share.viewings)}
            {(summary.state != ShareState::Revoked).then(|| ending(shown, id, summary.expires_at, summary.view_limit))}
        </div>
    }
    .into_any()
}

fn viewings(viewings: Vec<ShareViewingView>) -> AnyView {
    let none = viewings.is_empty();
    let rows = viewings.into_iter().map(|viewing| {
        let device: Vec<String> = [viewing.browser, viewing.system].into_iter().flatten().collect();
        view! {
            <li class="attempt">
                <div class="attempt-what"><p><TimeText moment=viewing.viewed_at/></p></div>
                <div class="attempt-outcome quiet">{device.join(", ")}</div>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="stack" aria-labelledby="share-viewings">
            <h2 id="share-viewings">{text::who_opened()}</h2>
            {if none {
                view! { <p class="quiet">{text::nobody_opened()}</p> }.into_any()
            } else {
                view! { <ul class="ledger" role="list">{rows}</ul> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn watches(shown: RwSignal<ShareView>, share: ShareId, watches: Vec<WatchView>) -> AnyView {
    if watches.is_empty() {
        return ().into_any();
    }
    let rows = watches.into_iter().map(|watch| self::watch(shown, share, watch)).collect_view();
    view! {
        <section class="stack" aria-labelledby="share-watches">
            <h2 id="share-watches">{text::who_watches()}</h2>
            <p class="prose quiet">{text::who_watches_more()}</p>
            <ul class="ledger" role="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn watch(shown: RwSignal<ShareView>, share: ShareId, watch: WatchView) -> AnyView {
    let sending = Sending::of(&[]);
    let answer = move |allow: bool, said: fn() -> &'static str, id: WatchId| {
        let session = Session::here();
        Callback::new(move |()| {
            let request =
                session.call(async move |api: Client| api.answer_watch(share, id, AnswerWatch { allow }).await);
            sending.send(Vec::new(), request, move |share| {
                shown.set(share);
                announce(said());
            });
        })
    };
    let (allow, decline) = (answer(true, text::is_allowed, watch.id), answer(false, text::is_declined, watch.id));
    let buttons = match watch.state {
        WatchState::Asked => view! {
            <p class="row">
                <Button kind=ButtonKind::Primary busy=sending.busy() on_press=allow>{text::allow()}</Button>
                <Button busy=sending.busy() on_press=decline>{text::decline()}</Button>
            </p>
        }
        .into_any(),
        WatchState::Active => {
            view! { <p><Button busy=sending.busy() on_press=decline>{text::tell_no_more()}</Button></p> }.into_any()
        }
        WatchState::Declined => {
            view! { <p><Button busy=sending.busy() on_press=allow>{text::allow()}</Button></p> }.into_any()
        }
        WatchState::Ended => ().into_any(),
    };
    view! {
        <li class="attempt">
            <div class="attempt-what">
                <p><strong>{watch.email}</strong></p>
                <p class="small quiet">{text::asked_on(&browser::local_time(watch.asked_at))}</p>
                {sending.failed()}
                {buttons}
            </div>
            <div class="attempt-outcome"><Badge sign=words::watch(watch.state)/></div>
        </li>
    }
    .into_any()
}

fn ending(shown: RwSignal<ShareView>, id: ShareId, expires_at: jiff::Timestamp, view_limit: Option<u32>) -> AnyView {
    let session = Session::here();
    // It ends with the day before.
    let last = TimeZone::UTC.to_datetime(expires_at).date().saturating_sub(1.day());
    let until = RwSignal::new(last.to_string());
    let limit = RwSignal::new(view_limit.map(|limit| limit.to_string()).unwrap_or_default());
    let sending = Sending::of(&[("/expires_on", "share-until"), ("/view_limit", "share-limit")]);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (expires_on, view_limit) = (days(until), views(limit));
        let found = [
            expires_on.is_none().then(|| ("/expires_on", text::choose_day().to_owned())),
            view_limit.is_err().then(|| ("/view_limit", text::type_number().to_owned())),
        ];
        let change =
            UpdateShare { expires_on: expires_on.unwrap_or_default(), view_limit: view_limit.unwrap_or_default() };
        let request = session.call(async move |api: Client| api.update_share(id, &change).await);
        sending.send(found.into_iter().flatten().collect(), request, move |share| {
            shown.set(share);
            announce(text::changed());
        });
    };
    let revoking = Sending::of(&[]);
    let revoke = Callback::new(move |()| {
        let request = session.call(async move |api: Client| api.revoke_share(id).await);
        revoking.send(Vec::new(), request, move |share| {
            shown.set(share);
            announce(text::taken_back());
        });
    });
    view! {
        <section class="stack" aria-labelledby="share-longer">
            <h2 id="share-longer">{text::longer_or_shorter()}</h2>
            <form class="sheet form" novalidate on:submit=submit>
                {sending.refusals()}
                <Field
                    id="share-until"
                    label=text::last_day()
                    hint=text::last_day_hint()
                    value=until
                    kind=Signal::stored("date")
                    autocomplete="off"
                    error=sending.fault("/expires_on")
                />
                <Field
                    id="share-limit"
                    label=text::view_limit()
                    hint=text::view_limit_hint()
                    value=limit
                    autocomplete="off"
                    error=sending.fault("/view_limit")
                />
                <div>
                    <Button kind=ButtonKind::Primary busy=sending.busy()>
                        {sending.label(text::change(), text::changing())}
                    </Button>
                </div>
            </form>
        </section>
        <section class="stack" aria-labelledby="share-end">
            <h2 id="share-end">{text::take_back()}</h2>
            <p class="prose">{text::take_back_more()}</p>
            {revoking.failed()}
            <p><Button busy=revoking.busy() on_press=revoke>{text::take_it_back()}</Button></p>
        </section>
    }
    .into_any()
}
