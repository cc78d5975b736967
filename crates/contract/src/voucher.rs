//! Vouchers: pools of them, who has which, and what became of it.

use domain::id::{AuthorizationId, CandidateId, VoucherId, VoucherPoolId};
use domain::voucher::VoucherState;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Add a pool of vouchers that were bought from a vendor.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateVoucherPool {
    /// What staff call it.
    #[cfg_attr(feature = "openapi", schema(max_length = 100, example = "Partner conference 2026"))]
    pub name: String,
    /// The code of the vendor that takes them.
    #[cfg_attr(feature = "openapi", schema(example = "pearson-vue"))]
    pub vendor: String,
    /// The codes of the exams that they are good for; all of the vendor's when there are none.
    #[serde(default)]
    pub exams: Vec<String>,
    /// The last day on which an exam can be sat with them.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_to: Date,
    /// Their codes, as the vendor wrote them: 1 to 5,000.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 5000))]
    pub codes: Vec<String>,
}

/// Without the codes.
impl std::fmt::Debug for CreateVoucherPool {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("CreateVoucherPool").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A pool of vouchers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VoucherPoolView {
    /// Which pool.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: VoucherPoolId,
    /// What staff call it.
    pub name: String,
    /// The code of the vendor that takes them.
    pub vendor: String,
    /// What the vendor calls itself.
    pub vendor_name: String,
    /// The codes of the exams that they are good for; all of the vendor's when there are none.
    pub exams: Vec<String>,
    /// The last day on which an exam can be sat with them.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_to: Date,
    /// When it was added.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// How many there are.
    pub vouchers: u64,
    /// How many of them nobody has.
    pub available: u64,
    /// With how many of them an exam was sat.
    pub redeemed: u64,
}

/// A voucher of a pool, for staff. Its code is shown to whoever has it alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VoucherView {
    /// Which voucher.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: VoucherId,
    /// The last characters of its code, to tell it from others.
    #[cfg_attr(feature = "openapi", schema(example = "…K2M"))]
    pub ends_with: String,
    /// How it stands.
    pub state: VoucherState,
    /// Who has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "CT-100000001-42"))]
    pub candidate_id: Option<CandidateId>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub assigned_at: Option<Timestamp>,
    /// When we learnt that an exam was sat with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub redeemed_at: Option<Timestamp>,
    /// The vendor's number of the attempt that was paid for with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_id: Option<String>,
    /// Who sat that exam, where it was not the one who has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub redeemed_by: Option<CandidateId>,
}

/// Give a voucher of a pool to a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignVoucher {
    /// The candidate ID, as printed.
    #[cfg_attr(feature = "openapi", schema(example = "CT-100000001-42", max_length = 40))]
    pub candidate_id: String,
}

/// A voucher of whoever asks.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnVoucherView {
    /// Which voucher.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: VoucherId,
    /// The code to enter at the vendor.
    pub code: String,
    /// What the vendor calls itself.
    pub vendor_name: String,
    /// The codes of the exams that it is good for; all of the vendor's when there are none.
    pub exams: Vec<String>,
    /// The last day on which an exam can be sat with it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_to: Date,
    /// How it stands.
    pub state: VoucherState,
    /// What it is chosen for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub authorization: Option<AuthorizationId>,
}

/// Without the code.
impl std::fmt::Debug for OwnVoucherView {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("OwnVoucherView")
            .field("id", &self.id)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}
