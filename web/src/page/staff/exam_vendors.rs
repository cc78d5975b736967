//! Exam-delivery vendors: how the exchange with each stands, and every message to and from them.

mod bring;
pub(crate) mod exchange;
pub(crate) mod list;
mod words;
