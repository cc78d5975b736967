//! Who is asking, and who may do what.
//!
//! One table of all operations, and nothing is allowed that is not in it. The HTTP layer looks an operation up before its
//! handler runs; services ask further questions about the one resource at hand.

use contract::problem::ProblemCode;
use contract::session::Role;
use domain::id::{AccountId, CandidateId, CompanyId, ScimTokenId, SessionId};
use language::text::problem as text;

use crate::error::Error;

/// Who may use an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    Public,
    /// Everybody who is signed in.
    SignedIn,
    /// Candidates, about themselves.
    Candidate,
    /// Staff.
    Staff,
}

/// Every operation by its id, which is the name of its handler and of the client's function.
pub const OPERATIONS: &[(&str, Access)] = &[
    ("find_liveness", Access::Public),
    ("find_readiness", Access::Public),
    ("create_session", Access::Public),
    // With the refresh token of the cookie, not with an access token.
    ("refresh_session", Access::Public),
    ("delete_session", Access::Public),
    ("find_session", Access::SignedIn),
    ("continue_session", Access::Public),
    ("create_passkey_challenge", Access::Public),
    ("create_passkey_session", Access::Public),
    ("create_confirmation_challenge", Access::SignedIn),
    ("confirm_session", Access::SignedIn),
    ("list_sessions", Access::SignedIn),
    ("end_session", Access::SignedIn),
    ("end_other_sessions", Access::SignedIn),
    ("list_email_addresses", Access::SignedIn),
    ("create_email_address", Access::SignedIn),
    ("verify_email_address", Access::SignedIn),
    ("resend_verification_mail", Access::SignedIn),
    ("make_email_address_primary", Access::SignedIn),
    ("delete_email_address", Access::SignedIn),
    ("find_security", Access::SignedIn),
    ("change_password", Access::SignedIn),
    ("create_totp", Access::SignedIn),
    ("confirm_totp", Access::SignedIn),
    ("delete_totp", Access::SignedIn),
    ("create_recovery_codes", Access::SignedIn),
    ("create_passkey_registration", Access::SignedIn),
    ("create_passkey", Access::SignedIn),
    ("update_passkey", Access::SignedIn),
    ("delete_passkey", Access::SignedIn),
    ("find_mail_choices", Access::SignedIn),
    ("update_mail_choices", Access::SignedIn),
    ("update_language", Access::SignedIn),
    ("create_export", Access::SignedIn),
    ("list_exports", Access::SignedIn),
    ("find_export_archive", Access::SignedIn),
    ("find_erasure", Access::SignedIn),
    ("create_erasure", Access::SignedIn),
    ("cancel_erasure", Access::SignedIn),
    // With the token of the link in a mail.
    ("find_subscription", Access::Public),
    ("unsubscribe", Access::Public),
    ("list_countries", Access::Public),
    ("find_country", Access::Public),
    ("suggest_delivery_name", Access::Public),
    ("list_exams", Access::Public),
    ("find_exam", Access::Public),
    ("list_achievements", Access::Public),
    ("find_achievement", Access::Public),
    // Each with what a cookie or a link in a mail proves.
    ("check_registration", Access::Public),
    ("notify_partner", Access::Public),
    ("create_registration", Access::Public),
    ("find_registration", Access::Public),
    ("update_registration", Access::Public),
    ("delete_registration", Access::Public),
    ("resend_registration_mail", Access::Public),
    ("confirm_registration", Access::Public),
    ("activate_registration", Access::Public),
    ("create_recovery", Access::Public),
    ("check_recovery", Access::Public),
    ("complete_recovery", Access::Public),
    ("find_invitation", Access::Public),
    ("accept_invitation", Access::Public),
    ("list_faq", Access::Public),
    ("list_retention", Access::Public),
    ("find_program", Access::Public),
    ("list_agreements", Access::Public),
    ("find_agreement_text", Access::Public),
    ("list_my_agreements", Access::Candidate),
    ("accept_agreement", Access::Candidate),
    ("find_profile", Access::Candidate),
    ("update_profile", Access::Candidate),
    ("list_profile_versions", Access::Candidate),
    ("create_document", Access::Candidate),
    ("find_evidence_document", Access::Staff),
    ("create_change_request", Access::Candidate),
    ("list_change_requests", Access::Candidate),
    ("withdraw_change_request", Access::Candidate),
    ("list_open_change_requests", Access::Staff),
    ("find_change_request", Access::Staff),
    ("decide_change_request", Access::Staff),
    ("create_merge", Access::Candidate),
    ("list_merges", Access::Candidate),
    ("confirm_merge", Access::Candidate),
    ("undo_merge", Access::Candidate),
    // With the token of the link in a mail.
    ("undo_merge_by_link", Access::Public),
    ("find_dashboard", Access::Candidate),
    ("find_accommodations", Access::Candidate),
    ("end_accommodations", Access::Candidate),
    ("find_eligibility", Access::Candidate),
    ("create_authorization", Access::Candidate),
    ("list_authorizations", Access::Candidate),
    ("find_authorization", Access::Candidate),
    ("withdraw_authorization", Access::Candidate),
    ("create_hand_off", Access::Candidate),
    ("list_appointments", Access::Candidate),
    ("find_appointment_calendar", Access::Candidate),
    ("list_exam_results", Access::Candidate),
    ("find_exam_result", Access::Candidate),
    ("print_score_report", Access::Candidate),
    ("create_score_report", Access::Candidate),
    ("list_score_reports", Access::Candidate),
    ("withdraw_score_report", Access::Candidate),
    ("list_progress", Access::Candidate),
    ("find_progress", Access::Candidate),
    ("list_credentials", Access::Candidate),
    ("find_credential", Access::Candidate),
    ("print_certificate", Access::Candidate),
    ("find_verification", Access::Public),
    ("find_credential_verification", Access::Public),
    ("verify_document", Access::Public),
    ("verify_codes", Access::Public),
    ("create_result_import", Access::Staff),
    ("list_result_imports", Access::Staff),
    ("find_result_import", Access::Staff),
    ("list_claims", Access::Staff),
    ("list_waiting_score_reports", Access::Staff),
    ("decide_score_report", Access::Staff),
    ("list_shares", Access::Candidate),
    ("create_share", Access::Candidate),
    ("find_share", Access::Candidate),
    ("update_share", Access::Candidate),
    ("revoke_share", Access::Candidate),
    ("answer_watch", Access::Candidate),
    // With the token of a link.
    ("open_share", Access::Public),
    ("ask_watch", Access::Public),
    ("end_watch", Access::Public),
    ("list_award_reviews", Access::Staff),
    ("decide_award_review", Access::Staff),
    ("list_duplicates", Access::Staff),
    ("decide_duplicate", Access::Staff),
    ("list_dead_mails", Access::Staff),
    ("retry_dead_mail", Access::Staff),
    ("list_exam_vendors", Access::Staff),
    ("create_voucher_pool", Access::Staff),
    ("list_voucher_pools", Access::Staff),
    ("find_voucher_pool", Access::Staff),
    ("list_vouchers", Access::Staff),
    ("assign_voucher", Access::Staff),
    ("withdraw_voucher", Access::Staff),
    ("list_own_vouchers", Access::Candidate),
    // With the vendor's own token.
    ("receive_exam_event", Access::Public),
    ("receive_booking_event", Access::Public),
    ("create_exam_vendor_file", Access::Staff),
    ("list_exchanges", Access::Staff),
    ("find_exchange", Access::Staff),
    ("list_exchange_rows", Access::Staff),
    ("find_exchange_content", Access::Staff),
    ("replay_exchange", Access::Staff),
    ("list_companies", Access::Staff),
    ("find_company", Access::Staff),
    ("list_company_contacts", Access::Staff),
    ("resend_invitation", Access::Staff),
    ("find_credential_document", Access::Public),
    ("find_did_document", Access::Public),
    ("find_jwks", Access::Public),
    ("find_key", Access::Public),
    ("find_status_list", Access::Public),
    ("find_badge", Access::Public),
    ("find_badge_picture", Access::Public),
];

/// The operations of the provisioning service at `/scim/v2`: for [`ScimClient`]s, all of them, and for nobody else. They describe
/// themselves by `/scim/v2/Schemas`, not in the OpenAPI document.
pub const SCIM_OPERATIONS: &[&str] = &[
    "list_scim_users",
    "search_scim_users",
    "create_scim_user",
    "find_scim_user",
    "replace_scim_user",
    "patch_scim_user",
    "delete_scim_user",
    "list_scim_groups",
    "search_scim_groups",
    "find_scim_group",
    "replace_scim_group",
    "patch_scim_group",
    "find_scim_service_provider_config",
    "list_scim_schemas",
    "find_scim_schema",
    "list_scim_resource_types",
    "find_scim_resource_type",
];

/// The name of an operation, as a word that can label a metric.
pub fn operation(name: &str) -> Option<&'static str> {
    let known = OPERATIONS.iter().map(|(known, _)| *known);
    known.chain(SCIM_OPERATIONS.iter().copied()).find(|known| *known == name)
}

/// Whether an operation is for some people only.
pub fn is_restricted(operation: &str) -> bool {
    SCIM_OPERATIONS.contains(&operation)
        || OPERATIONS.iter().any(|(known, access)| *known == operation && *access != Access::Public)
}

/// Whether an operation is a machine's question that nobody wants to read about.
pub fn is_probe(operation: &str) -> bool {
    matches!(operation, "find_liveness" | "find_readiness")
}

/// A machine that provisions people, known by its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScimClient {
    /// Its token.
    pub token_id: ScimTokenId,
    /// The one company it speaks for; all of them when there is none.
    pub company_id: Option<CompanyId>,
}

/// Who is asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// Their account.
    pub account_id: AccountId,
    /// The session they signed in with.
    pub session_id: SessionId,
    /// Who they are in the program, when they are a candidate.
    pub candidate_id: Option<CandidateId>,
    /// Whether they run the program.
    pub staff: bool,
}

impl Principal {
    /// What they may do, as the contract says it.
    pub fn roles(&self) -> Vec<Role> {
        let candidate = self.candidate_id.map(|_| Role::Candidate);
        let staff = self.staff.then_some(Role::Staff);
        candidate.into_iter().chain(staff).collect()
    }

    /// Lets them pass when the table does.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::Forbidden`] otherwise, also for an operation that the table does not have.
    pub fn require(&self, operation: &str) -> Result<(), Error> {
        let access = OPERATIONS.iter().find(|(known, _)| *known == operation).map(|(_, access)| *access);
        let allowed = match access {
            None => false,
            Some(Access::Public | Access::SignedIn) => true,
            Some(Access::Candidate) => self.candidate_id.is_some(),
            Some(Access::Staff) => self.staff,
        };
        if allowed { Ok(()) } else { Err(Error::of(ProblemCode::Forbidden)) }
    }

    /// Their candidate ID.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::Forbidden`] when they are not a candidate.
    pub fn candidate(&self) -> Result<CandidateId, Error> {
        self.candidate_id.ok_or_else(|| Error::of(ProblemCode::Forbidden).detail(text::for_candidates()))
    }
}
