//! Passkeys: those there are, and adding another.

use contract::passkey::{CreatePasskey, PasskeyView, UpdatePasskey};
use language::text::web::account as text;
use leptos::prelude::*;

use super::recovery_codes::NewCodes;
use crate::page::actions::Actions;
use crate::ui::{Button, ErrorSummary, Field, announce, dynamic, marked};
use crate::{browser, passkey};

const HEADING: &str = "passkeys";

/// The passkeys, and a form for another.
pub(super) fn view(passkeys: Vec<PasskeyView>) -> AnyView {
    view! {
        <section class="stack stack-tight" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{text::passkeys()}</h2>
            <p>{text::passkeys_lead()}</p>
            {if passkeys.is_empty() {
                view! { <p class="quiet">{text::no_passkeys()}</p> }.into_any()
            } else {
                view! { <ul class="ways" role="list">{passkeys.into_iter().map(item).collect_view()}</ul> }.into_any()
            }}
            {if passkey::offered() {
                view! { <Add/> }.into_any()
            } else {
                not_offered()
            }}
        </section>
    }
    .into_any()
}

/// Why no passkey can be made here, and where one can.
fn not_offered() -> AnyView {
    let location = window().location();
    match (location.hostname().as_deref(), location.port()) {
        // The server takes passkeys for `localhost` then.
        (Ok("127.0.0.1" | "[::1]"), Ok(port)) => {
            let to = format!("http://localhost:{port}{}", location.pathname().unwrap_or_default());
            view! { <p>{marked(text::passkeys_at_localhost(), |_, name| view! { <a href=to.clone() rel="external">{name}</a> }.into_any())}</p> }
                .into_any()
        }
        _ => view! { <p class="quiet">{text::passkeys_not_here()}</p> }.into_any(),
    }
}

fn item(passkey: PasskeyView) -> AnyView {
    let actions = Actions::here();
    let id = passkey.id;
    let remove = Callback::new(move |()| {
        actions.act(
            async move |api| api.delete_passkey(id).await,
            move |()| {
                actions.changed(text::passkey_removed(), HEADING);
            },
        );
    });
    let used = match passkey.last_used_at {
        Some(at) => text::last_used_on(&browser::local_time(at)),
        None => text::never_used().to_owned(),
    };
    let (name, synced, created_at) = (passkey.name.clone(), passkey.synced, passkey.created_at);
    let renaming = RwSignal::new(false);
    view! {
        <li class="way">
            {dynamic(move || if renaming.get() {
                view! { <Rename passkey=passkey.clone() renaming/> }.into_any()
            } else {
                let name = passkey.name.clone();
                view! {
                    <p><strong>{passkey.name.clone()}</strong></p>
                    <div class="row">
                        <Button on_press=Callback::new(move |()| renaming.set(true))>
                            {text::rename()} " " <span class="unseen">{name}</span>
                        </Button>
                    </div>
                }
                .into_any()
            })}
            <p class="small quiet">
                {text::added_on(&browser::local_time(created_at))} " · " {used}
                {synced.then(|| format!(" · {}", text::synced()))}
            </p>
            <div><Button on_press=remove busy=actions.busy>{text::remove()} " " <span class="unseen">{name}</span></Button></div>
        </li>
    }
    .into_any()
}

#[component]
fn Rename(passkey: PasskeyView, renaming: RwSignal<bool>) -> impl IntoView {
    let actions = Actions::here();
    let id = passkey.id;
    let name = RwSignal::new(passkey.name);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let new = UpdatePasskey { name: name.get_untracked() };
        actions.act(
            async move |api| api.update_passkey(id, &new).await,
            move |_| {
                renaming.set(false);
                actions.changed(text::save(), HEADING);
            },
        );
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <Field id="passkey-new-name" label=text::rename() value=name autocomplete="off"/>
            <div><Button busy=actions.busy>{text::save()}</Button></div>
        </form>
    }
}

#[component]
fn Add() -> impl IntoView {
    let (actions, codes) = (Actions::here(), NewCodes::here());
    let name = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        fault.set(typed.is_empty().then(|| text::passkey_name_missing().to_owned()));
        if typed.is_empty() {
            browser::focus_soon("error-summary");
            return;
        }
        let make = async move |api: client::Client| {
            let options = api.create_passkey_registration().await?;
            let Some(credential) = passkey::create(&options).await else { return Ok(None) };
            api.create_passkey(&CreatePasskey { name: typed.clone(), credential }).await.map(Some)
        };
        actions.act(make, move |made| match made {
            None => announce(text::passkey_not_made()),
            Some(made) => {
                codes.show(made.recovery_codes);
                actions.changed(text::passkey_added(), HEADING);
            }
        });
    };
    let errors = Signal::derive(move || fault.get().map(|message| vec![("passkey-name", message)]).unwrap_or_default());
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            <ErrorSummary errors/>
            <Field
                id="passkey-name"
                label=text::passkey_name()
                hint=text::passkey_name_hint()
                value=name
                autocomplete="off"
                error=fault
            />
            <div><Button busy=actions.busy>{text::add_passkey()}</Button></div>
        </form>
    }
}
