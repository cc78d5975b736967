//! Engines that give online assessments and courses: a candidate is launched into one, and results come back.
//!
//! The format is this program's own and belongs to no vendor: a signed address takes the candidate there, and a result is
//! a flat record, the same as a signed event and as a row of a CSV file. An engine is told nothing beforehand: all that
//! it has to know is in the launch.
//!
//! An event proves itself as Pearson's call-backs do, see [`crate::pearson::call_back::bearer`].

pub mod courses;
mod file;
pub mod launch;
pub mod results;

use jiff::Timestamp;

use crate::fault::{ArchiveFault, TransportFault};
use crate::port::{AuthorizationRecord, BoxFuture, CandidateRecord, ExamDelivery, Message, Reading, Written};

pub use file::{MAX_FILE, MAX_ROWS};

/// An engine as the program sees it: nothing is sent to it and nothing waits there.
#[derive(Debug, Clone, Copy, Default)]
pub struct AssessmentEngine;

impl ExamDelivery for AssessmentEngine {
    fn write_candidates(&self, records: &[CandidateRecord], _at: Timestamp) -> Written {
        Written { without_message: (0..records.len()).collect(), ..Written::default() }
    }

    fn write_authorizations(&self, records: &[AuthorizationRecord], _at: Timestamp) -> Written {
        Written { without_message: (0..records.len()).collect(), ..Written::default() }
    }

    fn send<'a>(&'a self, message: &'a Message) -> BoxFuture<'a, Result<Option<Vec<u8>>, TransportFault>> {
        let detail = format!("an assessment engine takes no messages, and so not {}", message.name);
        Box::pin(async { Err(TransportFault::Broken { detail }) })
    }

    fn list<'a>(&'a self) -> BoxFuture<'a, Result<Vec<String>, TransportFault>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn fetch<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Vec<u8>, TransportFault>> {
        Box::pin(async { Err(TransportFault::NotFound { name: name.to_owned() }) })
    }

    fn acknowledge<'a>(&'a self, _name: &'a str) -> BoxFuture<'a, Result<(), TransportFault>> {
        Box::pin(async { Ok(()) })
    }

    /// Reads a CSV file of results, or of courses, that somebody brought.
    fn read(&self, name: &str, bytes: &[u8]) -> Result<Reading, ArchiveFault> {
        file::read(name, bytes)
    }
}
