//! Days and moments, readable by people and by machines.

use jiff::Timestamp;
use jiff::civil::Date;
use leptos::prelude::*;

use crate::{browser, words};

/// A day of the calendar, the same in every zone.
#[component]
pub(crate) fn DateText(date: Date) -> impl IntoView {
    view! { <time datetime=date.to_string()>{words::date(date)}</time> }
}

/// A moment, in the reader's own zone.
#[component]
pub(crate) fn TimeText(moment: Timestamp) -> impl IntoView {
    view! { <time datetime=moment.to_string()>{browser::local_time(moment)}</time> }
}
