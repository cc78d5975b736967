//! The candidate's home: which exams are ahead, what do I hold, what is about to lapse, what is nearest, what about my last exam.

use serde::{Deserialize, Serialize};

use crate::agreement::AgreementView;
use crate::authorization::AuthorizationView;
use crate::credential::CredentialListItem;
use crate::exam_result::ExamResultView;
use crate::progress::ProgressListItem;

/// The candidate's home in one answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DashboardView {
    /// What the candidate is called.
    pub display_name: String,
    /// Every verified e-mail address of theirs is in a partner company's domain: who leaves it would lose the way back.
    pub private_address_missing: bool,
    /// The agreements that wait to be accepted: in a new version, or those that nobody is registered without.
    pub agreements_waiting: Vec<AgreementView>,
    /// The exams that they registered for and that are not over: booked ones first, the soonest before the others.
    #[serde(default)]
    pub exams_ahead: Vec<AuthorizationView>,
    /// What they hold, newest first.
    pub held: Vec<CredentialListItem>,
    /// What ends within 90 days or is in grace, soonest first.
    pub lapsing: Vec<CredentialListItem>,
    /// What is nearest to be earned, nearest first, at most three.
    pub nearest: Vec<ProgressListItem>,
    /// The latest attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest_result: Option<ExamResultView>,
}
