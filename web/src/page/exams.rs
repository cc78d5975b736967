//! A candidate's way to an exam: what they registered for, how far each is, and coming back from the vendor, and its result.

pub(crate) mod detail;
pub(crate) mod list;
pub(crate) mod result;
pub(crate) mod returned;
mod vouchers;
mod words;
