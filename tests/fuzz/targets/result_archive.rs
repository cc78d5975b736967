//! A result archive of any bytes is read or refused, within its limits.
#![no_main]

use std::io::Cursor;

use exam_delivery::pearson::{Archive, Limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { contents_bytes: 8 << 20, member_bytes: 4 << 20, rows: 10_000, ..Limits::default() };
    let Ok(mut archive) = Archive::open_any(Cursor::new(bytes), limits) else { return };
    for member in archive.exams().to_vec() {
        let Ok(rows) = archive.rows(&member) else { continue };
        // Only a fault of the archive itself ends the rows of a member.
        for row in rows {
            if row.is_err() {
                break;
            }
        }
    }
    _ = archive.told();
    _ = archive.sections();
});
