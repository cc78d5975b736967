//! Which mails somebody gets besides those about their account, and the receipts of that.

use client::Client;
use contract::mail_choice::{
    ConsentDoor, ConsentReceiptView, MailChoice, MailChoicesView, MailTopicView, UpdateMailChoices,
};
use domain::mail_topic::MailTopic;
use language::text::web::privacy as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::Sending;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, PageHeader, TimeText, announce, dynamic, load};

/// The page.
pub(crate) fn view() -> AnyView {
    let language = browser::language_tag();
    view! {
        <div class="stack security">
            <PageHeader title=text::mail_choices()/>
            {load(async move |api: Client| api.find_mail_choices(&language).await, choices)}
        </div>
    }
    .into_any()
}

fn choices(choices: MailChoicesView) -> AnyView {
    let MailChoicesView { email, topics, receipts, .. } = choices;
    let titles: Vec<(MailTopic, String)> = topics.iter().map(|topic| (topic.topic, topic.title.clone())).collect();
    let receipts = RwSignal::new(receipts);
    view! {
        <p class="lead">{text::mail_choices_lead(&email)}</p>
        <section class="stack stack-tight" aria-labelledby="service-mails">
            <h2 id="service-mails">{text::service_mails()}</h2>
            <p>{text::service_mails_more()}</p>
            <p class="small quiet">{text::your_language_more()}</p>
        </section>
        <Topics topics receipts/>
        <section class="stack stack-tight" aria-labelledby="receipts">
            <h2 id="receipts">{text::receipts()}</h2>
            <p>{text::receipts_lead()}</p>
            {dynamic(move || list(&receipts.read(), &titles))}
        </section>
    }
    .into_any()
}

#[component]
fn Topics(topics: Vec<MailTopicView>, receipts: RwSignal<Vec<ConsentReceiptView>>) -> impl IntoView {
    let session = Session::here();
    let sending = Sending::of(&[]);
    let ticks: Vec<RwSignal<bool>> = topics.iter().map(|topic| RwSignal::new(topic.wanted)).collect();
    let (read, chosen) = (topics.clone(), ticks.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let choices = read.iter().zip(&chosen).map(|(topic, tick)| MailChoice {
            topic: topic.topic,
            wanted: tick.get_untracked(),
            sha256: Some(topic.sha256.clone()),
        });
        let update = UpdateMailChoices { language: browser::language_tag(), choices: choices.collect() };
        let request = session.call(async move |api: Client| api.update_mail_choices(&update).await);
        sending.send(Vec::new(), request, move |view| {
            receipts.set(view.receipts);
            announce(text::choices_saved());
        });
    };
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            {sending.refusals()}
            <fieldset class="stack stack-tight choices">
                <legend><h2>{text::topics()}</h2></legend>
                <p>{text::topics_lead()}</p>
                {topics.into_iter().zip(ticks).map(|(topic, tick)| one(topic, tick)).collect_view()}
            </fieldset>
            <div><Button kind=ButtonKind::Primary busy=sending.busy()>{text::save_choices()}</Button></div>
        </form>
    }
}

fn one(topic: MailTopicView, tick: RwSignal<bool>) -> AnyView {
    let id = format!("topic-{}", topic.topic);
    let words = format!("{id}-text");
    view! {
        <div>
            <label class="check">
                <input
                    type="checkbox"
                    id=id
                    aria-describedby=words.clone()
                    prop:checked=tick
                    on:change:target=move |event| tick.set(event.target().checked())
                />
                " " <strong>{topic.title}</strong>
            </label>
            <p class="small" id=words>{topic.text}</p>
        </div>
    }
    .into_any()
}

fn list(receipts: &[ConsentReceiptView], titles: &[(MailTopic, String)]) -> AnyView {
    if receipts.is_empty() {
        return view! { <p class="quiet">{text::no_receipts()}</p> }.into_any();
    }
    let title = |topic| titles.iter().find(|(known, _)| *known == topic).map_or("", |(_, title)| title.as_str());
    let items = receipts.iter().map(|receipt| item(receipt, title(receipt.topic))).collect_view();
    view! { <ul class="ways" role="list">{items}</ul> }.into_any()
}

fn item(receipt: &ConsentReceiptView, title: &str) -> AnyView {
    let what = if receipt.given { text::receipt_given(title) } else { text::receipt_withdrawn(title) };
    let door = match receipt.door {
        ConsentDoor::MailChoices => text::by_mail_choices(),
        ConsentDoor::UnsubscribeLink => text::by_unsubscribe_link(),
    };
    view! {
        <li class="way">
            <p><strong>{what}</strong></p>
            <p class="small quiet"><TimeText moment=receipt.recorded_at/> " · " {door}</p>
            {receipt.text.clone().map(|agreed| view! {
                <details class="small">
                    <summary>{text::receipt_text()}</summary>
                    <p lang=agreed.language>{agreed.text}</p>
                    <p class="quiet receipt-hash">{text::receipt_hash(&agreed.sha256)}</p>
                </details>
            })}
        </li>
    }
    .into_any()
}
