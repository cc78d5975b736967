//! Questions that are often asked.

use serde::{Deserialize, Serialize};

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FaqEntryView {
    /// A word that links can name it by, the same in every language.
    #[cfg_attr(feature = "openapi", schema(example = "first-time"))]
    pub slug: String,
    /// The question.
    pub question: String,
    /// The answer, as HTML of paragraphs, lists, emphasis and links.
    pub html: String,
}
