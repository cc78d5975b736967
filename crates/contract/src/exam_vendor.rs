//! Exam-delivery vendors, and how the exchange with each of them stands; for staff.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How the exchange with a vendor stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExamVendorView {
    /// By which exams of the catalogue name it.
    #[cfg_attr(feature = "openapi", schema(example = "pearson-vue"))]
    pub code: String,
    /// What it calls itself.
    pub name: String,
    /// Everything that needs somebody, in plain words; none when all is well.
    pub alarms: Vec<AlarmView>,
    /// When the vendor was last reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub reached_at: Option<Timestamp>,
    /// When something last came from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub received_at: Option<Timestamp>,
    /// Messages that wait to be sent.
    pub waiting_to_send: u64,
    /// Messages that came and wait to be read.
    pub waiting_to_read: u64,
    /// Messages that could not be sent or read.
    pub failed: u64,
    /// Candidates and authorizations that the vendor has not confirmed as they should be.
    pub unconfirmed: u64,
    /// Candidates and authorizations that the vendor refused.
    pub refused: u64,
    /// Rows about nobody, or nothing, that is known.
    pub unmatched: u64,
    /// Rows that could not be read.
    pub faulty: u64,
}

/// One thing that needs somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AlarmView {
    /// A stable word for it.
    #[cfg_attr(feature = "openapi", schema(example = "wrong_secret"))]
    pub kind: String,
    /// What is wrong and what to do, in a sentence.
    pub message: String,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub since: Option<Timestamp>,
}
