//! Names: as on the identity document, and as the exam vendor can write it.

use contract::name::NamesForm;
use language::text::web::person as text;
use leptos::prelude::*;

use super::{DeliveryName, Part};
use crate::form::{Fields, Sending, typed};
use crate::ui::Field;

/// The fields by the pointers of what is sent.
pub(in crate::page) const FIELDS: Fields = &[
    ("/names/legal", "legal-name"),
    ("/names/native", "native-name"),
    ("/names/delivery/first", "delivery-first"),
    ("/names/delivery/last", "delivery-last"),
    ("/names/certificate", "certificate-name"),
];

/// What is typed.
#[derive(Clone, Copy)]
pub(in crate::page) struct Names {
    legal: RwSignal<String>,
    native: RwSignal<String>,
    delivery: DeliveryName,
    certificate: RwSignal<String>,
}

impl Names {
    pub(in crate::page) fn of(before: NamesForm) -> Self {
        Self {
            legal: RwSignal::new(before.legal),
            native: RwSignal::new(before.native.unwrap_or_default()),
            delivery: DeliveryName::of(before.delivery),
            certificate: RwSignal::new(before.certificate.unwrap_or_default()),
        }
    }

    pub(in crate::page) fn form(self) -> NamesForm {
        NamesForm {
            legal: self.legal.get_untracked(),
            native: typed(self.native),
            delivery: self.delivery.form(),
            certificate: typed(self.certificate),
        }
    }

    /// All names but the legal one.
    pub(in crate::page) fn parts(self) -> Vec<Part> {
        let [first, last] = self.delivery.parts();
        vec![
            Part::new("native-name", text::native_name(), self.native),
            Part::new("certificate-name", text::certificate_name(), self.certificate),
            first,
            last,
        ]
    }

    /// The name on the identity document.
    pub(in crate::page) fn legal(self, sending: Sending) -> AnyView {
        view! {
            <Field
                id="legal-name"
                label=text::legal_name()
                hint=text::legal_name_hint()
                value=self.legal
                autocomplete="name"
                error=sending.fault("/names/legal")
            />
        }
        .into_any()
    }

    /// The name as written at home, and the one that is printed.
    pub(in crate::page) fn others(self, sending: Sending) -> AnyView {
        view! {
            <Field
                id="native-name"
                label=text::native_name()
                value=self.native
                autocomplete="off"
                error=sending.fault("/names/native")
            />
            <Field
                id="certificate-name"
                label=text::certificate_name()
                hint=text::certificate_hint()
                value=self.certificate
                autocomplete="off"
                error=sending.fault("/names/certificate")
            />
        }
        .into_any()
    }

    /// The name in the vendor's fields, with a spelling to be suggested.
    pub(in crate::page) fn delivery(self, sending: Sending) -> AnyView {
        self.delivery.view(self.legal.into(), sending, "/names/delivery/first", "/names/delivery/last")
    }
}
