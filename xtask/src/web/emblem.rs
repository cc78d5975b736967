//! The program's own figure: the rosette that belongs to no achievement, as icon and as ornament.

use rosette::{Detail, Inks, Kind, Spec, rosette, to_svg};

const EMBLEM: Spec<'_> = Spec { code: "CertTracker", kind: Kind::Certification, level: Some(4) };

/// The browser's icon. On a disc of paper, so that it shows on a tab of any colour.
pub(crate) fn icon() -> String {
    to_svg(&rosette(&EMBLEM, Detail::Mark), "", &Inks::default())
}

/// Beside the program's name.
pub(crate) fn mark() -> String {
    mask(Detail::Mark)
}

/// Every line of it.
pub(crate) fn engraving() -> String {
    mask(Detail::Engraving)
}

/// In black: the style sheet uses it as a mask and pours the ink.
fn mask(detail: Detail) -> String {
    to_svg(&rosette(&EMBLEM, detail), "", &Inks { first: "#000", second: "#000", paper: "" })
}
