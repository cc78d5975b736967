//! Every attempt at an exam, with what it means.

use contract::exam_result::ExamResultView;
use language::text::web::candidate as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Empty, PageHeader, Pager, TimeText, linked, marked};
use crate::{browser, words};

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let results =
        Pager::new(move |page| session.call(async move |api: client::Client| api.list_exam_results(&page).await), row);
    let list = results.view(
        |rows| view! { <ul class="ledger" role="list">{rows}</ul> }.into_any(),
        || {
            view! {
                <Empty title=text::no_exam()>
                    <p>{linked(text::no_exam_more(), &Route::Catalogue)}</p>
                </Empty>
            }
            .into_any()
        },
    );
    view! {
        <div class="stack">
            <PageHeader title=text::exam_history()>
                <p class="quiet">{text::exam_history_more()}</p>
                <p>{linked(text::exam_missing(), &Route::ScoreReports)}</p>
            </PageHeader>
            <h2 class="unseen">{text::attempts()}</h2>
            {list}
        </div>
    }
    .into_any()
}

/// One attempt, as an item of a ledger.
pub(crate) fn row(result: ExamResultView) -> AnyView {
    let score = result.score.map(|score| match &result.passing_score {
        Some(passing) => text::score_and_mark(&score.to_string(), &passing.to_string()),
        None => text::score(&score.to_string()),
    });
    let to = Route::ExamResult(result.id).to_string();
    let registration = text::registration(&result.registration_id, &browser::local_time(result.learnt_at));
    view! {
        <li class="attempt">
            <div class="attempt-what">
                <h3><a href=to>{result.title}</a></h3>
                <p class="quiet small">
                    <code>{result.exam}</code> " · " <TimeText moment=result.sat_at/>
                </p>
                <p>{result.explanation}</p>
                <p class="quiet small">
                    {marked(&registration, |_, id| view! { <code>{id}</code> }.into_any())}
                </p>
            </div>
            <div class="attempt-outcome">
                <Badge sign=words::result(result.state, result.outcome)/>
                {score.map(|score| view! { <p class="small">{score}</p> })}
            </div>
        </li>
    }
    .into_any()
}
