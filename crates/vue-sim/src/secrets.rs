//! The secrets that the simulator and a program share. Made at the first start and kept, readable by their owner only.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rand::Rng;
use russh::keys::ssh_key::LineEnding;
use russh::keys::{Algorithm, HashAlg, PrivateKey};

use crate::StartFault;
use crate::certificates::Certificates;

/// The secrets of one data folder.
#[derive(Debug)]
pub(crate) struct Secrets {
    pub(crate) sftp_password: String,
    pub(crate) call_back_secret: String,
    pub(crate) sso_passphrase: String,
    pub(crate) client_secret: String,
    pub(crate) soap_password: String,
    pub(crate) host_key: PrivateKey,
    pub(crate) certificates: Certificates,
}

pub(crate) const SFTP_PASSWORD: &str = "sftp-password";
pub(crate) const CALL_BACK_SECRET: &str = "call-back-secret";
pub(crate) const SSO_PASSPHRASE: &str = "sso-passphrase";
pub(crate) const CLIENT_SECRET: &str = "client-secret";
pub(crate) const SOAP_PASSWORD: &str = "soap-password";
const HOST_KEY: &str = "host-key";

impl Secrets {
    /// Reads the secrets of a folder, and makes those that are missing.
    pub(crate) fn load(folder: &Path) -> Result<Self, StartFault> {
        make_folder(folder)?;
        Ok(Self {
            sftp_password: word(&folder.join(SFTP_PASSWORD))?,
            call_back_secret: word(&folder.join(CALL_BACK_SECRET))?,
            sso_passphrase: word(&folder.join(SSO_PASSPHRASE))?,
            client_secret: word(&folder.join(CLIENT_SECRET))?,
            soap_password: word(&folder.join(SOAP_PASSWORD))?,
            host_key: host_key(&folder.join(HOST_KEY))?,
            certificates: Certificates::load(folder)?,
        })
    }

    /// The fingerprint that clients pin: `SHA256:` and unpadded base64.
    pub(crate) fn host_key_fingerprint(&self) -> String {
        self.host_key.fingerprint(HashAlg::Sha256).to_string()
    }
}

/// Makes a folder for its owner only, with those above it.
pub(crate) fn make_folder(folder: &Path) -> Result<(), StartFault> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|fault| StartFault::file(folder, fault))
}

/// Text that cannot be guessed.
pub(crate) fn random_word() -> String {
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn word(path: &Path) -> Result<String, StartFault> {
    let text = kept(path, || Ok(random_word()))?;
    let text = text.trim();
    if text.is_empty() {
        return Err(StartFault::file(path, io::Error::other("the file is empty")));
    }
    Ok(text.to_owned())
}

fn host_key(path: &Path) -> Result<PrivateKey, StartFault> {
    let unusable = |fault| StartFault::file(path, io::Error::other(fault));
    let text = kept(path, || {
        let key = PrivateKey::random(&mut rand::rng(), Algorithm::Ed25519).map_err(io::Error::other)?;
        Ok(key.to_openssh(LineEnding::LF).map_err(io::Error::other)?.to_string())
    })?;
    PrivateKey::from_openssh(text).map_err(unusable)
}

/// The text of a file, which is made when there is none.
pub(crate) fn kept(path: &Path, make: impl FnOnce() -> io::Result<String>) -> Result<String, StartFault> {
    match fs::read_to_string(path) {
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {
            let text = make().and_then(|text| write_new(path, &text).map(|()| text));
            text.map_err(|fault| StartFault::file(path, fault))
        }
        read => read.map_err(|fault| StartFault::file(path, fault)),
    }
}

/// Writes under another name first: a start that is cut off leaves no half secret behind.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let new = PathBuf::from(name);
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new)?;
    file.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        file.write_all(b"\n")?;
    }
    file.sync_all()?;
    fs::rename(new, path)
}
