//! The vouchers that a candidate has.

use client::Client;
use contract::voucher::OwnVoucherView;
use language::text::web::vouchers as text;
use leptos::prelude::*;

use crate::ui::{Badge, CodeBox, load};
use crate::words;

/// All of them; nothing when there are none.
pub(super) fn view() -> AnyView {
    load(async |api: Client| api.list_own_vouchers().await, list)
}

fn list(vouchers: Vec<OwnVoucherView>) -> AnyView {
    if vouchers.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stack stack-tight" aria-labelledby="my-vouchers">
            <h2 id="my-vouchers">{text::my_vouchers()}</h2>
            <p class="quiet">{text::my_vouchers_more()}</p>
            <ul class="ledger" role="list">{vouchers.into_iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn item(voucher: OwnVoucherView) -> AnyView {
    let good_for = if voucher.exams.is_empty() {
        text::good_for_all(&voucher.vendor_name)
    } else {
        text::good_for(&voucher.exams.join(", "), &voucher.vendor_name)
    };
    view! {
        <li class="attempt">
            <div class="attempt-what">
                {code(voucher.code)}
                <p>{good_for}</p>
                <p class="small quiet">{text::good_until(&words::date(voucher.valid_to))}</p>
            </div>
            <div class="attempt-outcome"><Badge sign=words::voucher(voucher.state)/></div>
        </li>
    }
    .into_any()
}

/// A code, to be copied to the vendor's page.
pub(super) fn code(code: String) -> AnyView {
    view! { <CodeBox label=text::voucher_code() text=code/> }.into_any()
}
