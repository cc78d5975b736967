//! Questions that are often asked, to be searched.

mod search;

use client::Client;
use contract::faq::FaqEntryView;
use language::text::web::join as text;
use leptos::prelude::*;

use self::search::Words;
use crate::browser;
use crate::ui::{Empty, Field, PageHeader, dynamic, load};

pub(crate) fn view() -> AnyView {
    let language = browser::language_tag();
    view! {
        <div class="stack">
            <PageHeader title=text::faq()><p class="lead">{text::faq_lead()}</p></PageHeader>
            {load(async move |api: Client| api.list_faq(&language).await, entries)}
        </div>
    }
    .into_any()
}

fn entries(entries: Vec<FaqEntryView>) -> AnyView {
    let wanted = RwSignal::new(String::new());
    let asked_for = browser::fragment();
    let read = |text: &str| Words::of(&browser::apart(text));
    let words: Vec<(Words, Words)> = entries.iter().map(|entry| (read(&entry.question), read(&entry.html))).collect();
    let found = dynamic(move || {
        let found = search::search(&words, &browser::apart(&wanted.read()));
        let found: Vec<AnyView> =
            found.into_iter().map(|at| one(&entries[at], asked_for.as_deref() == Some(&entries[at].slug))).collect();
        if found.is_empty() {
            return view! { <Empty title=text::faq_nothing()><p>{text::faq_nothing_lead()}</p></Empty> }.into_any();
        }
        view! { <div class="stack stack-tight">{found}</div> }.into_any()
    });
    view! {
        <div class="form">
            <Field id="faq-search" label=text::faq_search() value=wanted kind=Signal::stored("search") autocomplete="off"/>
        </div>
        {found}
    }
    .into_any()
}

fn one(entry: &FaqEntryView, open: bool) -> AnyView {
    view! {
        <details class="sheet" id=entry.slug.clone() open=open>
            <summary><h2 class="faq-question">{entry.question.clone()}</h2></summary>
            // Made by the server from Markdown, without HTML of the author's.
            <div class="prose" inner_html=entry.html.clone()></div>
        </details>
    }
    .into_any()
}
