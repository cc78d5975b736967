//! Pearson VUE's file interface as the program sees it: records become files in one folder of the vendor's server, and
//! what the vendor says is fetched from another.

use std::io::Cursor;

use jiff::Timestamp;

use super::archive::{Archive, Limits};
use super::authorizations::write_authorizations;
use super::candidates::write_candidates;
use crate::fault::{ArchiveFault, TransportFault};
use crate::port::{AuthorizationRecord, BoxFuture, CandidateRecord, ExamDelivery, Message, Reading, Written};
use crate::sftp::{Sftp, SftpSettings};

/// Where the files go and come from.
#[derive(Debug, Clone)]
pub struct FilesSettings {
    /// The vendor's server.
    pub sftp: SftpSettings,
    /// The folder that the vendor reads.
    pub upload_dir: String,
    /// The folder that the vendor writes.
    pub download_dir: String,
    /// What is accepted at most of an archive.
    pub limits: Limits,
}

/// Where files come from.
#[derive(Debug, Clone)]
pub struct ResultFilesSettings {
    /// The vendor's server.
    pub sftp: SftpSettings,
    /// The folder that the vendor writes.
    pub download_dir: String,
    /// What is accepted at most of an archive.
    pub limits: Limits,
}

/// The file interface.
#[derive(Debug)]
pub struct PearsonFiles {
    upload_dir: String,
    results: ResultFiles,
}

impl PearsonFiles {
    /// The interface, which connects when it is first needed.
    pub fn new(settings: FilesSettings) -> Self {
        let FilesSettings { sftp, upload_dir, download_dir, limits } = settings;
        Self { upload_dir, results: ResultFiles::new(ResultFilesSettings { sftp, download_dir, limits }) }
    }
}

/// The half of the file interface by which the vendor tells us something.
#[derive(Debug)]
pub(super) struct ResultFiles {
    sftp: Sftp,
    download_dir: String,
    limits: Limits,
}

impl ResultFiles {
    pub(super) fn new(settings: ResultFilesSettings) -> Self {
        let ResultFilesSettings { sftp, download_dir, limits } = settings;
        Self { sftp: Sftp::new(sftp), download_dir, limits }
    }

    pub(super) async fn list(&self) -> Result<Vec<String>, TransportFault> {
        self.sftp.list(&self.download_dir).await
    }

    pub(super) async fn fetch(&self, name: &str) -> Result<Vec<u8>, TransportFault> {
        self.sftp.fetch(&self.download_dir, name, self.limits.archive_bytes).await
    }

    pub(super) async fn acknowledge(&self, name: &str) -> Result<(), TransportFault> {
        self.sftp.remove(&self.download_dir, name).await
    }

    /// Reads an archive; its name tells nothing, since the members have names of their own.
    pub(super) fn read(&self, bytes: &[u8]) -> Result<Reading, ArchiveFault> {
        let mut archive = Archive::open_any(Cursor::new(bytes), self.limits)?;
        let told = archive.told()?;
        Ok(Reading { told, has_results: !archive.exams().is_empty(), notices: archive.notices().to_vec() })
    }
}

impl ExamDelivery for PearsonFiles {
    fn write_candidates(&self, records: &[CandidateRecord], at: Timestamp) -> Written {
        write_candidates(records, at)
    }

    fn write_authorizations(&self, records: &[AuthorizationRecord], at: Timestamp) -> Written {
        write_authorizations(records, at)
    }

    fn send<'a>(&'a self, message: &'a Message) -> BoxFuture<'a, Result<Option<Vec<u8>>, TransportFault>> {
        Box::pin(async {
            self.results.sftp.put(&self.upload_dir, &message.name, &message.bytes).await?;
            Ok(None)
        })
    }

    fn list<'a>(&'a self) -> BoxFuture<'a, Result<Vec<String>, TransportFault>> {
        Box::pin(self.results.list())
    }

    fn fetch<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Vec<u8>, TransportFault>> {
        Box::pin(self.results.fetch(name))
    }

    fn acknowledge<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<(), TransportFault>> {
        Box::pin(self.results.acknowledge(name))
    }

    fn read(&self, _name: &str, bytes: &[u8]) -> Result<Reading, ArchiveFault> {
        self.results.read(bytes)
    }
}
