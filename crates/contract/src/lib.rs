//! What travels between the server, the web app and integrators: requests, views, pages and problem codes.
//!
//! Owns the wire shapes of `/api/v1` and nothing else: no rules (they are in `domain`), no HTTP, no SQL. The OpenAPI
//! document is generated from these types (feature `openapi`), so a doc comment here is what an integrator reads.
//! Times are RFC 3339 in UTC, dates are `YYYY-MM-DD`, identifiers are opaque strings.
#![warn(missing_docs)]

pub mod accommodation;
pub mod agreement;
pub mod appointment;
pub mod authorization;
pub mod award_review;
pub mod catalogue;
pub mod change_request;
pub mod claim;
pub mod company;
pub mod contact;
pub mod country;
pub mod credential;
pub mod dashboard;
pub mod duplicate;
pub mod eligibility;
pub mod email_address;
pub mod erasure;
pub mod exam_result;
pub mod exam_vendor;
pub mod exchange;
pub mod export;
pub mod faq;
pub mod invitation;
pub mod mail;
pub mod mail_choice;
pub mod merge;
pub mod name;
pub mod page;
pub mod passkey;
pub mod problem;
pub mod profile;
pub mod program;
pub mod progress;
pub mod recovery;
pub mod registration;
pub mod result_import;
pub mod retention;
pub mod score_report;
pub mod security;
pub mod session;
pub mod share;
pub mod verification;
pub mod voucher;
