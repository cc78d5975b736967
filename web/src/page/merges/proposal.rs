//! What a merge would do, and doing it.

use contract::merge::{MergeView, MergedAccountView};
use language::text::web::merges as text;
use leptos::prelude::*;

use super::{HEADING, OTHER, Step, effects, strong};
use crate::browser;
use crate::page::actions::Actions;
use crate::ui::{Button, ButtonKind, Column, Notice, Tone, announce, table};

/// The two accounts, the changes, and the choice.
pub(super) fn view(merge: MergeView, step: RwSignal<Step>) -> AnyView {
    let actions = Actions::here();
    let MergeView { id, kept, merged, until, effects, .. } = merge;
    let user = merged.user_name.clone();
    let confirm = Callback::new(move |()| {
        actions.act(
            async move |api| api.confirm_merge(id).await,
            move |_| {
                step.set(Step::Proof);
                actions.changed(text::merged(), HEADING);
            },
        );
    });
    let leave = Callback::new(move |()| {
        step.set(Step::Proof);
        announce(text::left());
        browser::focus_soon(OTHER);
    });
    let columns = [
        Column::Text(text::account_column()),
        Column::Text(text::certificate_name()),
        Column::Number(text::exam_results()),
        Column::Number(text::credentials()),
    ];
    let rows = view! { {row(text::you_keep(), kept)} {row(text::is_merged(), merged)} }.into_any();
    let changes =
        if effects.is_empty() { view! { <p>{text::no_effects()}</p> }.into_any() } else { effects::list(effects) };
    view! {
        <div class="sheet stack stack-tight">
            <h2 id=OTHER tabindex="-1">{text::what_would_happen()}</h2>
            {table(text::account_column(), columns, rows)}
            {changes}
            <Notice tone=Tone::Care><p>{strong(&text::merge_consequences(&user))}</p></Notice>
            {until.map(|until| view! {
                <p class="small quiet">{text::confirm_until(&browser::local_time(until))}</p>
            })}
            <div class="row">
                <Button kind=ButtonKind::Primary on_press=confirm busy=actions.busy>
                    {Signal::derive(move || if actions.busy.get() { text::merging() } else { text::merge_now() }.to_owned())}
                </Button>
                <Button on_press=leave busy=actions.busy>{text::leave_it()}</Button>
            </div>
        </div>
    }
    .into_any()
}

fn row(what: &'static str, account: MergedAccountView) -> AnyView {
    let MergedAccountView { candidate_id, user_name, certificate_name, exam_results, credentials } = account;
    let id = candidate_id.to_string();
    // Who registers is given the candidate ID as the user name.
    let named = user_name != id;
    view! {
        <tr>
            <th scope="row">
                <span class="quiet">{what}</span> <br/> {user_name}
                {named.then(|| view! { <br/> <code>{id}</code> })}
            </th>
            <td>{certificate_name}</td>
            <td class="number">{exam_results}</td>
            <td class="number">{credentials}</td>
        </tr>
    }
    .into_any()
}
