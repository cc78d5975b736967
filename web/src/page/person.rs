//! What people tell of themselves, as fields of a form. Registration asks it step by step, the profile all at once; a request
//! with evidence asks names alone.

use leptos::prelude::*;

pub(super) mod contact;
mod delivery_name;
pub(super) mod demographics;
pub(super) mod names;

pub(super) use contact::Contact;
pub(super) use delivery_name::DeliveryName;
pub(super) use demographics::Demographics;
pub(super) use names::Names;

/// One value of a form, so that two readings of a form can be held against each other.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// The field's id.
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) value: RwSignal<String>,
    /// The value as people read it.
    pub(super) shown: fn(&str) -> String,
}

impl Part {
    fn new(id: &'static str, label: &'static str, value: RwSignal<String>) -> Self {
        Self { id, label, value, shown: str::to_owned }
    }

    fn shown_as(self, shown: fn(&str) -> String) -> Self {
        Self { shown, ..self }
    }
}
