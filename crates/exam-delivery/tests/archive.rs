//! Reading result archives through the public door: what is understood, what is reported, what is refused.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

#[path = "archive/sample.rs"]
mod sample;
#[path = "archive/zipped.rs"]
mod zipped;

#[path = "archive/hostile.rs"]
mod hostile;
#[path = "archive/properties.rs"]
mod properties;
#[path = "archive/results.rs"]
mod results;
