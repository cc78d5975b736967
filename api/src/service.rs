//! What people can do: one function for each, which asks whether they may, runs one transaction, and answers a view.
//!
//! Names neither actix nor diesel's query language.

pub mod accounts;
pub mod password;
pub mod session;
pub mod token;
