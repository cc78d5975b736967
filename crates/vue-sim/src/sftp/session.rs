//! One SFTP session: the operations that ordinary clients use on two flat folders.

use std::collections::HashMap;
use std::fs::{self, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::sync::Arc;

use russh_sftp::protocol::{Attrs, Data, File, FileAttributes, Handle, Name, OpenFlags, Status, StatusCode, Version};
use russh_sftp::server::{Handler, StatusReply};

use super::place::Place;
use crate::fault::Fault;
use crate::vendor::Vendor;

/// What a client can have open at once, and how long a file may get.
const MAX_HANDLES: usize = 64;
const MAX_FILE: u64 = 256 << 20;
const MAX_READ: u32 = 64 << 10;

#[derive(Debug)]
enum Open {
    File(fs::File),
    /// What is left to list.
    Folder(Vec<File>),
}

#[derive(Debug)]
pub(super) struct FileSession {
    vendor: Arc<Vendor>,
    opened: u64,
    handles: HashMap<String, Open>,
}

type Answer<T> = Result<T, StatusReply>;

fn refuse<T>(code: StatusCode, why: &str) -> Answer<T> {
    Err(code.with_message(why))
}

fn failed(fault: &io::Error) -> StatusReply {
    match fault.kind() {
        io::ErrorKind::NotFound => StatusCode::NoSuchFile.with_message("no such file"),
        io::ErrorKind::PermissionDenied => StatusCode::PermissionDenied.with_message("permission denied"),
        io::ErrorKind::AlreadyExists => StatusCode::Failure.with_message("the file exists"),
        // The reason may name a folder of this machine, which is nothing for the client.
        _ => StatusCode::Failure.with_message("the operation failed"),
    }
}

fn ok(id: u32) -> Status {
    Status { id, status_code: StatusCode::Ok, error_message: "Ok".to_owned(), language_tag: "en".to_owned() }
}

fn place(path: &str) -> Answer<Place> {
    Place::read(path).ok_or_else(|| StatusCode::NoSuchFile.with_message("only /in and /out are here"))
}

fn file(path: &str) -> Answer<Place> {
    let place = place(path)?;
    if place.is_file() { Ok(place) } else { refuse(StatusCode::PermissionDenied, "the folders stay as they are") }
}

fn attributes(metadata: &Metadata) -> FileAttributes {
    FileAttributes { uid: None, gid: None, ..FileAttributes::from(metadata) }
}

fn root_attributes() -> FileAttributes {
    FileAttributes { uid: None, gid: None, ..FileAttributes::dummy() }
}

impl FileSession {
    pub(super) fn new(vendor: Arc<Vendor>) -> Self {
        Self { vendor, opened: 0, handles: HashMap::new() }
    }

    fn attributes(&self, path: &str) -> Answer<FileAttributes> {
        let place = place(path)?;
        let Some(path) = place.path(&self.vendor.folders) else { return Ok(root_attributes()) };
        let metadata = fs::symlink_metadata(path).map_err(|fault| failed(&fault))?;
        if place.is_file() && !metadata.is_file() {
            return refuse(StatusCode::NoSuchFile, "no such file");
        }
        Ok(attributes(&metadata))
    }

    fn keep(&mut self, id: u32, open: Open) -> Answer<Handle> {
        if self.handles.len() >= MAX_HANDLES {
            return refuse(StatusCode::Failure, "too many files are open");
        }
        self.opened += 1;
        let handle = self.opened.to_string();
        self.handles.insert(handle.clone(), open);
        Ok(Handle { id, handle })
    }

    fn open_file(&self, handle: &str) -> Answer<&fs::File> {
        match self.handles.get(handle) {
            Some(Open::File(file)) => Ok(file),
            _ => refuse(StatusCode::Failure, "the handle is not of an open file"),
        }
    }

    fn list(&self, place: &Place) -> Answer<Vec<File>> {
        let mut files = vec![File::new(".", root_attributes()), File::new("..", root_attributes())];
        match place.path(&self.vendor.folders) {
            None => files.extend(["in", "out"].map(|name| File::new(name, root_attributes()))),
            Some(folder) => {
                for found in fs::read_dir(folder).map_err(|fault| failed(&fault))? {
                    let found = found.map_err(|fault| failed(&fault))?;
                    // A file may be gone by now, and a name that is no text is none of ours.
                    let (Ok(metadata), Ok(name)) = (found.metadata(), found.file_name().into_string()) else {
                        continue;
                    };
                    if metadata.is_file() {
                        files.push(File::new(name, attributes(&metadata)));
                    }
                }
            }
        }
        Ok(files)
    }
}

impl Handler for FileSession {
    type Error = StatusReply;

    fn unimplemented(&self) -> StatusReply {
        StatusCode::OpUnsupported.with_message("this is not served here")
    }

    async fn init(&mut self, _version: u32, _extensions: HashMap<String, String>) -> Answer<Version> {
        Ok(Version::new())
    }

    async fn realpath(&mut self, id: u32, path: String) -> Answer<Name> {
        let shown = place(&path)?.shown();
        Ok(Name { id, files: vec![File::dummy(shown)] })
    }

    async fn stat(&mut self, id: u32, path: String) -> Answer<Attrs> {
        Ok(Attrs { id, attrs: self.attributes(&path)? })
    }

    async fn lstat(&mut self, id: u32, path: String) -> Answer<Attrs> {
        Ok(Attrs { id, attrs: self.attributes(&path)? })
    }

    async fn fstat(&mut self, id: u32, handle: String) -> Answer<Attrs> {
        let metadata = self.open_file(&handle)?.metadata().map_err(|fault| failed(&fault))?;
        Ok(Attrs { id, attrs: attributes(&metadata) })
    }

    /// Clients like to set times and modes after an upload. They get a yes, and nothing changes.
    async fn setstat(&mut self, id: u32, path: String, _attrs: FileAttributes) -> Answer<Status> {
        self.attributes(&path)?;
        Ok(ok(id))
    }

    async fn fsetstat(&mut self, id: u32, handle: String, _attrs: FileAttributes) -> Answer<Status> {
        self.open_file(&handle)?;
        Ok(ok(id))
    }

    async fn opendir(&mut self, id: u32, path: String) -> Answer<Handle> {
        let place = place(&path)?;
        if place.is_file() {
            return refuse(StatusCode::NoSuchFile, "no such folder");
        }
        let files = self.list(&place)?;
        self.keep(id, Open::Folder(files))
    }

    async fn readdir(&mut self, id: u32, handle: String) -> Answer<Name> {
        match self.handles.get_mut(&handle) {
            Some(Open::Folder(files)) if files.is_empty() => refuse(StatusCode::Eof, "that was all"),
            // A share at a time, so that a long list does not make a packet that clients refuse.
            Some(Open::Folder(files)) => Ok(Name { id, files: files.drain(..files.len().min(100)).collect() }),
            _ => refuse(StatusCode::Failure, "the handle is not of an open folder"),
        }
    }

    async fn open(&mut self, id: u32, path: String, flags: OpenFlags, _attrs: FileAttributes) -> Answer<Handle> {
        let path = file(&path)?.path(&self.vendor.folders).unwrap_or_default();
        // Nothing but a file is opened, should somebody have put something else there by hand.
        if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
            return refuse(StatusCode::PermissionDenied, "this is no file");
        }
        // Every write comes with its place in the file, and appending would not keep to it.
        let mut options = OpenOptions::from(flags & !OpenFlags::APPEND);
        if !flags.intersects(OpenFlags::READ | OpenFlags::WRITE) {
            return refuse(StatusCode::Failure, "open to read or to write");
        }
        if flags.contains(OpenFlags::WRITE) && self.vendor.strikes(Fault::DiskFull) {
            return refuse(StatusCode::Failure, "no space left on device");
        }
        let file = options.mode(0o600).open(path).map_err(|fault| failed(&fault))?;
        self.keep(id, Open::File(file))
    }

    async fn read(&mut self, id: u32, handle: String, offset: u64, len: u32) -> Answer<Data> {
        let mut data = vec![0; len.min(MAX_READ) as usize];
        let read = self.open_file(&handle)?.read_at(&mut data, offset).map_err(|fault| failed(&fault))?;
        if read == 0 && len > 0 {
            return refuse(StatusCode::Eof, "the end of the file");
        }
        data.truncate(read);
        Ok(Data { id, data })
    }

    async fn write(&mut self, id: u32, handle: String, offset: u64, data: Vec<u8>) -> Answer<Status> {
        let file = self.open_file(&handle)?;
        let end = offset.saturating_add(data.len() as u64);
        if end > MAX_FILE || self.vendor.strikes(Fault::DiskFull) {
            return refuse(StatusCode::Failure, "no space left on device");
        }
        file.write_all_at(&data, offset).map_err(|fault| failed(&fault))?;
        Ok(ok(id))
    }

    async fn close(&mut self, id: u32, handle: String) -> Answer<Status> {
        match self.handles.remove(&handle) {
            Some(Open::File(file)) => {
                file.sync_all().map_err(|fault| failed(&fault))?;
                Ok(ok(id))
            }
            Some(Open::Folder(_)) => Ok(ok(id)),
            None => refuse(StatusCode::Failure, "the handle is not open"),
        }
    }

    async fn remove(&mut self, id: u32, path: String) -> Answer<Status> {
        let path = file(&path)?.path(&self.vendor.folders).unwrap_or_default();
        fs::remove_file(path).map_err(|fault| failed(&fault))?;
        Ok(ok(id))
    }

    /// Takes the place of a file of that name, as a program that sends a file again needs it.
    async fn rename(&mut self, id: u32, from: String, to: String) -> Answer<Status> {
        let folders = &self.vendor.folders;
        let (from, to) = (file(&from)?.path(folders).unwrap_or_default(), file(&to)?.path(folders).unwrap_or_default());
        fs::rename(&from, &to).map_err(|fault| failed(&fault))?;
        // The name is on disk when its folder is; only then the client is told.
        let folder = to.parent().map(fs::File::open).transpose().map_err(|fault| failed(&fault))?;
        folder.map_or(Ok(()), |folder| folder.sync_all()).map_err(|fault| failed(&fault))?;
        Ok(ok(id))
    }
}
