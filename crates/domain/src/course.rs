//! Training courses, as far as a requirement needs to name them.

use serde::{Deserialize, Serialize};

use crate::code::CourseCode;

/// A training course, as written in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CourseDocument {
    /// The code, unique among courses.
    pub code: CourseCode,
    /// The title.
    pub title: String,
    /// Where these statements come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}
