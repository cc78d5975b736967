//! Files to and from a server by SFTP.
//!
//! Owns one connection, which is kept between operations and made anew when it turns out to be dead; operations wait
//! for one another. The server must show the one host key that is trusted. Everything that waits for the server has a
//! time-out, so that no operation waits for ever, and no file is larger than its caller allows.
//!
//! A file is written under another name and renamed when it is complete, so that no reader sees half of it.

mod connection;
mod fault;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use tokio::sync::Mutex;

use self::connection::Connection;
use self::fault::Failure;
use crate::fault::TransportFault;

/// Where the server is and who we are to it.
#[derive(Debug, Clone)]
pub struct SftpSettings {
    /// Name or address of the server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Who we are there.
    pub user: String,
    /// What proves it.
    pub secret: SftpSecret,
    /// Fingerprint of the server's key, as `ssh-keygen -l` shows it: `SHA256:` and base64. Where the server has several
    /// keys it is that of the one it prefers, which is Ed25519 if there is one; RSA is not supported.
    pub host_key: String,
    /// How long each step may take.
    pub timeout: Duration,
}

/// What proves who we are.
#[derive(Debug, Clone)]
pub enum SftpSecret {
    /// A password.
    Password(SecretString),
    /// The text of an OpenSSH private key, Ed25519 or ECDSA, without a passphrase.
    Key(SecretString),
}

/// All steps of one operation together may take so many times the time-out: a server that answers each step just in
/// time would otherwise hold us up for days.
const STEPS: u32 = 60;

/// What the name of an unfinished file ends with.
const UNFINISHED: &str = ".part";

/// A client of one server.
pub struct Sftp {
    settings: SftpSettings,
    connection: Mutex<Option<Arc<Connection>>>,
}

impl fmt::Debug for Sftp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sftp").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Sftp {
    /// A client that connects on its first operation.
    pub fn new(settings: SftpSettings) -> Self {
        Self { settings, connection: Mutex::new(None) }
    }

    /// Writes a file, in place of one of that name.
    ///
    /// # Errors
    /// Whatever keeps the file from being complete under its name.
    pub async fn put(&self, folder: &str, name: &str, bytes: &[u8]) -> Result<(), TransportFault> {
        let target = &path(folder, name)?;
        let unfinished = &format!("{target}{UNFINISHED}");
        self.attempt(|connection| async move {
            let written = match connection.write(unfinished, bytes).await {
                Ok(()) => connection.replace(unfinished, target).await,
                Err(failure) => Err(failure),
            };
            if let Err(Failure::Refused(_)) = &written {
                // Best effort: what is wrong is known, and the name will be written to again.
                let _left_behind = connection.remove(unfinished).await;
            }
            written
        })
        .await
    }

    /// Names of the complete files in a folder, oldest first, at most some ten thousand.
    ///
    /// # Errors
    /// Whatever keeps the folder from being listed.
    pub async fn list(&self, folder: &str) -> Result<Vec<String>, TransportFault> {
        let mut files = self.attempt(|connection| async move { connection.list(folder).await }).await?;
        files.retain(|(_, name)| is_plain(name) && !name.ends_with(UNFINISHED));
        files.sort();
        Ok(files.into_iter().map(|(_, name)| name).collect())
    }

    /// Reads a file of at most so many bytes.
    ///
    /// # Errors
    /// Whatever keeps the file from being read whole.
    pub async fn fetch(&self, folder: &str, name: &str, max: u64) -> Result<Vec<u8>, TransportFault> {
        let path = &path(folder, name)?;
        self.attempt(|connection| async move { connection.read(path, max).await }).await
    }

    /// Removes a file; that it is gone already is no fault.
    ///
    /// # Errors
    /// Whatever keeps the file from being removed.
    pub async fn remove(&self, folder: &str, name: &str) -> Result<(), TransportFault> {
        let path = &path(folder, name)?;
        match self.attempt(|connection| async move { connection.remove(path).await }).await {
            Err(TransportFault::NotFound { .. }) => Ok(()),
            removed => removed,
        }
    }

    /// Does something on the kept connection, or on a new one where there is none or it turns out to be dead.
    ///
    /// Operations can therefore happen twice, and all of them may.
    async fn attempt<T, F>(&self, operation: impl Fn(Arc<Connection>) -> F) -> Result<T, TransportFault>
    where
        F: Future<Output = Result<T, Failure>>,
    {
        let mut kept = self.connection.lock().await;
        // Taken out while in use: one that is given up half-way must not be used again.
        let connection = kept.take();
        let steps = async {
            if let Some(connection) = connection.filter(|connection| !connection.is_closed()) {
                match operation(Arc::clone(&connection)).await {
                    Err(Failure::Lost(_)) => {}
                    settled => return (Some(connection), settled),
                }
            }
            match Connection::open(&self.settings).await {
                Ok(connection) => {
                    let connection = Arc::new(connection);
                    let done = operation(Arc::clone(&connection)).await;
                    (Some(connection), done)
                }
                Err(fault) => (None, Err(Failure::Lost(fault))),
            }
        };
        let whole = self.settings.timeout.saturating_mul(STEPS);
        let Ok((connection, done)) = tokio::time::timeout(whole, steps).await else {
            return Err(TransportFault::TimedOut { step: "moving a file or a listing", seconds: whole.as_secs() });
        };
        match done {
            Ok(value) => {
                *kept = connection;
                Ok(value)
            }
            Err(Failure::Refused(fault)) => {
                *kept = connection;
                Err(fault)
            }
            Err(Failure::Lost(fault)) => Err(fault),
        }
    }
}

/// Whether a name is a file's own, without a folder in it.
fn is_plain(name: &str) -> bool {
    let letters = !name.chars().any(|character| matches!(character, '/' | '\\') || character.is_control());
    letters && !matches!(name, "" | "." | "..") && name.len() <= 255
}

fn path(folder: &str, name: &str) -> Result<String, TransportFault> {
    if !is_plain(name) {
        return Err(TransportFault::NotAllowed { step: "using the name", name: fault::printable(name) });
    }
    let folder = folder.strip_suffix('/').unwrap_or(folder);
    Ok(format!("{folder}/{name}"))
}
