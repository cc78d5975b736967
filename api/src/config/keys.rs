//! The secret that private signing keys are encrypted with: given, read from a file, or made at first start.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::SecretString;

use super::address::DatabaseUrl;
use super::setting::Reader;

/// Below this a secret can be guessed.
const LEAST_CHARACTERS: usize = 32;

/// Where the key secret comes from.
#[derive(Debug, Clone)]
pub enum KeySecret {
    /// Given as a setting.
    Given(SecretString),
    /// In a file that must be there.
    File(PathBuf),
    /// In a file that is made when it is not there.
    Generated(PathBuf),
}

/// Why the key secret could not be had.
#[derive(Debug, thiserror::Error)]
pub enum KeySecretError {
    /// The file could not be read or made.
    #[error("the key secret in {} cannot be used: {source}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file has less than a secret in it.
    #[error("the key secret in {} is shorter than {LEAST_CHARACTERS} characters", path.display())]
    TooShort {
        /// Which file.
        path: PathBuf,
    },
}

pub(super) fn read(reader: &mut Reader<'_>, data_dir: &Path, database: &DatabaseUrl) -> KeySecret {
    let given = reader.optional("CERTTRACKER_KEY_SECRET", |text| {
        if text.chars().count() < LEAST_CHARACTERS {
            return Err(format!(
                "must have {LEAST_CHARACTERS} characters or more; `openssl rand -base64 32` makes one"
            ));
        }
        Ok(SecretString::from(text))
    });
    let file = reader.optional("CERTTRACKER_KEY_SECRET_FILE", |text| Ok(PathBuf::from(text)));
    if given.is_some() && file.is_some() {
        reader.fault("CERTTRACKER_KEY_SECRET_FILE", "is set beside CERTTRACKER_KEY_SECRET; set one of them");
    }
    let set = reader.is_set("CERTTRACKER_KEY_SECRET") || file.is_some();
    if database.is_postgres() && !set {
        reader.fault(
            "CERTTRACKER_KEY_SECRET",
            "must be set with PostgreSQL: every server on the same database needs the same secret",
        );
    }
    match (given, file) {
        (Some(secret), _) => KeySecret::Given(secret),
        (None, Some(path)) => KeySecret::File(path),
        (None, None) => KeySecret::Generated(data_dir.join("key-secret")),
    }
}

impl KeySecret {
    /// The secret; made and kept (readable by its owner alone) at first use when it may be.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or made, or holds too little.
    pub fn load(&self) -> Result<SecretString, KeySecretError> {
        match self {
            Self::Given(secret) => Ok(secret.clone()),
            Self::File(path) => read_file(path),
            Self::Generated(path) => match make(path) {
                Ok(()) => read_file(path),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => read_file(path),
                Err(source) => Err(KeySecretError::File { path: path.clone(), source }),
            },
        }
    }
}

fn read_file(path: &Path) -> Result<SecretString, KeySecretError> {
    let text = fs::read_to_string(path).map_err(|source| KeySecretError::File { path: path.to_owned(), source })?;
    if text.trim().chars().count() < LEAST_CHARACTERS {
        return Err(KeySecretError::TooShort { path: path.to_owned() });
    }
    Ok(text.trim().into())
}

/// Makes the file whole or not at all, so that two servers that start at once end with the same secret.
fn make(path: &Path) -> std::io::Result<()> {
    if path.exists() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = path.with_extension(format!("draft-{}", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    writeln!(file, "{}", STANDARD.encode(rand::random::<[u8; 32]>()))?;
    file.sync_all()?;
    // A hard link fails when the name is taken, where a rename would replace the other server's secret.
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    linked
}
