//! One partner company: its mail domains, and the people in its record.

use client::Client;
use contract::company::{CompanyDomainView, CompanyView};
use contract::page::Page;
use domain::id::CompanyId;
use language::text::web::companies as text;
use leptos::prelude::*;

use super::row::{Person, row};
use super::words;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Breadcrumb, CodeBox, Column, Empty, PageHeader, Pager, TimeText, load, table};

pub(crate) fn view(id: CompanyId) -> AnyView {
    let title = RwSignal::new(text::company().to_owned());
    let content = load(
        async move |api: Client| api.find_company(id).await,
        move |company| {
            title.set(company.name.clone());
            found(company)
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::Companies label=text::companies()/>
            <PageHeader title/>
            {content}
        </div>
    }
    .into_any()
}

fn found(company: CompanyView) -> AnyView {
    let domains: Vec<AnyView> = company.domains.into_iter().map(domain).collect();
    view! {
        <div class="stack stack-wide">
            <dl class="facts">
                <div><dt>{text::partner_number()}</dt><dd><code>{company.partner_id}</code></dd></div>
                {company.tier.map(|tier| view! { <div><dt>{text::tier()}</dt><dd>{tier}</dd></div> })}
                <div><dt>{text::on_record_since()}</dt><dd><TimeText moment=company.created_at/></dd></div>
            </dl>
            <section class="stack" aria-labelledby="domains">
                <h2 id="domains">{text::domains()}</h2>
                <p class="quiet">{text::domains_more()}</p>
                {if domains.is_empty() {
                    view! { <p>{text::no_domain()}</p> }.into_any()
                } else {
                    view! { <ul class="ledger" role="list">{domains}</ul> }.into_any()
                }}
            </section>
            <section class="stack" aria-labelledby="people">
                <h2 id="people">{text::people()}</h2>
                {people(company.id)}
            </section>
        </div>
    }
    .into_any()
}

fn domain(domain: CompanyDomainView) -> AnyView {
    let standing = match (domain.verified_at, domain.ground) {
        (Some(moment), ground) => view! {
            <dl class="facts">
                <div><dt>{text::verified_at()}</dt><dd><TimeText moment/></dd></div>
                {ground.map(|ground| view! { <div><dt>{text::ground()}</dt><dd>{ground}</dd></div> })}
            </dl>
        }
        .into_any(),
        (None, _) => view! { <CodeBox label=text::txt_record() text=domain.txt_record address=true/> }.into_any(),
    };
    view! {
        <li class="stack stack-tight">
            <h3><code>{domain.domain}</code> " " <Badge sign=words::domain(domain.verified_at.is_some())/></h3>
            {standing}
        </li>
    }
    .into_any()
}

fn people(company: CompanyId) -> AnyView {
    let session = Session::here();
    let people = Pager::new(
        move |page| async move {
            let Page { items, next } =
                session.call(async |api: Client| api.list_company_contacts(company, &page).await).await?;
            let items = items.into_iter().map(|contact| Person { session, company, contact }).collect();
            Ok(Page { items, next })
        },
        row,
    );
    people.view(
        |rows| {
            table(
                text::people_table(),
                [
                    Column::Text(text::person()),
                    Column::Text(text::role()),
                    Column::Text(text::state()),
                    Column::Text(text::employment()),
                    Column::Text(text::actions()),
                ],
                rows,
            )
        },
        || view! { <Empty title=text::nobody()><p>{text::nobody_more()}</p></Empty> }.into_any(),
    )
}
