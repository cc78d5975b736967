//! A call-back of any kind and any bytes is understood or refused. The first byte chooses the kind.
#![no_main]

use exam_delivery::pearson::call_back::{Kind, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, body)) = bytes.split_first() else { return };
    _ = read(Kind::ALL[usize::from(*kind) % Kind::ALL.len()], body);
});
