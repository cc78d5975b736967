//! What happens to every request, from the outside in: [`observe`] (request id, span, metrics, panics, problems, protective
//! headers), [`rate_limit`], [`compress`].

pub mod compress;
pub mod observe;
pub mod rate_limit;
