//! Files to and from a server in this process, through the public door.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

#[path = "archive/zipped.rs"]
mod zipped;

#[path = "sftp/server.rs"]
mod server;

#[path = "sftp/faults.rs"]
mod faults;
#[path = "sftp/files.rs"]
mod files;
