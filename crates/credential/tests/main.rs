//! Tests of the crate through its public doors.

mod canonical;
mod carrier;
mod document;
mod interop;
mod keys;
mod mutation;
mod rejection;
mod robustness;
