//! PSI's REST services: candidates with their eligibilities go there, booking events come from there.
//!
//! An *eligibility* is what the rest of the program calls an authorization: leave for one candidate to book and sit one
//! test. PSI takes a candidate's data only as a part of it. Paths, members and words are those of PSI's public
//! documentation of its eligibility, booking-events and assessment-result services. What is not public, and is our own
//! assumption, is said where it is made: the widths of texts, how a client fetches results, and how an event proves
//! itself.

mod answer;
pub mod bookings;
mod http;
mod request;
pub mod rest;
mod results;
mod token;

pub use rest::{PsiRest, RestSettings};
