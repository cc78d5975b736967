//! Identifiers: what is printed, typed and spoken, and what only machines see.
//!
//! Three identifiers travel through human hands, so they carry check symbols: [`CandidateId`] and [`VerificationCode`], which
//! forgive how they are typed, and [`AuthorizationId`]. All others are UUIDs, one type each, so that the compiler keeps an award
//! from being looked up by an account. No identifier is drawn here: randomness is passed in.

mod authorization;
mod candidate;
mod machine;
mod verification;

pub use authorization::{AuthorizationId, AuthorizationIdError};
pub use candidate::{CandidateId, CandidateIdError};
pub use machine::{
    AccountId, AppointmentId, AwardDecisionId, AwardId, ChangeRequestId, ClaimId, CompanyId, ContactId, CredentialId,
    DocumentId, DuplicateId, EmailAddressId, EmploymentId, ErasureId, ExchangeId, ExportId, FactId, IdError, ImportId,
    MailId, MergeId, PasskeyId, RegistrationId, ScimTokenId, ScoreReportId, SessionId, ShareId, VoucherId,
    VoucherPoolId, WatchId,
};
pub use verification::{VerificationCode, VerificationCodeError};
