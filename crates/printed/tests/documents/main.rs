//! What is printed, read as others read it.

mod badges;
mod certificates;
mod marks;
mod picture;
mod reading;
mod reports;
