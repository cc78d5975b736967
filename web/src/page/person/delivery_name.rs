//! The name as the exam vendor can write it, with a proposal to start from.

use client::Client;
use contract::name::{DeliveryNameForm, SuggestDeliveryName};
use language::text::web::person as text;
use leptos::prelude::*;

use super::Part;
use crate::form::Sending;
use crate::session::Session;
use crate::ui::{Button, Field, announce};

/// Both parts, as typed.
#[derive(Clone, Copy)]
pub(in crate::page) struct DeliveryName {
    first: RwSignal<String>,
    last: RwSignal<String>,
}

impl DeliveryName {
    /// Begins with what was typed before.
    pub(in crate::page) fn of(before: DeliveryNameForm) -> Self {
        Self { first: RwSignal::new(before.first), last: RwSignal::new(before.last) }
    }

    /// As it is sent.
    pub(in crate::page) fn form(self) -> DeliveryNameForm {
        DeliveryNameForm { first: self.first.get_untracked(), last: self.last.get_untracked() }
    }

    pub(super) fn parts(self) -> [Part; 2] {
        [
            Part::new("delivery-first", text::delivery_first(), self.first),
            Part::new("delivery-last", text::delivery_last(), self.last),
        ]
    }

    /// The fields, and a button that proposes what the legal name may be in Latin letters. `suggesting` is how that stands;
    /// `first` and `last` are what was refused.
    pub(in crate::page) fn view(
        self,
        legal: Signal<String>,
        suggesting: Sending,
        first: Signal<Option<String>>,
        last: Signal<Option<String>>,
    ) -> AnyView {
        let session = Session::here();
        let suggest = Callback::new(move |()| {
            let with = SuggestDeliveryName { legal: legal.get_untracked() };
            let request = session.call(async move |api: Client| api.suggest_delivery_name(&with).await);
            suggesting.send(Vec::new(), request, move |suggested| match suggested.name {
                // A person compares it with their document; it is never taken by itself.
                Some(name) => {
                    self.first.set(name.first);
                    self.last.set(name.last);
                    announce(text::suggestion_check());
                }
                None => announce(text::suggestion_none()),
            });
        });
        view! {
            <p><Button busy=suggesting.busy() on_press=suggest>{text::suggest()}</Button></p>
            <Field
                id="delivery-first"
                label=text::delivery_first()
                hint=text::delivery_hint()
                value=self.first
                autocomplete="given-name"
                error=first
            />
            <Field
                id="delivery-last"
                label=text::delivery_last()
                value=self.last
                autocomplete="family-name"
                error=last
            />
        }
        .into_any()
    }
}
