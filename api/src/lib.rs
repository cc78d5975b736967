//! The CertTracker server.
//!
//! Three thin layers, all arrows inwards: [`http`] parses, asks who it is, calls one service function and renders; [`service`]
//! is one function for each thing a user can do; [`store`] holds the SQL. Beside them stand what all may use: settings, clock,
//! errors, counters, and the table of who may do what.

pub mod access;
pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod disk;
pub mod error;
pub mod http;
pub mod job;
pub mod metrics;
pub mod page;
pub mod random;
pub mod service;
pub mod store;
pub mod telemetry;
