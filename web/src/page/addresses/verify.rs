//! Where the mail to a new address leads. Only whoever is signed in to its account verifies it.

use client::{Client, Error};
use contract::email_address::{EmailAddressView, VerifyEmailAddress};
use contract::problem::ProblemCode;
use language::text::web::addresses as text;
use leptos::prelude::*;

use crate::browser;
use crate::route::Route;
use crate::ui::{Notice, PageHeader, Tone, load};

pub(in crate::page) fn view() -> AnyView {
    let Some(token) = browser::link_token() else { return shown(None) };
    let with = VerifyEmailAddress { token };
    load(
        async move |api: Client| match api.verify_email_address(&with).await {
            Ok(address) => Ok(Some(address)),
            Err(error) if error.code() == Some(ProblemCode::LinkUnusable) => Ok(None),
            Err(error) => Err::<_, Error>(error),
        },
        shown,
    )
}

fn shown(verified: Option<EmailAddressView>) -> AnyView {
    let (title, tone, said, more) = match verified {
        Some(address) => {
            (text::verify_title(), Tone::Good, Some(text::is_verified(&address.email)), text::is_verified_more())
        }
        None => (text::link_unusable(), Tone::Care, None, text::link_unusable_more()),
    };
    view! {
        <div class="stack">
            <PageHeader title/>
            <Notice tone>
                {said.map(|said| view! { <p><strong>{said}</strong></p> })}
                <p>{more}</p>
            </Notice>
            <p><a class="button button-primary" href=Route::Addresses.to_string()>{text::to_addresses()}</a></p>
        </div>
    }
    .into_any()
}
