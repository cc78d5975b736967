//! Being erased: what goes, what stays and why; asking for it; taking it back.

use client::{Client, Error};
use contract::erasure::{CreateErasure, ErasureFate, ErasurePart, ErasurePartView, ErasureView, PendingErasureView};
use contract::session::ConfirmSession;
use language::text::web::privacy as text;
use leptos::prelude::*;

use crate::form::Sending;
use crate::session::Session;
use crate::ui::{Button, Field, Notice, ProblemNotice, TimeText, Tone, announce, dynamic, load};
use crate::{browser, passkey};

const HEADING: &str = "erasure";

pub(super) fn view() -> AnyView {
    let version = RwSignal::new(0_u32);
    view! {
        <section class="stack stack-tight" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{text::erasure()}</h2>
            {dynamic(move || {
                version.track();
                load(async |api: Client| api.find_erasure().await, move |erasure| shown(erasure, version))
            })}
        </section>
    }
    .into_any()
}

fn shown(erasure: ErasureView, version: RwSignal<u32>) -> AnyView {
    let ErasureView { pending, delay_days, parts } = erasure;
    let of = |wanted: fn(ErasureFate) -> bool| parts.iter().filter(|part| wanted(part.fate)).map(item).collect_view();
    let goes = of(|fate| fate == ErasureFate::Removed);
    let stays = of(|fate| fate != ErasureFate::Removed);
    view! {
        <p>{text::erasure_lead()}</p>
        <h3>{text::erasure_goes()}</h3>
        <ul>{goes}</ul>
        <h3>{text::erasure_stays()}</h3>
        <ul>{stays}</ul>
        {match pending {
            Some(pending) => view! { <Pending pending version/> }.into_any(),
            None => view! { <Ask delay_days version/> }.into_any(),
        }}
    }
    .into_any()
}

fn item(part: &ErasurePartView) -> AnyView {
    let (what, why) = words_of(part.part);
    let records = text::erasure_records(i64::try_from(part.records).unwrap_or(i64::MAX));
    view! {
        <li>
            <strong>{what}</strong> " " <span class="quiet small">{records}</span>
            {why.map(|why| view! { <p class="small">{why}</p> })}
        </li>
    }
    .into_any()
}

/// What a part is called, and why anything of it stays.
fn words_of(part: ErasurePart) -> (&'static str, Option<&'static str>) {
    match part {
        ErasurePart::Account => (text::part_account(), None),
        ErasurePart::Profile => (text::part_profile(), None),
        ErasurePart::Requests => (text::part_requests(), None),
        ErasurePart::Mails => (text::part_mails(), None),
        ErasurePart::Companies => (text::part_companies(), None),
        ErasurePart::Credentials => (text::part_credentials(), Some(text::part_credentials_why())),
        ErasurePart::Exams => (text::part_exams(), Some(text::part_exams_why())),
        ErasurePart::Results => (text::part_results(), Some(text::part_results_why())),
        ErasurePart::Awards => (text::part_awards(), Some(text::part_awards_why())),
        ErasurePart::Erasure => (text::part_erasure(), Some(text::part_erasure_why())),
    }
}

#[component]
fn Ask(delay_days: u16, version: RwSignal<u32>) -> impl IntoView {
    let session = Session::here();
    let password = RwSignal::new(String::new());
    let sending = Sending::of(&[("/proof/password", "erasure-password")]);
    let said = RwSignal::new(None::<&'static str>);
    let ask = move |proof: ConfirmSession| {
        let request = CreateErasure { proof };
        let answer = session.call(async move |api: Client| api.create_erasure(&request).await);
        sending.send(Vec::new(), answer, move |_| changed(text::erasure_asked(), version));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        ask(ConfirmSession::Password { password: password.get_untracked() });
    };
    let by_passkey = Callback::new(move |()| {
        said.set(None);
        leptos::task::spawn_local(async move {
            match session.call(async |api: Client| api.create_confirmation_challenge().await).await {
                Ok(options) => match passkey::get(&options).await {
                    Some(assertion) => ask(ConfirmSession::Passkey { assertion }),
                    None => said.set(Some(text::erasure_passkey_failed())),
                },
                Err(error) => sending.failure().set(Some(error)),
            }
        });
    });
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            <h3>{text::erasure_ask_title()}</h3>
            <p>{text::erasure_ask_lead(i64::from(delay_days))}</p>
            {sending.refusals()}
            {dynamic(move || said.get().map(|said| view! {
                <div role="alert"><Notice tone=Tone::Care><p>{said}</p></Notice></div>
            }).into_any())}
            <Field
                id="erasure-password"
                label=text::erasure_password()
                value=password
                kind="password"
                autocomplete="current-password"
                error=sending.fault("/proof/password")
            />
            <div class="row">
                <Button busy=sending.busy()>{text::erasure_ask()}</Button>
                {passkey::offered().then(|| view! {
                    <Button on_press=by_passkey busy=sending.busy()>{text::erasure_by_passkey()}</Button>
                })}
            </div>
        </form>
    }
}

#[component]
fn Pending(pending: PendingErasureView, version: RwSignal<u32>) -> impl IntoView {
    let session = Session::here();
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Error>);
    let cancel = Callback::new(move |()| {
        failure.set(None);
        busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = session.call(async |api: Client| api.cancel_erasure().await).await;
            if busy.is_disposed() {
                return;
            }
            busy.set(false);
            match answer {
                Ok(()) => changed(text::erasure_cancelled(), version),
                Err(error) => failure.set(Some(error)),
            }
        });
    });
    view! {
        <Notice tone=Tone::Care>
            <p><strong>{text::erasure_pending()}</strong></p>
            <p><TimeText moment=pending.due_at/></p>
            <p>{text::erasure_pending_more()}</p>
        </Notice>
        {dynamic(move || failure.get().map(|error| view! { <ProblemNotice error/> }).into_any())}
        <div><Button on_press=cancel busy=busy>{text::erasure_cancel()}</Button></div>
    }
}

fn changed(sentence: &'static str, version: RwSignal<u32>) {
    announce(sentence);
    browser::focus_soon(HEADING);
    version.update(|version| *version += 1);
}
