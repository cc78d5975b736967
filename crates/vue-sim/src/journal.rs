//! The journal: one entry a line, on disk before anything that follows from it is said to anybody.
//!
//! A line that does not end is of an entry that nobody was told of, and is dropped at the next start. A line that
//! ends and cannot be read is damage, and the start is refused.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::StartFault;
use crate::books::{Books, Change};

const NAME: &str = "journal.jsonl";

/// An entry of the journal.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) at: Timestamp,
    /// What happened, for who reads the file.
    pub(crate) event: String,
    pub(crate) changes: Vec<Change>,
}

/// The open journal of a data folder.
#[derive(Debug)]
pub(crate) struct Journal {
    file: File,
}

impl Journal {
    /// Opens the journal of a folder and adds it up. Only one process can have it open.
    pub(crate) fn open(folder: &Path) -> Result<(Self, Books), StartFault> {
        let path = folder.join(NAME);
        let fault = |fault| StartFault::file(&path, fault);
        let file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(&path).map_err(fault)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StartFault::InUse { folder: folder.to_owned() }),
            Err(TryLockError::Error(cause)) => return Err(fault(cause)),
        }
        // A new file's name is on disk only when its folder is.
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault)?;

        let mut books = Books::default();
        let whole = add_up(&file, &mut books).map_err(fault)?;
        file.set_len(whole).and_then(|()| file.sync_all()).map_err(fault)?;
        Ok((Self { file }, books))
    }

    /// Puts an entry on disk.
    pub(crate) fn append(&mut self, line: &Line) -> io::Result<()> {
        let mut text = serde_json::to_vec(line).map_err(io::Error::other)?;
        text.push(b'\n');
        self.file.write_all(&text)?;
        self.file.sync_data()
    }
}

/// Applies all entries and answers how long the file is up to the end of the last whole one.
fn add_up(file: &File, books: &mut Books) -> io::Result<u64> {
    let mut reader = BufReader::new(file);
    reader.seek(SeekFrom::Start(0))?;
    let (mut whole, mut number, mut text) = (0, 0_u64, Vec::new());
    loop {
        text.clear();
        number += 1;
        let read = reader.read_until(b'\n', &mut text)?;
        if text.last() != Some(&b'\n') {
            return Ok(whole);
        }
        let line: Line = serde_json::from_slice(&text)
            .map_err(|fault| io::Error::other(format!("line {number} cannot be read: {fault}")))?;
        for change in &line.changes {
            books.apply(change);
        }
        whole += read as u64;
    }
}
