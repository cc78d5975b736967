//! All partner companies, to be searched.

use contract::company::CompanyListItem;
use language::text::web::companies as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Empty, PageHeader, every, load, searchable};

pub(crate) fn view() -> AnyView {
    let companies = load(
        async |api| every(async |page| api.list_companies(&page).await).await,
        |items| {
            if items.is_empty() {
                return view! { <Empty title=text::no_company()><p>{text::no_company_more()}</p></Empty> }.into_any();
            }
            searchable("find-company", text::find_company(), "ledger", items.into_iter().map(row).collect())
        },
    );
    view! {
        <div class="stack">
            <PageHeader title=text::companies()>
                <p class="lead">{text::companies_more()}</p>
            </PageHeader>
            {companies}
        </div>
    }
    .into_any()
}

fn row(company: CompanyListItem) -> (String, AnyView) {
    let found_by = format!("{} {}", company.name, company.partner_id);
    let tier = company.tier.map(|tier| format!(" · {tier}"));
    let row = view! {
        <article>
            <h2><a href=Route::Company(company.id).to_string()>{company.name}</a></h2>
            <p class="small quiet"><code>{company.partner_id}</code> {tier}</p>
        </article>
    };
    (found_by, row.into_any())
}
