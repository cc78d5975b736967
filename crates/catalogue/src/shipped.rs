//! The catalogue and the results that come with the program, so that one binary can show itself without files beside it.
//!
//! The vendor is invented. How the pieces fit is written in `catalogue/fictional-vendor/README.md` and
//! `catalogue/sample/README.md`.

use crate::folder::load_texts;
use crate::mistake::Report;
use crate::reading::Loaded;

macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../catalogue/fictional-vendor/", $name)))
    };
}

/// The files of the fictional vendor, by name and text.
pub const FICTIONAL_VENDOR: &[(&str, &str)] = &[
    file!("achievements/grantable.yaml"),
    file!("achievements/tac.yaml"),
    file!("achievements/tce-architect.yaml"),
    file!("achievements/tcn-perimeter.yaml"),
    file!("achievements/tcp-protection.yaml"),
    file!("achievements/tcp-security.yaml"),
    file!("achievements/tcs-almanac.yaml"),
    file!("achievements/tcs-keel.yaml"),
    file!("achievements/tcs-sentry.yaml"),
    file!("achievements/tcs-sluice.yaml"),
    file!("achievements/tse.yaml"),
    file!("achievements/tts.yaml"),
    file!("agreements.yaml"),
    file!("courses.yaml"),
    file!("exams/assessments.yaml"),
    file!("exams/proctored.yaml"),
    file!("retake-policies.yaml"),
];

/// A Pearson VUE result archive with results of demo candidates.
pub const SAMPLE_RESULTS: &[u8] = include_bytes!("../../../catalogue/sample/exam-results.zip");

/// Sample partner records of two companies, as CSV: `catalogue/sample/partner-contacts.csv`.
pub const SAMPLE_CONTACTS: &str = include_str!("../../../catalogue/sample/partner-contacts.csv");

/// The fictional vendor's documents.
///
/// # Errors
/// None in a program that passed its tests; the [`Report`] says what is wrong with the files as they were built in.
pub fn fictional_vendor() -> Result<Loaded, Report> {
    load_texts(FICTIONAL_VENDOR)
}
