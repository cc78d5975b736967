//! Who completed a training course: a flat record with the same names as an event and as a row of a file.

use crate::fault::CallBackFault;
use crate::json::{Body, object};
use crate::pearson::row::MAX_ID;
use crate::port::{CallBack, CourseCompletion, Event};

/// The last part of the address to which completions are posted.
pub const KIND: &str = "course";

/// The names of what a record has, all of which are needed, in the order in which a file has them.
pub const FIELDS: [&str; 4] = ["completion_id", "candidate_id", "course_code", "completed_at"];

/// Reads the body of a completion that was posted.
///
/// # Errors
/// The first [`CallBackFault`] found.
pub fn read(body: &[u8]) -> Result<CallBack, CallBackFault> {
    let raw = object(body, super::results::MAX_BODY)?;
    let (event_id, completion) = understand(&Body::root(&raw))?;
    Ok(CallBack { event_id, event: Event::Course(completion), raw })
}

/// The record's own ID, and what it tells.
pub(super) fn understand(body: &Body<'_>) -> Result<(String, CourseCompletion), CallBackFault> {
    let completion_id = body.code("/completion_id", "the ID of the completion")?;
    let client_candidate_id = body.required("/candidate_id", MAX_ID, "the candidate ID")?;
    let course_code = body.code("/course_code", "the code of the course")?;
    let completed_at = body.time("/completed_at")?;
    let completed_at = completed_at.ok_or_else(|| body.blank("/completed_at", "the time at which it was completed"))?;
    Ok((completion_id, CourseCompletion { client_candidate_id, course_code, completed_at }))
}
