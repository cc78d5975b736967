//! What travels between the program and Pearson VUE, through the public door.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

#[path = "archive/zipped.rs"]
mod zipped;

#[path = "pearson/bearer.rs"]
mod bearer;
#[path = "pearson/call_back.rs"]
mod call_back;
#[path = "pearson/hand_off.rs"]
mod hand_off;
#[path = "pearson/messages.rs"]
mod messages;
#[path = "pearson/real_time.rs"]
mod real_time;
#[path = "pearson/records.rs"]
mod records;
