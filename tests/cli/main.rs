//! Tests of the program as it is started from a shell.

mod catalogue;
mod demo;
mod import_results;
mod installation;
mod serve;
mod teaching;
