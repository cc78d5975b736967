//! A PDF of any bytes gets an answer to each question, and a page is compared with what it should show.
#![no_main]

use credential::carrier::paper::{Expected, Field, compare};
use credential::carrier::pdf::{additions, extract, language, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    _ = (extract(bytes), additions(bytes), language(bytes));
    if let Ok(lines) = text(bytes) {
        let fact = Expected { field: Field::HolderName, text: "Ada King".to_owned(), label: Some("for".to_owned()) };
        let [compared] = &compare(&[fact], &lines)[..] else { panic!("one answer for one fact") };
        assert!(!compared.agrees || !lines.is_empty(), "nothing shows no name");
    }
});
