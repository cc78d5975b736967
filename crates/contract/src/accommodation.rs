//! Accommodations: what is done differently for a candidate at exams.

use domain::accommodation::Accommodation;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is done differently for a candidate, and what they have to agree to before they ask for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccommodationsView {
    /// What was granted and has not ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granted: Option<GrantedAccommodationsView>,
    /// What is agreed to by asking for accommodations.
    pub consent: AccommodationsConsentView,
}

/// Accommodations that were granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GrantedAccommodationsView {
    /// Which.
    pub needs: Vec<Accommodation>,
    /// When they were granted.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub granted_at: Timestamp,
    /// The last day on which they hold.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub ends_on: Date,
}

/// What is agreed to by asking for accommodations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccommodationsConsentView {
    /// The words.
    pub text: String,
    /// Their language, as a tag of BCP 47.
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: String,
    /// The SHA-256 of the text in UTF-8, in hexadecimal; a request names it.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}
