//! The vendor of the PSI kind, through the adapter that a program talks to it with.

mod bench;
mod bookings;
mod eligibilities;
mod faults;
mod kill;
mod results;
