//! The start: what the program offers, or the candidate's home.
//!
//! The home answers in this order: what do I hold, what is about to lapse, what is nearest, what is
//! going on with my last exam.

use contract::credential::CredentialListItem;
use contract::dashboard::DashboardView;
use contract::session::Role;
use leptos::prelude::*;

use crate::browser;
use crate::page::{area, credentials, exam_history, progress};
use crate::route::Route;
use crate::session::{Session, State};
use crate::ui::{Empty, Glyph, Icon, PageHeader, Skeleton, arrive, dynamic, load};
use crate::words;

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    dynamic(move || match session.state() {
        State::Unknown => view! { <Skeleton/> }.into_any(),
        State::SignedOut { .. } => front(),
        State::SignedIn(account) if account.roles.contains(&Role::Candidate) => area::page(Route::Home),
        State::SignedIn(account) => staff(account.display_name.clone()),
    })
}

/// The same words that `index.html` shows before this program has arrived.
fn front() -> AnyView {
    browser::set_title("Accreditation and certification");
    arrive();
    view! { <div inner_html=include_str!("front.html")></div> }.into_any()
}

fn staff(name: String) -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title=name/>
            <ul class="ledger" role="list">
                <li>
                    <h2><a href=Route::ResultImports.to_string()>"Import exam results"</a></h2>
                    <p class="quiet">"Upload a result archive, or try it first without writing anything."</p>
                </li>
                <li>
                    <h2><a href=Route::Claims.to_string()>"Claims"</a></h2>
                    <p class="quiet">"Results that fit no candidate and wait for a person to say whose they are."</p>
                </li>
            </ul>
        </div>
    }
    .into_any()
}

/// The candidate's home.
pub(crate) fn dashboard() -> AnyView {
    let account = Session::here().account();
    let name = account.as_ref().map(|account| account.display_name.clone()).unwrap_or_default();
    let id = account.and_then(|account| account.candidate_id).map(|id| id.to_string());
    view! {
        <div class="stack stack-wide">
            <PageHeader title=name>
                {id.map(|id| view! { <p class="quiet">"Candidate ID " <code>{id}</code></p> })}
            </PageHeader>
            {load(async |api| api.find_dashboard().await, standing)}
        </div>
    }
    .into_any()
}

fn standing(home: DashboardView) -> AnyView {
    let held = if home.held.is_empty() {
        view! {
            <Empty title="You hold nothing yet">
                <p>
                    "What you earn appears here by itself once your results are in. See what is "
                    <a href=Route::ProgressList.to_string()>"nearest to you"</a> "."
                </p>
            </Empty>
        }
        .into_any()
    } else {
        let cards: Vec<AnyView> = home.held.into_iter().map(credentials::card).collect();
        view! { <ul class="grid" role="list">{cards}</ul> }.into_any()
    };
    let lapsing: Vec<AnyView> = home.lapsing.into_iter().map(lapsing).collect();
    let nearest: Vec<AnyView> =
        home.nearest.into_iter().map(|item| view! { <li>{progress::row(item)}</li> }.into_any()).collect();
    let latest = home.latest_result.map(exam_history::row);
    view! {
        <div class="stack stack-wide">
        <section class="stack" aria-labelledby="held">
            <h2 id="held">"What you hold"</h2>
            {held}
        </section>
        {(!lapsing.is_empty()).then(|| view! {
            <section class="stack" aria-labelledby="lapsing">
                <h2 id="lapsing">"About to lapse"</h2>
                <ul class="stack stack-tight" role="list">{lapsing}</ul>
            </section>
        })}
        {(!nearest.is_empty()).then(|| view! {
            <section class="stack" aria-labelledby="nearest">
                <h2 id="nearest">"Nearest to you"</h2>
                <ul class="ledger" role="list">{nearest}</ul>
                <p><a href=Route::ProgressList.to_string()>"All progress"</a></p>
            </section>
        })}
        <section class="stack" aria-labelledby="latest">
            <h2 id="latest">"Your last exam"</h2>
            {match latest {
                Some(row) => view! {
                    <ul class="ledger" role="list">{row}</ul>
                    <p><a href=Route::ExamHistory.to_string()>"Your whole exam history"</a></p>
                }.into_any(),
                None => view! {
                    <p class="quiet">"No result has come in yet. It appears here as soon as the test centre has sent it."</p>
                }.into_any(),
            }}
        </section>
        </div>
    }
    .into_any()
}

fn lapsing(item: CredentialListItem) -> AnyView {
    let ended = item.valid_to.is_some_and(|end| browser::days_until(end) < 0);
    let end = match (item.valid_to, item.grace_to) {
        (Some(end), Some(last)) if ended => {
            format!("Ended on {}. You can renew it until {}.", words::date(end), words::date(last))
        }
        (Some(end), _) => format!("Ends on {}, {}.", words::date(end), words::distance(browser::days_until(end))),
        (None, _) => String::new(),
    };
    let progress = Route::Progress(item.achievement.code.clone()).to_string();
    view! {
        <li class="notice tone-care">
            <Icon glyph=Glyph::ClockAlert/>
            <div>
                <p><strong>{item.achievement.title}</strong></p>
                <p>{end} " " <a href=progress>"What renews it"</a></p>
            </div>
        </li>
    }
    .into_any()
}
