//! Authorizations: a candidate's way to an exam, from the wish to sit it to its result.

use domain::authorization::{Holder, JourneyStep, StepState};
use domain::id::{AuthorizationId, FactId, VoucherId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::appointment::AppointmentView;
use crate::catalogue::ExamView;
use crate::voucher::OwnVoucherView;

/// Ask for an authorization to sit an exam.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateAuthorization {
    /// The exam's code.
    #[cfg_attr(feature = "openapi", schema(example = "250-428", max_length = 40))]
    pub exam: String,
    /// A voucher of the candidate's that is to pay for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Uuid))]
    pub voucher: Option<VoucherId>,
}

/// An authorization, and how far it has come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuthorizationView {
    /// Its number, which the vendor knows it by: 17 digits.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "12345678901234567"))]
    pub id: AuthorizationId,
    /// The exam.
    pub exam: ExamView,
    /// The vendor's code.
    #[cfg_attr(feature = "openapi", schema(example = "pearson-vue"))]
    pub vendor: String,
    /// What the vendor calls itself.
    #[cfg_attr(feature = "openapi", schema(example = "Pearson VUE"))]
    pub vendor_name: String,
    /// How far it is, in one word.
    pub state: AuthorizationState,
    /// What it means and what to do, in a sentence.
    pub explanation: String,
    /// The first day on which the exam can be sat.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub first_on: Date,
    /// The last day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub last_on: Date,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// Whether a place can be booked, changed or cancelled at the vendor's now.
    pub may_book: bool,
    /// Whether the exam begins as soon as the candidate goes there, without a booking.
    pub begins_at_once: bool,
    /// Whether it can be taken back.
    pub may_withdraw: bool,
    /// The booking, if there is one; one that was cancelled, as long as there is no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<AppointmentView>,
    /// The voucher that was chosen for it, with its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voucher: Option<OwnVoucherView>,
    /// The way from authorized to notified, step by step.
    pub journey: Vec<JourneyStepView>,
    /// Its result, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Uuid))]
    pub result_id: Option<FactId>,
}

/// How far an authorization is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AuthorizationState {
    /// The vendor does not have it yet.
    Preparing,
    /// The exam can be booked.
    Ready,
    /// A place is booked.
    Booked,
    /// The time of the exam is over, and its result has not come.
    AwaitingResult,
    /// There is a result.
    Completed,
    /// The vendor refused it.
    Refused,
    /// The candidate took it back.
    Withdrawn,
    /// Its last day is over.
    Expired,
}

/// One step on the way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JourneyStepView {
    /// Which step.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "confirmed"))]
    pub step: JourneyStep,
    /// How it stands.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "next"))]
    pub state: StepState,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub at: Option<Timestamp>,
    /// Who has to do it: `program`, `vendor` or `candidate`.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "vendor"))]
    pub holder: Holder,
    /// By when it is usually done, while it is the next one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub usual_by: Option<Timestamp>,
}

/// A form that a browser posts to the vendor, which signs the candidate in there. Good for a few minutes and one use.
///
/// Without any fields the browser is to follow the address instead.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandOffView {
    /// Where to post it, as `application/x-www-form-urlencoded`.
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub url: String,
    /// Its fields, in order.
    pub fields: Vec<HandOffField>,
}

/// One field of the form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandOffField {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Without the fields, which sign somebody in.
impl std::fmt::Debug for HandOffView {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("HandOffView").field("url", &self.url).finish_non_exhaustive()
    }
}
