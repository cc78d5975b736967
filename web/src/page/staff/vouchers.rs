//! Vouchers that were bought: the pools, and who has which.

pub(crate) mod detail;
pub(crate) mod list;
