//! The API, version 1: one file per resource.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod accommodations;
pub mod agreements;
pub mod authorizations;
pub mod award_reviews;
pub mod catalogue;
pub mod change_requests;
pub mod claims;
pub mod companies;
pub mod countries;
pub mod dead_mails;
pub mod delivery_names;
pub mod documents;
pub mod duplicates;
pub mod eligibility;
pub mod email_addresses;
pub mod erasures;
pub mod exam_vendors;
pub mod exports;
pub mod faq;
pub mod invitations;
pub mod mail_choices;
pub mod me;
pub mod merges;
pub mod profile;
pub mod program;
pub mod recoveries;
pub mod registrations;
pub mod result_imports;
pub mod retention;
pub mod score_reports;
pub mod security;
pub mod session;
pub mod sessions;
pub mod shares;
pub mod verifications;
pub mod vouchers;

/// Mounts every operation under `/api/v1`.
pub fn configure(config: &mut ServiceConfig<'_>) {
    // Paths are tried in this order: what third parties ask most comes first.
    verifications::configure(config);
    session::configure(config);
    registrations::configure(config);
    recoveries::configure(config);
    invitations::configure(config);
    merges::configure(config);
    countries::configure(config);
    delivery_names::configure(config);
    catalogue::configure(config);
    agreements::configure(config);
    faq::configure(config);
    change_requests::configure(config);
    documents::configure(config);
    mail_choices::configure(config);
    me::configure(config);
    result_imports::configure(config);
    program::configure(config);
    retention::configure(config);
    claims::configure(config);
    award_reviews::configure(config);
    score_reports::configure(config);
    duplicates::configure(config);
    dead_mails::configure(config);
    companies::configure(config);
    exam_vendors::configure(config);
    vouchers::configure(config);
    shares::configure(config);
}
