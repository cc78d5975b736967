//! An SVG of any text gets an answer, and what is baked into one comes out.
#![no_main]

use credential::carrier::svg::{bake, extract};
use libfuzzer_sys::fuzz_target;

const DOCUMENT: &[u8] = br#"{"a":"]]>"}"#;

fuzz_target!(|image: &str| {
    _ = extract(image);
    if let Ok(baked) = bake(image, DOCUMENT) {
        assert_eq!(extract(&baked).as_deref(), Ok(DOCUMENT));
        assert_eq!(bake(&baked, DOCUMENT).as_ref(), Ok(&baked));
    }
});
