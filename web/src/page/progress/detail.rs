//! Progress towards one achievement: the shortest way left, then every line with its reason.

use contract::catalogue::RequirementSubject;
use contract::progress::{NextStep, ProgressState, ProgressView};
use language::text::web::candidate as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Badge, Breadcrumb, PageHeader, ProgressTree, Rosette, Size, load};
use crate::words;

pub(crate) fn view(code: String) -> AnyView {
    let title = RwSignal::new(code.clone());
    let content = load(
        async move |api| api.find_progress(&code).await,
        move |progress| {
            title.set(progress.achievement.title.clone());
            found(progress)
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::ProgressList label=text::progress()/>
            <PageHeader title/>
            {content}
        </div>
    }
    .into_any()
}

fn found(progress: ProgressView) -> AnyView {
    let achievement = progress.achievement;
    let catalogue = Route::Achievement(achievement.code.clone()).to_string();
    let steps: Vec<AnyView> = progress.shortest_way.into_iter().map(step).collect();
    let held = matches!(progress.state, ProgressState::Met | ProgressState::Expiring | ProgressState::InGrace);
    let held = held.then(|| {
        view! { <a class="small" href=Route::Credentials.to_string()>{text::see_held()}</a> }
    });
    let way = if steps.is_empty() {
        view! { <p>{text::nothing_left()}</p> }.into_any()
    } else {
        view! { <ol class="way">{steps}</ol> }.into_any()
    };
    let lines = match progress.line {
        Some(line) => view! { <p class="quiet">{text::open_a_line()}</p> <ProgressTree line/> }.into_any(),
        None => view! { <p>{text::granted()}</p> }.into_any(),
    };
    let worked_out = match progress.rule_version {
        Some(version) => text::worked_out_by(progress.as_of, &version.to_string()),
        None => text::worked_out(progress.as_of),
    };
    view! {
        <div class="stack stack-wide">
        <div class="achievement">
            <div class="achievement-figure"><Rosette achievement=achievement.clone() size=Size::Engraving/></div>
            <div class="stack">
                <p class="row">
                    <Badge sign=words::progress(progress.state)/>
                    {progress.met_on.map(|date| view! { <span>{text::met_on_short(date)}</span> })}
                    {held}
                </p>
                <section class="stack stack-tight" aria-labelledby="way">
                    <h2 id="way">{text::shortest_way()}</h2>
                    {way}
                </section>
            </div>
        </div>
        <section class="stack" aria-labelledby="lines">
            <h2 id="lines">{text::line_by_line()}</h2>
            {lines}
        </section>
        <p class="small quiet">
            {worked_out} " "
            <a href=catalogue>{text::published_requirements()}</a>
        </p>
        </div>
    }
    .into_any()
}

fn step(step: NextStep) -> AnyView {
    let more = match step.subject {
        Some(RequirementSubject::Achievement(code)) => {
            let href = Route::Progress(code).to_string();
            Some(view! { " " <a class="small" href=href>{text::how_far()}</a> })
        }
        _ => None,
    };
    view! {
        <li>
            {step.label} {more}
            {step.possible_from.map(|date| view! {
                <span class="way-from">{text::possible_from(date)}</span>
            })}
        </li>
    }
    .into_any()
}
