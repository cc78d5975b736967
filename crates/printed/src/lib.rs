//! What the program prints: certificates and score reports as PDF, badges and marks as drawings.
//!
//! Values in, bytes out: no clock, no files, no database, and the same input gives the same bytes. Every document is
//! PDF/UA-1 and PDF/A-3a at once: tagged, with its language, its fonts and words for its figures inside. A certificate
//! carries the signed credential that it shows, as an associated file.
//!
//! A [`Badge`] is a square to be shown on pages and profiles, a [`Mark`] a logo for cards and letters. Each is drawn from
//! the catalogue's data alone, in the colours of its kind and level, and written as SVG, as PNG and, for print shops, as
//! EPS. Their letters are outlines, so that they look the same everywhere.
//!
//! Texts are in the reader's [`Language`](language::Language); names and titles are printed as they are, where there is
//! a font for them:
//!
//! | Script | Characters |
//! |---|---|
//! | Latin, Greek, Cyrillic | all letters and diacritics of living languages, Vietnamese among them |
//! | Arabic, Hebrew, Devanagari, Thai, Georgian, Armenian | their blocks of Unicode, shaped and in both directions |
//! | Japanese | JIS X 0208 levels 1 and 2, the makers' kanji of Windows (髙, 﨑), JIS X 0213 level 3 |
//! | Chinese | GB 2312, level 1 of Big5, and some thirty rarer characters of names |
//! | Korean | every syllable of Hangul |
//!
//! Other scripts, rarer Han characters, emoji and private characters do not print. A document with any of them is
//! refused and they are named ([`Error::Unprintable`]); nothing is left out in silence.
//!
//! It refuses to know what an award or a result is: the caller says what there is to print.
#![warn(missing_docs)]

mod art;
mod badge;
mod certificate;
mod code;
mod document;
mod font;
mod ink;
mod inscription;
mod mark;
mod medallion;
mod ornament;
mod palette;
mod paper;
mod score_report;
mod text;

pub use badge::Badge;
pub use certificate::{Certificate, Signatory, certificate};
pub use mark::{Look, Mark};
pub use paper::Paper;
pub use score_report::{Outcome, ScoreReport, Section, State, score_report};

/// Why something cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No font has these characters, or they cannot be set; each is listed once.
    #[error("no font has {}", listed(.0))]
    Unprintable(Vec<char>),
    /// A text, or all of them, are too long for a page, however small they are set.
    #[error("the texts are too long for one page")]
    TooLong,
    /// The verification link is too long for a QR code of that error correction: 2331 bytes.
    #[error("the verification link is too long for a QR code")]
    LinkTooLong,
    /// A picture cannot be that many pixels wide: a side of it would have none, or more than the most.
    #[error("a picture cannot be {width} pixels wide: each side has from 1 to {most}")]
    Pixels {
        /// The width that was asked for.
        width: u32,
        /// The most that a side may have.
        most: u32,
    },
    /// A standard forbids something that was drawn: a fault of this crate.
    #[error("the document would not meet its standards: {0}")]
    Refused(String),
}

fn listed(characters: &[char]) -> String {
    let named: Vec<String> =
        characters.iter().map(|character| format!("{character} (U+{:04X})", u32::from(*character))).collect();
    named.join(", ")
}
