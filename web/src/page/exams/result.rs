//! One attempt, as a score report says it: how it ended, section by section, and what became of the result since.

use client::Client;
use contract::exam_result::{ExamResultDetailView, ExamResultEventView, ExamResultState, ExamSectionView};
use domain::id::FactId;
use language::text::web::exams as text;
use leptos::prelude::*;

use super::words;
use crate::browser;
use crate::form::Sending;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{
    Badge, Breadcrumb, Button, Column, Glyph, Icon, Notice, PageHeader, TimeText, Tone, linked, load, table,
};

pub(crate) fn view(id: FactId) -> AnyView {
    let title = RwSignal::new(text::result().to_owned());
    let content = load(
        async move |api| api.find_exam_result(id).await,
        move |found| {
            title.set(found.result.title.clone());
            shown(found)
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::ExamHistory label=language::text::web::candidate::exam_history()/>
            <PageHeader title/>
            {content}
        </div>
    }
    .into_any()
}

fn shown(found: ExamResultDetailView) -> AnyView {
    let ExamResultDetailView { result, candidate_id, candidate_name, sections, appointment, history } = found;
    let explanation = match result.state {
        ExamResultState::Final => view! { <p class="prose">{result.explanation}</p> }.into_any(),
        _ => view! { <Notice tone=Tone::Care><p>{result.explanation}</p></Notice> }.into_any(),
    };
    let (id, session, printing) = (result.id, Session::here(), Sending::of(&[]));
    let print = Callback::new(move |()| {
        let request = session.call(async move |api: Client| api.print_score_report(id).await);
        printing.send(Vec::new(), request, |file| browser::save(&file, "score-report.pdf"));
    });
    let journey = appointment.as_ref().and_then(|booked| booked.authorization);
    // By the clock of where it was sat, as long as the appointment is of that time: a booking may have changed without our knowing.
    let sat = appointment.as_ref().filter(|booked| booked.starts_at == result.sat_at).map(words::begins);
    let place = appointment.and_then(|booked| booked.centre).map(|centre| {
        let country = centre.country.map(|code| crate::browser::country_name(&code));
        [Some(centre.name), centre.city, country].into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    view! {
        <div class="stack stack-wide">
            <div class="stack stack-tight">
                <p class="row">
                    <Badge sign=crate::words::result(result.state, result.outcome)/>
                    <code>{result.exam.clone()}</code>
                </p>
                {explanation}
                {printing.failed()}
                <div><Button busy=printing.busy() on_press=print>
                    <Icon glyph=Glyph::Download/> {text::print_report()}
                </Button></div>
            </div>
            <section class="sheet stack stack-tight" aria-labelledby="result">
                <h2 id="result">{text::result()}</h2>
                <dl class="facts">
                    {result.score.map(|score| view! { <div><dt>{text::score()}</dt><dd>{score}</dd></div> })}
                    {result.passing_score.map(|passing| view! {
                        <div><dt>{text::passing_score()}</dt><dd>{passing}</dd></div>
                    })}
                    <div><dt>{text::sat_at()}</dt><dd>{match sat {
                        Some(there) => there.into_any(),
                        None => view! { <TimeText moment=result.sat_at/> }.into_any(),
                    }}</dd></div>
                    {place.map(|place| view! { <div><dt>{text::place()}</dt><dd>{place}</dd></div> })}
                    <div><dt>{text::registration()}</dt><dd><code>{result.registration_id}</code></dd></div>
                    <div><dt>{text::candidate()}</dt><dd>{candidate_name} <br/> <code>{candidate_id.to_string()}</code></dd></div>
                </dl>
            </section>
            {self::sections(sections)}
            <section class="stack stack-tight" aria-labelledby="history">
                <h2 id="history">{text::result_history()}</h2>
                <ol class="journey" role="list">{history.into_iter().map(event).collect_view()}</ol>
                {journey.map(|id| view! { <p>{linked(text::see_journey(), &Route::Authorization(id))}</p> })}
            </section>
        </div>
    }
    .into_any()
}

/// The sections of the exam; says so when the vendor does not tell them.
fn sections(sections: Vec<ExamSectionView>) -> AnyView {
    let told = if sections.is_empty() {
        view! { <p class="quiet">{text::no_sections()}</p> }.into_any()
    } else {
        let columns = [
            Column::Text(text::section()),
            Column::Number(text::score()),
            Column::Number(text::correct()),
            Column::Number(text::incorrect()),
            Column::Number(text::skipped()),
        ];
        table(text::sections(), columns, sections.into_iter().map(section).collect_view().into_any())
    };
    view! {
        <section class="stack stack-tight" aria-labelledby="sections">
            <h2 id="sections">{text::sections()}</h2>
            {told}
        </section>
    }
    .into_any()
}

fn section(section: ExamSectionView) -> AnyView {
    let number = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
    view! {
        <tr>
            <th scope="row">{section.name}</th>
            <td class="number">{section.score.unwrap_or_default()}</td>
            <td class="number">{number(section.correct)}</td>
            <td class="number">{number(section.incorrect)}</td>
            <td class="number">{number(section.skipped)}</td>
        </tr>
    }
    .into_any()
}

fn event(told: ExamResultEventView) -> AnyView {
    view! {
        <li class="journey-step">
            <span class="journey-name">{words::event(told.event)}</span>
            <span class="small quiet"><TimeText moment=told.learnt_at/></span>
        </li>
    }
    .into_any()
}
