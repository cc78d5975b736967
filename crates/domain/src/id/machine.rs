//! The UUID newtypes.
//!
//! All are UUIDv7 (they sort by age, which keeps index pages warm), except [`CredentialId`]: it is public, so it is
//! a random UUIDv4 and tells nobody when it was made.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The text is not a UUID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a UUID: {0}")]
pub struct IdError(#[from] uuid::Error);

macro_rules! uuid_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID drawn elsewhere.
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID inside.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Ok(Self(Uuid::parse_str(text)?))
            }
        }
    )*};
}

uuid_ids! {
    /// How someone signs in.
    AccountId;
    /// One signed-in device.
    SessionId;
    /// A voucher.
    VoucherId;
    /// A pool of vouchers.
    VoucherPoolId;
    /// A passkey that somebody signs in with.
    PasskeyId;
    /// The fact that a candidate earned an achievement.
    AwardId;
    /// What staff decided about an award.
    AwardDecisionId;
    /// Credentials that a candidate shows to a third party.
    ShareId;
    /// Somebody's wish to be told when shared credentials change.
    WatchId;
    /// The signed document of an award. Public, hence a random UUIDv4.
    CredentialId;
    /// One recorded [`Fact`](crate::Fact).
    FactId;
    /// One booking at an exam-delivery vendor.
    AppointmentId;
    /// One message to or from an exam-delivery vendor.
    ExchangeId;
    /// One file taken in from an exam-delivery vendor.
    ImportId;
    /// A result that fits no candidate yet and waits to be claimed.
    ClaimId;
    /// What a candidate says of an exam they sat before the vendor knew their candidate ID.
    ScoreReportId;
    /// One request of a candidate for a change that needs evidence.
    ChangeRequestId;
    /// One file that was uploaded as evidence.
    DocumentId;
    /// One mail to one address.
    MailId;
    /// One e-mail address of a person.
    EmailAddressId;
    /// A person on the way to an account.
    RegistrationId;
    /// A partner organisation.
    CompanyId;
    /// A person in a company's partner record.
    ContactId;
    /// A person's time at a company, through all that is learnt of it.
    EmploymentId;
    /// Everything that is kept about a person, as one file.
    ExportId;
    /// The request of a person to be erased.
    ErasureId;
    /// Two candidate IDs that may be one person's.
    DuplicateId;
    /// Two accounts of one person that are one from some time on.
    MergeId;
    /// What a SCIM client proves itself with.
    ScimTokenId;
}
