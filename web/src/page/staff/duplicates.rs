//! Candidate IDs that may be one person's: what they have in common, and what to do about it.

use client::Client;
use contract::duplicate::{DecideDuplicate, DuplicatePersonView, DuplicateView};
use domain::duplicate::{Suspicion, Trait};
use domain::id::DuplicateId;
use language::text::web::merges as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::Sending;
use crate::session::Session;
use crate::ui::{Badge, Button, Column, Empty, Glyph, PageHeader, Pager, TimeText, Tone, announce, dynamic, table};
use crate::words::sign;

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let duplicates =
        Pager::new(move |page| session.call(async move |api: Client| api.list_duplicates(&page).await), item);
    let list = duplicates.view(
        |rows| view! { <ul class="ledger" role="list">{rows}</ul> }.into_any(),
        || view! { <Empty title=text::no_duplicates()><p>{text::no_duplicates_more()}</p></Empty> }.into_any(),
    );
    view! {
        <div class="stack">
            <PageHeader title=text::duplicates()><p class="lead">{text::duplicates_more()}</p></PageHeader>
            {list}
        </div>
    }
    .into_any()
}

fn item(duplicate: DuplicateView) -> AnyView {
    let DuplicateView { id, suspicion, agree, disagree, found_at, asked_at, people } = duplicate;
    let mut names: Vec<String> = people.iter().map(|person| person.legal_name.clone()).collect();
    names.dedup();
    let ids: Vec<String> = people.iter().map(|person| person.candidate_id.to_string()).collect();
    let can_be_asked = people.iter().all(|person| person.email.is_some());
    let columns = [
        Column::Text(text::candidate_id()),
        Column::Text(text::legal_name()),
        Column::Text(text::address()),
        Column::Text(text::since()),
        Column::Number(text::exam_results()),
        Column::Number(text::credentials()),
    ];
    let title = names.join(" · ");
    let rows = people.into_iter().map(row).collect_view().into_any();
    let shown = match suspicion {
        Suspicion::Strong => sign(Tone::Care, Glyph::ClockAlert, text::suspicion_strong()),
        Suspicion::Possible => sign(Tone::Still, Glyph::Circle, text::suspicion_possible()),
    };
    let traits = |traits: &[Trait]| traits.iter().copied().map(word_of).collect::<Vec<_>>().join(", ");
    view! {
        <li class="stack stack-tight">
            <div class="row"><h2>{title}</h2> <Badge sign=shown/></div>
            {(!agree.is_empty()).then(|| view! { <p class="small">{text::in_common()} " " {traits(&agree)}</p> })}
            {(!disagree.is_empty()).then(|| view! { <p class="small">{text::differs()} " " {traits(&disagree)}</p> })}
            {table(ids.join(" · "), columns, rows)}
            <p class="small quiet">{text::found_at(&browser::local_time(found_at))}</p>
            {decision(id, asked_at, can_be_asked)}
        </li>
    }
    .into_any()
}

fn row(person: DuplicatePersonView) -> AnyView {
    let DuplicatePersonView { candidate_id, legal_name, email, since, exam_results, credentials } = person;
    view! {
        <tr>
            <th scope="row"><code>{candidate_id.to_string()}</code></th>
            <td>{legal_name}</td>
            <td>{match email {
                Some(email) => view! { <span dir="ltr">{email}</span> }.into_any(),
                None => view! { <span class="quiet">{text::no_account()}</span> }.into_any(),
            }}</td>
            <td class="unbroken"><TimeText moment=since/></td>
            <td class="number">{exam_results}</td>
            <td class="number">{credentials}</td>
        </tr>
    }
    .into_any()
}

/// What can be done about it, and what was.
fn decision(id: DuplicateId, asked_at: Option<jiff::Timestamp>, can_be_asked: bool) -> AnyView {
    let session = Session::here();
    let asked_at = RwSignal::new(asked_at);
    let settled = RwSignal::new(false);
    let sending = Sending::of(&[]);
    let decide = move |decision: DecideDuplicate| {
        let request = session.call(async move |api: Client| api.decide_duplicate(id, &decision).await);
        sending.send(Vec::new(), request, move |decided| {
            settled.set(decision == DecideDuplicate::TwoPeople);
            asked_at.set(decided.asked_at);
            announce(if decision == DecideDuplicate::Ask { text::asked() } else { text::settled() });
        });
    };
    let ask = Callback::new(move |()| decide(DecideDuplicate::Ask));
    let dismiss = Callback::new(move |()| decide(DecideDuplicate::TwoPeople));
    view! {
        {sending.failed()}
        {dynamic(move || asked_at.get().map(|at| view! {
            <p class="small">{text::asked_at(&browser::local_time(at))}</p>
        }).into_any())}
        {dynamic(move || {
            if settled.get() {
                return view! { <p>{text::settled()}</p> }.into_any();
            }
            view! {
                <div class="row">
                    {can_be_asked.then(|| view! { <Button busy=sending.busy() on_press=ask>{text::ask_both()}</Button> })}
                    <Button busy=sending.busy() on_press=dismiss>{text::two_people()}</Button>
                </div>
            }
            .into_any()
        })}
    }
    .into_any()
}

fn word_of(of: Trait) -> &'static str {
    match of {
        Trait::Name => text::trait_name(),
        Trait::BirthDate => text::trait_birth_date(),
        Trait::Mailbox => text::trait_mailbox(),
        Trait::Phone => text::trait_phone(),
        Trait::VendorRegistration => text::trait_vendor_registration(),
    }
}
