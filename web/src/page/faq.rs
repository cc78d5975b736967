//! Questions that are often asked, to be searched.

use client::Client;
use contract::faq::FaqEntryView;
use language::text::web::join as text;
use leptos::prelude::*;

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
    let found = dynamic(move || {
        let words = wanted.get().to_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        let fits = |entry: &&FaqEntryView| {
            let all = format!("{} {}", entry.question, entry.html).to_lowercase();
            words.iter().all(|word| all.contains(word))
        };
        let found: Vec<AnyView> =
            entries.iter().filter(fits).map(|entry| one(entry, asked_for.as_deref() == Some(&entry.slug))).collect();
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
