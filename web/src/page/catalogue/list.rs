//! All achievements, then all exams.

use contract::catalogue::{AchievementListItem, ExamView};
use language::text::web::candidate as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Empty, PageHeader, Rosette, Size, every, load, searchable};
use crate::words;

pub(crate) fn view() -> AnyView {
    let achievements = load(
        async |api| every(async |page| api.list_achievements(&page).await).await,
        |items| {
            if items.is_empty() {
                return view! {
                    <Empty title=text::catalogue_empty()>
                        <p>{text::catalogue_empty_more()}</p>
                    </Empty>
                }
                .into_any();
            }
            let rows = items.into_iter().map(achievement_row).collect();
            searchable("find-achievement", text::find_achievement(), "catalogue-grid", rows)
        },
    );
    let exams = load(
        async |api| every(async |page| api.list_exams(&page).await).await,
        |items| searchable("find-exam", text::find_exam(), "ledger", items.into_iter().map(exam_row).collect()),
    );
    view! {
        <div class="stack stack-wide">
            <PageHeader title=text::catalogue()>
                <p class="lead">{text::catalogue_more()}</p>
            </PageHeader>
            <section class="stack" aria-labelledby="achievements">
                <h2 id="achievements">{text::achievements()}</h2>
                {achievements}
            </section>
            <section class="stack" aria-labelledby="exams">
                <h2 id="exams">{text::exams()}</h2>
                {exams}
            </section>
        </div>
    }
    .into_any()
}

fn achievement_row(item: AchievementListItem) -> (String, AnyView) {
    let achievement = item.achievement;
    let kind = words::kind(achievement.kind);
    let text = format!(
        "{} {} {kind} {}",
        achievement.code,
        achievement.title,
        item.description.as_deref().unwrap_or_default()
    );
    let href = Route::Achievement(achievement.code.clone()).to_string();
    let validity = item.validity_months.map(|months| format!(" · {}", text::valid_for_span(&words::months(months))));
    let row = view! {
        <article class="catalogue-item">
            <Rosette achievement=achievement.clone() size=Size::Badge/>
            <div class="catalogue-words">
                <h3><a href=href>{achievement.title}</a></h3>
                <p class="small quiet"><code>{achievement.code}</code> " · " {kind} {validity}</p>
                {item.description.map(|description| view! { <p class="small">{description}</p> })}
            </div>
        </article>
    };
    (text, row.into_any())
}

fn exam_row(exam: ExamView) -> (String, AnyView) {
    let kind = words::exam_kind(exam.kind);
    let text = format!("{} {} {kind}", exam.code, exam.title);
    let retired = exam.retired_on.map(|date| format!(" · {}", text::retired_on(date)));
    let vendor = exam.vendor_name.map(|vendor| format!(" · {vendor}"));
    let leads: Vec<AnyView> = exam
        .counts_towards
        .into_iter()
        .map(|achievement| {
            let href = Route::Achievement(achievement.code).to_string();
            view! { <li><a href=href>{achievement.title}</a></li> }.into_any()
        })
        .collect();
    let href = Route::Exam(exam.code.clone()).to_string();
    let row = view! {
        <article class="catalogue-exam">
            <h3><code class="catalogue-code">{exam.code}</code> " " <a href=href>{exam.title}</a></h3>
            <p class="small quiet">{kind} {vendor} {retired}</p>
            {(!leads.is_empty()).then(|| view! {
                <div class="small catalogue-leads"><p>{text::counts_towards()}</p> <ul role="list">{leads}</ul></div>
            })}
            {exam.note.map(|note| view! { <p class="small quiet">{note}</p> })}
        </article>
    };
    (text, row.into_any())
}
