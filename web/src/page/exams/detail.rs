//! One exam, from the wish to sit it to its result: what to do now, and every step with its time.

use std::time::Duration;

use client::Client;
use contract::appointment::{AppointmentState, AppointmentView, Delivery};
use contract::authorization::{AuthorizationState, AuthorizationView, JourneyStepView};
use domain::authorization::{JourneyStep, StepState};
use domain::id::AuthorizationId;
use language::text::web::exams as text;
use leptos::prelude::*;

use super::words;
use crate::browser;
use crate::form::Sending;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Breadcrumb, Button, ButtonKind, Icon, PageHeader, TimeText, announce, dynamic, linked, load};

/// How often to look whether something has changed, while something is about to.
const LOOK: Duration = Duration::from_secs(5);

pub(crate) fn view(id: AuthorizationId) -> AnyView {
    let title = RwSignal::new(text::exam().to_owned());
    let content = load(
        async move |api| api.find_authorization(id).await,
        move |found| {
            title.set(found.exam.title.clone());
            let current = RwSignal::new(found);
            keep_looking(Session::here(), current);
            shown(current)
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::Exams label=text::exams()/>
            <PageHeader title/>
            {content}
        </div>
    }
    .into_any()
}

/// Looks again and again while the next step is not the candidate's.
fn keep_looking(session: Session, current: RwSignal<AuthorizationView>) {
    let id = current.with_untracked(|current| current.id);
    set_timeout(
        move || {
            leptos::task::spawn_local(async move {
                let Some(state) = current.try_with_untracked(|current| current.state) else { return };
                let waits = matches!(
                    state,
                    AuthorizationState::Preparing | AuthorizationState::Booked | AuthorizationState::AwaitingResult
                );
                if waits {
                    let answer = session.call(async move |api: Client| api.find_authorization(id).await).await;
                    if current.is_disposed() {
                        return;
                    }
                    if let Ok(new) = answer
                        && current.with_untracked(|current| *current != new)
                    {
                        if new.state != state {
                            announce(words::state(&new).word);
                        }
                        current.set(new);
                    }
                }
                keep_looking(session, current);
            });
        },
        LOOK,
    );
}

fn shown(current: RwSignal<AuthorizationView>) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(&[]);
    let id = current.with_untracked(|current| current.id);
    let book = Callback::new(move |()| {
        let request = session.call(async move |api: Client| api.create_hand_off(id).await);
        sending.send(Vec::new(), request, move |form| {
            if form.fields.is_empty() {
                return browser::follow(&form.url);
            }
            let fields = form.fields.iter().map(|field| (field.name.as_str(), field.value.as_str()));
            browser::post_form(&form.url, fields);
        });
    });
    let withdraw = Callback::new(move |()| {
        let request = session.call(async move |api: Client| api.withdraw_authorization(id).await);
        sending.send(Vec::new(), request, move |withdrawn| {
            announce(text::withdrawn());
            current.set(withdrawn);
        });
    });
    let calendar = Callback::new(move |()| {
        let Some(appointment) = current.with_untracked(|current| current.appointment.as_ref().map(|found| found.id))
        else {
            return;
        };
        let request = session.call(async move |api: Client| api.find_appointment_calendar(appointment).await);
        sending.send(Vec::new(), request, |file| browser::save(&file, "exam.ics"));
    });
    view! {
        <div class="stack stack-wide">
            {dynamic(move || {
                let shown = current.with(words::state);
                let AuthorizationView {
                    exam, state, explanation, vendor_name, may_book, begins_at_once, may_withdraw, appointment, voucher, result_id, ..
                } = current.get();
                let booked = appointment.as_ref().is_some_and(|found| found.state != AppointmentState::Cancelled);
                let label = if begins_at_once {
                    text::begin_at(&vendor_name)
                } else if booked {
                    text::change_at(&vendor_name)
                } else {
                    text::book_at(&vendor_name)
                };
                view! {
                    <div class="stack stack-tight">
                        <p class="row"><Badge sign=shown/> <code>{exam.code.clone()}</code></p>
                        <p class="prose">{explanation}</p>
                        {result_id.map(|id| view! { <p>{linked(text::see_result(), &Route::ExamResult(id))}</p> })}
                        {(state == AuthorizationState::Refused).then(|| view! {
                            <p>{linked(text::see_profile(), &Route::Profile)}</p>
                        })}
                    </div>
                    {sending.failed()}
                    {(may_book || may_withdraw).then(|| view! {
                        <div class="row">
                            {may_book.then(|| view! {
                                <Button kind=ButtonKind::Primary busy=sending.busy() on_press=book>
                                    {label} <Icon glyph=crate::ui::Glyph::ArrowRight/>
                                </Button>
                            })}
                            {may_withdraw.then(|| view! {
                                <Button busy=sending.busy() on_press=withdraw>{text::withdraw()}</Button>
                            })}
                        </div>
                    })}
                    {may_book.then(|| view! { <p class="small quiet">{text::leaving(&vendor_name)}</p> })}
                    {voucher.filter(|_| may_book).map(|voucher| view! {
                        <div class="stack stack-tight">
                            <p>{text::pay_with(&vendor_name)}</p>
                            {super::vouchers::code(voucher.code)}
                        </div>
                    })}
                    {appointment.map(|found| {
                        self::appointment(found, state == AuthorizationState::Completed, sending.busy(), calendar)
                    })}
                }
                .into_any()
            })}
            {dynamic(move || journey(&current.get()))}
        </div>
    }
    .into_any()
}

/// The booking of an exam that is still to be sat, or is `over`.
fn appointment(appointment: AppointmentView, over: bool, busy: Signal<bool>, calendar: Callback<()>) -> AnyView {
    let begins = words::begins(&appointment);
    let AppointmentView { registration_id, state, delivery, centre, changes, .. } = appointment;
    let title = match state {
        AppointmentState::Cancelled => text::cancelled_appointment(),
        AppointmentState::Past => text::was_appointment(),
        AppointmentState::Booked if over => text::was_appointment(),
        AppointmentState::Booked => text::appointment(),
    };
    let place = centre.filter(|_| delivery == Delivery::TestCentre).map(|centre| {
        let country = centre.country.map(|code| browser::country_name(&code));
        let parts = [centre.address, centre.city, country, centre.phone];
        (centre.name, parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    });
    view! {
        <section class="sheet stack stack-tight" aria-labelledby="appointment">
            <h2 id="appointment">{title}</h2>
            <dl class="facts">
                <div><dt>{text::begins()}</dt><dd>{begins}</dd></div>
                <div><dt>{text::place()}</dt><dd>{match place {
                    Some((name, more)) => view! { {name} <br/> <span class="small quiet">{more}</span> }.into_any(),
                    None => text::online().into_any(),
                }}</dd></div>
                <div><dt>{text::registration()}</dt><dd><code>{registration_id}</code></dd></div>
            </dl>
            {(changes > 0).then(|| view! { <p class="small quiet">{text::was_changed()}</p> })}
            {(state == AppointmentState::Booked && !over).then(|| view! {
                <p class="prose small">{text::bring()}</p>
                <div><Button busy on_press=calendar><Icon glyph=crate::ui::Glyph::Download/> {text::to_calendar()}</Button></div>
            })}
        </section>
    }
    .into_any()
}

/// The way from authorized to notified, as parcels are followed.
fn journey(authorization: &AuthorizationView) -> AnyView {
    let vendor = &authorization.vendor_name;
    let late = authorization.journey.iter().find(|step| step.state == StepState::Late);
    let help = late.map(|step| {
        let told = text::late_ticket(
            words::step(step.step),
            &authorization.exam.code,
            &authorization.id.to_string(),
            &step.usual_by.map(browser::local_time).unwrap_or_default(),
            &words::holder(step.holder, vendor),
        );
        view! {
            <div class="sheet stack stack-tight">
                <h3>{text::is_late()}</h3>
                <p>{text::late_more(&words::holder(step.holder, vendor))}</p>
                <p class="quoted">{told.clone()}</p>
                {write_to_support(text::late_subject(&authorization.exam.code, &authorization.id.to_string()), told)}
            </div>
        }
    });
    let reported =
        authorization.journey.iter().any(|step| step.step == JourneyStep::Reported && step.state == StepState::Done);
    let steps = authorization.journey.iter().map(|found| step(found, reported, vendor)).collect_view();
    view! {
        <section class="stack stack-tight" aria-labelledby="journey">
            <h2 id="journey">{text::journey()}</h2>
            <ol class="journey" role="list">{steps}</ol>
            {help}
        </section>
    }
    .into_any()
}

/// A mail to the support team that only has to be sent off; nothing where the program names no address.
fn write_to_support(subject: String, body: String) -> AnyView {
    load(
        async move |api| api.find_program().await,
        move |program| {
            let to = program.email.map(|email| {
                let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
                format!("mailto:{email}?subject={}&body={}", encoded(&subject), encoded(&body))
            });
            to.map(|to| view! { <p><a href=to>{text::late_write()}</a></p> }).into_any()
        },
    )
}

fn step(found: &JourneyStepView, reported: bool, vendor: &str) -> AnyView {
    let JourneyStepView { step, state, at, holder, usual_by } = found.clone();
    let next = matches!(state, StepState::Next | StepState::Late);
    // There is a result of it: so it did not fail, but the candidate did not come.
    let sign = if state == StepState::Failed && reported { words::missed() } else { words::step_state(state) };
    let more = next.then(|| match usual_by {
        Some(by) => text::usual_by(&words::holder(holder, vendor), &browser::local_time(by)),
        None => words::holder(holder, vendor),
    });
    view! {
        <li class="journey-step" aria-current=next.then_some("step")>
            <span class="journey-name">{words::step(step)}</span>
            <Badge sign=sign/>
            {at.map(|moment| view! { <span class="small quiet"><TimeText moment/></span> })}
            {more.map(|more| view! { <span class="small">{more}</span> })}
        </li>
    }
    .into_any()
}
