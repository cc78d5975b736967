//! One message: what became of it and of each row, what it says, and taking it again.

use client::Client;
use contract::exchange::{ExchangeContentView, ExchangeDirection, ExchangeRowView, ExchangeView};
use domain::id::ExchangeId;
use language::text::web::vendors as text;
use leptos::prelude::*;

use super::words;
use crate::form::Sending;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{
    Badge, Breadcrumb, Button, Column, Empty, PageHeader, Pager, TimeText, announce, dynamic, load, table,
};
use crate::words::number;

pub(crate) fn view(id: ExchangeId) -> AnyView {
    let title = RwSignal::new(text::message().to_owned());
    let content = load(
        async move |api| api.find_exchange(id).await,
        move |found| {
            title.set(found.name.clone());
            shown(found)
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::ExamVendors label=text::vendors()/>
            <PageHeader title/>
            {content}
        </div>
    }
    .into_any()
}

/// What reads the rows anew once some were taken again, and whether rows can be.
#[derive(Clone, Copy)]
struct Replaying {
    id: ExchangeId,
    sending: Sending,
    rows: bool,
    done: Callback<ExchangeView>,
}

impl Replaying {
    fn replay(self, session: Session, place: Option<u32>) {
        let id = self.id;
        let request = session.call(async move |api: Client| api.replay_exchange(id, place).await);
        self.sending.send(Vec::new(), request, move |found| {
            announce(text::replayed());
            self.done.run(found);
        });
    }
}

fn shown(found: ExchangeView) -> AnyView {
    let session = Session::here();
    let id = found.id;
    let (kept, direction) = (found.kept, found.direction);
    let current = RwSignal::new(found);
    let rounds = RwSignal::new(0_u32);
    let done = Callback::new(move |found| {
        current.set(found);
        rounds.update(|rounds| *rounds += 1);
    });
    let rows = kept && direction == ExchangeDirection::Received;
    let replaying = Replaying { id, sending: Sending::of(&[]), rows, done };
    provide_context(replaying);
    let again = Callback::new(move |()| replaying.replay(session, None));
    let list = move || {
        let rows =
            Pager::new(move |page| session.call(async move |api: Client| api.list_exchange_rows(id, &page).await), row);
        rows.view(
            |rows| {
                table(
                    text::rows_table(),
                    [
                        Column::Text(text::place()),
                        Column::Text(text::kind()),
                        Column::Text(text::about_whom()),
                        Column::Text(text::state()),
                        Column::Text(text::what_of_it()),
                        Column::Text(text::again()),
                    ],
                    rows,
                )
            },
            || view! { <Empty title=text::no_row()><p>{text::no_row_more()}</p></Empty> }.into_any(),
        )
    };
    let label = if direction == ExchangeDirection::Sent { text::send_again() } else { text::read_again() };
    view! {
        <div class="stack stack-wide">
            {dynamic(move || facts(current.get()))}
            {replaying.sending.failed()}
            {kept.then(|| view! { <div><Button busy=replaying.sending.busy() on_press=again>{label}</Button></div> })}
            <section class="stack" aria-labelledby="rows">
                <h2 id="rows">{text::rows()}</h2>
                {dynamic(move || {
                    rounds.track();
                    list()
                })}
            </section>
            {if kept { says(id) } else { view! { <p class="quiet">{text::not_kept()}</p> }.into_any() }}
        </div>
    }
    .into_any()
}

fn facts(found: ExchangeView) -> AnyView {
    view! {
        <div class="stack stack-tight">
            <p class="row"><Badge sign=words::state(found.state)/> {words::direction(found.direction)}</p>
            {found.message.map(|message| view! { <p class="prose">{message}</p> })}
            <dl class="facts">
                <div><dt>{text::vendor()}</dt><dd>{found.vendor}</dd></div>
                <div><dt>{text::when()}</dt><dd><TimeText moment=found.created_at/></dd></div>
                {found.settled_at.map(|moment| view! { <div><dt>{text::settled()}</dt><dd><TimeText moment/></dd></div> })}
                {found.next_attempt_at.map(|moment| view! { <div><dt>{text::next_attempt()}</dt><dd><TimeText moment/></dd></div> })}
                <div><dt>{text::attempts()}</dt><dd>{number(u64::from(found.attempts))}</dd></div>
                <div><dt>{text::size()}</dt><dd>{number(found.size)}</dd></div>
            </dl>
            <p class="small quiet">"SHA-256 " <code class="did">{found.sha256}</code></p>
        </div>
    }
    .into_any()
}

fn row(row: ExchangeRowView) -> AnyView {
    let replaying: Replaying = expect_context();
    let session = Session::here();
    let ExchangeRowView {
        place,
        member,
        line,
        kind,
        candidate_id,
        authorization_id,
        registration_id,
        outcome,
        message,
    } = row;
    let about: Vec<String> =
        [candidate_id.map(|id| id.to_string()), authorization_id.map(|id| id.to_string()), registration_id]
            .into_iter()
            .flatten()
            .collect();
    let again = Callback::new(move |()| replaying.replay(session, Some(place)));
    view! {
        <tr>
            <th scope="row"><code>{member}</code> " " <span class="small quiet">{line}</span></th>
            <td>{kind.replace('_', " ")}</td>
            <td>{about.into_iter().map(|about| view! { <code>{about}</code> " " }).collect_view()}</td>
            <td><Badge sign=words::outcome(outcome)/></td>
            <td>{message}</td>
            <td>{replaying.rows.then(|| view! {
                <Button busy=replaying.sending.busy() on_press=again>{text::take_again()}</Button>
            })}</td>
        </tr>
    }
    .into_any()
}

/// What the message says: read only by those who ask, since it names people.
fn says(id: ExchangeId) -> AnyView {
    let wanted = RwSignal::new(false);
    let show = Callback::new(move |()| wanted.set(true));
    view! {
        <section class="stack" aria-labelledby="says">
            <h2 id="says">{text::says()}</h2>
            {dynamic(move || {
                if !wanted.get() {
                    return view! { <div><Button on_press=show>{text::show()}</Button></div> }.into_any();
                }
                load(async move |api: Client| api.find_exchange_content(id).await, parts)
            })}
        </section>
    }
    .into_any()
}

fn parts(content: ExchangeContentView) -> AnyView {
    let parts = content.parts.into_iter().map(|part| {
        view! {
            <section class="stack stack-tight">
                {(!part.name.is_empty()).then(|| view! { <h3><code>{part.name.clone()}</code></h3> })}
                <pre class="raw" tabindex="0">{part.text}</pre>
                {part.shortened.then(|| view! { <p class="small quiet">{text::shortened()}</p> })}
            </section>
        }
    });
    view! { <div class="stack">{parts.collect_view()}</div> }.into_any()
}
