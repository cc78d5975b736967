//! What a candidate registered for, the newest first.

use client::Client;
use contract::appointment::AppointmentState;
use contract::authorization::AuthorizationView;
use language::text::web::exams as text;
use leptos::prelude::*;

use super::words;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Empty, PageHeader, Pager, linked};

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let exams =
        Pager::new(move |page| session.call(async move |api: Client| api.list_authorizations(&page).await), item);
    let list = exams.view(
        |rows| view! { <ul class="ledger" role="list">{rows}</ul> }.into_any(),
        || {
            view! { <Empty title=text::no_exam()><p>{linked(text::no_exam_more(), &Route::Catalogue)}</p></Empty> }
                .into_any()
        },
    );
    view! {
        <div class="stack">
            <PageHeader title=text::exams()>
                <p class="lead">{text::exams_more()}</p>
                <p>{linked(text::to_history(), &Route::ExamHistory)}</p>
            </PageHeader>
            <h2 class="unseen">{text::registrations()}</h2>
            {list}
            {super::vouchers::view()}
        </div>
    }
    .into_any()
}

/// One of them, as a line of a list.
pub(in crate::page) fn item(authorization: AuthorizationView) -> AnyView {
    let shown = words::state(&authorization);
    let to = Route::Authorization(authorization.id).to_string();
    let appointment = authorization.appointment.as_ref().filter(|booked| booked.state != AppointmentState::Cancelled);
    let appointment = appointment.map(words::begins);
    view! {
        <li class="attempt">
            <div class="attempt-what">
                <h3><a href=to>{authorization.exam.title}</a></h3>
                <p class="quiet small"><code>{authorization.exam.code}</code> " · " {authorization.vendor_name}</p>
                {appointment.map(|begins| view! { <p>{begins}</p> })}
                <p>{authorization.explanation}</p>
            </div>
            <div class="attempt-outcome"><Badge sign=shown/></div>
        </li>
    }
    .into_any()
}
