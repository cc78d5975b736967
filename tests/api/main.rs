//! Tests through the HTTP doors, against a server in this process.
//!
//! They run on SQLite, or on the PostgreSQL that `TEST_DATABASE_URL` names.

mod access;
mod architecture;
mod docs;
mod harness;
mod health;
mod http;
mod openapi;
mod problems;
mod session;
mod spa;
