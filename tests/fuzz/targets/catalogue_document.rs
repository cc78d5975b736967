//! A catalogue of any text is loaded, or every mistake in it has a place that there is.
#![no_main]

use catalogue::load_texts;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(report) = load_texts(&[("any.yaml", text)]) {
        assert!(!report.is_clean(), "refused without a reason");
    }
});
