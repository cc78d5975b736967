//! Lines of a member, one at a time, none longer than a limit, and their text.
//!
//! A line is a row: a quoted field does not go on to the next line. That keeps a stray quotation mark from swallowing
//! the rows after it, gives every fault an exact line, and bounds memory. Exam rows have no field with line breaks.
//!
//! Text is Windows-1252 (which has all of ISO-8859-1's letters) unless the file starts with the byte order mark of
//! UTF-8. Guessing by content is refused: a file of few accents can be both, and the guess would change from file to
//! file. UTF-16 and files with NUL bytes are refused.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::inflate::read_fault;
use crate::fault::ArchiveFault;

const BUFFER: usize = 64 * 1024;

/// The lines of one member.
#[derive(Debug)]
pub(super) struct Lines<R> {
    reader: BufReader<R>,
    line: Vec<u8>,
    number: u64,
    member: String,
    max: usize,
    encoding: &'static Encoding,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(reader: R, member: &str, max: usize) -> Self {
        Self {
            reader: BufReader::with_capacity(BUFFER, reader),
            line: Vec::new(),
            number: 0,
            member: member.to_owned(),
            max,
            encoding: WINDOWS_1252,
        }
    }

    /// Goes to the next line; false at the end.
    ///
    /// # Errors
    /// A line over the limit (the part that was read stays in [`Self::bytes`]), bytes that are no text, and whatever
    /// the reader below refuses.
    pub(super) fn advance(&mut self) -> Result<bool, ArchiveFault> {
        self.line.clear();
        self.number += 1;
        loop {
            let chunk = self.reader.fill_buf().map_err(|error| read_fault(&self.member, error))?;
            if chunk.is_empty() {
                if self.line.is_empty() {
                    return Ok(false);
                }
                break;
            }
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let part = &chunk[..end.unwrap_or(chunk.len())];
            if self.line.len() + part.len() > self.max {
                let room = self.max - self.line.len();
                self.line.extend_from_slice(&part[..room]);
                let member = self.member.clone();
                return Err(ArchiveFault::LineTooLong { member, line: self.number, max: self.max });
            }
            self.line.extend_from_slice(part);
            let used = part.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        if self.line.last() == Some(&b'\r') {
            self.line.pop();
        }
        if self.number == 1 {
            self.read_byte_order_mark()?;
        }
        if self.line.contains(&0) {
            return Err(self.wrong_encoding("it has NUL bytes"));
        }
        Ok(true)
    }

    /// The line's bytes, without the line end.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.line
    }

    /// The line's text, or `None` where it is not valid in the file's encoding.
    pub(super) fn text(&self) -> Option<Cow<'_, str>> {
        self.encoding.decode_without_bom_handling_and_without_replacement(&self.line)
    }

    /// The line's number, from 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// The reader below, for its counters. It may be ahead of the lines.
    pub(super) fn reader(&self) -> &R {
        self.reader.get_ref()
    }

    /// Whether the file said that it is UTF-8.
    pub(super) fn is_utf8(&self) -> bool {
        self.encoding == UTF_8
    }

    fn read_byte_order_mark(&mut self) -> Result<(), ArchiveFault> {
        if let Some(rest) = self.line.strip_prefix(b"\xEF\xBB\xBF") {
            self.line = rest.to_vec();
            self.encoding = UTF_8;
        } else if self.line.starts_with(b"\xFF\xFE") || self.line.starts_with(b"\xFE\xFF") {
            return Err(self.wrong_encoding("it starts with the byte order mark of UTF-16"));
        }
        Ok(())
    }

    fn wrong_encoding(&self, detail: &'static str) -> ArchiveFault {
        ArchiveFault::WrongEncoding { member: self.member.clone(), line: self.number, detail }
    }
}
