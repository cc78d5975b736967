//! One connection to a server: made, proven and used, each step with its time-out.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use russh::client::{AuthResult, Handle};
use russh::keys::{HashAlg, PrivateKeyWithHashAlg, PublicKeyOrCertificate, decode_secret_key};
use russh::{Channel, ChannelMsg, client};
use russh_sftp::client::RawSftpSession;
use russh_sftp::client::error::Error;
use russh_sftp::protocol::{FileAttributes, OpenFlags, StatusCode};
use secrecy::ExposeSecret;
use tokio::net::TcpStream;

use super::fault::{Failure, failure, printable};
use super::{SftpSecret, SftpSettings};
use crate::fault::TransportFault;

/// Bytes that are read at once. Servers may send less.
const READ: u32 = 128 << 10;
/// Bytes that are written at once: the most that every server takes.
const WRITE: usize = 32 << 10;
/// Most entries and most answers that are read of one folder. The rest is found when those are gone.
const ENTRIES: usize = 10_000;

/// A connection whose server is the trusted one and has let us in.
pub(super) struct Connection {
    ssh: Handle<Trust>,
    sftp: RawSftpSession,
    timeout: Duration,
}

/// Trusts one host key.
struct Trust {
    expected: String,
    /// The key that was shown in its place.
    found: Arc<OnceLock<String>>,
}

impl client::Handler for Trust {
    type Error = russh::Error;

    async fn check_server_key(&mut self, shown: &PublicKeyOrCertificate) -> Result<bool, Self::Error> {
        let found = shown.public_key().fingerprint(HashAlg::Sha256).to_string();
        // Some programs show the padding of base64, others do not.
        let trusted = found.trim_end_matches('=') == self.expected.trim().trim_end_matches('=');
        if !trusted {
            self.found.get_or_init(|| found);
        }
        Ok(trusted)
    }
}

impl Connection {
    /// Connects and signs in.
    pub(super) async fn open(settings: &SftpSettings) -> Result<Self, TransportFault> {
        let SftpSettings { host, port, timeout, .. } = settings;
        let timeout = *timeout;
        let socket =
            within(timeout, "connecting", TcpStream::connect((host.as_str(), *port))).await?.map_err(|error| {
                TransportFault::Unreachable { host: format!("{host} port {port}"), detail: error.to_string() }
            })?;
        let found = Arc::new(OnceLock::new());
        let trust = Trust { expected: settings.host_key.clone(), found: Arc::clone(&found) };
        let config = Arc::new(client::Config::default());
        let connected = within(timeout, "greeting", client::connect_stream(config, socket, trust)).await?;
        if let Some(found) = found.get() {
            return Err(TransportFault::HostKeyChanged { expected: settings.host_key.clone(), found: found.clone() });
        }
        let mut ssh = connected.map_err(broken)?;
        within(timeout, "signing in", sign_in(&mut ssh, settings)).await??;
        let channel = within(timeout, "asking for SFTP", sftp_channel(&ssh)).await??;
        let limits = russh_sftp::client::Config { request_timeout_secs: seconds(timeout), ..Default::default() };
        let sftp = RawSftpSession::new_with_config(channel.into_stream(), limits);
        within(timeout, "asking for SFTP", sftp.init())
            .await?
            .map_err(|error| TransportFault::Broken { detail: printable(&error.to_string()) })?;
        Ok(Self { ssh, sftp, timeout })
    }

    pub(super) fn is_closed(&self) -> bool {
        self.ssh.is_closed()
    }

    /// Writes a file from its start.
    pub(super) async fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let flags = OpenFlags::CREATE | OpenFlags::TRUNCATE | OpenFlags::WRITE;
        let opened = self.sftp.open(path, flags, FileAttributes::empty());
        let handle = self.step("writing", path, opened).await?.handle;
        let mut offset = 0;
        for chunk in bytes.chunks(WRITE) {
            let written = self.step("writing", path, self.sftp.write(&handle, offset, chunk.to_vec())).await;
            if let Err(failure) = written {
                return Err(self.close(handle, failure).await);
            }
            offset += chunk.len() as u64;
        }
        // A server may find only now that it cannot keep what was written.
        self.step("writing", path, self.sftp.close(handle)).await?;
        Ok(())
    }

    /// Gives a file another name, in place of one that has it.
    pub(super) async fn replace(&self, from: &str, to: &str) -> Result<(), Failure> {
        let rename = || self.step("renaming", from, self.sftp.rename(from, to));
        let Err(refused) = rename().await else { return Ok(()) };
        // Most servers do not rename over a file. If there is none to remove, the reason is another one.
        let may_be_there =
            matches!(refused, Failure::Refused(TransportFault::Broken { .. } | TransportFault::NotAllowed { .. }));
        if !may_be_there || self.remove(to).await.is_err() {
            return Err(refused);
        }
        rename().await.map(drop)
    }

    pub(super) async fn remove(&self, path: &str) -> Result<(), Failure> {
        self.step("removing", path, self.sftp.remove(path)).await.map(drop)
    }

    /// Reads a file of at most so many bytes.
    pub(super) async fn read(&self, path: &str, max: u64) -> Result<Vec<u8>, Failure> {
        let opened = self.sftp.open(path, OpenFlags::READ, FileAttributes::empty());
        let handle = self.step("reading", path, opened).await?.handle;
        let mut bytes = Vec::new();
        loop {
            let read = self.sftp.read(&handle, bytes.len() as u64, READ);
            match self.step("reading", path, at_end(read)).await {
                Ok(Some(data)) if !data.data.is_empty() => bytes.extend_from_slice(&data.data),
                Ok(_) => break,
                Err(failure) => return Err(self.close(handle, failure).await),
            }
            if bytes.len() as u64 > max {
                let fault = TransportFault::TooLarge { name: printable(path), max };
                return Err(self.close(handle, Failure::Refused(fault)).await);
            }
        }
        self.step("reading", path, self.sftp.close(handle)).await?;
        Ok(bytes)
    }

    /// Names of the files in a folder, each after the time of its last change.
    pub(super) async fn list(&self, folder: &str) -> Result<Vec<(u32, String)>, Failure> {
        let handle = self.step("listing", folder, self.sftp.opendir(folder)).await?.handle;
        let mut files = Vec::new();
        for _answer in 0..ENTRIES {
            match self.step("listing", folder, at_end(self.sftp.readdir(&handle))).await {
                Ok(Some(names)) => {
                    let regular = names.files.into_iter().filter(|file| may_be_regular(&file.attrs));
                    files.extend(regular.map(|file| (file.attrs.mtime.unwrap_or_default(), file.filename)));
                }
                Ok(None) => break,
                Err(failure) => return Err(self.close(handle, failure).await),
            }
            if files.len() >= ENTRIES {
                break;
            }
        }
        self.step("listing", folder, self.sftp.close(handle)).await?;
        Ok(files)
    }

    /// Lets go of a handle after a failure, which stays the one that is told.
    async fn close(&self, handle: String, failure: Failure) -> Failure {
        if matches!(failure, Failure::Refused(_)) {
            let _unknown = tokio::time::timeout(self.timeout, self.sftp.close(handle)).await;
        }
        failure
    }

    async fn step<T>(
        &self,
        step: &'static str,
        name: &str,
        answer: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Failure> {
        match within(self.timeout, step, answer).await.map_err(Failure::Lost)? {
            Ok(value) => Ok(value),
            Err(Error::Timeout) => Err(Failure::Lost(timed_out(step, self.timeout))),
            Err(error) => Err(failure(step, name, error)),
        }
    }
}

async fn sign_in(ssh: &mut Handle<Trust>, settings: &SftpSettings) -> Result<(), TransportFault> {
    let user = &settings.user;
    let wrong = |detail: String| TransportFault::WrongSecret { user: user.clone(), detail };
    let answer = match &settings.secret {
        SftpSecret::Password(password) => ssh.authenticate_password(user, password.expose_secret()).await,
        SftpSecret::Key(text) => {
            let key = decode_secret_key(text.expose_secret(), None).map_err(|_detail| {
                // What the reader of keys says might quote the key.
                wrong("the secret is not an OpenSSH private key without a passphrase".to_owned())
            })?;
            ssh.authenticate_publickey(user, PrivateKeyWithHashAlg::new(Arc::new(key), None)).await
        }
    };
    match answer.map_err(broken)? {
        AuthResult::Success => Ok(()),
        AuthResult::Failure { partial_success: true, .. } => {
            Err(wrong("it takes the secret and wants another one in addition".to_owned()))
        }
        AuthResult::Failure { remaining_methods, .. } => {
            let methods: Vec<&str> = remaining_methods.iter().map(Into::into).collect();
            Err(wrong(format!("it would take: {}", methods.join(", "))))
        }
    }
}

async fn sftp_channel(ssh: &Handle<Trust>) -> Result<Channel<client::Msg>, TransportFault> {
    let mut channel = ssh.channel_open_session().await.map_err(broken)?;
    channel.request_subsystem(true, "sftp").await.map_err(broken)?;
    loop {
        match channel.wait().await {
            Some(ChannelMsg::Success) => return Ok(channel),
            Some(ChannelMsg::Failure | ChannelMsg::Close | ChannelMsg::Eof) | None => {
                return Err(TransportFault::Broken { detail: "the server has no SFTP for us".to_owned() });
            }
            Some(_) => {}
        }
    }
}

/// The end of a file or folder is an answer like others.
async fn at_end<T>(answer: impl Future<Output = Result<T, Error>>) -> Result<Option<T>, Error> {
    match answer.await {
        Ok(value) => Ok(Some(value)),
        Err(Error::Status(status)) if status.status_code == StatusCode::Eof => Ok(None),
        Err(error) => Err(error),
    }
}

/// Folders, links and devices are not files; a server that does not say what it is means a file.
fn may_be_regular(attributes: &FileAttributes) -> bool {
    const KIND: u32 = 0o170_000;
    const REGULAR: u32 = 0o100_000;
    matches!(attributes.permissions.unwrap_or_default() & KIND, 0 | REGULAR)
}

async fn within<T>(
    timeout: Duration,
    step: &'static str,
    answer: impl Future<Output = T>,
) -> Result<T, TransportFault> {
    tokio::time::timeout(timeout, answer).await.map_err(|_elapsed| timed_out(step, timeout))
}

fn timed_out(step: &'static str, timeout: Duration) -> TransportFault {
    TransportFault::TimedOut { step, seconds: seconds(timeout) }
}

/// Whole seconds, at least one.
fn seconds(timeout: Duration) -> u64 {
    timeout.as_secs() + u64::from(timeout.subsec_nanos() > 0)
}

fn broken(error: russh::Error) -> TransportFault {
    TransportFault::Broken { detail: printable(&error.to_string()) }
}
