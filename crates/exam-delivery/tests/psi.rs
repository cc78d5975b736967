//! PSI's services, through the public door.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

#[path = "psi/bookings.rs"]
mod bookings;
#[path = "psi/readings.rs"]
mod readings;
#[path = "psi/records.rs"]
mod records;
#[path = "psi/sample.rs"]
mod sample;
