//! A result archive: checked as a whole, then read row by row.
//!
//! [`Archive::open`] scans everything once and keeps nothing, so that an archive is refused before its first row is
//! handed out; [`Archive::rows`] then reads one member again, one row at a time. Memory stays the same for any number
//! of rows. The archive must not change between the two; if it does, reading ends in an [`ArchiveFault`].

use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive, ZipReadOptions};

use super::MemberKind;
use super::inflate::{Inflate, read_fault};
use super::layout::Layout;
use super::lines::Lines;
use crate::fault::{ArchiveFault, Notice, RowFault, RowReason, shortened};
use crate::result::{ContentHash, ReportedResult};

/// What is accepted at most. The defaults leave room for a million rows and fit any real archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the archive itself.
    pub archive_bytes: u64,
    /// Members in the archive.
    pub members: usize,
    /// Bytes of one member, unpacked.
    pub member_bytes: u64,
    /// Bytes of all members together, unpacked.
    pub contents_bytes: u64,
    /// Unpacked bytes for each packed byte, judged from 4 MiB on. Real result files reach about 20.
    pub ratio: u64,
    /// Columns in a header.
    pub columns: usize,
    /// Bytes in a line.
    pub line_bytes: usize,
    /// Rows in all exam members together.
    pub rows: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            archive_bytes: 256 << 20,
            members: 100,
            member_bytes: 1 << 30,
            contents_bytes: 2 << 30,
            ratio: 200,
            columns: 256,
            line_bytes: 64 << 10,
            rows: 2_000_000,
        }
    }
}

/// A result archive that has passed every check of its structure.
#[derive(Debug)]
pub struct Archive<R> {
    zip: ZipArchive<R>,
    limits: Limits,
    content: ContentHash,
    exams: Vec<Member>,
    notices: Vec<Notice>,
}

/// A member with exam results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: Arc<str>,
    /// How many rows it has, faulty ones included.
    pub rows: u64,
    index: usize,
}

impl<R: Read + Seek> Archive<R> {
    /// Opens an archive and checks it as a whole: the zip structure, every member's check sum, and of members with
    /// exam results the header, the encoding and the sizes of lines. Single rows are not judged.
    ///
    /// # Errors
    /// The first [`ArchiveFault`] found. Nothing of such an archive should be imported.
    pub fn open(mut reader: R, limits: Limits) -> Result<Self, ArchiveFault> {
        let content = fingerprint(&mut reader, limits.archive_bytes)?;
        let zip = read_directory(reader)?;
        let mut archive = Self { zip, limits, content, exams: Vec::new(), notices: Vec::new() };
        archive.check_directory()?;

        let mut unpacked = 0;
        let mut rows = 0;
        for index in 0..archive.zip.len() {
            unpacked += archive.check_member(index, &mut rows)?;
            if unpacked > limits.contents_bytes {
                return Err(ArchiveFault::ContentsTooLarge { max: limits.contents_bytes });
            }
        }
        if archive.exams.is_empty() {
            let names: Vec<String> = archive.zip.file_names_raw().take(5).map(printable).collect();
            let found = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            return Err(ArchiveFault::NoExamMember { found });
        }
        Ok(archive)
    }

    /// Hash of the archive's bytes: the same archive twice has the same hash.
    pub fn content(&self) -> ContentHash {
        self.content
    }

    /// The members with exam results, in the order of the archive.
    pub fn exams(&self) -> &[Member] {
        &self.exams
    }

    /// How many rows all exam members have together, faulty ones included.
    pub fn row_count(&self) -> u64 {
        self.exams.iter().map(|member| member.rows).sum()
    }

    /// What is worth telling although the archive is accepted.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Reads the rows of one member.
    ///
    /// ```no_run
    /// # use exam_delivery::pearson::{Archive, Limits};
    /// # use exam_delivery::fault::ArchiveFault;
    /// # fn import(file: std::fs::File) -> Result<(), ArchiveFault> {
    /// let mut archive = Archive::open(file, Limits::default())?;
    /// for member in archive.exams().to_vec() {
    ///     for row in archive.rows(&member)? {
    ///         match row? {
    ///             Ok(result) => println!("{} {:?}", result.registration_id, result.outcome),
    ///             Err(fault) => eprintln!("{fault}"),
    ///         }
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Only when the archive changed since it was opened, or its storage fails.
    pub fn rows(&mut self, member: &Member) -> Result<Rows<'_, R>, ArchiveFault> {
        let limits = self.limits;
        let mut lines =
            Lines::new(contents(&mut self.zip, member.index, &member.name, limits)?, &member.name, limits.line_bytes);
        let layout = read_layout(&mut lines, &member.name, limits)?;
        Ok(Rows { lines, layout, file: Arc::clone(&member.name), ended: false })
    }

    /// Judges names, sizes and kinds of all members before anything is unpacked.
    fn check_directory(&mut self) -> Result<(), ArchiveFault> {
        let max = self.limits.members;
        if self.zip.len() > max {
            return Err(ArchiveFault::TooManyMembers { found: self.zip.len(), max });
        }
        if self.zip.has_duplicate_names() {
            return Err(ArchiveFault::DuplicateMember);
        }
        for index in 0..self.zip.len() {
            let entry = self.zip.by_index_data(index).map_err(directory_fault)?;
            let raw = entry.name_raw();
            let plain = |byte: &u8| (0x20..0x7f).contains(byte) && !matches!(byte, b'/' | b'\\' | b':');
            if raw.is_empty() || raw.len() > 255 || !raw.iter().all(plain) || raw == b"." || raw == b".." {
                return Err(ArchiveFault::UnsafeName { member: printable(raw) });
            }
            let member = printable(raw);
            // The Unicode-path extra field may give a second name that other readers would use.
            if entry.name().map_err(directory_fault)?.as_bytes() != raw {
                return Err(ArchiveFault::UnsafeName { member });
            }
            if entry.is_symlink() {
                return Err(ArchiveFault::SymbolicLink { member });
            }
            if entry.encrypted() {
                return Err(ArchiveFault::Encrypted { member });
            }
            if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
                return Err(ArchiveFault::UnsupportedCompression { member });
            }
            if entry.size() > self.limits.member_bytes {
                return Err(ArchiveFault::MemberTooLarge { member, max: self.limits.member_bytes });
            }
        }
        if self.zip.has_overlapping_entries().map_err(directory_fault)? {
            return Err(ArchiveFault::OverlappingMembers);
        }
        self.zip.validate_header_consistency().map_err(directory_fault)
    }

    /// Unpacks one member to its end and answers how many bytes it has.
    fn check_member(&mut self, index: usize, rows: &mut u64) -> Result<u64, ArchiveFault> {
        let limits = self.limits;
        let raw = self.zip.by_index_data(index).map_err(directory_fault)?.name_raw().to_vec();
        let name: Arc<str> = String::from_utf8_lossy(&raw).into();
        let member = name.to_string();
        let kind = MemberKind::of(&name);
        let mut unpacking = contents(&mut self.zip, index, &name, limits)?;
        if kind != MemberKind::Exam {
            // Unpacked all the same: its check sum tells whether the archive arrived whole.
            std::io::copy(&mut unpacking, &mut std::io::sink()).map_err(|error| read_fault(&name, error))?;
            let unpacked = unpacking.unpacked();
            self.notices.push(match kind {
                MemberKind::Unknown => Notice::UnknownMember { member },
                _ => Notice::UnusedMember { member, kind: kind.described() },
            });
            return Ok(unpacked);
        }

        let mut lines = Lines::new(unpacking, &name, limits.line_bytes);
        read_layout(&mut lines, &name, limits)?;
        let mut count = 0;
        let mut accented = 0_u64;
        let mut not_utf8 = 0_u64;
        while lines.advance()? {
            if lines.bytes().is_empty() {
                continue;
            }
            count += 1;
            *rows += 1;
            if *rows > limits.rows {
                return Err(ArchiveFault::TooManyRows { max: limits.rows });
            }
            if !lines.bytes().is_ascii() {
                accented += 1;
                not_utf8 += u64::from(std::str::from_utf8(lines.bytes()).is_err());
            }
        }
        let looks_like_utf8 = !lines.is_utf8() && accented > 0 && not_utf8 == 0;
        let unpacked = lines.reader().unpacked();
        if count == 0 {
            self.notices.push(Notice::NoRows { member: member.clone() });
        }
        if looks_like_utf8 {
            self.notices.push(Notice::LooksLikeUtf8 { member });
        }
        self.exams.push(Member { name, rows: count, index });
        Ok(unpacked)
    }
}

/// The rows of one member: `Ok(Err(fault))` is a bad row, after which the others follow; `Err` ends the reading.
#[derive(Debug)]
pub struct Rows<'a, R: Read> {
    lines: Lines<Inflate<zip::read::ZipFile<'a, R>>>,
    layout: Layout,
    file: Arc<str>,
    ended: bool,
}

impl<R: Read> Iterator for Rows<'_, R> {
    type Item = Result<Result<ReportedResult, RowFault>, ArchiveFault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.lines.advance() {
                Ok(true) if self.lines.bytes().is_empty() => {}
                Ok(true) => {
                    let (line, file) = (self.lines.number(), &self.file);
                    return Some(Ok(match self.lines.text() {
                        Some(text) => super::exam::read(file, line, text, &self.layout),
                        None => Err(RowFault {
                            file: Arc::clone(file),
                            line,
                            column: None,
                            value: None,
                            reason: RowReason::NotUtf8,
                        }),
                    }));
                }
                Ok(false) => self.ended = true,
                Err(fault) => {
                    self.ended = true;
                    return Some(Err(fault));
                }
            }
        }
        None
    }
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

fn read_layout<R: Read>(lines: &mut Lines<R>, name: &str, limits: Limits) -> Result<Layout, ArchiveFault> {
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
    Layout::read(name, &header, limits.columns)
}

fn tabs(line: &[u8]) -> usize {
    line.iter().filter(|byte| **byte == b'\t').count()
}

/// Hashes the whole archive and leaves the reader at its start.
fn fingerprint<R: Read + Seek>(reader: &mut R, max: u64) -> Result<ContentHash, ArchiveFault> {
    let unreadable = |error: std::io::Error| ArchiveFault::Unreadable { detail: error.to_string() };
    let length = reader.seek(SeekFrom::End(0)).map_err(unreadable)?;
    if length > max {
        return Err(ArchiveFault::TooLarge { max });
    }
    reader.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let mut head = Vec::with_capacity(4);
    reader.by_ref().take(4).read_to_end(&mut head).map_err(unreadable)?;
    // The first member's header, or the end record of an archive without members (APPNOTE.TXT 4.3.7, 4.3.16).
    if head != b"PK\x03\x04" && head != b"PK\x05\x06" {
        return Err(ArchiveFault::NotAZip);
    }
    let mut hasher = Sha256::new();
    hasher.update(&head);
    let mut buffer = vec![0; 64 << 10];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => hasher.update(&buffer[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(unreadable(error)),
        }
    }
    reader.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    Ok(ContentHash::finish(hasher))
}

fn read_directory<R: Read + Seek>(reader: R) -> Result<ZipArchive<R>, ArchiveFault> {
    let zip = ZipArchive::new(reader).map_err(directory_fault)?;
    if zip.offset() != 0 {
        // Such a file can be two archives in one, and two readers would see different contents.
        return Err(ArchiveFault::Incomplete { detail: "it has bytes in front of it".to_owned() });
    }
    Ok(zip)
}

fn directory_fault(error: ZipError) -> ArchiveFault {
    match error {
        ZipError::Io(error) if error.raw_os_error().is_some() => ArchiveFault::Unreadable { detail: error.to_string() },
        error => ArchiveFault::Incomplete { detail: error.to_string() },
    }
}

/// A name from outside, fit for a sentence.
fn printable(name: &[u8]) -> String {
    shortened(&String::from_utf8_lossy(name).replace(char::is_control, "\u{fffd}"))
}
