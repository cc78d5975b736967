//! What holds for any values and any bytes.

use std::io::Cursor;

use exam_delivery::fault::RowFault;
use exam_delivery::pearson::{ArchiveWriter, COLUMNS};
use proptest::prelude::*;

use crate::sample::{archive, read, row, zip};

/// Text of printable characters that Windows-1252 has, quotation marks and tabs included.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        8 => (0x20_u8..0x7f).prop_map(char::from),
        2 => (0xa0_u8..=0xff).prop_map(char::from),
        1 => prop::sample::select("\t\"'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".chars().collect::<Vec<_>>()),
    ];
    prop::collection::vec(character, 0..60).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(names in prop::collection::vec(text(), 1..8)) {
        let rows: Vec<_> = names.iter().map(|name| row(&[("ExamName", name)])).collect();

        let read = read(&archive(&rows)).unwrap();

        for (name, result) in names.iter().zip(read) {
            let result = result.unwrap();
            prop_assert_eq!(result.exam.name.unwrap_or_default(), name.trim());
            prop_assert!(result.raw.pairs().contains(&("ExamName", name.clone())), "the raw row keeps blanks");
        }
    }

    #[test]
    fn any_table_gives_a_result_or_a_fault_for_each_of_its_lines(
        values in prop::collection::vec(prop::collection::vec(text(), COLUMNS.len()), 0..6),
    ) {
        let mut writer = ArchiveWriter::new(Cursor::new(Vec::new()));
        writer.member("exam.dat", &COLUMNS).unwrap();
        for row in &values {
            writer.row(&row.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        }

        let rows = read(&writer.finish().unwrap().into_inner()).unwrap();

        prop_assert_eq!(rows.len(), values.len());
        for fault in rows.into_iter().filter_map(Result::err) {
            prop_assert!(fault.value.is_none_or(|value| value.chars().count() <= RowFault::SHOWN + 1));
        }
    }

    #[test]
    fn any_bytes_as_an_archive_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).is_err());
        prop_assert!(read(&[b"PK\x03\x04", bytes.as_slice()].concat()).is_err());
    }

    #[test]
    fn any_bytes_as_a_table_end_in_rows_or_a_fault(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let header = COLUMNS.join("\t");
        let _ = read(&zip(&[("exam.dat", &bytes)]));
        let _ = read(&zip(&[("exam.dat", &[header.as_bytes(), b"\n", &bytes].concat())]));
    }

    #[test]
    fn any_damage_to_an_archive_ends_in_the_same_rows_or_a_fault(
        at in any::<prop::sample::Index>(),
        damage in prop::collection::vec(any::<u8>(), 1..12),
    ) {
        let good = archive(&[row(&[]), row(&[("RegistrationID", "2")])]);
        let start = at.index(good.len());
        let mut bytes = good.clone();
        for (byte, new) in bytes[start..].iter_mut().zip(damage) {
            *byte = new;
        }

        if let Ok(rows) = read(&bytes) {
            prop_assert_eq!(rows, read(&good).unwrap());
        }
    }
}
