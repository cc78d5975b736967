//! How long everything is kept.

use serde::{Deserialize, Serialize};

/// What is kept, how long, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RetentionView {
    /// The word for it.
    #[cfg_attr(feature = "openapi", schema(example = "mails"))]
    pub policy: String,
    /// What it is.
    pub what: String,
    /// How long it is kept.
    #[cfg_attr(feature = "openapi", schema(example = "30 days"))]
    pub kept: String,
    /// What the time runs from.
    pub from: String,
    /// The ground on which it is kept, and why so long.
    pub reason: String,
}
