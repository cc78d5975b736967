//! Every pool of vouchers, and the form for a new one.

use client::Client;
use contract::exam_vendor::ExamVendorView;
use contract::voucher::{CreateVoucherPool, VoucherPoolView};
use language::text::web::vouchers as text;
use leptos::prelude::*;

use crate::form::{Sending, typed};
use crate::navigation::navigator;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{
    Button, ButtonKind, Choice, Column, DateText, Empty, Field, Glyph, Icon, PageHeader, Pager, announce, dynamic,
    load, table,
};
use crate::words::number;

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let pools = Pager::new(move |page| session.call(async move |api: Client| api.list_voucher_pools(&page).await), row);
    let list = pools.view(
        |rows| {
            table(
                text::pools(),
                [
                    Column::Text(text::pool()),
                    Column::Text(text::vendor()),
                    Column::Text(text::valid_to()),
                    Column::Number(text::available()),
                    Column::Number(text::redeemed()),
                    Column::Number(text::all()),
                ],
                rows,
            )
        },
        || view! { <Empty title=text::no_pool()><p>{text::no_pool_more()}</p></Empty> }.into_any(),
    );
    view! {
        <div class="stack stack-wide">
            <PageHeader title=text::vouchers()><p class="lead">{text::vouchers_more()}</p></PageHeader>
            {list}
            <section class="stack" aria-labelledby="new-pool">
                <h2 id="new-pool">{text::new_pool()}</h2>
                {load(async |api: Client| api.list_exam_vendors().await, form)}
            </section>
        </div>
    }
    .into_any()
}

fn row(pool: VoucherPoolView) -> AnyView {
    let to = Route::VoucherPool(pool.id).to_string();
    view! {
        <tr>
            <th scope="row"><a href=to>{pool.name}</a></th>
            <td>{pool.vendor_name}</td>
            <td class="unbroken"><DateText date=pool.valid_to/></td>
            <td class="number">{number(pool.available)}</td>
            <td class="number">{number(pool.redeemed)}</td>
            <td class="number">{number(pool.vouchers)}</td>
        </tr>
    }
    .into_any()
}

/// The words of a list that was typed or pasted: one in each line, or parted by blanks, commas and semicolons.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn form(vendors: Vec<ExamVendorView>) -> AnyView {
    if vendors.is_empty() {
        return view! { <p class="quiet">{text::no_vendor()}</p> }.into_any();
    }
    let session = Session::here();
    let navigate = navigator();
    let only = if let [vendor] = vendors.as_slice() { vendor.code.clone() } else { String::new() };
    let vendor = RwSignal::new(only);
    let [name, exams, day, codes] = [(); 4].map(|()| RwSignal::new(String::new()));
    let sending = Sending::of(&[
        ("/name", "pool-name"),
        ("/vendor", "pool-vendor"),
        ("/exams", "pool-exams"),
        ("/valid_to", "pool-valid-to"),
        ("/codes", "pool-codes"),
    ]);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let valid_to = typed(day).and_then(|day| day.parse().ok());
        let missing = |value, pointer| typed(value).is_none().then(|| (pointer, text::fill_in().to_owned()));
        let found = [
            missing(name, "/name"),
            missing(vendor, "/vendor"),
            valid_to.is_none().then(|| ("/valid_to", text::choose_day().to_owned())),
            missing(codes, "/codes"),
        ];
        let pool = CreateVoucherPool {
            name: typed(name).unwrap_or_default(),
            vendor: vendor.get_untracked(),
            exams: words(&exams.read_untracked()),
            valid_to: valid_to.unwrap_or_default(),
            codes: words(&codes.read_untracked()),
        };
        let request = session.call(async move |api: Client| api.create_voucher_pool(&pool).await);
        let navigate = navigate.clone();
        sending.send(found.into_iter().flatten().collect(), request, move |pool| {
            announce(text::pool_added());
            navigate(&Route::VoucherPool(pool.id));
        });
    };
    let options = vendors.into_iter().map(|vendor| (vendor.name, vendor.code)).collect();
    let codes_fault = sending.fault("/codes");
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            {sending.refusals()}
            <Field
                id="pool-name"
                label=text::name()
                hint=text::name_hint()
                value=name
                autocomplete="off"
                error=sending.fault("/name")
            />
            <Choice id="pool-vendor" label=text::vendor() value=vendor options error=sending.fault("/vendor")/>
            <Field
                id="pool-exams"
                label=text::exams()
                hint=text::exams_hint()
                value=exams
                autocomplete="off"
                exact=true
                error=sending.fault("/exams")
            />
            <Field
                id="pool-valid-to"
                label=text::valid_to()
                value=day
                kind=Signal::stored("date")
                autocomplete="off"
                error=sending.fault("/valid_to")
            />
            <div class="field">
                <label class="field-label" for="pool-codes">{text::codes()}</label>
                <p class="field-hint" id="pool-codes-hint">{text::codes_hint()}</p>
                {dynamic(move || codes_fault.get().map(|fault| view! {
                    <p class="field-error" id="pool-codes-error"><Icon glyph=Glyph::Warning/> <span>{fault}</span></p>
                }).into_any())}
                <textarea
                    class="field-input field-exact"
                    id="pool-codes"
                    rows="6"
                    autocomplete="off"
                    spellcheck="false"
                    dir="ltr"
                    aria-invalid=move || codes_fault.get().map(|_| "true")
                    aria-describedby=move || {
                        if codes_fault.get().is_some() { "pool-codes-error pool-codes-hint" } else { "pool-codes-hint" }
                    }
                    prop:value=codes
                    on:input:target=move |event| codes.set(event.target().value())
                ></textarea>
            </div>
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {sending.label(text::add_pool(), text::adding_pool())}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
