//! Passkeys in the browser: Web Authentication, level 3, by way of its JSON forms, which the server speaks too.

use contract::passkey::{PasskeyAssertion, PasskeyCreationOptions, PasskeyRegistration, PasskeyRequestOptions};
use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::prelude::window;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether this browser can do it, on this page: passkeys need a domain, and an address of numbers is none.
pub(crate) fn offered() -> bool {
    let host = window().location().hostname().unwrap_or_default();
    let number = host.starts_with('[') || host.rsplit('.').next().is_some_and(|last| last.parse::<u8>().is_ok());
    !number && credential_class().is_some_and(|class| method(&class, "parseRequestOptionsFromJSON").is_some())
}

/// Has an authenticator make a passkey; `None` when the person thought better of it, or it did not work.
pub(crate) async fn create(options: &PasskeyCreationOptions) -> Option<PasskeyRegistration> {
    ask("create", "parseCreationOptionsFromJSON", options, None).await
}

/// Has a passkey answer; `None` when the person thought better of it, or it did not work.
pub(crate) async fn get(options: &PasskeyRequestOptions) -> Option<PasskeyAssertion> {
    ask("get", "parseRequestOptionsFromJSON", options, None).await
}

/// Offers passkeys among what the browser fills in, until one is chosen or the [`Offer`] is taken back.
pub(crate) async fn get_by_autofill(options: &PasskeyRequestOptions, offer: &Offer) -> Option<PasskeyAssertion> {
    ask("get", "parseRequestOptionsFromJSON", options, Some(&offer.0)).await
}

/// Whether the browser offers passkeys among what it fills in.
pub(crate) async fn fills_in() -> bool {
    let asked = credential_class().and_then(|class| {
        let promise = method(&class, "isConditionalMediationAvailable")?.call0(&class).ok()?;
        promise.dyn_into::<Promise>().ok()
    });
    match asked {
        Some(promise) => JsFuture::from(promise).await.is_ok_and(|answer| answer.is_truthy()),
        None => false,
    }
}

/// An offer of passkeys that can be taken back: an `AbortController`.
#[derive(Clone)]
pub(crate) struct Offer(JsValue);

impl Offer {
    pub(crate) fn new() -> Option<Self> {
        let class: Function = Reflect::get(&window(), &"AbortController".into()).ok()?.dyn_into().ok()?;
        Reflect::construct(&class, &js_sys::Array::new()).ok().map(Self)
    }

    pub(crate) fn take_back(&self) {
        if let Some(abort) = method(&self.0, "abort") {
            // Taking back what is over does nothing.
            _ = abort.call0(&self.0);
        }
    }
}

async fn ask<T: DeserializeOwned>(
    verb: &str,
    parse: &str,
    options: &impl Serialize,
    offer: Option<&JsValue>,
) -> Option<T> {
    let promise = begin(verb, parse, &serde_json::to_string(options).ok()?, offer).ok()?;
    let credential = JsFuture::from(promise).await.ok()?;
    let json = method(&credential, "toJSON")?.call0(&credential).ok()?;
    let json: String = JSON::stringify(&json).ok()?.into();
    serde_json::from_str(&json).ok()
}

fn begin(verb: &str, parse: &str, options: &str, offer: Option<&JsValue>) -> Result<Promise, JsValue> {
    let class = credential_class().ok_or(JsValue::NULL)?;
    let parse = method(&class, parse).ok_or(JsValue::NULL)?;
    let request = Object::new();
    Reflect::set(&request, &"publicKey".into(), &parse.call1(&class, &JSON::parse(options)?)?)?;
    if let Some(controller) = offer {
        Reflect::set(&request, &"mediation".into(), &"conditional".into())?;
        Reflect::set(&request, &"signal".into(), &Reflect::get(controller, &"signal".into())?)?;
    }
    let credentials = Reflect::get(&window().navigator(), &"credentials".into())?;
    let verb = method(&credentials, verb).ok_or(JsValue::NULL)?;
    verb.call1(&credentials, &request)?.dyn_into()
}

fn credential_class() -> Option<JsValue> {
    Reflect::get(&window(), &"PublicKeyCredential".into()).ok().filter(|class| class.is_function())
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
