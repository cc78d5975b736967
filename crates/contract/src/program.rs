//! The program, and how its office is reached.

use serde::{Deserialize, Serialize};

/// The program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgramView {
    /// The name of the certifying body, as its credentials say it.
    pub name: String,
    /// Where candidates and verifiers can write to; absent while the operator has set nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = Email))]
    pub email: Option<String>,
}
