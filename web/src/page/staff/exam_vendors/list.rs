//! Every vendor with its alarms and counts, and the ledger of messages, to be searched.

use client::Client;
use contract::exam_vendor::ExamVendorView;
use contract::exchange::ExchangeView;
use language::text::web::vendors as text;
use leptos::prelude::*;

use super::{bring, words};
use crate::form::typed;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{
    Badge, Button, Column, Empty, Field, Glyph, Notice, PageHeader, Pager, TimeText, Tone, dynamic, load, table,
};
use crate::words::{number, sign};

pub(crate) fn view() -> AnyView {
    let vendors = load(
        async |api: Client| api.list_exam_vendors().await,
        |vendors| {
            if vendors.is_empty() {
                return view! { <Empty title=text::no_vendor()><p>{text::no_vendor_more()}</p></Empty> }.into_any();
            }
            let form = bring::form(&vendors);
            view! {
                <div class="stack stack-wide">
                    <div class="stack">{vendors.into_iter().map(vendor).collect_view()}</div>
                    <details>
                        <summary>{text::bring_title()}</summary>
                        <div class="sheet stack stack-tight"><p>{text::bring_more()}</p> {form}</div>
                    </details>
                </div>
            }
            .into_any()
        },
    );
    view! {
        <div class="stack stack-wide">
            <PageHeader title=text::vendors()><p class="lead">{text::vendors_more()}</p></PageHeader>
            {vendors}
            {ledger()}
        </div>
    }
    .into_any()
}

fn vendor(vendor: ExamVendorView) -> AnyView {
    let id = format!("vendor-{}", vendor.code);
    let well = vendor.alarms.is_empty();
    let shown = if well {
        sign(Tone::Good, Glyph::CircleCheck, text::all_well())
    } else {
        sign(Tone::Bad, Glyph::Warning, text::needs_somebody())
    };
    let count = |term: &'static str, count: u64| view! { <div><dt>{term}</dt><dd>{number(count)}</dd></div> };
    let moment = |term: &'static str, at: Option<jiff::Timestamp>| {
        view! { <div><dt>{term}</dt><dd>{match at {
            Some(moment) => view! { <TimeText moment/> }.into_any(),
            None => text::never().into_any(),
        }}</dd></div> }
    };
    let alarms = vendor.alarms.into_iter().map(|alarm| {
        view! {
            <li>
                {named(&alarm.kind).map(|name| view! { <strong>{name}</strong> <br/> })}
                // For the operator, who has it in the log as well.
                <span lang="en" dir="auto">{alarm.message}</span> " " {alarm.since.map(|moment| view! { <span class="small quiet">{text::since()} " " <TimeText moment/></span> })}
            </li>
        }
    });
    let alarms: Vec<_> = alarms.collect();
    view! {
        <section class="sheet stack stack-tight" aria-labelledby=id.clone()>
            <div class="row"><h2 id=id.clone()>{vendor.name}</h2> <Badge sign=shown/></div>
            {(!well).then(|| view! { <Notice tone=Tone::Bad><ul class="grounds">{alarms}</ul></Notice> })}
            <dl class="facts">
                {moment(text::reached(), vendor.reached_at)}
                {moment(text::last_received(), vendor.received_at)}
                {count(text::waiting_to_send(), vendor.waiting_to_send)}
                {count(text::waiting_to_read(), vendor.waiting_to_read)}
                {count(text::failed(), vendor.failed)}
                {count(text::unconfirmed(), vendor.unconfirmed)}
                {count(text::refused(), vendor.refused)}
                {count(text::unmatched(), vendor.unmatched)}
                {count(text::faulty(), vendor.faulty)}
            </dl>
        </section>
    }
    .into_any()
}

fn ledger() -> AnyView {
    let session = Session::here();
    let about = RwSignal::new(String::new());
    let asked = RwSignal::new(None::<String>);
    let messages = Pager::new(
        move |page| {
            let asked = asked.get_untracked();
            session.call(async move |api: Client| api.list_exchanges(asked.as_deref(), &page).await)
        },
        row,
    );
    let list = messages.view(
        |rows| {
            table(
                text::messages(),
                [
                    Column::Text(text::message()),
                    Column::Text(text::direction()),
                    Column::Text(text::when()),
                    Column::Text(text::state()),
                    Column::Text(text::what_of_it()),
                ],
                rows,
            )
        },
        || view! { <Empty title=text::no_message()><p>{text::no_message_more()}</p></Empty> }.into_any(),
    );
    let search = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        asked.set(typed(about));
        messages.reload();
    };
    view! {
        <section class="stack" aria-labelledby="ledger">
            <h2 id="ledger">{text::ledger()}</h2>
            <form class="stack stack-tight" role="search" on:submit=search>
                <Field id="about" label=text::about() hint=text::about_hint() value=about autocomplete="off"/>
                <div><Button>{text::search()}</Button></div>
            </form>
            {dynamic(move || asked.get().map(|asked| view! { <p class="small quiet">{text::found_about(&asked)}</p> }).into_any())}
            {list}
        </section>
    }
    .into_any()
}

fn row(message: ExchangeView) -> AnyView {
    let to = Route::Exchange(message.id).to_string();
    view! {
        <tr>
            <th scope="row"><a href=to><code>{message.name}</code></a></th>
            <td>{words::direction(message.direction)}</td>
            <td class="unbroken"><TimeText moment=message.created_at/></td>
            <td><Badge sign=words::state(message.state)/></td>
            <td>{message.message}</td>
        </tr>
    }
    .into_any()
}

/// What an alarm of that kind is about; nothing for one that a newer server has.
fn named(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "unreachable" => text::alarm_unreachable(),
        "timed_out" => text::alarm_timed_out(),
        "wrong_secret" => text::alarm_wrong_secret(),
        "host_key_changed" => text::alarm_host_key_changed(),
        "certificate_expired" => text::alarm_certificate_expired(),
        "certificate_refused" => text::alarm_certificate_refused(),
        "server_not_trusted" => text::alarm_server_not_trusted(),
        "server_failed" => text::alarm_server_failed(),
        "not_understood" => text::alarm_not_understood(),
        "other_format" => text::alarm_other_format(),
        "no_space" => text::alarm_no_space(),
        "not_found" => text::alarm_not_found(),
        "not_allowed" => text::alarm_not_allowed(),
        "too_large" => text::alarm_too_large(),
        "rate_limited" => text::alarm_rate_limited(),
        "broken" => text::alarm_broken(),
        "call_backs_forged" => text::alarm_call_backs_forged(),
        "wrong_clock" => text::alarm_wrong_clock(),
        "not_polled" => text::alarm_not_polled(),
        "certificate_ends" => text::alarm_certificate_ends(),
        "sending_late" => text::alarm_sending_late(),
        "reading_late" => text::alarm_reading_late(),
        "messages_failed" => text::alarm_messages_failed(),
        "disk_full" => text::alarm_disk_full(),
        _ => return None,
    })
}
