//! What can be earned and sat, open to anyone.

pub(super) mod achievement;
pub(super) mod exam;
pub(super) mod list;
