//! Tests of the program as it is started from a shell.
#![expect(unreachable_pub, reason = "nobody calls a test program's functions from outside")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod catalogue;
mod demo;
mod import_partners;
mod import_results;
mod installation;
mod mail;
mod retention;
mod serve;
mod teaching;
mod verify;
