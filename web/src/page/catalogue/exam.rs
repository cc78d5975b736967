//! One exam: what it is, what it counts towards, and whether whoever is signed in may sit it.

use client::Client;
use contract::authorization::CreateAuthorization;
use contract::catalogue::ExamView;
use contract::eligibility::{EligibilityView, ObstacleKind, ObstacleView};
use contract::session::Role;
use contract::voucher::OwnVoucherView;
use domain::voucher::VoucherState;
use language::text::web::candidate as text;
use leptos::prelude::*;

use crate::form::Sending;
use crate::navigation::navigator;
use crate::route::Route;
use crate::session::{Session, State};
use crate::ui::{Breadcrumb, Button, ButtonKind, Choice, Notice, PageHeader, Tone, dynamic, linked, load};
use crate::{browser, words};

pub(crate) fn view(code: String) -> AnyView {
    let title = RwSignal::new(code.clone());
    let asked = code.clone();
    let content = load(
        async move |api| api.find_exam(&asked).await,
        move |exam| {
            title.set(exam.title.clone());
            found(exam)
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::Catalogue label=text::catalogue()/>
            <PageHeader title/>
            {content}
        </div>
    }
    .into_any()
}

fn found(exam: ExamView) -> AnyView {
    let session = Session::here();
    let ExamView { code, kind, vendor_name, languages, retired_on, counts_towards, note, .. } = exam;
    let languages: Vec<String> = languages.iter().map(|tag| browser::language_name(tag)).collect();
    let leads: Vec<AnyView> = counts_towards
        .into_iter()
        .map(|achievement| {
            let href = Route::Achievement(achievement.code).to_string();
            view! { <li><a href=href>{achievement.title}</a></li> }.into_any()
        })
        .collect();
    let asked = code.clone();
    view! {
        <div class="stack stack-wide">
            <dl class="facts">
                <div><dt>{text::kind()}</dt><dd>{words::exam_kind(kind)}</dd></div>
                <div><dt>{text::code()}</dt><dd><code>{code}</code></dd></div>
                {vendor_name.map(|vendor| view! { <div><dt>{text::delivered_by()}</dt><dd>{vendor}</dd></div> })}
                {(!languages.is_empty()).then(|| view! {
                    <div><dt>{text::languages()}</dt><dd>{languages.join(" · ")}</dd></div>
                })}
            </dl>
            {retired_on.map(|date| view! { <p>{text::retired_on(date)}</p> })}
            <section class="stack stack-tight" aria-labelledby="may-i">
                <h2 id="may-i">{text::may_i_sit_it()}</h2>
                {dynamic(move || match session.state() {
                    State::SignedIn(_) if session.has(Role::Candidate) => {
                        let code = asked.clone();
                        load(async move |api| api.find_eligibility(&code).await, eligibility)
                    }
                    State::SignedOut { .. } => view! { <p>{linked(text::sign_in_to_know(), &Route::SignIn)}</p> }.into_any(),
                    _ => ().into_any(),
                })}
            </section>
            {(!leads.is_empty()).then(|| view! {
                <section class="stack stack-tight" aria-labelledby="leads">
                    <h2 id="leads">{text::counts_towards()}</h2>
                    <ul>{leads}</ul>
                </section>
            })}
            {note.map(|note| view! { <p class="small quiet prose">{note}</p> })}
        </div>
    }
    .into_any()
}

fn eligibility(view: EligibilityView) -> AnyView {
    let EligibilityView { exam, may_sit, from, obstacles } = view;
    if may_sit {
        return view! {
            <Notice tone=Tone::Good><p>{text::may_sit()}</p></Notice>
            {exam.delivery_vendor.map(|_| {
                load(async |api: Client| api.list_own_vouchers().await, move |vouchers| register(exam.code.clone(), vouchers))
            })}
        }
        .into_any();
    }
    view! {
        <Notice tone=Tone::Care>
            <p>{text::may_not_sit()}</p>
            {from.map(|from| view! { <p>{text::may_sit_from(&browser::local_time(from))}</p> })}
        </Notice>
        <h3>{text::what_is_in_the_way()}</h3>
        <ul class="grounds">{obstacles.into_iter().map(obstacle).collect_view()}</ul>
    }
    .into_any()
}

/// The way on for whoever may sit it.
fn register(code: String, vouchers: Vec<OwnVoucherView>) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(&[("/voucher", "voucher")]);
    let navigate = navigator();
    let voucher = RwSignal::new(String::new());
    let fits = |voucher: &OwnVoucherView| {
        voucher.state == VoucherState::Assigned && (voucher.exams.is_empty() || voucher.exams.contains(&code))
    };
    let fitting: Vec<(String, String)> = vouchers
        .into_iter()
        .filter(fits)
        .map(|voucher| (text::voucher_until(&voucher.code, &words::date(voucher.valid_to)), voucher.id.to_string()))
        .collect();
    let press = Callback::new(move |()| {
        let voucher = voucher.read_untracked().parse().ok();
        let (wish, navigate) = (CreateAuthorization { exam: code.clone(), voucher }, navigate.clone());
        let request = session.call(async move |api: Client| api.create_authorization(&wish).await);
        sending.send(Vec::new(), request, move |made| navigate(&Route::Authorization(made.id)));
    });
    view! {
        {sending.refusals()}
        {(!fitting.is_empty()).then(|| view! {
            <Choice
                id="voucher"
                label=text::pay_by_voucher()
                value=voucher
                options=fitting
                none=text::without_voucher()
                error=sending.fault("/voucher")
            />
        })}
        <div><Button kind=ButtonKind::Primary busy=sending.busy() on_press=press>
            {sending.label(text::register(), text::registering())}
        </Button></div>
    }
    .into_any()
}

/// What is in the way, and where it is cleared.
fn obstacle(obstacle: ObstacleView) -> AnyView {
    let ObstacleView { kind, reason, achievement, fields, .. } = obstacle;
    let way = match kind {
        ObstacleKind::Prerequisite => {
            achievement.map(|achievement| (Route::Progress(achievement.code), text::see_what_it_takes()))
        }
        ObstacleKind::Agreement => Some((Route::Agreements, text::to_agreements())),
        ObstacleKind::Profile => Some((Route::Profile, text::to_profile())),
        _ => None,
    };
    view! {
        <li>
            {reason} " " {way.map(|(to, label)| view! { <a href=to.to_string()>{label}</a> })}
            {(!fields.is_empty()).then(|| view! {
                <ul class="small">{fields.into_iter().map(|field| view! { <li>{field.message}</li> }).collect_view()}</ul>
            })}
        </li>
    }
    .into_any()
}
