//! The token that proves who posted a call-back: a JSON Web Token (RFC 7519) signed with a shared secret (HS256).
//!
//! It is good for one body: the claim `sha256`, our own addition, has the hash of the body, so that a token that was
//! seen on the way is of no use for another body. Replays of the same body are the receiver's to notice, by the event's
//! ID. Only HS256 is taken, whatever the token says of itself.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// How long a token is good, in seconds from when it was issued, whatever it says itself.
pub const LIFETIME: i64 = 300;
/// How far the clocks of the two sides may differ, in seconds.
pub const LEEWAY: i64 = 60;
/// Longest token that is read, in bytes. Ours have about 400.
const MAX_TOKEN: usize = 4096;
/// Longest ID of a token.
const MAX_ID: usize = 128;
const ALGORITHM: &str = "HS256";

/// What a token says that its receiver may want to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// The token's own ID, new for every attempt.
    pub jti: String,
    /// When it was issued.
    pub issued_at: Timestamp,
}

/// Why a token is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum BearerFault {
    /// It is no token of the expected form.
    #[error("the bearer token is malformed: {detail}")]
    Malformed {
        /// What gave it away.
        detail: &'static str,
    },
    /// It was signed with another secret, or changed.
    #[error("the bearer token has a wrong signature: both sides must have the same secret")]
    WrongSignature,
    /// Somebody else issued it.
    #[error("the bearer token was issued by somebody else: iss must be {expected}")]
    WrongIssuer {
        /// Who should have.
        expected: String,
    },
    /// It is meant for somebody else.
    #[error("the bearer token is meant for somebody else: aud must be {expected}")]
    WrongAudience {
        /// Whom it should be meant for.
        expected: String,
    },
    /// It is too old.
    #[error("the bearer token expired at {expired_at}: sign a new one for each attempt, and check the clocks")]
    Stale {
        /// Until when it was good.
        expired_at: Timestamp,
    },
    /// It comes from the future.
    #[error("the bearer token was issued at {issued_at}, which is still to come: check the clocks")]
    NotYet {
        /// When it says that it was issued.
        issued_at: Timestamp,
    },
    /// It belongs to another body.
    #[error("the bearer token belongs to another body: sha256 must be the hash of the body's bytes")]
    OtherBody,
}

#[derive(Serialize, Deserialize)]
struct Header {
    alg: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    typ: Option<String>,
    /// Extensions that must be understood (RFC 7515, section 4.1.11); there is none that we do.
    #[serde(skip_serializing_if = "Option::is_none")]
    crit: Option<Vec<String>>,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
    jti: String,
    sha256: String,
}

/// Checks a token that came with a body.
///
/// # Errors
/// The first [`BearerFault`] found; nothing is said of a token's claims before its signature is known to be right.
pub fn verify(
    token: &str,
    secret: &[u8],
    issuer: &str,
    audience: &str,
    body: &[u8],
    now: Timestamp,
) -> Result<Claims, BearerFault> {
    let malformed = |detail| BearerFault::Malformed { detail };
    if token.len() > MAX_TOKEN {
        return Err(malformed("it is too long"));
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(malformed("it has no three parts"))?;
    let (header, payload) = signed.split_once('.').ok_or(malformed("it has no three parts"))?;
    let header: Header = part(header).ok_or(malformed("its header is no JSON object in base64url"))?;
    if header.alg != ALGORITHM || header.crit.is_some() {
        return Err(malformed("its algorithm is another than HS256"));
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_detail| malformed("its signature is no base64url"))?;
    // With a secret of nothing everybody could sign.
    if secret.is_empty() {
        return Err(BearerFault::WrongSignature);
    }
    // Compares in constant time.
    mac(secret, signed).verify_slice(&signature).map_err(|_mismatch| BearerFault::WrongSignature)?;

    let claims: Payload =
        part(payload).ok_or(malformed("iss, aud, iat, exp, jti or sha256 is absent or of another kind"))?;
    if claims.iss != issuer {
        return Err(BearerFault::WrongIssuer { expected: issuer.to_owned() });
    }
    if claims.aud != audience {
        return Err(BearerFault::WrongAudience { expected: audience.to_owned() });
    }
    let time = |seconds| Timestamp::from_second(seconds).map_err(|_range| malformed("iat or exp is no time"));
    let issued_at = time(claims.iat)?;
    let expired_at = time(claims.exp.min(claims.iat.saturating_add(LIFETIME)))?;
    let now = now.as_second();
    if issued_at.as_second() > now.saturating_add(LEEWAY) {
        return Err(BearerFault::NotYet { issued_at });
    }
    if expired_at.as_second().saturating_add(LEEWAY) <= now {
        return Err(BearerFault::Stale { expired_at });
    }
    if claims.sha256 != hash(body) {
        return Err(BearerFault::OtherBody);
    }
    if claims.jti.is_empty() || claims.jti.len() > MAX_ID {
        return Err(malformed("jti is blank or too long"));
    }
    Ok(Claims { jti: claims.jti, issued_at })
}

/// Signs a token for one attempt to post a body.
pub fn sign(secret: &[u8], issuer: &str, audience: &str, jti: &str, body: &[u8], now: Timestamp) -> String {
    let iat = now.as_second();
    let payload = Payload {
        iss: issuer.to_owned(),
        aud: audience.to_owned(),
        iat,
        exp: iat.saturating_add(LIFETIME),
        jti: jti.to_owned(),
        sha256: hash(body),
    };
    sign_claims(secret, &payload)
}

/// Signs whatever is claimed.
pub(crate) fn sign_claims(secret: &[u8], claims: &impl Serialize) -> String {
    let header = Header { alg: ALGORITHM.to_owned(), typ: Some("JWT".to_owned()), crit: None };
    let signed = format!("{}.{}", written(&header), written(claims));
    let signature = URL_SAFE_NO_PAD.encode(mac(secret, &signed).finalize().into_bytes());
    format!("{signed}.{signature}")
}

fn mac(secret: &[u8], signed: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("a key of HMAC may have any length");
    mac.update(signed.as_bytes());
    mac
}

fn hash(body: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(body))
}

fn part<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

fn written(part: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(part).expect("texts and numbers are always written"))
}
