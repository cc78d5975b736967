//! A PNG of any bytes gets an answer, and what is baked into one comes out.
#![no_main]

use credential::carrier::png::{bake, extract};
use libfuzzer_sys::fuzz_target;

const DOCUMENT: &[u8] = b"{}";

fuzz_target!(|bytes: &[u8]| {
    _ = extract(bytes);
    if let Ok(baked) = bake(bytes, DOCUMENT) {
        assert_eq!(extract(&baked).as_deref(), Ok(DOCUMENT));
    }
});
