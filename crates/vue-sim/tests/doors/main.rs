//! The simulator through its doors: SFTP, pages, API and call-backs.

mod bench;
mod booking;
mod books;
mod call_backs;
mod feeds;
mod receiver;
mod sftp;
