//! What people can do: one function for each, which asks whether they may, runs one transaction, and answers a view.
//!
//! Names neither actix nor diesel's query language.

pub mod accounts;
pub mod agreements;
pub mod candidates;
pub mod catalogue;
pub mod claims;
pub mod companies;
pub mod contacts;
pub mod countries;
pub mod credentials;
pub mod dashboard;
pub mod decisions;
pub mod delivery_names;
pub mod demo;
pub mod exam_results;
pub mod faq;
pub mod free_mail;
pub mod issuing;
pub mod keys;
pub mod mail;
pub mod markdown;
mod notice;
pub mod partner_import;
pub mod passkeys;
pub mod password;
pub mod person;
pub mod progress;
pub mod recoveries;
pub mod recovery_codes;
pub mod registrations;
pub mod result_imports;
pub mod scim;
pub mod scim_tokens;
pub mod seal;
pub mod security;
pub mod session;
pub mod sign_in;
pub mod status_lists;
pub mod throttle;
pub mod token;
pub mod totp;
pub mod verifications;
pub mod webauthn;
pub mod wording;
