//! Every attempt at an exam, with what it means.

use contract::exam_result::ExamResultView;
use leptos::prelude::*;

use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Empty, PageHeader, Pager, TimeText};
use crate::words;

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let results =
        Pager::new(move |page| session.call(async move |api: client::Client| api.list_exam_results(&page).await), row);
    let list = results.view(
        |rows| view! { <ul class="ledger" role="list">{rows}</ul> }.into_any(),
        || {
            view! {
                <Empty title="No exam yet">
                    <p>
                        "Each attempt appears here by itself when the test centre has sent its result. The "
                        <a href=Route::Catalogue.to_string()>"catalogue"</a> " says which exams lead where."
                    </p>
                </Empty>
            }
            .into_any()
        },
    );
    view! {
        <div class="stack">
            <PageHeader title="Exam history">
                <p class="quiet">"Every attempt, newest first. Times are in your own time zone."</p>
            </PageHeader>
            <h2 class="unseen">"Attempts"</h2>
            {list}
        </div>
    }
    .into_any()
}

/// One attempt, as an item of a ledger.
pub(crate) fn row(result: ExamResultView) -> AnyView {
    let score = result.score.map(|score| match &result.passing_score {
        Some(passing) => format!("Score {score}, pass mark {passing}"),
        None => format!("Score {score}"),
    });
    view! {
        <li class="attempt">
            <div class="attempt-what">
                <h3>{result.title}</h3>
                <p class="quiet small">
                    <code>{result.exam}</code> " · " <TimeText moment=result.sat_at/>
                </p>
                <p>{result.explanation}</p>
                <p class="quiet small">
                    "Registration " <code>{result.registration_id}</code> " · on record since " <TimeText moment=result.learnt_at/>
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
