//! One request: what is in force beside what is asked for, the documents, and the decision.

use client::Client;
use contract::change_request::{
    ChangeDecision, ChangeRequestState, ChangeRequestView, DecideChangeRequest, DocumentView, WantedChange,
};
use contract::name::NamesForm;
use domain::id::ChangeRequestId;
use language::text::web::{person, profile, staff as text};
use leptos::prelude::*;

use crate::form::{Fields, Sending, typed};
use crate::page::profile::state;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{
    Badge, Breadcrumb, Button, ButtonKind, Column, Field, Glyph, Icon, PageHeader, TimeText, announce, load, table,
};
use crate::words::number;
use crate::{browser, navigation, words};

/// A name and two values: what is in force, and what is asked for.
type Pair = (&'static str, Option<String>, Option<String>);

pub(crate) fn view(id: ChangeRequestId) -> AnyView {
    let request = load(async move |api: Client| api.find_change_request(id).await, |request| shown(&request));
    view! {
        <div class="stack">
            <Breadcrumb to=Route::ChangeRequests label=text::all_requests()/>
            {request}
        </div>
    }
    .into_any()
}

fn shown(request: &ChangeRequestView) -> AnyView {
    let (id, standing, moment) = (request.candidate_id.to_string(), request.state, request.created_at);
    view! {
        <PageHeader title=text::change_request(&request.names.legal)>
            <p class="row">
                <code>{id}</code>
                <Badge sign=state(standing)/>
                <span class="small quiet"><TimeText moment/></span>
            </p>
        </PageHeader>
        <div class="stack stack-tight">
            <h2>{text::held_against()}</h2>
            {pairs(compared(request))}
        </div>
        <section class="stack stack-tight" aria-labelledby="documents">
            <h2 id="documents">{text::documents()}</h2>
            {if request.documents.is_empty() {
                view! { <p class="quiet">{text::documents_gone()}</p> }.into_any()
            } else {
                let items = request.documents.iter().cloned().map(document);
                view! { <ul class="ways" role="list">{items.collect_view()}</ul> }.into_any()
            }}
        </section>
        {if standing == ChangeRequestState::Open { decision(request.id) } else { settlement(request) }}
    }
    .into_any()
}

fn compared(request: &ChangeRequestView) -> Vec<Pair> {
    let mut pairs = Vec::new();
    match &request.wanted {
        WantedChange::Company { company } => {
            pairs.push((profile::company(), request.company.clone(), Some(company.clone())));
        }
        WantedChange::Accommodations { needs, .. } => {
            let now = (!request.accommodations.is_empty()).then(|| words::accommodations(&request.accommodations));
            pairs.push((profile::accommodations(), now, Some(words::accommodations(needs))));
        }
        WantedChange::LegalName { names } => {
            let delivery = |names: &NamesForm| format!("{} {}", names.delivery.first, names.delivery.last);
            let now = &request.names;
            pairs.push((person::legal_name(), Some(now.legal.clone()), Some(names.legal.clone())));
            pairs.push((person::delivery_name(), Some(delivery(now)), Some(delivery(names))));
            pairs.push((person::native_name(), now.native.clone(), names.native.clone()));
            pairs.push((person::certificate_name(), now.certificate.clone(), names.certificate.clone()));
        }
    }
    pairs
}

fn pairs(pairs: Vec<Pair>) -> AnyView {
    let value = |value: Option<String>| match value {
        Some(value) => value.into_any(),
        None => view! { <span class="quiet">{text::nothing_there()}</span> }.into_any(),
    };
    let rows = pairs.into_iter().map(|(label, now, wanted)| {
        let differs = now != wanted;
        let wanted = if differs {
            view! { <strong>{value(wanted)}</strong> " " <span class="small quiet">"(" {text::differs()} ")"</span> }
                .into_any()
        } else {
            value(wanted)
        };
        view! { <tr><th scope="row">{label}</th><td>{value(now)}</td><td>{wanted}</td></tr> }
    });
    table(
        text::held_against(),
        [Column::Text(text::part()), Column::Text(text::now()), Column::Text(text::wanted())],
        rows.collect_view().into_any(),
    )
}

/// A document, to be kept as a file: nothing that a stranger made is shown on our page.
fn document(document: DocumentView) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(&[]);
    let (id, name) = (document.id, document.file_name.clone());
    let fetch = Callback::new(move |()| {
        let name = name.clone();
        let call = session.call(async move |api: Client| api.find_evidence_document(id).await);
        sending.send(Vec::new(), call, move |content| {
            browser::save(&content, &name);
        });
    });
    let size = profile::size(&number(document.size.div_ceil(1024)));
    view! {
        <li class="way">
            <p><strong>{document.file_name.clone()}</strong> " " <span class="small quiet">{size}</span></p>
            {sending.failed()}
            <div>
                <Button busy=sending.busy() on_press=fetch>
                    <Icon glyph=Glyph::Download/> " " {text::download()} " " <span class="unseen">{document.file_name}</span>
                </Button>
            </div>
        </li>
    }
    .into_any()
}

/// How it was settled.
fn settlement(request: &ChangeRequestView) -> AnyView {
    view! {
        <section class="stack stack-tight" aria-labelledby="decision">
            <h2 id="decision">{text::decision()}</h2>
            <p class="row">
                <Badge sign=state(request.state)/>
                {request.decided_at.map(|moment| view! { <span class="small quiet"><TimeText moment/></span> })}
            </p>
            {request.reason.clone().map(|reason| view! { <p>{reason}</p> })}
        </section>
    }
    .into_any()
}

fn decision(id: ChangeRequestId) -> AnyView {
    const FIELDS: Fields = &[("/reason", "reason")];
    let session = Session::here();
    let navigate = navigation::navigator();
    let reason = RwSignal::new(String::new());
    let sending = Sending::of(FIELDS);
    let decide = move |decision: ChangeDecision| {
        let reason = typed(reason);
        let refused = decision == ChangeDecision::Refuse;
        let missing = (refused && reason.is_none()).then(|| ("/reason", text::reason_missing().to_owned()));
        let with = DecideChangeRequest { decision, reason };
        let call = session.call(async move |api: Client| api.decide_change_request(id, &with).await);
        let navigate = navigate.clone();
        sending.send(missing.into_iter().collect(), call, move |_| {
            announce(if refused { text::refused() } else { text::approved() });
            navigate(&Route::ChangeRequests);
        });
    };
    let decide = StoredValue::new_local(decide);
    let approve = Callback::new(move |()| decide.with_value(|decide| decide(ChangeDecision::Approve)));
    let refuse = Callback::new(move |()| decide.with_value(|decide| decide(ChangeDecision::Refuse)));
    view! {
        <section class="sheet form" aria-labelledby="decision">
            <h2 id="decision">{text::decision()}</h2>
            {sending.refusals()}
            <Field
                id="reason"
                label=text::decision_reason()
                hint=text::decision_hint()
                value=reason
                autocomplete="off"
                error=sending.fault("/reason")
            />
            <div class="row">
                <Button kind=ButtonKind::Primary busy=sending.busy() on_press=approve>{text::approve()}</Button>
                <Button busy=sending.busy() on_press=refuse>{text::refuse()}</Button>
            </div>
        </section>
    }
    .into_any()
}
