//! Merging two accounts: which were merged, proving another one, and what that would do.

use contract::merge::{MergeState, MergeView};
use contract::session::SecondStep;
use language::text::web::merges as text;
use leptos::prelude::*;

use crate::browser;
use crate::page::actions::Actions;
use crate::page::sign_in::second_step;
use crate::session::Session;
use crate::ui::{Badge, Button, Glyph, PageHeader, Tone, dynamic, load, marked};
use crate::words::sign;

mod effects;
mod proof;
mod proposal;

const HEADING: &str = "merged-accounts";
const OTHER: &str = "other-account";

/// How far the merge has got that is being made.
#[derive(Clone)]
enum Step {
    /// The other account has to be proved.
    Proof,
    /// It asks for a second factor.
    Second(SecondStep),
    /// Both are proved.
    Proposed(MergeView),
}

/// The page.
pub(super) fn view() -> AnyView {
    let actions = Actions::provide();
    let step = RwSignal::new(Step::Proof);
    let user = Session::here().account().map(|account| account.user_name.clone()).unwrap_or_default();
    view! {
        <div class="stack security">
            <PageHeader title=text::merge_accounts()>
                <p class="lead">{strong(&text::merge_lead(&user))}</p>
            </PageHeader>
            {actions.failed()}
            {dynamic(move || {
                actions.version.track();
                load(async |api| api.list_merges().await, list)
            })}
            <section class="stack stack-tight" aria-labelledby=OTHER>
                {dynamic(move || match step.get() {
                    Step::Proof => proof::view(step),
                    Step::Second(asked) => second(asked, step),
                    Step::Proposed(merge) => proposal::view(merge, step),
                })}
            </section>
            {actions.confirmation()}
        </div>
    }
    .into_any()
}

fn second(asked: SecondStep, step: RwSignal<Step>) -> AnyView {
    let start_again = Callback::new(move |()| step.set(Step::Proof));
    view! {
        <h2 id=OTHER>{text::other_account()}</h2>
        {second_step::view(asked, start_again, proof::by_second_factor(Session::here(), step))}
    }
    .into_any()
}

/// Those that are or were in force.
fn list(merges: Vec<MergeView>) -> AnyView {
    if merges.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stack stack-tight" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{text::merged_accounts()}</h2>
            <ul class="ways" role="list">{merges.into_iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn item(merge: MergeView) -> AnyView {
    let MergeView { id, state, merged, until, merged_at, undone_at, effects, .. } = merge;
    let actions = Actions::here();
    let user = merged.user_name.clone();
    let undo = Callback::new(move |()| {
        actions.act(async move |api| api.undo_merge(id).await, move |_| actions.changed(text::undone(), HEADING));
    });
    let shown = match state {
        MergeState::InForce => sign(Tone::Good, Glyph::CircleCheck, text::state_in_force()),
        MergeState::Undone => sign(Tone::Still, Glyph::History, text::state_undone()),
        MergeState::Final | MergeState::Proposed => sign(Tone::Still, Glyph::Check, text::state_final()),
    };
    view! {
        <li class="way">
            <div class="row">
                <strong>{merged.user_name}</strong>
                <code>{merged.candidate_id.to_string()}</code>
                <Badge sign=shown/>
            </div>
            {merged_at.map(|at| view! { <p class="small quiet">{text::merged_at(&browser::local_time(at))}</p> })}
            {undone_at.map(|at| view! { <p class="small quiet">{text::undone_at(&browser::local_time(at))}</p> })}
            {until.map(|until| {
                let heading = if effects.is_empty() { text::undo_no_effects() } else { text::undo_effects() };
                view! {
                    <p class="small">{text::undo_until(&browser::local_time(until))} " " {heading}</p>
                    {effects::list(effects)}
                    <div>
                        <Button on_press=undo busy=actions.busy>
                            {text::undo_merge()} " " <span class="unseen">{user}</span>
                        </Button>
                    </div>
                }
            })}
        </li>
    }
    .into_any()
}

/// A text with something in it that matters.
fn strong(text: &str) -> AnyView {
    marked(text, |_, inner| view! { <strong>{inner}</strong> }.into_any())
}
