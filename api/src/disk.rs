//! Room on the disk that the server writes to.

use std::io;
use std::path::Path;

use crate::config::{Config, DatabaseUrl};

/// How many bytes may still be written to the disk that SQLite's file is on; with PostgreSQL, whose disk is its own matter, to the
/// one of the data directory.
///
/// # Errors
/// When the system does not tell.
pub fn free(config: &Config) -> io::Result<u64> {
    let folder = match &config.database.url {
        DatabaseUrl::Sqlite(file) => file.parent().unwrap_or(Path::new("/")),
        DatabaseUrl::Postgres(_) => &config.server.data_dir,
    };
    let disk = rustix::fs::statvfs(folder)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// What to tell the operator when there is less room than the settings want.
pub fn shortage(config: &Config) -> Option<String> {
    // A folder that cannot be asked about is not there yet, and nothing is written to it.
    let free = free(config).ok()?;
    (free < config.limits.disk_reserve as u64).then(|| {
        format!(
            "The disk of the server has only {} MiB left. Once it is full, nothing can be taken or sent any more: make room on it.",
            free >> 20
        )
    })
}
