//! What is drawn at random, and identifiers that carry the time.

use domain::id::{AuthorizationId, CandidateId, VerificationCode};
use jiff::Timestamp;
use uuid::{NoContext, Uuid};

/// A UUID of version 7 (RFC 9562, section 5.7): time first, so that new rows lie at the end of an index.
pub fn uuid(now: Timestamp) -> Uuid {
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    let nanoseconds = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanoseconds))
}

/// A UUID of version 4, for what is public and must not tell when it was made.
pub fn public_uuid() -> Uuid {
    uuid::Builder::from_random_bytes(rand::random()).into_uuid()
}

/// A candidate ID; whether it is free is for the database to say.
pub fn candidate_id() -> CandidateId {
    CandidateId::from_random(rand::random())
}

/// The number of an authorization; whether it is free is for the database to say.
pub fn authorization_id() -> AuthorizationId {
    AuthorizationId::from_random(rand::random())
}

/// A verification code with 95 random bits.
pub fn verification_code() -> VerificationCode {
    VerificationCode::from_random(rand::random())
}

/// Letters and digits that cannot be taken for one another (Crockford's base 32).
const PLAIN: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// That many of them, with five random bits each.
pub fn plain_text(length: usize) -> String {
    (0..length).map(|_| char::from(PLAIN[usize::from(rand::random::<u8>() % 32)])).collect()
}
