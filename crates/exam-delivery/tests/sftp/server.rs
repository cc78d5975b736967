//! An SFTP server on a folder of its own, which can be made to misbehave.

use std::collections::HashMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use exam_delivery::sftp::{Sftp, SftpSecret, SftpSettings};
use russh::keys::ssh_key::private::Ed25519Keypair;
use russh::keys::{HashAlg, PrivateKey};
use russh::server::{Auth, ChannelOpenHandle, Config, Msg, Session, VerifiedPublicKey};
use russh::{Channel, ChannelId};
use russh_sftp::protocol::{Data, File, FileAttributes, Handle, Name, OpenFlags, Status, StatusCode};
use russh_sftp::server::StatusReply;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

pub(crate) const USER: &str = "certtracker";
pub(crate) const PASSWORD: &str = "correct horse";

/// How the server misbehaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    Good,
    /// Nothing can be written for lack of space.
    Full,
    /// Nothing may be read, written or removed.
    Forbidding,
    /// No request is answered.
    Silent,
    /// A folder never ends.
    Endless,
    /// There is no SFTP.
    NoSftp,
}

struct Shared {
    root: PathBuf,
    manner: Mutex<Manner>,
    connections: AtomicUsize,
    open: Mutex<Vec<AbortHandle>>,
}

/// The server. Its folder is removed with it.
pub(crate) struct Server {
    shared: Arc<Shared>,
    port: u16,
}

pub(crate) fn key(seed: u8) -> PrivateKey {
    PrivateKey::from(Ed25519Keypair::from_seed(&[seed; 32]))
}

impl Server {
    /// Starts a server with the folders `in` and `out`.
    pub(crate) async fn start() -> Self {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("exam-delivery-sftp-{}-{number}", std::process::id()));
        for folder in ["in", "out"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let shared = Arc::new(Shared {
            root,
            manner: Mutex::new(Manner::Good),
            connections: AtomicUsize::new(0),
            open: Mutex::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let config = Arc::new(Config {
            auth_rejection_time: Duration::ZERO,
            auth_rejection_time_initial: Some(Duration::ZERO),
            keys: vec![key(7)],
            ..Config::default()
        });
        tokio::spawn(accept(listener, config, Arc::clone(&shared)));
        Self { shared, port }
    }

    pub(crate) fn settings(&self) -> SftpSettings {
        SftpSettings {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            user: USER.to_owned(),
            secret: SftpSecret::Password(PASSWORD.into()),
            host_key: key(7).public_key().fingerprint(HashAlg::Sha256).to_string(),
            timeout: Duration::from_secs(10),
        }
    }

    pub(crate) fn client(&self) -> Sftp {
        Sftp::new(self.settings())
    }

    pub(crate) fn behave(&self, manner: Manner) {
        *self.shared.manner.lock().unwrap() = manner;
    }

    /// Cuts every connection off, as a network does.
    pub(crate) fn cut(&self) {
        self.shared.open.lock().unwrap().drain(..).for_each(|connection| connection.abort());
    }

    /// How many connections were made.
    pub(crate) fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.shared.root.join(name)
    }

    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.shared.root);
    }
}

async fn accept(listener: TcpListener, config: Arc<Config>, shared: Arc<Shared>) {
    while let Ok((mut socket, _)) = listener.accept().await {
        shared.connections.fetch_add(1, Ordering::SeqCst);
        // The server talks to a pipe, so that its connection can be cut without it being asked.
        let (mut near, far) = tokio::io::duplex(64 << 10);
        let door = Door { shared: Arc::clone(&shared), channels: HashMap::new() };
        tokio::spawn(russh::server::run_stream(Arc::clone(&config), far, door));
        let wire = tokio::spawn(async move {
            let _ended = tokio::io::copy_bidirectional(&mut socket, &mut near).await;
        });
        shared.open.lock().unwrap().push(wire.abort_handle());
    }
}

/// The part of the server that lets people in.
struct Door {
    shared: Arc<Shared>,
    channels: HashMap<ChannelId, Channel<Msg>>,
}

impl russh::server::Handler for Door {
    type Error = russh::Error;

    async fn auth_password(&mut self, user: &str, password: &str) -> Result<Auth, Self::Error> {
        Ok(if (user, password) == (USER, PASSWORD) { Auth::Accept } else { Auth::reject() })
    }

    async fn auth_publickey(&mut self, user: &str, shown: VerifiedPublicKey<'_>) -> Result<Auth, Self::Error> {
        let known = user == USER && shown.public_key.key_data() == key(9).public_key().key_data();
        Ok(if known { Auth::Accept } else { Auth::reject() })
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        self.channels.insert(channel.id(), channel);
        reply.accept().await;
        Ok(())
    }

    async fn subsystem_request(
        &mut self,
        channel: ChannelId,
        name: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        let shared = Arc::clone(&self.shared);
        if name != "sftp" || *shared.manner.lock().unwrap() == Manner::NoSftp {
            return session.channel_failure(channel);
        }
        session.channel_success(channel)?;
        let stream = self.channels.remove(&channel).unwrap().into_stream();
        russh_sftp::server::run(stream, Files { shared, open: HashMap::new() }).await;
        Ok(())
    }
}

enum Opened {
    File(fs::File),
    Folder(Vec<File>),
}

/// The part of the server that has the files.
struct Files {
    shared: Arc<Shared>,
    open: HashMap<String, Opened>,
}

impl Files {
    async fn enter(&self) -> Result<(), StatusReply> {
        let manner = *self.shared.manner.lock().unwrap();
        match manner {
            Manner::Silent => std::future::pending().await,
            Manner::Forbidding => Err(StatusCode::PermissionDenied.into()),
            _ => Ok(()),
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.shared.root.join(path.trim_start_matches('/'))
    }

    fn keep(&mut self, id: u32, opened: Opened) -> Handle {
        let handle = format!("{id}");
        self.open.insert(handle.clone(), opened);
        Handle { id, handle }
    }

    fn file(&self, handle: &str) -> Result<&fs::File, StatusReply> {
        match self.open.get(handle) {
            Some(Opened::File(file)) => Ok(file),
            _ => Err(StatusCode::BadMessage.into()),
        }
    }
}

fn refusal(error: io::Error) -> StatusReply {
    match error.kind() {
        ErrorKind::NotFound => StatusCode::NoSuchFile.into(),
        _ => StatusCode::Failure.with_message(error.to_string()),
    }
}

fn fine(id: u32) -> Status {
    Status { id, status_code: StatusCode::Ok, error_message: "Ok".to_owned(), language_tag: "en".to_owned() }
}

fn entries(folder: &Path) -> io::Result<Vec<File>> {
    fs::read_dir(folder)?
        .map(|entry| {
            let entry = entry?;
            let attributes = FileAttributes::from(&fs::symlink_metadata(entry.path())?);
            Ok(File::new(entry.file_name().to_string_lossy(), attributes))
        })
        .collect()
}

impl russh_sftp::server::Handler for Files {
    type Error = StatusReply;

    fn unimplemented(&self) -> Self::Error {
        StatusCode::OpUnsupported.into()
    }

    async fn open(
        &mut self,
        id: u32,
        filename: String,
        flags: OpenFlags,
        _attributes: FileAttributes,
    ) -> Result<Handle, Self::Error> {
        self.enter().await?;
        let file = fs::OpenOptions::new()
            .read(flags.contains(OpenFlags::READ))
            .write(flags.contains(OpenFlags::WRITE))
            .create(flags.contains(OpenFlags::CREATE))
            .truncate(flags.contains(OpenFlags::TRUNCATE))
            .open(self.path(&filename))
            .map_err(refusal)?;
        Ok(self.keep(id, Opened::File(file)))
    }

    async fn close(&mut self, id: u32, handle: String) -> Result<Status, Self::Error> {
        self.enter().await?;
        self.open.remove(&handle).map(|_| fine(id)).ok_or(StatusCode::BadMessage.into())
    }

    async fn read(&mut self, id: u32, handle: String, offset: u64, length: u32) -> Result<Data, Self::Error> {
        self.enter().await?;
        // Like many servers, less than was asked for.
        let mut data = vec![0; (length as usize).min(30_000)];
        let count = self.file(&handle)?.read_at(&mut data, offset).map_err(refusal)?;
        data.truncate(count);
        if count == 0 { Err(StatusCode::Eof.into()) } else { Ok(Data { id, data }) }
    }

    async fn write(&mut self, id: u32, handle: String, offset: u64, data: Vec<u8>) -> Result<Status, Self::Error> {
        self.enter().await?;
        if *self.shared.manner.lock().unwrap() == Manner::Full {
            return Err(StatusCode::Failure.with_message("No space left on device"));
        }
        self.file(&handle)?.write_all_at(&data, offset).map_err(refusal)?;
        Ok(fine(id))
    }

    async fn opendir(&mut self, id: u32, path: String) -> Result<Handle, Self::Error> {
        self.enter().await?;
        let files = entries(&self.path(&path)).map_err(refusal)?;
        Ok(self.keep(id, Opened::Folder(files)))
    }

    async fn readdir(&mut self, id: u32, handle: String) -> Result<Name, Self::Error> {
        self.enter().await?;
        if *self.shared.manner.lock().unwrap() == Manner::Endless {
            let files = (0..100).map(|number| File::new(format!("{number}.zip"), FileAttributes::empty())).collect();
            return Ok(Name { id, files });
        }
        match self.open.get_mut(&handle) {
            Some(Opened::Folder(files)) if files.is_empty() => Err(StatusCode::Eof.into()),
            // A few at a time, as servers do.
            Some(Opened::Folder(files)) => Ok(Name { id, files: files.drain(..files.len().min(2)).collect() }),
            _ => Err(StatusCode::BadMessage.into()),
        }
    }

    async fn remove(&mut self, id: u32, filename: String) -> Result<Status, Self::Error> {
        self.enter().await?;
        fs::remove_file(self.path(&filename)).map_err(refusal)?;
        Ok(fine(id))
    }

    async fn rename(&mut self, id: u32, old: String, new: String) -> Result<Status, Self::Error> {
        self.enter().await?;
        if self.path(&new).exists() {
            return Err(StatusCode::Failure.with_message("file exists"));
        }
        fs::rename(self.path(&old), self.path(&new)).map_err(refusal)?;
        Ok(fine(id))
    }
}
