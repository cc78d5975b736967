//! The bytes of an archive.

use std::io::Cursor;

use encoding_rs::WINDOWS_1252;
use exam_delivery::pearson::ArchiveWriter;
use exam_delivery::pearson::write::WriteFault;

use crate::books::Table;

/// Writes tables as a zip archive. What a row cannot carry becomes a question mark: it came from a record that was
/// refused for it, and the refusal has to be told.
pub(super) fn bytes(tables: &[Table]) -> Result<Vec<u8>, WriteFault> {
    let mut archive = ArchiveWriter::new(Cursor::new(Vec::new()));
    for table in tables {
        archive.member(&table.name, &table.columns.iter().map(String::as_str).collect::<Vec<_>>())?;
        for row in &table.rows {
            let values: Vec<String> = row.iter().map(|value| sayable(value)).collect();
            archive.row(&values.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
    }
    Ok(archive.finish()?.into_inner())
}

fn sayable(text: &str) -> String {
    let can_be_said =
        |character: char| !character.is_control() && !WINDOWS_1252.encode(character.encode_utf8(&mut [0; 4])).2;
    text.chars().map(|character| if can_be_said(character) { character } else { '?' }).collect()
}
