//! The start: what the program offers, or the candidate's home.
//!
//! The home answers in this order: which exams are ahead, what do I hold, what is about to lapse, what is nearest, what is
//! going on with my last exam.

use contract::credential::CredentialListItem;
use contract::dashboard::DashboardView;
use contract::session::Role;
use language::text::web::home as text;
use leptos::prelude::*;

use crate::browser;
use crate::page::{Front, area, credentials, exam_history, exams, progress};
use crate::route::Route;
use crate::session::{Session, State};
use crate::ui::{Empty, Glyph, Icon, Notice, PageHeader, Skeleton, Tone, arrive, dynamic, linked, load, marked};
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

/// What the document showed before this program had arrived.
fn front() -> AnyView {
    let Front(html) = expect_context();
    browser::set_title(text::front());
    arrive();
    view! { <div inner_html=html></div> }.into_any()
}

fn staff(name: String) -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title=name/>
            <ul class="ledger" role="list">
                <li>
                    <h2><a href=Route::ResultImports.to_string()>{text::import_results()}</a></h2>
                    <p class="quiet">{text::import_results_more()}</p>
                </li>
                <li>
                    <h2><a href=Route::Claims.to_string()>{text::claims()}</a></h2>
                    <p class="quiet">{text::claims_more()}</p>
                </li>
                <li>
                    <h2><a href=Route::AwardReviews.to_string()>{text::award_reviews()}</a></h2>
                    <p class="quiet">{text::award_reviews_more()}</p>
                </li>
                <li>
                    <h2><a href=Route::ExamVendors.to_string()>{text::exam_vendors()}</a></h2>
                    <p class="quiet">{text::exam_vendors_more()}</p>
                </li>
                <li>
                    <h2><a href=Route::VoucherPools.to_string()>{text::vouchers()}</a></h2>
                    <p class="quiet">{text::vouchers_more()}</p>
                </li>
                <li>
                    <h2><a href=Route::Companies.to_string()>{text::companies()}</a></h2>
                    <p class="quiet">{text::companies_more()}</p>
                </li>
                <li>
                    <h2><a href=Route::ChangeRequests.to_string()>{text::change_requests()}</a></h2>
                    <p class="quiet">{text::change_requests_more()}</p>
                </li>
                <li>
                    <h2><a href=Route::Duplicates.to_string()>{text::duplicates()}</a></h2>
                    <p class="quiet">{text::duplicates_more()}</p>
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
                {id.map(|id| view! { <p class="quiet">{marked(&text::candidate_id(&id), |_, id| view! { <code>{id}</code> }.into_any())}</p> })}
            </PageHeader>
            {load(async |api| api.find_dashboard().await, standing)}
        </div>
    }
    .into_any()
}

fn standing(home: DashboardView) -> AnyView {
    let held = if home.held.is_empty() {
        view! {
            <Empty title=text::nothing_held()>
                <p>{linked(text::nothing_held_more(), &Route::ProgressList)}</p>
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
    let ahead: Vec<AnyView> = home.exams_ahead.into_iter().map(exams::list::item).collect();
    let titles: Vec<String> = home.agreements_waiting.into_iter().map(|agreement| agreement.title).collect();
    view! {
        <div class="stack stack-wide">
        {(!titles.is_empty()).then(|| view! {
            <Notice tone=Tone::Care>
                <p><strong>{text::agreements_wait()}</strong></p>
                <p>{linked(&text::agreements_wait_more(&titles.join(", ")), &Route::Agreements)}</p>
            </Notice>
        })}
        {home.private_address_missing.then(|| view! {
            <Notice tone=Tone::Care>
                <p><strong>{text::private_address()}</strong></p>
                <p>{linked(text::private_address_more(), &Route::Addresses)}</p>
            </Notice>
        })}
        {(!ahead.is_empty()).then(|| view! {
            <section class="stack" aria-labelledby="ahead">
                <h2 id="ahead">{text::exams_ahead()}</h2>
                <ul class="ledger" role="list">{ahead}</ul>
            </section>
        })}
        <section class="stack" aria-labelledby="held">
            <h2 id="held">{text::held()}</h2>
            {held}
        </section>
        {(!lapsing.is_empty()).then(|| view! {
            <section class="stack" aria-labelledby="lapsing">
                <h2 id="lapsing">{text::lapsing()}</h2>
                <ul class="stack stack-tight" role="list">{lapsing}</ul>
            </section>
        })}
        {(!nearest.is_empty()).then(|| view! {
            <section class="stack" aria-labelledby="nearest">
                <h2 id="nearest">{text::nearest()}</h2>
                <ul class="ledger" role="list">{nearest}</ul>
                <p><a href=Route::ProgressList.to_string()>{text::all_progress()}</a></p>
            </section>
        })}
        <section class="stack" aria-labelledby="latest">
            <h2 id="latest">{text::last_exam()}</h2>
            {match latest {
                Some(row) => view! {
                    <ul class="ledger" role="list">{row}</ul>
                    <p><a href=Route::ExamHistory.to_string()>{text::whole_history()}</a></p>
                }.into_any(),
                None => view! {
                    <p class="quiet">{text::no_result()}</p>
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
        (Some(end), Some(last)) if ended => text::ended_on(end, last),
        (Some(end), _) => text::ends_on(end, &words::distance(browser::days_until(end))),
        (None, _) => String::new(),
    };
    let progress = Route::Progress(item.achievement.code.clone()).to_string();
    view! {
        <li class="notice tone-care">
            <Icon glyph=Glyph::ClockAlert/>
            <div>
                <p><strong>{item.achievement.title}</strong></p>
                <p>{end} " " <a href=progress>{text::what_renews_it()}</a></p>
            </div>
        </li>
    }
    .into_any()
}
