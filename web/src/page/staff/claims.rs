//! Results that fit no candidate, and the score reports by which candidates claim some.

use client::Client;
use contract::claim::ClaimView;
use contract::score_report::{DecideScoreReport, ScoreReportState, WaitingScoreReportView};
use domain::id::{ClaimId, ScoreReportId};
use language::text::web::staff as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::{Sending, typed};
use crate::route::Route;
use crate::session::Session;
use crate::ui::{
    Badge, Button, Column, DateText, Empty, ErrorSummary, Field, PageHeader, Pager, TimeText, announce, dynamic,
    linked, table,
};
use crate::words;

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let claims =
        Pager::new(move |page| session.call(async move |api: client::Client| api.list_claims(&page).await), row);
    let list = claims.view(
        |rows| {
            table(
                text::claims_table(),
                [
                    Column::Text(text::id_as_sent()),
                    Column::Text(text::why_nobody()),
                    Column::Text(text::exam()),
                    Column::Text(text::outcome()),
                    Column::Text(text::sat()),
                    Column::Text(text::registration()),
                    Column::Text(text::received()),
                ],
                rows,
            )
        },
        || {
            view! {
                <Empty title=text::nothing_waits()>
                    <p>{linked(text::nothing_waits_more(), &Route::ResultImports)}</p>
                </Empty>
            }
            .into_any()
        },
    );
    view! {
        <div class="stack">
            <PageHeader title=text::claims()>
                <p class="lead">{text::claims_more()}</p>
            </PageHeader>
            <h2>{text::unclaimed_results()}</h2>
            {list}
            {score_reports()}
        </div>
    }
    .into_any()
}

/// Which score report is being refused: one at a time, so that its form's fields have ids of their own.
#[derive(Clone, Copy)]
struct Refusing(RwSignal<Option<ScoreReportId>>);

/// What candidates claim and nothing clear could be found for.
fn score_reports() -> AnyView {
    let session = Session::here();
    provide_context(Refusing(RwSignal::new(None)));
    let reports = Pager::new(
        move |page| session.call(async move |api: Client| api.list_waiting_score_reports(&page).await),
        score_report,
    );
    let list = reports.view(
        |rows| view! { <ul class="ledger" role="list">{rows}</ul> }.into_any(),
        || {
            view! { <Empty title=text::no_score_report_waits()><p>{text::no_score_report_waits_more()}</p></Empty> }
                .into_any()
        },
    );
    view! {
        <h2>{text::score_reports()}</h2>
        <p>{text::score_reports_more()}</p>
        {list}
    }
    .into_any()
}

/// One score report, to be decided.
fn score_report(waiting: WaitingScoreReportView) -> AnyView {
    let WaitingScoreReportView { report, candidate_id, legal_name, doubts, claims } = waiting;
    let state = RwSignal::new(report.state);
    // Whatever came under one registration goes to one candidate, so its first result stands for all.
    let result = claims.into_iter().next();
    let found = result.clone().map(|claim| {
        view! {
            <p class="small">
                {text::result_there()} " " <code>{claim.exam}</code> " · " <TimeText moment=claim.sat_at/> " "
                <Badge sign=words::outcome(claim.outcome)/>
            </p>
        }
    });
    let id = report.id;
    let claim_id = result.map(|claim| claim.id);
    let candidate = candidate_id.to_string();
    view! {
        <li class="attempt">
            <div class="attempt-what stack stack-tight">
                <h3>{legal_name} " " <code>{candidate_id.to_string()}</code></h3>
                <p class="small">
                    <code>{report.registration_id}</code> " · " <code>{report.exam}</code> " · "
                    <DateText date=report.sat_on/> " · " {report.name}
                </p>
                <ul>{doubts.into_iter().map(|doubt| view! { <li>{words::doubt(doubt)}</li> }).collect_view()}</ul>
                {found}
                {dynamic(move || {
                    (state.get() == ScoreReportState::Waiting)
                        .then(|| decision(id, claim_id, candidate.clone(), state))
                        .into_any()
                })}
            </div>
            <div class="attempt-outcome">
                {dynamic(move || view! { <Badge sign=words::score_report(state.get())/> }.into_any())}
            </div>
        </li>
    }
    .into_any()
}

/// How a score report can be decided.
fn decision(
    id: ScoreReportId,
    claim_id: Option<ClaimId>,
    candidate: String,
    state: RwSignal<ScoreReportState>,
) -> AnyView {
    let session = Session::here();
    let reason = RwSignal::new(String::new());
    let sending = Sending::of(&[("/reason", "refusal-reason")]);
    let decide = move |missing: Option<(&'static str, String)>, decision: DecideScoreReport| {
        let request = session.call(async move |api: Client| api.decide_score_report(id, &decision).await);
        sending.send(missing.into_iter().collect(), request, move |report| {
            state.set(report.state);
            announce(words::score_report(report.state).word);
        });
    };
    let attach = claim_id.map(|claim_id| {
        let press = Callback::new(move |()| decide(None, DecideScoreReport::Attach { claim_id }));
        view! { <p><Button busy=sending.busy() on_press=press>{text::give_result(&candidate)}</Button></p> }
    });
    let refuse = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let missing = typed(reason).is_none().then(|| ("/reason", text::reason_missing().to_owned()));
        decide(missing, DecideScoreReport::Refuse { reason: typed(reason).unwrap_or_default() });
    };
    let refuse = StoredValue::new_local(refuse);
    let Refusing(refusing) = expect_context();
    let begin = Callback::new(move |()| {
        refusing.set(Some(id));
        browser::focus_soon("refusal-reason");
    });
    view! {
        {sending.failed()}
        {attach}
        {dynamic(move || {
            if refusing.get() != Some(id) {
                return view! { <p><Button on_press=begin>{text::refuse()}</Button></p> }.into_any();
            }
            view! {
                <form class="form" novalidate on:submit=move |event| refuse.with_value(|refuse| refuse(event))>
                    <ErrorSummary errors=sending.errors()/>
                    <Field
                        id="refusal-reason"
                        label=text::refusal_reason()
                        hint=text::refusal_reason_hint()
                        value=reason
                        autocomplete="off"
                        error=sending.fault("/reason")
                    />
                    <div><Button busy=sending.busy()>{text::refuse()}</Button></div>
                </form>
            }
            .into_any()
        })}
    }
    .into_any()
}

fn row(claim: ClaimView) -> AnyView {
    view! {
        <tr>
            <th scope="row">
                <code>{claim.client_candidate_id.unwrap_or_else(|| text::no_id().to_owned())}</code>
                {claim.candidate_name.map(|name| view! { <br/> <bdi class="small">{name}</bdi> })}
            </th>
            <td>{words::claim_reason(claim.reason)}</td>
            <td><code>{claim.exam}</code></td>
            <td><Badge sign=words::outcome(claim.outcome)/></td>
            <td class="unbroken"><TimeText moment=claim.sat_at/></td>
            <td><code>{claim.registration_id}</code></td>
            <td class="unbroken"><TimeText moment=claim.received_at/></td>
        </tr>
    }
    .into_any()
}
