//! Showing credentials to somebody: the candidate's shares, and what whoever has the link sees.

pub(super) mod detail;
pub(super) mod list;
pub(super) mod new;
pub(super) mod shared;
pub(super) mod stop;
