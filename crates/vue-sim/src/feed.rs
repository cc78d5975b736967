//! The feeds: the program's files are read, its records taken or refused, and files written for it.
//!
//! A file and all that follows from it, its confirmation included, are one entry of the journal. The confirmation is
//! written and the file moved away after that, and again after a restart that came in between: so nothing is taken
//! twice, and no confirmation is lost.

mod archive;
mod authorization;
mod candidate;
mod country;
mod outgoing;
mod record;
mod results;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};

use serde::Serialize;
use sha2::{Digest, Sha256};

use self::record::{REAL_TIME_WIDTHS, Record, Records};
use crate::books::{Change, FileRead, Table};
use crate::clock::stamp;
use crate::fault::Fault;
use crate::vendor::{Entry, Refusal, Vendor};

/// The longest file that is read. Real ones are far below.
const MAX_BYTES: u64 = 32 << 20;

/// What a run of the feeds did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedRun {
    /// The program's files that were read.
    pub read: Vec<String>,
    /// The files that were written for the program.
    pub written: Vec<String>,
}

/// Why a run of the feeds ended early. What was not done is done by the next run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FeedFault {
    /// A folder or a file could not be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The books could not be written.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Whether a record was taken, and what its confirmation says.
pub(crate) struct Verdict {
    pub(crate) accepted: bool,
    /// The confirmation's columns but for status, date and message.
    pub(crate) ids: Vec<String>,
    pub(crate) message: String,
    /// The authorization that an Add made.
    added: Option<String>,
}

/// One of the two kinds of records that the program sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Feed {
    Candidates,
    Authorizations,
}

impl Feed {
    /// Tells the feed from a file's name. A name of neither is confirmed with the candidates: somebody has to be told.
    fn of(name: &str) -> Self {
        if name.starts_with("ead-") { Self::Authorizations } else { Self::Candidates }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Candidates => "cdd-",
            Self::Authorizations => "ead-",
        }
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Candidates => &candidate::COLUMNS,
            Self::Authorizations => &authorization::COLUMNS,
        }
    }

    /// Takes a record that did not come by file, its values by their columns, or says why not.
    pub(crate) fn take(self, entry: &mut Entry<'_>, vendor: &Vendor, values: &BTreeMap<&str, String>) -> Verdict {
        let columns = self.columns();
        let values: Vec<_> = columns.iter().map(|column| values.get(column).cloned().unwrap_or_default()).collect();
        self.apply(entry, vendor, Record { columns, values: &values, widths: &REAL_TIME_WIDTHS })
    }

    fn apply(self, entry: &mut Entry<'_>, vendor: &Vendor, record: Record<'_>) -> Verdict {
        let mut verdict = match self {
            Self::Candidates => candidate::apply(entry, record),
            Self::Authorizations => authorization::apply(entry, &vendor.settings.exams, record),
        };
        if verdict.accepted && entry.strikes(Fault::AcceptedWarning) {
            "WARNING: the address could not be verified".clone_into(&mut verdict.message);
        }
        verdict
    }

    fn confirmation_prefix(self) -> &'static str {
        match self {
            Self::Candidates => "vcdc",
            Self::Authorizations => "eac",
        }
    }

    fn confirmation_columns(self) -> &'static [&'static str] {
        match self {
            Self::Candidates => &["ClientCandidateID", "CandidateID", "Status", "Date", "Message"],
            Self::Authorizations => {
                &["ClientAuthorizationID", "AuthorizationID", "ClientCandidateID", "Status", "Date", "Message"]
            }
        }
    }
}

/// Reads what the program uploaded and writes what is due to it. Runs must not overlap.
pub(crate) fn run(vendor: &Vendor) -> Result<FeedRun, FeedFault> {
    let mut done = FeedRun::default();
    for name in vendor.folders.finished()? {
        if take(vendor, &name)? {
            done.read.push(name);
        }
    }
    results::file(vendor)?;
    done.written = outgoing::write_due(vendor)?;
    Ok(done)
}

/// Reads one file, unless it was read and only not moved away.
fn take(vendor: &Vendor, name: &str) -> Result<bool, FeedFault> {
    let path = vendor.folders.incoming.join(name);
    let mut bytes = Vec::new();
    let file = match File::open(&path) {
        // The program may take its file back.
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(false),
        opened => opened?,
    };
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let known = vendor.read(|books, _| {
        books.files_read.iter().any(|file| file.name == name && file.sha256 == sha256 && !file.archived)
    });
    if !known {
        vendor.write("file-read", |entry| {
            read(entry, vendor, name, &bytes, sha256);
            Ok(())
        })?;
    }
    // A file that was sent again meanwhile stays for the next run.
    if fs::metadata(&path).is_ok_and(|now| now.len() == bytes.len() as u64) {
        vendor.folders.archive(name)?;
    }
    vendor.write("file-archived", |entry| {
        entry.put(Change::FileArchived { name: name.to_owned() });
        Ok(())
    })?;
    Ok(!known)
}

fn read(entry: &mut Entry<'_>, vendor: &Vendor, name: &str, bytes: &[u8], sha256: String) {
    let feed = Feed::of(name);
    let records = if entry.strikes(Fault::WholeFileError) {
        Err("the file could not be processed, send it again".to_owned())
    } else if bytes.len() as u64 > MAX_BYTES {
        Err(format!("the file is longer than {MAX_BYTES} bytes"))
    } else {
        record::check_name(name, feed.prefix()).and_then(|()| Records::read(bytes, feed.columns()))
    };
    let mut rows = Vec::new();
    let (mut accepted, mut refused) = (0, 0);
    let mut added = Vec::new();
    let now = stamp(entry.now);
    let fault = match records {
        Ok(records) => {
            let quotes = entry.strikes(Fault::SmartQuotes);
            for record in records.iter() {
                let mut verdict = feed.apply(entry, vendor, record);
                added.extend(verdict.added.take());
                if verdict.accepted {
                    accepted += 1;
                } else {
                    refused += 1;
                }
                if quotes {
                    verdict.message = format!("“{}” – the vendor’s note", verdict.message);
                }
                let status = if verdict.accepted { "Accepted" } else { "Error" };
                let mut row = verdict.ids;
                row.extend([status.to_owned(), now.clone(), verdict.message]);
                rows.push(row);
            }
            None
        }
        Err(fault) => {
            let blanks = feed.confirmation_columns().len() - 3;
            let mut row = vec![String::new(); blanks];
            row.extend(["Error".to_owned(), now, format!("{name}: {fault}")]);
            rows.push(row);
            Some(fault)
        }
    };
    if !entry.strikes(Fault::Silent) {
        let waits = !added.is_empty() && entry.strikes(Fault::ResultBeforeConfirmation);
        let prefix = feed.confirmation_prefix();
        let columns = feed.confirmation_columns().iter().map(ToString::to_string).collect();
        let table = Table { name: prefix.to_owned(), columns, rows };
        outgoing::queue(entry, prefix, vec![table], if waits { added } else { Vec::new() });
    }
    let at = entry.now;
    let file = FileRead { name: name.to_owned(), sha256, at, accepted, refused, fault, archived: false };
    entry.put(Change::FileRead { file });
}
