//! One page of a list.

use serde::{Deserialize, Serialize};

/// One page of a list, newest or most relevant first. Lists are read by cursor; there is no total.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The items of this page, at most as many as `limit` asked for.
    pub items: Vec<T>,
    /// Give this as `cursor` to read the next page; absent on the last page. Opaque: its form may change at any time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
