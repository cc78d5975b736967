//! Writing archives as the vendor does, for samples, tests and load.
//!
//! Windows-1252, tab-separated, minimal quoting, CRLF, deflated. The bytes depend on the rows alone: members carry a
//! fixed date, so the same rows make the same archive.

use std::io::{self, Seek, Write};

use encoding_rs::WINDOWS_1252;
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::fault::shortened;

/// Why something cannot be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WriteFault {
    /// The text has a character that Windows-1252 does not.
    #[error("{value:?} has a character that Windows-1252 cannot write")]
    Unencodable {
        /// The text, shortened.
        value: String,
    },
    /// The text has a line break or another control character, which no row can carry.
    #[error("{value:?} has a control character, which a row cannot carry")]
    ControlCharacter {
        /// The text, shortened.
        value: String,
    },
    /// A row has more or fewer values than the member has columns.
    #[error("the row has {found} values; {expected} are expected")]
    FieldCount {
        /// How many columns there are.
        expected: usize,
        /// How many values there are.
        found: usize,
    },
    /// The archive could not be written.
    #[error("the archive could not be written: {0}")]
    Io(#[from] io::Error),
}

/// Writes an archive member by member and row by row.
///
/// ```
/// # use exam_delivery::pearson::ArchiveWriter;
/// let mut archive = ArchiveWriter::new(std::io::Cursor::new(Vec::new()));
/// archive.member("exam-20261123.dat", &["RegistrationID", "Grade"])?;
/// archive.row(&["4711", "pass"])?;
/// let bytes = archive.finish()?.into_inner();
/// # assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), exam_delivery::pearson::write::WriteFault>(())
/// ```
#[derive(Debug)]
pub struct ArchiveWriter<W: Write + Seek> {
    zip: ZipWriter<W>,
    columns: usize,
    line: Vec<u8>,
}

impl<W: Write + Seek> ArchiveWriter<W> {
    /// Starts an empty archive.
    pub fn new(writer: W) -> Self {
        Self { zip: ZipWriter::new(writer), columns: 0, line: Vec::new() }
    }

    /// Starts a member with its header; the rows that follow belong to it.
    ///
    /// # Errors
    /// A column name that cannot be written, or a name that the archive has already.
    pub fn member(&mut self, name: &str, columns: &[&str]) -> Result<(), WriteFault> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip.start_file(name, options).map_err(io::Error::from)?;
        self.columns = columns.len();
        self.row(columns)
    }

    /// Writes a row, its values in the order of the member's columns.
    ///
    /// # Errors
    /// A value that cannot be written. Nothing of the row is written then.
    pub fn row(&mut self, values: &[&str]) -> Result<(), WriteFault> {
        if values.len() != self.columns {
            return Err(WriteFault::FieldCount { expected: self.columns, found: values.len() });
        }
        self.line.clear();
        for (position, value) in values.iter().enumerate() {
            if position > 0 {
                self.line.push(b'\t');
            }
            if value.chars().any(|character| character.is_control() && character != '\t') {
                return Err(WriteFault::ControlCharacter { value: shortened(value) });
            }
            let (bytes, _, unmappable) = WINDOWS_1252.encode(value);
            if unmappable {
                return Err(WriteFault::Unencodable { value: shortened(value) });
            }
            quote(&mut self.line, &bytes);
        }
        self.line.extend_from_slice(b"\r\n");
        Ok(self.zip.write_all(&self.line)?)
    }

    /// Ends the archive and gives the writer back.
    ///
    /// # Errors
    /// When the end of the archive cannot be written.
    pub fn finish(self) -> Result<W, WriteFault> {
        Ok(self.zip.finish().map_err(io::Error::from)?)
    }
}

/// Adds a value to a line, in quotation marks where it needs them.
pub(crate) fn quote(line: &mut Vec<u8>, value: &[u8]) {
    if !value.iter().any(|byte| matches!(byte, b'\t' | b'"')) {
        line.extend_from_slice(value);
        return;
    }
    line.push(b'"');
    for byte in value {
        if *byte == b'"' {
            line.push(b'"');
        }
        line.push(*byte);
    }
    line.push(b'"');
}
