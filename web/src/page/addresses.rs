//! The e-mail addresses of one's own account.

use client::Error;
use contract::email_address::{CreateEmailAddress, EmailAddressView};
use contract::problem::ProblemCode;
use language::text::web::addresses as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::typed;
use crate::page::actions::Actions;
use crate::ui::{Badge, Button, ErrorSummary, Field, Glyph, Notice, PageHeader, Tone, announce, dynamic, load};
use crate::words::sign;

pub(super) mod verify;

const HEADING: &str = "addresses";

/// The page.
pub(super) fn view() -> AnyView {
    let actions = Actions::provide();
    view! {
        <div class="stack security">
            <PageHeader title=text::addresses()><p class="lead">{text::addresses_lead()}</p></PageHeader>
            {actions.failed()}
            <section class="stack stack-tight" aria-labelledby=HEADING>
                <h2 id=HEADING tabindex="-1">{text::your_addresses()}</h2>
                {dynamic(move || {
                    actions.version.track();
                    load(async |api| api.list_email_addresses().await, list)
                })}
            </section>
            <section class="stack stack-tight" aria-labelledby="add-address">
                <h2 id="add-address">{text::add_address()}</h2>
                <Add/>
            </section>
            {actions.confirmation()}
        </div>
    }
    .into_any()
}

fn list(addresses: Vec<EmailAddressView>) -> AnyView {
    let mut verified = addresses.iter().filter(|address| address.verified).peekable();
    let at_company_alone = verified.peek().is_some() && verified.all(|address| address.company.is_some());
    view! {
        {at_company_alone.then(|| view! {
            <Notice tone=Tone::Care><p><strong>{text::private_title()}</strong></p> <p>{text::private_more()}</p></Notice>
        })}
        <ul class="ways" role="list">{addresses.into_iter().map(item).collect_view()}</ul>
    }
    .into_any()
}

fn item(address: EmailAddressView) -> AnyView {
    let actions = Actions::here();
    let EmailAddressView { id, email, primary, verified, company, added_at } = address;
    let make_primary = Callback::new(move |()| {
        actions.act(
            async move |api| api.make_email_address_primary(id).await,
            move |_| actions.changed(text::made_primary(), HEADING),
        );
    });
    let remove = Callback::new(move |()| {
        actions.act(
            async move |api| api.delete_email_address(id).await,
            move |()| actions.changed(text::removed(), HEADING),
        );
    });
    let resend = Callback::new(move |()| {
        actions.act(async move |api| api.resend_verification_mail(id).await, move |()| announce(text::sent_again()));
    });
    let named = email.clone();
    let button = |press: Callback<()>, label: &'static str| {
        let email = named.clone();
        view! { <Button on_press=press busy=actions.busy>{label} " " <span class="unseen">{email}</span></Button> }
            .into_any()
    };
    view! {
        <li class="way">
            <div class="row">
                <strong dir="ltr">{email}</strong>
                {primary.then(|| view! { <Badge sign=sign(Tone::Good, Glyph::CircleCheck, text::primary())/> })}
                {(!verified).then(|| view! { <Badge sign=sign(Tone::Care, Glyph::ClockAlert, text::not_verified())/> })}
                {(verified && !primary).then(|| view! { <Badge sign=sign(Tone::Still, Glyph::Check, text::verified())/> })}
            </div>
            <p class="small quiet">{text::added_on(&browser::local_time(added_at))}</p>
            {company.map(|company| view! { <p class="small">{text::of_company(&company)}</p> })}
            {if primary {
                view! { <p class="small quiet">{text::primary_stays()}</p> }.into_any()
            } else {
                view! {
                    <div class="row">
                        {verified.then(|| button(make_primary, text::make_primary()))}
                        {(!verified).then(|| button(resend, text::send_again()))}
                        {button(remove, text::remove())}
                    </div>
                }
                .into_any()
            }}
        </li>
    }
    .into_any()
}

#[component]
fn Add() -> impl IntoView {
    const FIELD: &str = "new-address";
    let actions = Actions::here();
    let address = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let added = RwSignal::new(None::<String>);
    let refuse = move |message: String| {
        fault.set(Some(message));
        browser::focus_soon("error-summary");
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        fault.set(None);
        added.set(None);
        let Some(email) = typed(address) else { return refuse(text::address_missing().to_owned()) };
        let new = CreateEmailAddress { email };
        actions.attempt(
            async move |api| api.create_email_address(&new).await,
            move |answer| match answer {
                Ok(view) => {
                    let sentence = text::added(&view.email);
                    added.set(Some(sentence.clone()));
                    address.set(String::new());
                    actions.changed(&sentence, HEADING);
                }
                Err(Error::Problem(problem)) if problem.code() == Some(ProblemCode::InvalidRequest) => {
                    refuse(problem.errors.first().map(|error| error.message.clone()).unwrap_or(problem.title));
                }
                Err(error) => actions.fail(error),
            },
        );
    };
    let errors = Signal::derive(move || fault.get().map(|message| vec![(FIELD, message)]).unwrap_or_default());
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            <ErrorSummary errors/>
            {dynamic(move || added.get().map(|sentence| view! {
                <Notice tone=Tone::Good><p>{sentence}</p></Notice>
            }).into_any())}
            <Field
                id=FIELD
                label=text::new_address()
                hint=text::new_address_hint()
                value=address
                autocomplete="email"
                error=fault
            />
            <div>
                <Button busy=actions.busy>
                    {Signal::derive(move || if actions.busy.get() { text::adding() } else { text::add_address() }.to_owned())}
                </Button>
            </div>
        </form>
    }
}
