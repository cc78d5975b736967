//! What people can do: one function for each, which asks whether they may, runs one transaction, and answers a view.
//!
//! Names neither actix nor diesel's query language.

pub mod accounts;
pub mod agreements;
pub mod candidates;
pub mod catalogue;
pub mod claims;
pub mod countries;
pub mod credentials;
pub mod dashboard;
pub mod decisions;
pub mod delivery_names;
pub mod demo;
pub mod exam_results;
pub mod issuing;
pub mod keys;
pub mod mail;
pub mod password;
pub mod person;
pub mod progress;
pub mod result_imports;
pub mod seal;
pub mod session;
pub mod status_lists;
pub mod token;
pub mod verifications;
pub mod wording;
