//! What travels between the program and Pearson VUE, through the public door.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

#[path = "archive/zipped.rs"]
mod zipped;

#[path = "pearson/messages.rs"]
mod messages;
#[path = "pearson/records.rs"]
mod records;
