//! A credential of any bytes gets a verdict, and none that we did not sign is authentic.
#![no_main]

use credential::verify::{Policy, Sources, needs, verify};
use credential::{Check, Outcome};
use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    _ = needs(bytes);
    let sources = Sources { did_document: None, status_lists: &[] };
    let verdict = verify(bytes, &sources, &Policy { at: Timestamp::UNIX_EPOCH, check_status: false });
    assert!(
        !matches!(verdict.outcome(Check::Signature), Outcome::Passed),
        "nobody's key is known here, so no signature can hold"
    );
});
