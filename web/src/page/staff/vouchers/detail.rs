//! One pool of vouchers: giving one to a candidate, and who has which.

use client::Client;
use contract::voucher::{AssignVoucher, VoucherPoolView, VoucherView};
use domain::id::VoucherPoolId;
use domain::voucher::VoucherState;
use language::text::web::vouchers as text;
use leptos::prelude::*;

use crate::form::{Sending, typed};
use crate::route::Route;
use crate::session::Session;
use crate::ui::{
    Badge, Breadcrumb, Button, ButtonKind, Column, DateText, Empty, Field, PageHeader, Pager, TimeText, announce,
    dynamic, load, table,
};
use crate::words::{self, Sign, number};

pub(crate) fn view(id: VoucherPoolId) -> AnyView {
    let title = RwSignal::new(text::pool().to_owned());
    let content = load(
        async move |api: Client| api.find_voucher_pool(id).await,
        move |pool| {
            title.set(pool.name.clone());
            found(pool)
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::VoucherPools label=text::vouchers()/>
            <PageHeader title/>
            {content}
        </div>
    }
    .into_any()
}

fn found(pool: VoucherPoolView) -> AnyView {
    let session = Session::here();
    let id = pool.id;
    let shown = RwSignal::new(pool);
    let vouchers =
        Pager::new(move |page| session.call(async move |api: Client| api.list_vouchers(id, &page).await), row);
    let list = vouchers.view(
        |rows| {
            table(
                text::vouchers(),
                [
                    Column::Text(text::code()),
                    Column::Text(text::state()),
                    Column::Text(text::candidate()),
                    Column::Text(text::given()),
                    Column::Text(text::sat_with()),
                    Column::Text(text::actions()),
                ],
                rows,
            )
        },
        || view! { <Empty title=text::no_voucher()><p>{text::no_pool_more()}</p></Empty> }.into_any(),
    );
    view! {
        <div class="stack stack-wide">
            {dynamic(move || facts(&shown.get()))}
            {assignment(shown, vouchers)}
            <section class="stack" aria-labelledby="vouchers">
                <h2 id="vouchers">{text::vouchers()}</h2>
                {list}
            </section>
        </div>
    }
    .into_any()
}

fn facts(pool: &VoucherPoolView) -> AnyView {
    let exams = if pool.exams.is_empty() { text::every_exam().to_owned() } else { pool.exams.join(", ") };
    view! {
        <dl class="facts">
            <div><dt>{text::vendor()}</dt><dd>{pool.vendor_name.clone()}</dd></div>
            <div><dt>{text::exams()}</dt><dd>{exams}</dd></div>
            <div><dt>{text::valid_to()}</dt><dd><DateText date=pool.valid_to/></dd></div>
            <div><dt>{text::available()}</dt><dd>{number(pool.available)}</dd></div>
            <div><dt>{text::redeemed()}</dt><dd>{number(pool.redeemed)}</dd></div>
            <div><dt>{text::all()}</dt><dd>{number(pool.vouchers)}</dd></div>
        </dl>
    }
    .into_any()
}

fn assignment(pool: RwSignal<VoucherPoolView>, vouchers: Pager) -> AnyView {
    let session = Session::here();
    let id = pool.with_untracked(|pool| pool.id);
    let candidate = RwSignal::new(String::new());
    let sending = Sending::of(&[("/candidate_id", "candidate-id")]);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let to = typed(candidate);
        let missing = to.is_none().then(|| ("/candidate_id", text::fill_in().to_owned()));
        let to = AssignVoucher { candidate_id: to.unwrap_or_default() };
        let request = session.call(async move |api: Client| {
            api.assign_voucher(id, &to).await?;
            api.find_voucher_pool(id).await
        });
        sending.send(missing.into_iter().collect(), request, move |now| {
            announce(text::voucher_given());
            candidate.set(String::new());
            pool.set(now);
            vouchers.reload();
        });
    };
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            <h2>{text::give()}</h2>
            {sending.refusals()}
            <Field
                id="candidate-id"
                label=text::candidate_id()
                hint=text::give_hint()
                value=candidate
                autocomplete="off"
                exact=true
                error=sending.fault("/candidate_id")
            />
            <div><Button kind=ButtonKind::Primary busy=sending.busy()>{text::give()}</Button></div>
        </form>
    }
    .into_any()
}

fn row(voucher: VoucherView) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(&[]);
    let current = RwSignal::new(voucher);
    let withdraw = Callback::new(move |()| {
        let id = current.with_untracked(|voucher| voucher.id);
        let request = session.call(async move |api: Client| api.withdraw_voucher(id).await);
        sending.send(Vec::new(), request, move |now| {
            announce(text::voucher_taken_back());
            current.set(now);
        });
    });
    view! {
        <tr>
            <th scope="row"><code>{move || current.read().ends_with.clone()}</code></th>
            <td>{dynamic(move || view! { <Badge sign=sign(current.read().state)/> }.into_any())}</td>
            <td>{dynamic(move || {
                let voucher = current.get();
                let other = voucher.redeemed_by.map(|by| view! { <br/> <span class="small">{text::sat_by(&by.to_string())}</span> });
                view! { {voucher.candidate_id.map(|id| view! { <code>{id.to_string()}</code> })} {other} }.into_any()
            })}</td>
            <td class="unbroken">{dynamic(move || {
                current.read().assigned_at.map(|moment| view! { <TimeText moment/> }).into_any()
            })}</td>
            <td>{dynamic(move || {
                let voucher = current.get();
                let at = voucher.redeemed_at.map(|moment| view! { <br/> <span class="small quiet"><TimeText moment/></span> });
                view! { {voucher.registration_id.map(|id| view! { <code>{id}</code> })} {at} }.into_any()
            })}</td>
            <td>
                {sending.failed()}
                {dynamic(move || {
                    let out = matches!(current.read().state, VoucherState::Assigned | VoucherState::Chosen);
                    let which = current.read().ends_with.clone();
                    out.then(|| view! {
                        <Button busy=sending.busy() on_press=withdraw>
                            {text::take_back()} " " <span class="unseen">{which}</span>
                        </Button>
                    }).into_any()
                })}
            </td>
        </tr>
    }
    .into_any()
}

/// How a voucher stands, for who gave it.
fn sign(state: VoucherState) -> Sign {
    let theirs = words::voucher(state);
    if state == VoucherState::Assigned { Sign { word: text::given_out(), ..theirs } } else { theirs }
}
