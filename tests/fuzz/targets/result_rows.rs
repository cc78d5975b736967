//! Rows of any bytes in an archive that is sound are each understood or told as faulty, and none is lost.
#![no_main]

use std::io::{Cursor, Write as _};

use exam_delivery::pearson::{Archive, Limits};
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fuzz_target!(|bytes: &[u8]| {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file("exam-20261123.dat", stored).expect("a new archive takes a member");
    writer.write_all(bytes).expect("memory takes everything");
    let zip = writer.finish().expect("memory takes everything").into_inner();

    let Ok(mut archive) = Archive::open(Cursor::new(zip), Limits::default()) else { return };
    let expected = archive.row_count();
    let mut seen = 0;
    for member in archive.exams().to_vec() {
        let rows = archive.rows(&member).expect("what was opened can be read again");
        for row in rows {
            let row = row.expect("what was counted can be read again");
            if let Ok(result) = row {
                assert!(!result.registration_id.is_empty(), "{result:?}");
            }
            seen += 1;
        }
    }
    assert_eq!(seen, expected, "a row was lost, or came twice");
});
