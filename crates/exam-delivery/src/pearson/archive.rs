//! An archive from the vendor: checked as a whole, then read row by row.
//!
//! [`Archive::open`] scans everything once and keeps nothing, so that an archive is refused before its first row is
//! handed out; [`Archive::rows`] then reads one member again, one row at a time. Memory stays the same for any number
//! of rows. The archive must not change between the two; if it does, reading ends in an [`ArchiveFault`].
//!
//! Confirmations and section scores are short and answered all at once, within a limit of their own.

mod table;

use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

pub use table::Rows;
use table::{Table, unpack};

use super::MemberKind;
use crate::fault::{ArchiveFault, Notice, shortened};
use crate::port::{Event, SectionScore, Told};
use crate::result::ContentHash;

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
    /// Rows in all members together that are read.
    pub rows: u64,
    /// Bytes that confirmations and section scores may take in memory, where they are held all at once.
    pub told_bytes: u64,
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
            told_bytes: 256 << 20,
        }
    }
}

/// An archive that has passed every check of its structure.
#[derive(Debug)]
pub struct Archive<R> {
    zip: ZipArchive<R>,
    limits: Limits,
    content: ContentHash,
    exams: Vec<Member>,
    others: Vec<Member>,
    notices: Vec<Notice>,
}

/// A member that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: Arc<str>,
    /// How many rows it has, faulty ones included.
    pub rows: u64,
    index: usize,
    kind: MemberKind,
}

impl<R: Read + Seek> Archive<R> {
    /// Opens an archive of results and checks it as a whole: the zip structure, every member's check sum, and of
    /// members with exam results the header, the encoding and the sizes of lines. Single rows are not judged.
    ///
    /// # Errors
    /// The first [`ArchiveFault`] found. Nothing of such an archive should be imported.
    pub fn open(reader: R, limits: Limits) -> Result<Self, ArchiveFault> {
        let archive = Self::check(reader, limits, &[MemberKind::Exam])?;
        if archive.exams.is_empty() {
            let names: Vec<String> = archive.zip.file_names_raw().take(5).map(printable).collect();
            let found = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            return Err(ArchiveFault::NoExamMember { found });
        }
        Ok(archive)
    }

    /// Opens an archive of anything that the vendor sends, and checks confirmations and section scores as
    /// [`open`](Self::open) checks results. There may be results, or none.
    ///
    /// # Errors
    /// The first [`ArchiveFault`] found. Nothing of such an archive should be used.
    pub fn open_any(reader: R, limits: Limits) -> Result<Self, ArchiveFault> {
        Self::check(reader, limits, &MemberKind::READ)
    }

    fn check(mut reader: R, limits: Limits, kinds: &[MemberKind]) -> Result<Self, ArchiveFault> {
        let content = fingerprint(&mut reader, limits.archive_bytes)?;
        let zip = read_directory(reader)?;
        let mut archive = Self { zip, limits, content, exams: Vec::new(), others: Vec::new(), notices: Vec::new() };
        archive.check_directory()?;

        let mut sum = Sum::default();
        for index in 0..archive.zip.len() {
            archive.check_member(index, kinds, &mut sum)?;
            if sum.unpacked > limits.contents_bytes {
                return Err(ArchiveFault::ContentsTooLarge { max: limits.contents_bytes });
            }
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
        Ok(Rows::new(Table::open(&mut self.zip, member, self.limits)?))
    }

    /// Reads all confirmations and section scores, in the order of the archive.
    ///
    /// # Errors
    /// Only when the archive changed since it was opened, or its storage fails.
    pub fn told(&mut self) -> Result<Vec<Told>, ArchiveFault> {
        let mut told = Vec::new();
        for member in &self.others {
            let mut table = Table::open(&mut self.zip, member, self.limits)?;
            while table.advance()? {
                told.push(table.told(member.kind));
            }
        }
        Ok(told)
    }

    /// The section scores there are. Results do not depend on them, so that what cannot be read of them is left out.
    ///
    /// # Errors
    /// Only when the storage of the archive fails.
    pub fn sections(&mut self) -> Result<Vec<SectionScore>, ArchiveFault> {
        let mut scores = Vec::new();
        for index in 0..self.zip.len() {
            let name: Arc<str> =
                String::from_utf8_lossy(self.zip.by_index_data(index).map_err(directory_fault)?.name_raw()).into();
            let kind = MemberKind::of(&name);
            if kind != MemberKind::Section {
                continue;
            }
            let member = Member { name, rows: 0, index, kind };
            let Ok(mut table) = Table::open(&mut self.zip, &member, self.limits) else { continue };
            let mut bytes: u64 = 0;
            while let Ok(true) = table.advance() {
                bytes = bytes.saturating_add(table.row_bytes());
                if bytes > self.limits.told_bytes {
                    break;
                }
                if let Ok(Event::Section(score)) = table.told(kind).event {
                    scores.push(score);
                }
            }
        }
        Ok(scores)
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

    /// Unpacks one member to its end, and checks it where it is of one of the kinds.
    fn check_member(&mut self, index: usize, kinds: &[MemberKind], sum: &mut Sum) -> Result<(), ArchiveFault> {
        let limits = self.limits;
        let raw = self.zip.by_index_data(index).map_err(directory_fault)?.name_raw().to_vec();
        let name: Arc<str> = String::from_utf8_lossy(&raw).into();
        let text = name.to_string();
        let kind = MemberKind::of(&name);
        if !kinds.contains(&kind) {
            // Unpacked all the same: its check sum tells whether the archive arrived whole.
            sum.unpacked += unpack(&mut self.zip, index, &name, limits)?;
            match kind {
                MemberKind::Unknown => self.notices.push(Notice::UnknownMember { member: text }),
                // Read beside the results, by `sections`.
                MemberKind::Section => {}
                _ => self.notices.push(Notice::UnusedMember { member: text, kind: kind.described() }),
            }
            return Ok(());
        }

        let mut member = Member { name, rows: 0, index, kind };
        let mut table = Table::open(&mut self.zip, &member, limits)?;
        let mut encoding = Encoding::default();
        while table.advance()? {
            member.rows += 1;
            sum.rows += 1;
            if sum.rows > limits.rows {
                return Err(ArchiveFault::TooManyRows { max: limits.rows });
            }
            if kind != MemberKind::Exam {
                sum.told_bytes = sum.told_bytes.saturating_add(table.row_bytes());
                if sum.told_bytes > limits.told_bytes {
                    return Err(ArchiveFault::ContentsTooLarge { max: limits.told_bytes });
                }
            }
            encoding.see(table.bytes());
        }
        sum.unpacked += table.unpacked();
        if member.rows == 0 {
            self.notices.push(Notice::NoRows { member: text.clone() });
        }
        if !table.is_utf8() && encoding.looks_like_utf8() {
            self.notices.push(Notice::LooksLikeUtf8 { member: text });
        }
        match kind {
            MemberKind::Exam => self.exams.push(member),
            _ => self.others.push(member),
        }
        Ok(())
    }
}

/// What all members have together.
#[derive(Debug, Default)]
struct Sum {
    unpacked: u64,
    rows: u64,
    told_bytes: u64,
}

/// Which encoding the lines of a member seem to have.
#[derive(Debug, Default)]
struct Encoding {
    accented: u64,
    not_utf8: u64,
}

impl Encoding {
    fn see(&mut self, line: &[u8]) {
        if !line.is_ascii() {
            self.accented += 1;
            self.not_utf8 += u64::from(std::str::from_utf8(line).is_err());
        }
    }

    fn looks_like_utf8(&self) -> bool {
        self.accented > 0 && self.not_utf8 == 0
    }
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
