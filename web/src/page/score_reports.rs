//! "I have a score report": claiming the result of an exam that was sat before the vendor knew the candidate ID.

use client::Client;
use contract::score_report::{CreateScoreReport, ScoreReportState, ScoreReportView};
use language::text::web::candidate as text;
use leptos::prelude::*;

use crate::form::{Sending, typed};
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Breadcrumb, Button, ButtonKind, DateText, Empty, Field, PageHeader, Pager, announce, dynamic};
use crate::words;

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let reports =
        Pager::new(move |page| session.call(async move |api: Client| api.list_score_reports(&page).await), row);
    let list = reports.view(
        |rows| view! { <ul class="ledger" role="list">{rows}</ul> }.into_any(),
        || view! { <Empty title=text::no_score_report()><p>{text::no_score_report_more()}</p></Empty> }.into_any(),
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::ExamHistory label=text::exam_history()/>
            <PageHeader title=text::score_reports()><p class="lead">{text::score_reports_more()}</p></PageHeader>
            {form(reports)}
            <h2>{text::score_reports_sent()}</h2>
            {list}
        </div>
    }
    .into_any()
}

fn form(reports: Pager) -> AnyView {
    let session = Session::here();
    let [registration, exam, day, name] = [(); 4].map(|()| RwSignal::new(String::new()));
    let sending = Sending::of(&[
        ("/registration_id", "registration-id"),
        ("/exam", "exam-code"),
        ("/sat_on", "sat-on"),
        ("/name", "report-name"),
    ]);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let sat_on = typed(day).and_then(|day| day.parse().ok());
        let empty = |value, pointer| typed(value).is_none().then(|| (pointer, text::fill_in().to_owned()));
        let found = [
            empty(registration, "/registration_id"),
            empty(exam, "/exam"),
            sat_on.is_none().then(|| ("/sat_on", text::choose_day().to_owned())),
            empty(name, "/name"),
        ];
        let report = CreateScoreReport {
            registration_id: typed(registration).unwrap_or_default(),
            exam: typed(exam).unwrap_or_default(),
            sat_on: sat_on.unwrap_or_default(),
            name: typed(name).unwrap_or_default(),
        };
        let request = session.call(async move |api: Client| api.create_score_report(&report).await);
        sending.send(found.into_iter().flatten().collect(), request, move |sent| {
            for value in [registration, exam, day, name] {
                value.set(String::new());
            }
            announce(match sent.state {
                ScoreReportState::Attached => text::report_attached(),
                _ => text::report_waits(),
            });
            reports.reload();
        });
    };
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            {sending.refusals()}
            <Field
                id="registration-id"
                label=text::registration_id()
                hint=text::registration_id_hint()
                value=registration
                autocomplete="off"
                exact=true
                error=sending.fault("/registration_id")
            />
            <Field
                id="exam-code"
                label=text::exam_code()
                hint=text::exam_code_hint()
                value=exam
                autocomplete="off"
                exact=true
                error=sending.fault("/exam")
            />
            <Field
                id="sat-on"
                label=text::sat_on()
                value=day
                kind=Signal::stored("date")
                autocomplete="off"
                error=sending.fault("/sat_on")
            />
            <Field
                id="report-name"
                label=text::report_name()
                hint=text::report_name_hint()
                value=name
                autocomplete="name"
                error=sending.fault("/name")
            />
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {sending.label(text::claim_result(), text::claiming())}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

/// One report, as an item of a ledger.
fn row(report: ScoreReportView) -> AnyView {
    let session = Session::here();
    let id = report.id;
    let state = RwSignal::new(report.state);
    let withdrawing = Sending::of(&[]);
    let withdraw = Callback::new(move |()| {
        let request = session.call(async move |api: Client| api.withdraw_score_report(id).await);
        withdrawing.send(Vec::new(), request, move |report| {
            state.set(report.state);
            announce(text::report_withdrawn());
        });
    });
    let which = report.registration_id.clone();
    view! {
        <li class="attempt">
            <div class="attempt-what">
                <h3><code>{report.registration_id}</code></h3>
                <p class="quiet small"><code>{report.exam}</code> " · " <DateText date=report.sat_on/> " · " {report.name}</p>
                {report.reason.map(|reason| view! { <p>{reason}</p> })}
                {withdrawing.failed()}
            </div>
            <div class="attempt-outcome">
                {dynamic(move || view! { <Badge sign=words::score_report(state.get())/> }.into_any())}
                {dynamic(move || {
                    let which = which.clone();
                    (state.get() == ScoreReportState::Waiting)
                        .then(|| view! {
                            <Button busy=withdrawing.busy() on_press=withdraw>
                                {text::withdraw()} <span class="unseen">{which}</span>
                            </Button>
                        })
                        .into_any()
                })}
            </div>
        </li>
    }
    .into_any()
}
