//! The simulator through its doors: SFTP, pages, API and call-backs.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod bench;
mod booking;
mod books;
mod call_backs;
mod engine;
mod faults;
mod feeds;
mod hand_off;
mod kill;
mod pages;
mod psi;
mod real_time;
mod receiver;
mod sftp;
mod soap;
