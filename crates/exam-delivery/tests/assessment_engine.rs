//! Engines of online assessments, through the public door.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

#[path = "assessment_engine/launch.rs"]
mod launch;
#[path = "assessment_engine/results.rs"]
mod results;
