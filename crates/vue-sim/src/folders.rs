//! The folders that the program sees, and where its files go when they were read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::StartFault;
use crate::secrets::make_folder;

/// Folders below the data folder.
#[derive(Debug)]
pub(crate) struct Folders {
    /// What the program uploads.
    pub(crate) incoming: PathBuf,
    /// What the program downloads and removes.
    pub(crate) outgoing: PathBuf,
    /// What was read.
    archive: PathBuf,
}

impl Folders {
    pub(crate) fn make(data_dir: &Path) -> Result<Self, StartFault> {
        let folders = Self {
            incoming: data_dir.join("sftp/in"),
            outgoing: data_dir.join("sftp/out"),
            archive: data_dir.join("archive"),
        };
        for folder in [&folders.incoming, &folders.outgoing, &folders.archive] {
            make_folder(folder)?;
        }
        Ok(folders)
    }

    /// The names of the finished files that the program uploaded: candidates before what refers to them, then by name.
    pub(crate) fn finished(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for found in fs::read_dir(&self.incoming)? {
            let found = found?;
            let name = found.file_name().into_string().unwrap_or_default();
            if name.ends_with(".dat") && found.file_type()?.is_file() {
                names.push(name);
            }
        }
        names.sort_by_key(|name| (!name.starts_with("cdd-"), name.clone()));
        Ok(names)
    }

    /// Moves a file out of the program's sight. A name that comes again is kept beside the first.
    pub(crate) fn archive(&self, name: &str) -> io::Result<()> {
        let source = self.incoming.join(name);
        let mut target = self.archive.join(name);
        for copy in 2_u32.. {
            if !target.try_exists()? {
                break;
            }
            target = self.archive.join(format!("{name}.{copy}"));
        }
        match fs::rename(source, target) {
            // A program may take its file back.
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(()),
            moved => moved,
        }
    }

    /// Puts a file where the program finds it, whole from the start.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let hidden = self.outgoing.join(format!("{name}.part"));
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&hidden)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(hidden, self.outgoing.join(name))?;
        File::open(&self.outgoing)?.sync_all()
    }
}
