//! Identifiers: what is printed, typed and spoken, and what only machines see.
//!
//! Two identifiers travel through human hands, so they carry check symbols and forgive how they are typed:
//! [`CandidateId`] and [`VerificationCode`]. All others are UUIDs, one type each, so that the compiler keeps an award
//! from being looked up by an account. No identifier is drawn here: randomness is passed in.

mod candidate;
mod machine;
mod verification;

pub use candidate::{CandidateId, CandidateIdError};
pub use machine::{
    AccountId, AwardId, ChangeRequestId, ClaimId, CompanyId, ContactId, CredentialId, DocumentId, DuplicateId,
    EmailAddressId, EmploymentId, ErasureId, ExportId, FactId, IdError, ImportId, MailId, MergeId, PasskeyId,
    RegistrationId, ScimTokenId, ScoreReportId, SessionId,
};
pub use verification::{VerificationCode, VerificationCodeError};
