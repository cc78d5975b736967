//! The authenticator app.

use contract::security::{ConfirmTotp, TotpView};
use jiff::Timestamp;
use language::text::web::account as text;
use leptos::prelude::*;

use super::recovery_codes::NewCodes;
use crate::browser;
use crate::form::message_at;
use crate::page::actions::Actions;
use crate::ui::{Button, ButtonKind, CodeBox, Field, dynamic};

const HEADING: &str = "authenticator-app";

/// Since when codes are asked for, or how to begin.
pub(super) fn view(since: Option<Timestamp>) -> AnyView {
    let actions = Actions::here();
    let drawn = RwSignal::new(None::<TotpView>);
    let draw = Callback::new(move |()| {
        actions.act(
            async |api| api.create_totp().await,
            move |totp| {
                drawn.set(Some(totp));
                browser::focus_soon("totp-code");
            },
        );
    });
    let remove = Callback::new(move |()| {
        actions.act(async |api| api.delete_totp().await, move |()| actions.changed(text::totp_removed(), HEADING));
    });
    let busy = actions.busy;
    view! {
        <section class="stack stack-tight" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{text::authenticator_app()}</h2>
            <p>{text::authenticator_app_lead()}</p>
            {match since {
                Some(since) => view! {
                    <p>{text::totp_on(&browser::local_time(since))}</p>
                    <div><Button on_press=remove busy=busy>
                        {text::remove()} <span class="unseen">{text::authenticator_app()}</span>
                    </Button></div>
                }
                .into_any(),
                None => dynamic(move || match drawn.get() {
                    None => view! { <div><Button on_press=draw busy=busy>{text::totp_add()}</Button></div> }.into_any(),
                    Some(totp) => view! { <Setup totp/> }.into_any(),
                }),
            }}
        </section>
    }
    .into_any()
}

#[component]
fn Setup(totp: TotpView) -> impl IntoView {
    let (actions, codes) = (Actions::here(), NewCodes::here());
    let code = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = ConfirmTotp { code: code.get_untracked() };
        fault.set(None);
        actions.attempt(
            async move |api| api.confirm_totp(&typed).await,
            move |answer| match answer {
                Ok(made) => {
                    codes.show(made.recovery_codes);
                    actions.changed(text::totp_added(), HEADING);
                }
                Err(error) => match message_at(&error, "/code") {
                    Some(message) => {
                        fault.set(Some(message));
                        browser::focus_soon("totp-code");
                    }
                    None => actions.fail(error),
                },
            },
        );
    };
    let picture = browser::svg_address(&totp.qr_code);
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            <p>{text::totp_scan()}</p>
            <img class="qr-code" src=picture alt=text::totp_qr() width="232" height="232"/>
            <CodeBox label=text::totp_secret() text=totp.secret address=true/>
            <Field
                id="totp-code"
                label=text::totp_first_code()
                value=code
                exact=true
                autocomplete="one-time-code"
                error=fault
            />
            <div><Button kind=ButtonKind::Primary busy=actions.busy>{text::totp_confirm()}</Button></div>
        </form>
    }
}
