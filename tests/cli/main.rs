//! Tests of the program as it is started from a shell.

mod serve;
mod teaching;
