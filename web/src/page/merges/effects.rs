//! What a step changes about awards, a sentence each.

use contract::merge::{MergeEffect, MergeEffectView};
use language::text::web::merges as text;
use leptos::prelude::*;

use super::strong;
use crate::words;

/// The sentences; nothing when nothing changes.
pub(super) fn list(effects: Vec<MergeEffectView>) -> AnyView {
    if effects.is_empty() {
        return ().into_any();
    }
    view! { <ul class="grounds">{effects.iter().map(|effect| view! { <li>{strong(&sentence(effect))}</li> }).collect_view()}</ul> }
        .into_any()
}

fn sentence(effect: &MergeEffectView) -> String {
    let title = &effect.achievement.title;
    let on = effect.on.map(words::date).unwrap_or_default();
    match effect.effect {
        MergeEffect::Granted => text::effect_granted(title, &on),
        MergeEffect::Renewed => match effect.valid_to {
            Some(until) => text::effect_renewed(title, &words::date(until)),
            None => text::effect_renewed_forever(title),
        },
        MergeEffect::Superseded => text::effect_superseded(title, &on),
        MergeEffect::PutUnderReview => text::effect_under_review(title),
        MergeEffect::ReviewEnded => text::effect_review_ended(title),
    }
}
