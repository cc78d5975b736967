//! Requirements as a tree of lines: as the rule states them, or with how each stands and why.

use contract::catalogue::{RequirementSubject, RequirementView};
use contract::progress::ProgressLine;
use language::text::web::candidate as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::Icon;
use crate::words;

/// A rule with how each line stands; the reason of a line is one tap away.
#[component]
pub(crate) fn ProgressTree(line: ProgressLine) -> impl IntoView {
    view! { <ul class="tree" role="list">{progress_line(line)}</ul> }
}

fn progress_line(line: ProgressLine) -> AnyView {
    let sign = words::line(line.state);
    let lines: Vec<AnyView> = line.lines.into_iter().map(progress_line).collect();
    view! {
        <li class=format!("tree-line {}", sign.tone.class())>
            <details>
                <summary>
                    <Icon glyph=sign.glyph/>
                    <span class="tree-label">{line.label}</span>
                    <span class="tree-word">{sign.word}</span>
                </summary>
                <div class="tree-reason">
                    <p>{line.reason}</p>
                    {line.met_on.map(|date| view! { <p>{text::met_on(date)}</p> })}
                    {line.until.map(|date| view! { <p>{text::counts_until(date)}</p> })}
                    {line.subject.and_then(more)}
                </div>
            </details>
            {branch(lines)}
        </li>
    }
    .into_any()
}

/// A rule as it is written.
#[component]
pub(crate) fn RequirementTree(line: RequirementView) -> impl IntoView {
    view! { <ul class="tree tree-plain" role="list">{requirement_line(line)}</ul> }
}

fn requirement_line(line: RequirementView) -> AnyView {
    let lines: Vec<AnyView> = line.lines.into_iter().map(requirement_line).collect();
    view! {
        <li class="tree-line tone-still">
            <p class="tree-label">{line.label} {line.subject.and_then(more)}</p>
            {branch(lines)}
        </li>
    }
    .into_any()
}

fn branch(lines: Vec<AnyView>) -> Option<AnyView> {
    (!lines.is_empty()).then(|| view! { <ul class="tree-branch" role="list">{lines}</ul> }.into_any())
}

/// Only achievements have a page of their own.
fn more(subject: RequirementSubject) -> Option<AnyView> {
    let RequirementSubject::Achievement(code) = subject else {
        return None;
    };
    let href = Route::Achievement(code.clone()).to_string();
    Some(view! { " " <a class="small" href=href>{text::what_one_takes(&code)}</a> }.into_any())
}

/// How far along the shortest way, in steps.
#[component]
pub(crate) fn Distance(done: u32, left: Option<u32>) -> impl IntoView {
    let Some(left) = left else {
        return view! { <p class="distance">{text::no_way()}</p> }.into_any();
    };
    let needed = done + left;
    // Past a dozen, ticks are no longer counted by eye.
    let ticks = (needed <= 12).then(|| {
        (0..needed)
            .map(|step| view! { <span class=if step < done { "distance-tick distance-done" } else { "distance-tick" }></span> })
            .collect_view()
    });
    view! {
        <p class="distance">
            <span class="distance-ticks" aria-hidden="true">{ticks}</span>
            <span>{text::steps_done(needed, done)}</span>
        </p>
    }
    .into_any()
}
