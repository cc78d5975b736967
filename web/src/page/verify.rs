//! Checking a credential: anyone may, without an account.

pub(super) mod form;
pub(super) mod verdict;
