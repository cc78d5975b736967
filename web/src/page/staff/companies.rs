//! Partner companies, and the people in their records.

pub(crate) mod detail;
pub(crate) mod list;
mod row;
mod words;
