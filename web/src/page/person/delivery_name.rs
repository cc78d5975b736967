//! The name as the exam vendor can write it, with a proposal to start from.

use client::Client;
use contract::name::{DeliveryNameForm, SuggestDeliveryName};
use language::text::web::{person as text, shell};
use leptos::prelude::*;

use super::Part;
use crate::form::Sending;
use crate::session::Session;
use crate::ui::{Button, Field, Glyph, Icon, announce, dynamic};

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

    /// The fields, and a button that proposes what the legal name may be in Latin letters. `sending` is of the form that they
    /// are in, which knows them by the pointers `first` and `last`.
    pub(in crate::page) fn view(
        self,
        legal: Signal<String>,
        sending: Sending,
        first: &'static str,
        last: &'static str,
    ) -> AnyView {
        let session = Session::here();
        let suggesting = Sending::of(&[]);
        let refused = suggesting.fault("/legal");
        let suggest = Callback::new(move |()| {
            let with = SuggestDeliveryName { legal: legal.get_untracked() };
            let request = session.call(async move |api: Client| api.suggest_delivery_name(&with).await);
            suggesting.send(Vec::new(), request, move |suggested| match suggested.name {
                // A person compares it with their document; it is never taken by itself.
                Some(name) => {
                    self.first.set(name.first);
                    self.last.set(name.last);
                    // What was wrong with what stood there before.
                    sending.forget(first);
                    sending.forget(last);
                    announce(text::suggestion_check());
                }
                None => announce(text::suggestion_none()),
            });
        });
        view! {
            <p><Button busy=suggesting.busy() on_press=suggest>{text::suggest()}</Button></p>
            <div role="alert">
                {dynamic(move || refused.get().map(|message| view! {
                    <p class="field-error"><Icon glyph=Glyph::Warning/> <span>{shell::field_fault(text::legal_name(), &message)}</span></p>
                }).into_any())}
                {suggesting.failed()}
            </div>
            <Field
                id="delivery-first"
                label=text::delivery_first()
                hint=text::delivery_hint()
                value=self.first
                autocomplete="given-name"
                error=sending.fault(first)
            />
            <Field
                id="delivery-last"
                label=text::delivery_last()
                value=self.last
                autocomplete="family-name"
                error=sending.fault(last)
            />
        }
        .into_any()
    }
}
