//! Awards that something speaks against, and what becomes of them.

use client::Client;
use contract::award_review::{AwardDecision, AwardDecisionView, AwardReviewView, DecideAwardReview};
use contract::exam_result::ExamResultView;
use domain::award::ReviewReason;
use domain::id::AwardId;
use language::text::web::staff as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::{Sending, typed};
use crate::session::Session;
use crate::ui::{Badge, Button, DateText, Empty, ErrorSummary, Field, PageHeader, Pager, TimeText, announce, dynamic};
use crate::words;

/// Which award is being decided about: one at a time, so that its form's fields have ids of their own.
#[derive(Clone, Copy)]
struct Deciding(RwSignal<Option<AwardId>>);

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    provide_context(Deciding(RwSignal::new(None)));
    let reviews =
        Pager::new(move |page| session.call(async move |api: Client| api.list_award_reviews(&page).await), item);
    let list = reviews.view(
        |rows| view! { <ul class="ledger" role="list">{rows}</ul> }.into_any(),
        || view! { <Empty title=text::no_award_review()><p>{text::no_award_review_more()}</p></Empty> }.into_any(),
    );
    view! {
        <div class="stack">
            <PageHeader title=text::award_reviews()><p class="lead">{text::award_reviews_more()}</p></PageHeader>
            {list}
        </div>
    }
    .into_any()
}

fn item(review: AwardReviewView) -> AnyView {
    let AwardReviewView { award_id, candidate_id, legal_name, achievement, against, decisions, .. } = review;
    let decided = RwSignal::new(None);
    let which = format!("{}, {legal_name}", achievement.title);
    let results: Vec<AnyView> = review.results.into_iter().map(result).collect();
    let before: Vec<AnyView> =
        decisions.iter().map(|decision| view! { <li>{told(decision)}</li> }.into_any()).collect();
    view! {
        <li class="stack stack-tight">
            <h2>{achievement.title}</h2>
            <p><bdi>{legal_name}</bdi> " " <code>{candidate_id.to_string()}</code></p>
            <p class="prose"><strong>{review.explanation}</strong></p>
            <dl class="facts">
                <div><dt>{text::review_earned()}</dt><dd><DateText date=review.earned_on/></dd></div>
                {review.valid_to.map(|date| view! {
                    <div><dt>{text::review_valid_until()}</dt><dd><DateText date/></dd></div>
                })}
                <div><dt>{text::review_since()}</dt><dd><DateText date=review.since/></dd></div>
            </dl>
            {(!results.is_empty()).then(|| view! { <p class="small">{text::rests_on()}</p> <ul>{results}</ul> })}
            {(!before.is_empty()).then(|| view! { <p class="small">{text::decided_before()}</p> <ul>{before}</ul> })}
            {dynamic(move || match decided.get() {
                Some(decided) => view! { <p>{done_with(decided)}</p> }.into_any(),
                None => decision(award_id, which.clone(), against.clone(), decided),
            })}
        </li>
    }
    .into_any()
}

fn result(result: ExamResultView) -> AnyView {
    view! {
        <li>
            {result.title} " " <code>{result.exam}</code> " · " <TimeText moment=result.sat_at/> " · "
            <code>{result.registration_id}</code> " " <Badge sign=words::result(result.state, result.outcome)/>
        </li>
    }
    .into_any()
}

fn told(decided: &AwardDecisionView) -> String {
    let when = browser::local_time(decided.decided_at);
    match decided.decision {
        AwardDecision::Uphold => text::upheld_on(&when, &decided.reason),
        AwardDecision::Revoke => text::revoked_on(&when, &decided.reason),
    }
}

/// What somebody who has decided so reads.
fn done_with(decision: AwardDecision) -> &'static str {
    match decision {
        AwardDecision::Uphold => text::award_upheld(),
        AwardDecision::Revoke => text::award_revoked(),
    }
}

/// The form, once somebody wants to decide.
fn decision(award: AwardId, which: String, against: ReviewReason, decided: RwSignal<Option<AwardDecision>>) -> AnyView {
    let session = Session::here();
    let reason = RwSignal::new(String::new());
    let sending = Sending::of(&[("/reason", "decision-reason")]);
    let Deciding(deciding) = expect_context();
    let begin = Callback::new(move |()| {
        deciding.set(Some(award));
        browser::focus_soon("decision-reason");
    });
    let against = StoredValue::new(against);
    let decide = move |decision: AwardDecision| {
        let missing = typed(reason).is_none().then(|| ("/reason", text::reason_missing().to_owned()));
        let reason = typed(reason).unwrap_or_default();
        let with = DecideAwardReview { decision, against: against.get_value(), reason };
        let request = session.call(async move |api: Client| api.decide_award_review(award, &with).await);
        sending.send(missing.into_iter().collect(), request, move |done| {
            deciding.set(None);
            decided.set(Some(done.decision));
            announce(done_with(done.decision));
        });
    };
    let uphold = Callback::new(move |()| decide(AwardDecision::Uphold));
    let revoke = Callback::new(move |()| decide(AwardDecision::Revoke));
    dynamic(move || {
        if deciding.get() != Some(award) {
            // What tells it from the others is for those who do not see where it stands.
            let which = which.clone();
            return view! {
                <p><Button on_press=begin>{text::decide_award()} <span class="unseen">" " {which}</span></Button></p>
            }
            .into_any();
        }
        view! {
            <form class="form" novalidate on:submit=move |event| event.prevent_default()>
                <ErrorSummary errors=sending.errors()/>
                {sending.failed()}
                <Field
                    id="decision-reason"
                    label=text::award_reason()
                    hint=text::award_reason_hint()
                    value=reason
                    autocomplete="off"
                    error=sending.fault("/reason")
                />
                <p class="small prose">{text::revoking_means()}</p>
                <div class="row">
                    <Button busy=sending.busy() on_press=uphold>{sending.label(text::uphold(), text::deciding())}</Button>
                    <Button busy=sending.busy() on_press=revoke>{text::revoke()}</Button>
                </div>
            </form>
        }
        .into_any()
    })
}
