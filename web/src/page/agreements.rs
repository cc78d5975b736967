//! What one has accepted and is to accept: each agreement with its state, its text, and the receipts.

use client::Client;
use contract::agreement::{
    AcceptAgreement, AgreementAsked, AgreementReceiptView, AgreementState, AgreementTextView, MyAgreementView,
};
use language::text::web::agreements as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::Sending;
use crate::session::Session;
use crate::ui::{Badge, Button, ButtonKind, Empty, Glyph, Icon, PageHeader, Tone, announce, dynamic, load};
use crate::words::Sign;

/// The page.
pub(super) fn view() -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title=text::agreements()><p class="lead">{text::agreements_lead()}</p></PageHeader>
            {load(async |api: Client| api.list_my_agreements().await, list)}
        </div>
    }
    .into_any()
}

fn list(mut agreements: Vec<MyAgreementView>) -> AnyView {
    if agreements.is_empty() {
        return view! { <Empty title=text::no_agreements()><p>{text::no_agreements_more()}</p></Empty> }.into_any();
    }
    // What waits to be accepted comes first.
    agreements.sort_by_key(|agreement| !waits(agreement));
    view! { <ul class="ledger" role="list">{agreements.into_iter().map(item).collect_view()}</ul> }.into_any()
}

/// Whether it is to be accepted without anything else asking for it.
fn waits(agreement: &MyAgreementView) -> bool {
    let asked = agreement.agreement.asked == AgreementAsked::AtRegistration || !agreement.receipts.is_empty();
    asked && agreement.state != AgreementState::Accepted
}

fn state(agreement: &MyAgreementView) -> Sign {
    let sign = |tone, glyph, word| Sign { tone, glyph, word };
    match agreement.state {
        AgreementState::Accepted => sign(Tone::Good, Glyph::CircleCheck, text::state_accepted()),
        AgreementState::NewVersion => sign(Tone::Care, Glyph::Refresh, text::state_new_version()),
        AgreementState::NotAccepted if !waits(agreement) => {
            sign(Tone::Still, Glyph::Circle, text::state_not_accepted())
        }
        AgreementState::NotAccepted => sign(Tone::Care, Glyph::Circle, text::state_not_accepted()),
    }
}

fn item(agreement: MyAgreementView) -> AnyView {
    let mine = RwSignal::new(agreement);
    let open = RwSignal::new(false);
    view! { <li class="stack stack-tight">{dynamic(move || shown(mine, open))}</li> }.into_any()
}

fn shown(mine: RwSignal<MyAgreementView>, open: RwSignal<bool>) -> AnyView {
    let sign = state(&mine.read());
    let MyAgreementView { agreement, state: standing, carries_until, receipts } = mine.get();
    let title = agreement.title.clone();
    let to_accept = standing != AgreementState::Accepted;
    let label = move || match (open.get(), to_accept) {
        (true, _) => text::close_text(),
        (false, true) => text::read_and_accept(),
        (false, false) => text::read(),
    };
    let toggle = Callback::new(move |()| open.update(|open| *open = !*open));
    let needed = to_accept && agreement.asked == AgreementAsked::WhenNeeded;
    let readable = !agreement.languages.is_empty();
    let code = agreement.code.clone();
    let receipts = (!receipts.is_empty()).then(|| {
        let items = receipts.into_iter().map(|given| receipt(agreement.code.clone(), agreement.title.clone(), given));
        view! {
            <h3>{text::receipts()}</h3>
            <ul class="ways" role="list">{items.collect_view()}</ul>
        }
    });
    view! {
        <div class="row">
            <h2 tabindex="-1" id=format!("agreement-{code}")>{agreement.title.clone()}</h2>
            <Badge sign/>
        </div>
        <p class="quiet">{text::in_force(&agreement.version.to_string(), agreement.effective_from)}</p>
        {carries_until.map(|day| view! { <p>{text::carries_until(day)}</p> })}
        {needed.then(|| view! { <p class="quiet">{text::when_needed()}</p> })}
        {readable.then(|| view! {
            <div>
                <Button on_press=toggle>
                    {Signal::derive(move || label().to_owned())} " " <span class="unseen">{title}</span>
                </Button>
            </div>
        })}
        {dynamic(move || {
            let code = code.clone();
            let shown = move |read| reading(mine, open, read);
            open.get()
                .then(|| load(async move |api: Client| api.find_agreement_text(&code, &browser::language_tag()).await, shown))
                .into_any()
        })}
        {receipts}
    }
    .into_any()
}

/// The text, to be accepted where it is not yet.
fn reading(mine: RwSignal<MyAgreementView>, open: RwSignal<bool>, read: AgreementTextView) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(&[]);
    let acceptance =
        AcceptAgreement { version: read.version, language: read.language.clone(), sha256: read.sha256.clone() };
    let code = read.code.clone();
    let accept = Callback::new(move |()| {
        let (code, acceptance) = (code.clone(), acceptance.clone());
        let call = session.call(async move |api: Client| api.accept_agreement(&code, &acceptance).await);
        sending.send(Vec::new(), call, move |accepted| {
            announce(text::accepted_now());
            open.set(false);
            mine.set(accepted);
            // The button that had the focus is gone.
            browser::focus_soon("page-title");
        });
    });
    let to_accept = mine.read_untracked().state != AgreementState::Accepted;
    view! {
        // Made by the server from CommonMark, without HTML of the author's.
        <div
            class="agreement-text prose"
            lang=read.language
            tabindex="0"
            role="region"
            aria-label=read.title
            inner_html=read.html
        ></div>
        {sending.failed()}
        {to_accept.then(|| view! {
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy() on_press=accept>
                    {sending.label(text::accept_now(), text::accepting())}
                </Button>
            </div>
        })}
    }
    .into_any()
}

fn receipt(code: String, title: String, given: AgreementReceiptView) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(&[]);
    let at = browser::local_time(given.accepted_at);
    let line = text::accepted_on(&given.version.to_string(), &at);
    let (Some(language), Some(sha256)) = (given.language, given.sha256) else {
        return view! { <li class="way"><p><strong>{line}</strong></p> <p class="small quiet">{text::not_here()}</p></li> }
            .into_any();
    };
    let (version, said, spoken) = (given.version, line.clone(), language.clone());
    let fetch = Callback::new(move |()| {
        let (code, language) = (code.clone(), spoken.clone());
        let name = format!("{code}-{version}-{language}.txt");
        let head = vec![text::receipt_of(&title), whose(session), said.clone()];
        let call = session.call(async move |api: Client| {
            api.find_agreement_text_of(&code, version, &language).await.map(|read| file(&head, &read))
        });
        sending.send(Vec::new(), call, move |content| {
            browser::save(content.as_bytes(), &name);
        });
    });
    let name = browser::language_name(&language);
    view! {
        <li class="way">
            <p><strong>{line}</strong></p>
            <p class="small quiet">{text::read_in(&name)}</p>
            <p class="small">"SHA-256 " <code class="did">{sha256}</code></p>
            {sending.failed()}
            <div>
                <Button busy=sending.busy() on_press=fetch>
                    <Icon glyph=Glyph::Download/> " " {text::download_receipt()} " " <span class="unseen">{at}</span>
                </Button>
            </div>
        </li>
    }
    .into_any()
}

/// Who has accepted.
fn whose(session: Session) -> String {
    let account = session.account();
    let name = account.as_ref().map(|account| account.display_name.clone()).unwrap_or_default();
    let id = account.and_then(|account| account.candidate_id).map(|id| id.to_string()).unwrap_or_default();
    text::receipt_person(&name, &id)
}

/// The receipt as a file: what was accepted, by whom, when, and the text that its hash is of.
fn file(head: &[String], read: &AgreementTextView) -> String {
    let AgreementTextView { sha256, text: body, .. } = read;
    format!("{}\n{}\n{sha256}\n\n{}\n\n{body}", head.join("\n"), text::receipt_hash(), "-".repeat(64))
}
