//! Tests through the HTTP doors, against a server in this process.
//!
//! They run on SQLite, or on the PostgreSQL that `TEST_DATABASE_URL` names.
#![expect(unreachable_pub, reason = "nobody calls a test program's functions from outside")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod access;
mod accommodations;
mod agreements;
mod architecture;
mod authorizations;
mod award_reviews;
mod catalogue;
mod change_requests;
mod contacts;
mod countries;
mod docs;
mod duplicates;
mod eligibility;
mod email_addresses;
mod exchanges;
mod faults;
mod harness;
mod health;
mod hostile_archives;
mod http;
mod invitations;
mod languages;
mod mail;
mod mail_choices;
mod me;
mod merges;
mod openapi;
mod privacy;
mod problems;
mod profile;
mod published;
mod recoveries;
mod registrations;
mod result_imports;
mod scim;
mod scim_interop;
mod score_reports;
mod security;
mod session;
mod sessions;
mod shapes;
mod shares;
mod smtp;
mod spa;
mod store;
mod vendors;
mod verifications;
mod vouchers;
