//! Coming back from the vendor's pages: what happened there, and what to do next.

use language::text::web::exams as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Notice, PageHeader, Tone};

/// How somebody came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Return {
    /// By the link back.
    Done,
    /// The vendor did not let them in.
    Error,
    /// They signed out there.
    SignedOut,
    /// They did nothing for too long.
    TimedOut,
}

impl Return {
    pub(crate) const ALL: [Self; 4] = [Self::Done, Self::Error, Self::SignedOut, Self::TimedOut];

    /// Its word in an address.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Error => "error",
            Self::SignedOut => "signed-out",
            Self::TimedOut => "timed-out",
        }
    }
}

pub(crate) fn view(how: Return) -> AnyView {
    let (tone, title, said) = match how {
        Return::Done => (Tone::Good, text::returned_done(), text::returned_done_more()),
        Return::Error => (Tone::Bad, text::returned_error(), text::returned_error_more()),
        Return::SignedOut => (Tone::Still, text::returned_signed_out(), text::returned_signed_out_more()),
        Return::TimedOut => (Tone::Care, text::returned_timed_out(), text::returned_timed_out_more()),
    };
    view! {
        <div class="stack">
            <PageHeader title/>
            <Notice tone><p>{said}</p></Notice>
            <p><a href=Route::Exams.to_string()>{text::to_exams()}</a></p>
        </div>
    }
    .into_any()
}
