//! A SCIM filter, path, patch or resource of any text is read or refused, and what is read can be applied.
#![no_main]

use libfuzzer_sys::fuzz_target;
use scim::schema::USER_OF_PROGRAM;
use scim::{Filter, Patch, resource};
use serde_json::Value;

fuzz_target!(|text: &str| {
    _ = Filter::parse(text, &USER_OF_PROGRAM);
    let Ok(body) = serde_json::from_str::<Value>(text) else { return };
    _ = Patch::read(&body, &USER_OF_PROGRAM);
    _ = resource::read(&body, &USER_OF_PROGRAM);
});
