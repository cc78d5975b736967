//! The rows of one member, whatever its kind.

use std::io::{Read, Seek};
use std::sync::Arc;

use zip::{ZipArchive, ZipReadOptions};

use super::{Limits, Member};
use crate::fault::{ArchiveFault, RowFault, RowReason};
use crate::pearson::inflate::{Inflate, read_fault};
use crate::pearson::layout::Layout;
use crate::pearson::lines::Lines;
use crate::pearson::row::Place;
use crate::pearson::{MemberKind, confirmation, exam};
use crate::port::Told;
use crate::result::ReportedResult;

/// A member that is read row by row, after its header.
#[derive(Debug)]
pub(super) struct Table<'a, R: Read> {
    lines: Lines<Inflate<zip::read::ZipFile<'a, R>>>,
    layout: Layout,
    file: Arc<str>,
}

impl<'a, R: Read + Seek> Table<'a, R> {
    pub(super) fn open(zip: &'a mut ZipArchive<R>, member: &Member, limits: Limits) -> Result<Self, ArchiveFault> {
        let name = &member.name;
        let mut lines = Lines::new(contents(zip, member.index, name, limits)?, name, limits.line_bytes);
        let layout = read_layout(&mut lines, member.kind, name, limits)?;
        Ok(Self { lines, layout, file: Arc::clone(name) })
    }
}

impl<R: Read> Table<'_, R> {
    /// Goes to the next row; false at the end. Blank lines are no rows.
    pub(super) fn advance(&mut self) -> Result<bool, ArchiveFault> {
        while self.lines.advance()? {
            if !self.lines.bytes().is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The bytes of the row.
    pub(super) fn bytes(&self) -> &[u8] {
        self.lines.bytes()
    }

    /// About so many bytes the row takes when it is held with the names of its columns.
    pub(super) fn row_bytes(&self) -> u64 {
        let header = &self.layout.header;
        let pairs = header.names.len() * size_of::<(String, String)>();
        (size_of::<Told>() + pairs + header.line.len() + self.bytes().len()) as u64
    }

    /// Bytes that were unpacked so far.
    pub(super) fn unpacked(&self) -> u64 {
        self.lines.reader().unpacked()
    }

    /// Whether the member said that it is UTF-8.
    pub(super) fn is_utf8(&self) -> bool {
        self.lines.is_utf8()
    }

    /// The row of exam results.
    fn result(&self) -> Result<ReportedResult, RowFault> {
        match self.lines.text() {
            Some(text) => exam::read(self.place(), text, &self.layout),
            None => Err(self.place().fault(RowReason::NotUtf8)),
        }
    }

    /// The row of a member of another kind.
    pub(super) fn told(&self, kind: MemberKind) -> Told {
        let place = self.place();
        match self.lines.text() {
            Some(text) => confirmation::read(kind, place, &text, &self.layout),
            None => {
                let event = Err(place.fault(RowReason::NotUtf8));
                Told { member: Arc::clone(place.file), line: place.line, raw: Vec::new(), event }
            }
        }
    }

    fn place(&self) -> Place<'_> {
        Place { file: &self.file, line: self.lines.number() }
    }
}

/// The rows of one member: `Ok(Err(fault))` is a bad row, after which the others follow; `Err` ends the reading.
#[derive(Debug)]
pub struct Rows<'a, R: Read> {
    table: Table<'a, R>,
    ended: bool,
}

impl<'a, R: Read> Rows<'a, R> {
    pub(super) fn new(table: Table<'a, R>) -> Self {
        Self { table, ended: false }
    }
}

impl<R: Read> Iterator for Rows<'_, R> {
    type Item = Result<Result<ReportedResult, RowFault>, ArchiveFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.table.advance() {
            Ok(true) => Some(Ok(self.table.result())),
            Ok(false) => {
                self.ended = true;
                None
            }
            Err(fault) => {
                self.ended = true;
                Some(Err(fault))
            }
        }
    }
}

/// Unpacks a member that is not read, and answers how many bytes it has.
pub(super) fn unpack<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    index: usize,
    name: &str,
    limits: Limits,
) -> Result<u64, ArchiveFault> {
    let mut contents = contents(zip, index, name, limits)?;
    std::io::copy(&mut contents, &mut std::io::sink()).map_err(|error| read_fault(name, error))?;
    Ok(contents.unpacked())
}

/// A reader of one member, with the limits of what may come out of it.
fn contents<'a, R: Read + Seek>(
    zip: &'a mut ZipArchive<R>,
    index: usize,
    name: &str,
    limits: Limits,
) -> Result<Inflate<zip::read::ZipFile<'a, R>>, ArchiveFault> {
    let options = ZipReadOptions::new().enforce_header_consistency(true);
    let file = zip.by_index_with_options(index, options).map_err(|error| read_fault(name, error.into()))?;
    let packed = file.compressed_size();
    Ok(Inflate::new(file, name, packed, limits.member_bytes, limits.ratio))
}

fn read_layout<R: Read>(
    lines: &mut Lines<R>,
    kind: MemberKind,
    name: &str,
    limits: Limits,
) -> Result<Layout, ArchiveFault> {
    match lines.advance() {
        Ok(true) => {}
        Ok(false) => return Err(ArchiveFault::MissingHeader { member: name.to_owned() }),
        // A million columns do not fit the longest line either; say what is wrong rather than where it was noticed.
        Err(ArchiveFault::LineTooLong { .. }) if tabs(lines.bytes()) >= limits.columns => {
            return Err(ArchiveFault::TooManyColumns { member: name.to_owned(), max: limits.columns });
        }
        Err(fault) => return Err(fault),
    }
    let header = lines.text().ok_or_else(|| ArchiveFault::WrongEncoding {
        member: name.to_owned(),
        line: 1,
        detail: "it is not valid UTF-8 although it starts with its byte order mark",
    })?;
    Layout::read(name, kind, &header, limits.columns)
}

fn tabs(line: &[u8]) -> usize {
    line.iter().filter(|byte| **byte == b'\t').count()
}
