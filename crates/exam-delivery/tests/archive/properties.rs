//! What holds for any values and any bytes.

use exam_delivery::fault::RowFault;
use exam_delivery::pearson::COLUMNS;
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
    fn any_values_in_any_columns_give_a_result_or_a_fault_for_each_line(
        changes in prop::collection::vec((0..COLUMNS.len(), text()), 1..6),
    ) {
        let rows: Vec<_> = changes.iter().map(|(column, value)| row(&[(COLUMNS[*column], value)])).collect();

        let read = read(&archive(&rows)).unwrap();

        prop_assert_eq!(read.len(), rows.len());
        for ((column, _), result) in changes.iter().zip(read) {
            if let Err(fault) = result {
                prop_assert_eq!(fault.column, Some(COLUMNS[*column]), "a fault is told of the column that has it");
                prop_assert!(fault.value.is_none_or(|value| value.chars().count() <= RowFault::SHOWN + 1));
            }
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
