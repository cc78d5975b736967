//! Progress towards one achievement: the shortest way left, then every line with its reason.

use contract::catalogue::RequirementSubject;
use contract::progress::{NextStep, ProgressState, ProgressView};
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Badge, Breadcrumb, DateText, PageHeader, ProgressTree, Rosette, Size, load};
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
            <Breadcrumb to=Route::ProgressList label="Progress"/>
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
        view! { <a class="small" href=Route::Credentials.to_string()>"See it among your credentials"</a> }
    });
    let way = if steps.is_empty() {
        view! { <p>"Nothing is left to do."</p> }.into_any()
    } else {
        view! { <ol class="way">{steps}</ol> }.into_any()
    };
    let lines = match progress.line {
        Some(line) => view! { <p class="quiet">"Open a line for the reason."</p> <ProgressTree line/> }.into_any(),
        None => view! { <p>"The program granted this. No requirement was evaluated for it."</p> }.into_any(),
    };
    let version = progress.rule_version.map(|version| format!(" by version {version} of the rule"));
    view! {
        <div class="stack stack-wide">
        <div class="achievement">
            <div class="achievement-figure"><Rosette achievement=achievement.clone() size=Size::Engraving/></div>
            <div class="stack">
                <p class="row">
                    <Badge sign=words::progress(progress.state)/>
                    {progress.met_on.map(|date| view! { <span>"Met on " <DateText date/></span> })}
                    {held}
                </p>
                <section class="stack stack-tight" aria-labelledby="way">
                    <h2 id="way">"The shortest way left"</h2>
                    {way}
                </section>
            </div>
        </div>
        <section class="stack" aria-labelledby="lines">
            <h2 id="lines">"Line by line"</h2>
            {lines}
        </section>
        <p class="small quiet">
            "Worked out for " <DateText date=progress.as_of/> {version} ". "
            <a href=catalogue>"The published requirements"</a>
        </p>
        </div>
    }
    .into_any()
}

fn step(step: NextStep) -> AnyView {
    let more = match step.subject {
        Some(RequirementSubject::Achievement(code)) => {
            let href = Route::Progress(code).to_string();
            Some(view! { " " <a class="small" href=href>"How far you are"</a> })
        }
        _ => None,
    };
    view! {
        <li>
            {step.label} {more}
            {step.possible_from.map(|date| view! {
                <span class="way-from">"Possible from " <DateText date/></span>
            })}
        </li>
    }
    .into_any()
}
