//! What is printed, read as others read it.

mod certificates;
mod reading;
mod reports;
