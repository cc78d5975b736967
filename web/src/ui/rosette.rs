//! The engraved figure of an achievement.

use contract::catalogue::{AchievementKind, AchievementRef};
use leptos::prelude::*;
use rosette::{Detail, Ink, Kind, Spec, VIEW_BOX, rosette};

/// How large it is, which decides how much of it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// Beside a line.
    Mark,
    /// In a card or a list of cards.
    Badge,
    /// The page's own.
    Engraving,
}

/// Decoration: the achievement's title stands beside it.
#[component]
pub(crate) fn Rosette(achievement: AchievementRef, size: Size) -> impl IntoView {
    let (detail, class) = match size {
        Size::Mark => (Detail::Mark, "rosette rosette-mark"),
        Size::Badge => (Detail::Badge, "rosette rosette-badge"),
        Size::Engraving => (Detail::Engraving, "rosette rosette-engraving"),
    };
    let kind = match achievement.kind {
        AchievementKind::Accreditation => Kind::Accreditation,
        AchievementKind::Certification => Kind::Certification,
    };
    let figure = rosette(&Spec { code: &achievement.code, kind, level: achievement.level }, detail);
    let lines: String = figure
        .strokes
        .iter()
        .map(|stroke| {
            let ink = match stroke.ink {
                Ink::First => "ink-first",
                Ink::Second => "ink-second",
            };
            format!(r#"<path class="{ink}" stroke-width="{}" d="{}"/>"#, stroke.width, stroke.path)
        })
        .collect();
    view! { <svg class=class viewBox=VIEW_BOX aria-hidden="true" inner_html=lines></svg> }
}
